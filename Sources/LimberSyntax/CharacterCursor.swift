/// Walks the `Character`s of a run of bytes and says where each stands, well-formed UTF-8 or not.
///
/// Bytes that are no UTF-8 count as U+FFFD, one for each longest beginning of a character. Between
/// two ASCII bytes of one line there is always a boundary, so only the stretches around other bytes
/// are handed to the standard library's rules.
struct CharacterCursor {
  /// One character and the bytes that it was made from.
  struct Step {
    let start: Int
    let end: Int
    let character: Character
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var at: Int
  /// What is left of a stretch that is not all ASCII.
  private var stretch: String.Iterator?

  /// Makes a cursor; `range` holds no line break.
  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  /// The next character, or nil at the end.
  mutating func next() -> Step? {
    if let character = stretch?.next() { return step(over: character) }
    stretch = nil
    guard at < end else { return nil }
    if bytes[at] < 0x80, at + 1 == end || bytes[at + 1] < 0x80 {
      at += 1
      return Step(
        start: at - 1, end: at, character: Character(Unicode.Scalar(bytes[at - 1])))
    }
    // Up to the next place where two ASCII bytes meet, which is a boundary for sure.
    var stop = at + 1
    while stop < end, !(bytes[stop] < 0x80 && bytes[stop - 1] < 0x80) { stop += 1 }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[at..<stop]), as: UTF8.self)
    var characters = text.makeIterator()
    guard let first = characters.next() else { return nil }
    stretch = characters
    return step(over: first)
  }

  /// Passes the bytes of a character, one scalar at a time, for a repaired one has others.
  private mutating func step(over character: Character) -> Step {
    let start = at
    for _ in character.unicodeScalars where at < end {
      at = min(at + UTF8Scan.next(in: bytes, at: at).length, end)
    }
    return Step(start: start, end: at, character: character)
  }
}
