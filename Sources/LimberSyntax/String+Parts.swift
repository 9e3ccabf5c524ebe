// The standard library's `contains(_:)` and `replacing(_:with:)` for texts bring its whole engine for regular
// expressions into the binary, which every start then pays for. These do without.

extension StringProtocol {
  /// The first place in which another text stands, letter by letter; nil where there is none.
  public func firstPlace(of part: some StringProtocol) -> Range<Index>? {
    let wanted = Array(part.utf8)
    var start = utf8.startIndex
    while let end = utf8.index(start, offsetBy: wanted.count, limitedBy: utf8.endIndex) {
      if utf8[start..<end].elementsEqual(wanted) { return start..<end }
      guard start < utf8.endIndex else { return nil }
      utf8.formIndex(after: &start)
    }
    return nil
  }

  /// Whether another text stands somewhere in it, letter by letter.
  public func holds(_ part: some StringProtocol) -> Bool { firstPlace(of: part) != nil }
}

extension String {
  /// The text with another in every place of a part of it; an empty part stands nowhere.
  public func exchanging(_ part: String, for other: String) -> String {
    guard !part.isEmpty else { return self }
    let wanted = Array(part.utf8)
    var result: [UInt8] = []
    var rest = Array(utf8)[...]
    while !rest.isEmpty {
      if rest.starts(with: wanted) {
        result += other.utf8
        rest.removeFirst(wanted.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
