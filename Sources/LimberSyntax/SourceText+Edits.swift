extension SourceText {
  /// The text after edits, none of which overlap, in whatever order they are given.
  public func applying(_ edits: [Diagnostic.Fix.Edit]) -> SourceText {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var at = 0
    for edit in edits.inOrder {
      guard edit.range.start >= at, edit.range.end <= bytes.count else { continue }
      text += bytes[at..<Int(edit.range.start)]
      text += edit.replacement.utf8
      at = Int(edit.range.end)
    }
    text += bytes[at...]
    return SourceText(name: name, bytes: text)
  }

  /// The letters of a range as they stand in the text.
  public func text(in range: SourceRange) -> String {
    String(decoding: bytes[range.offsets], as: UTF8.self)
  }

  /// What has to go for a member of an object to be gone: the key, the value and one comma.
  ///
  /// - Parameters:
  ///   - start: where its key begins.
  ///   - end: where its value ends.
  public func removal(from start: Int, to end: Int) -> Diagnostic.Fix.Edit {
    let next = firstInk(from: end)
    if next < bytes.count, bytes[next] == .comma {
      return .init(SourceRange(start, firstInk(from: next + 1)), "")
    }
    let last = lastInk(before: start)
    let hasComma = last > 0 && bytes[last - 1] == .comma
    return .init(SourceRange(hasComma ? last - 1 : start, end), "")
  }

  /// Where the key begins whose value stands at an offset; nil in a list or at the top.
  public func startOfKey(ofValueAt offset: Int) -> Int? {
    let colon = lastInk(before: offset)
    guard colon > 0, bytes[colon - 1] == .colon else { return nil }
    let end = lastInk(before: colon - 1)
    guard end > 0, bytes[end - 1] == .quote else { return nil }
    var start = end - 2
    while start >= 0 {
      if bytes[start] == .quote, start == 0 || bytes[start - 1] != .backslash { return start }
      start -= 1
    }
    return nil
  }

  /// The first offset from here on at which something other than white space stands.
  func firstInk(from offset: Int) -> Int {
    var at = offset
    while at < bytes.count, bytes[at].isBlank { at += 1 }
    return at
  }

  /// The offset after the last thing before here that is not white space.
  func lastInk(before offset: Int) -> Int {
    var at = offset
    while at > 0, bytes[at - 1].isBlank { at -= 1 }
    return at
  }
}

extension [Diagnostic.Fix.Edit] {
  /// The edits by their places; those that begin alike by where they end.
  var inOrder: [Diagnostic.Fix.Edit] {
    indices.sorted {
      (self[$0].range.start, self[$0].range.end, $0) < (
        self[$1].range.start, self[$1].range.end, $1
      )
    }.map { self[$0] }
  }

  /// The place in the text as it was that an offset in the edited text stands for; nil inside what was put there.
  func original(of offset: Int) -> Int? {
    var shift = 0
    for edit in self {
      let start = Int(edit.range.start) + shift
      let end = start + edit.replacement.utf8.count
      if offset < start || offset == start && !edit.replacement.isEmpty { break }
      if offset > start, offset < end { return nil }
      shift += edit.replacement.utf8.count - edit.range.offsets.count
    }
    return offset - shift
  }
}

extension UInt8 {
  /// Whether JSON takes it for white space.
  var isBlank: Bool {
    self == .space || self == .tab || self == .newline || self == .carriageReturn
  }
}
