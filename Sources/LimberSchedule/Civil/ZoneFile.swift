package import LimberBasics

/// A zone as the files of the zone database have it (RFC 9636): changes that are known, and a rule for
/// all that come later.
package struct ZoneFile: Sendable {
  /// When offsets change, in seconds since 1970, in order.
  private var changes: [Int64] = []
  /// The offset from each of the changes on, in seconds east of UTC.
  private var offsets: [Int] = []
  /// The offset before the first change.
  private var first = 0
  private var rule: ZoneRule?

  /// The zone that it says.
  package var zone: Zone { Zone { self.offset(at: $0) } }

  /// Reads a file; nil where it is none.
  package init?(bytes: [UInt8]) {
    guard let old = Header(bytes, at: 0) else { return nil }
    // Times of four bytes end in 2038; the same follows in eight.
    guard old.version >= UInt8(ascii: "2") else {
      guard read(bytes, old, at: Header.size, width: 4) else { return nil }
      return
    }
    let start = Header.size + old.length(width: 4)
    guard let header = Header(bytes, at: start),
      read(bytes, header, at: start + Header.size, width: 8)
    else { return nil }
    let footer = bytes.dropFirst(start + Header.size + header.length(width: 8)).dropFirst()
    rule = ZoneRule(
      text: String(decoding: footer.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  private func offset(at instant: Int64) -> Int {
    // The last change at or before the instant.
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant { low = middle + 1 } else { high = middle }
    }
    if low == changes.count, let rule { return rule.offset(at: instant) }
    return low == 0 ? first : offsets[low - 1]
  }

  private mutating func read(
    _ bytes: [UInt8], _ header: Header, at start: Int, width: Int
  ) -> Bool {
    guard bytes.count >= start + header.length(width: width), header.types > 0 else { return false }
    let kinds = start + header.changes * width
    let types = kinds + header.changes
    func offset(ofType index: Int) -> Int? {
      index < header.types
        ? Int(Int32(truncatingIfNeeded: bytes.number(at: types + index * 6, width: 4))) : nil
    }
    for index in 0..<header.changes {
      guard let offset = offset(ofType: Int(bytes[kinds + index])) else { return false }
      let time = bytes.number(at: start + index * width, width: width)
      changes.append(width == 8 ? time : Int64(Int32(truncatingIfNeeded: time)))
      offsets.append(offset)
    }
    first = offset(ofType: 0) ?? 0
    return zip(changes, changes.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The counts that stand before each block of a file.
  private struct Header {
    static let size = 44
    let version: UInt8
    let universal, standard, leaps, changes, types, letters: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard bytes.count >= start + Self.size, bytes[start...].starts(with: "TZif".utf8) else {
        return nil
      }
      version = bytes[start + 4]
      let counts = (0..<6).map { Int(bytes.number(at: start + 20 + $0 * 4, width: 4)) }
      guard counts.allSatisfy({ $0 <= 100_000 }) else { return nil }
      (universal, standard, leaps) = (counts[0], counts[1], counts[2])
      (changes, types, letters) = (counts[3], counts[4], counts[5])
    }

    func length(width: Int) -> Int {
      changes * (width + 1) + types * 6 + letters + leaps * (width + 4) + standard + universal
    }
  }
}

extension [UInt8] {
  /// A number of some bytes, the highest first.
  fileprivate func number(at start: Int, width: Int) -> Int64 {
    self[start..<start + width].reduce(0) { $0 << 8 | Int64($1) }
  }
}
