// A comment's words are kept: they go into a key of the author's own, in the object that they stand in or before.

extension JSONFault {
  /// Moves comments that stand one behind the other into a key that begins with `x-note`.
  ///
  /// Where no object is near, nothing is left but to remove them, which is for the author to decide.
  func moved(in source: SourceText) -> Diagnostic.Fix? {
    let bytes = source.bytes
    let start = Int(range.start)
    guard let run = CommentRun(in: bytes, at: start) else { return nil }
    let next = run.end < bytes.count ? bytes[run.end] : nil
    let whole = SourceRange(start, run.lastEnd)
    func edit(_ format: (String) -> String) -> Diagnostic.Fix.Edit {
      .init(whole, run.words.isEmpty ? "" : format(member(run, source)))
    }
    let message = "keep it as \"x-note…\""
    switch expected {
    case .key, .keyOrClosingBrace:
      return .init(message: message, edits: [edit { next == .closeBrace ? $0 : $0 + "," }])
    case .commaOrClosingBrace:
      return .init(message: message, edits: [edit { ", " + $0 }])
    default:
      guard let brace = objectBehind(run, bytes), !run.words.isEmpty else {
        return .init(
          message: "remove the comment", edits: [.init(whole, "")], isCertain: run.words.isEmpty)
      }
      let behind = source.firstInk(from: brace + 1)
      let isEmpty = behind < bytes.count && bytes[behind] == .closeBrace
      let inside = SourceRange(brace + 1, brace + 1)
      return .init(
        message: message,
        edits: [.init(whole, ""), .init(inside, " " + member(run, source) + (isEmpty ? " " : ","))])
    }
  }

  /// The key and the words; a key's line keeps two of one object apart.
  private func member(_ run: CommentRun, _ source: SourceText) -> String {
    var json = JSONWriter()
    json.value(run.words)
    return "\"x-note-\(source.position(of: Int(range.start)).line)\": \(json.text)"
  }

  /// The brace of the object that comes next, where nothing but a comma stands before it.
  private func objectBehind(_ run: CommentRun, _ bytes: [UInt8]) -> Int? {
    var at = run.end
    if at < bytes.count, bytes[at] == .comma, expected == .commaOrClosingBracket { at += 1 }
    while at < bytes.count, bytes[at].isBlank { at += 1 }
    return at < bytes.count && bytes[at] == .openBrace ? at : nil
  }
}

/// Comments with nothing but white space between them.
private struct CommentRun {
  /// All their words, in one line.
  private(set) var words = ""
  /// Where the last of them ends.
  private(set) var lastEnd: Int
  /// Where the next thing stands, or the text ends.
  private(set) var end: Int

  init?(in bytes: [UInt8], at start: Int) {
    end = start
    lastEnd = start
    var parts: [Substring] = []
    while end < bytes.count {
      let isBlock = bytes[end...].starts(with: "/*".utf8)
      let length =
        bytes[end] == UInt8(ascii: "#")
        ? 1 : isBlock || bytes[end...].starts(with: "//".utf8) ? 2 : 0
      guard length > 0 else { break }
      var close = end + length
      if isBlock {
        while close < bytes.count, !bytes[close...].starts(with: "*/".utf8) { close += 1 }
        guard close < bytes.count else { return nil }
      } else {
        while close < bytes.count, bytes[close] != .newline, bytes[close] != .carriageReturn {
          close += 1
        }
      }
      let text = String(decoding: bytes[(end + length)..<close], as: UTF8.self)
      parts += text.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 } }
        .filter { $0 != "*" }
      lastEnd = isBlock ? close + 2 : close
      end = lastEnd
      while end < bytes.count, bytes[end].isBlank { end += 1 }
    }
    guard lastEnd > start else { return nil }
    words = parts.joined(separator: " ")
  }
}
