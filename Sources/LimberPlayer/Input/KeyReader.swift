/// Tells keys apart by when their bytes come as well as by what they are.
///
/// A value that is told the time, in milliseconds on any clock. On a slow line the bytes of one key
/// come with gaps, so a sequence has a while to be completed; but nothing that looks like the beginning
/// of one keeps the keyboard deaf for longer than that, however many keys are pressed meanwhile.
struct KeyReader: Sendable {
  private var parser = KeyParser()
  private var brake: KeyBrake?
  /// Since when it has been undecided, and when the last byte came; nil where it is not.
  private var undecided: (since: Int64, last: Int64)?

  /// Makes a reader.
  ///
  /// - Parameter use: what the keys are wanted for; in a text a key may come as fast as it likes.
  init(for use: KeyUse = .playing) {
    brake =
      switch use {
      case .playing: KeyBrake()
      case .answering, .choosing: nil
      }
  }

  /// Takes bytes that came at an instant, and answers with the keys that count by then.
  mutating func take(_ bytes: some Sequence<UInt8>, at now: Int64) -> [Key] {
    var keys = settle(at: now)
    for byte in bytes {
      if let key = parser.take(byte) { keys += pass(key, at: now) }
      undecided = parser.isUndecided ? (undecided?.since ?? now, now) : nil
    }
    return keys
  }

  /// Decides what has been undecided for too long: an escape on its own is the key, the rest is nothing.
  mutating func settle(at now: Int64) -> [Key] {
    var keys = brake?.settle(at: now) ?? []
    if let wait = parserWait(at: now), wait <= 0 {
      undecided = nil
      if let key = parser.settle() { keys += pass(key, at: now) }
    }
    return keys
  }

  /// How long to wait for more bytes, in milliseconds; nil where there is nothing to decide.
  func wait(at now: Int64) -> Int64? {
    [parserWait(at: now), brake?.wait(at: now)].compactMap { $0 }.min()
  }

  private mutating func pass(_ key: Key, at now: Int64) -> [Key] {
    brake?.take(key, at: now) ?? [key]
  }

  private func parserWait(at now: Int64) -> Int64? {
    guard let undecided else { return nil }
    switch parser.patience {
    case .sinceBegin(let time): return undecided.since + time - now
    case .sinceLastByte(let time): return undecided.last + time - now
    }
  }
}
