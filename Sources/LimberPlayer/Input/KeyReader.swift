/// Tells keys apart by when their bytes come as well as by what they are.
///
/// A value that is told the time, in milliseconds on any clock. On a slow line the bytes of one key
/// come with gaps, so a sequence has a while to be completed; but nothing that looks like the beginning
/// of one keeps the keyboard deaf for longer than that, however many keys are pressed meanwhile.
struct KeyReader: Sendable {
  private var parser = KeyParser()
  /// Since when it has been undecided, and when the last byte came; nil where it is not.
  private var undecided: (since: Int64, last: Int64)?

  /// Takes bytes that came at an instant, and answers with the keys that they complete.
  mutating func take(_ bytes: some Sequence<UInt8>, at now: Int64) -> [Key] {
    var keys = settle(at: now)
    for byte in bytes {
      if let key = parser.take(byte) { keys.append(key) }
      undecided = parser.isUndecided ? (undecided?.since ?? now, now) : nil
    }
    return keys
  }

  /// Decides what has been undecided for too long: an escape on its own is the key, the rest is nothing.
  mutating func settle(at now: Int64) -> [Key] {
    guard let wait = wait(at: now), wait <= 0 else { return [] }
    undecided = nil
    return [parser.settle()].compactMap { $0 }
  }

  /// How long to wait for more bytes, in milliseconds; nil where there is nothing to decide.
  func wait(at now: Int64) -> Int64? {
    guard let undecided else { return nil }
    switch parser.patience {
    case .sinceBegin(let time): return undecided.since + time - now
    case .sinceLastByte(let time): return undecided.last + time - now
    }
  }
}
