// The standard library's `contains(_:)` and `replacing(_:with:)` for texts bring its whole engine for regular
// expressions into the binary, which every start then pays for. These do without.

extension StringProtocol {
  /// The first place in which another text stands, letter by letter; nil where there is none.
  public func firstPlace(of part: some StringProtocol) -> Range<Index>? {
    let wanted = Array(part.utf8)
    guard let place = Array(utf8).firstPlace(of: wanted) else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: place)
    return start..<utf8.index(start, offsetBy: wanted.count)
  }

  /// Whether another text stands somewhere in it, letter by letter.
  public func holds(_ part: some StringProtocol) -> Bool { firstPlace(of: part) != nil }
}

extension String {
  /// The text with another in every place of a part of it; an empty part stands nowhere.
  public func exchanging(_ part: String, for other: String) -> String {
    guard !part.isEmpty else { return self }
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    var result: [UInt8] = []
    var start = 0
    while let place = bytes.firstPlace(of: wanted, from: start) {
      result += bytes[start..<place]
      result += other.utf8
      start = place + wanted.count
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Where some bytes begin in these first, from an offset on; nil where they do not.
  ///
  /// It is no generic function, since whole files are looked through by it.
  package func firstPlace(of part: [UInt8], from start: Int = 0) -> Int? {
    withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { wanted in
        guard let first = wanted.first else { return start <= bytes.count ? start : nil }
        var place = start
        while place + wanted.count <= bytes.count {
          // Nearly every place is none by its first byte.
          if bytes[place] == first {
            var length = 1
            while length < wanted.count, bytes[place + length] == wanted[length] { length += 1 }
            if length == wanted.count { return place }
          }
          place += 1
        }
        return nil
      }
    }
  }
}
