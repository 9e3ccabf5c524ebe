// What is no JSON at all, and what stands around it: other notations, prose, a Markdown fence.

extension JSONMachine {
  /// What stands at the top of a text and is none of JSON's.
  func foreign(_ expectation: Expectation) -> JSONFault? {
    guard open.isEmpty, at < bytes.count else { return nil }
    let line = SourceRange(at, min(endOfLine(from: at), at + 40))
    switch expectation {
    case .value:
      guard let kind = foreignKind else { return nil }
      return JSONFault(.foreign(kind), line)
    case .nothing:
      let scalar = UTF8Scan.next(in: bytes, at: at).scalar
      switch bytes[at] {
      case .closeBrace, .closeBracket:
        return JSONFault(
          .closedTwice(scalar ?? "}"), SourceRange(at, at + 1),
          related: SourceRange(lastEnd - 1, lastEnd))
      case .colon where bytes[lastEnd - 1] == .quote:
        return JSONFault(.noBraces, SourceRange(at, at + 1))
      case _ where startsFence(at):
        return JSONFault(.foreignBehind(.fence), line)
      case let byte where byte.continuesWord || byte == .asterisk:
        return JSONFault(.foreignBehind(.prose), line)
      default:
        return nil
      }
    case .valueOrEnd, .key, .keyOrEnd, .colon, .commaOrEnd:
      return nil
    }
  }

  private var foreignKind: JSONFault.Foreign? {
    let first = bytes[at]
    if startsFence(at) { return .fence }
    if first == UInt8(ascii: "<") { return .markup }
    guard
      first.isLetter || first >= 0x80
        || [.minus, UInt8(ascii: "#"), UInt8(ascii: "%"), .asterisk].contains(first)
    else { return nil }
    if hasFence { return .fence }
    if startsYAML(at) { return .yaml }
    guard first.isLetter || first >= 0x80 || first == .asterisk, bytes[at...].contains(.openBrace)
    else { return nil }
    let scripts = ["const ", "let ", "var ", "export ", "module.exports", "return "]
    return scripts.contains { starts(with: $0, at) } ? .javaScript : .prose
  }

  private func starts(with text: String, _ offset: Int) -> Bool {
    bytes[offset...].starts(with: text.utf8)
  }

  private func startsFence(_ offset: Int) -> Bool {
    starts(with: "```", offset) || starts(with: "~~~", offset)
  }

  /// Whether a line further down begins a fence that JSON could stand in.
  private var hasFence: Bool {
    var start = at
    while start < bytes.count {
      if startsFence(start) { return bytes[start...].contains(.openBrace) }
      start = endOfLine(from: start) + 1
      while start < bytes.count, bytes[start].isBlank { start += 1 }
    }
    return false
  }

  /// Whether lines begin as YAML's do: `---`, `- ` or one word and a colon.
  private func startsYAML(_ offset: Int) -> Bool {
    var start = offset
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      start = endOfLine(from: start)
      while start < bytes.count, bytes[start].isBlank { start += 1 }
    }
    if starts(with: "---", start) || starts(with: "- ", start) || starts(with: "%YAML", start) {
      return true
    }
    var end = start
    while end < bytes.count, bytes[end].continuesWord || bytes[end] == .minus { end += 1 }
    guard end > start, end < bytes.count, bytes[end] == .colon else { return false }
    guard end + 1 < bytes.count, bytes[end + 1].isBlank else { return false }
    // A word and a colon may as well announce the JSON behind them.
    let next = bytes[(end + 1)...].first { !$0.isBlank }
    return next != .openBrace
  }

  private func endOfLine(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != .newline, bytes[end] != .carriageReturn { end += 1 }
    return end
  }
}

// MARK: - Typographic quotes

extension JSONMachine {
  /// The fault of a text that began with a straight quote and was meant to end with a typographic one, so
  /// that it went on to the next straight one.
  private func curlyEnd(of text: Range<Int>) -> JSONFault? {
    var index = text.lowerBound
    while index < text.upperBound {
      let (scalar, length) = UTF8Scan.next(in: bytes, at: index)
      if let scalar, scalar == "\u{201D}" || scalar == "\u{201C}" {
        return JSONFault(.curlyEnd(scalar), SourceRange(index, index + length))
      }
      index += length
    }
    return nil
  }

  /// Whether the text right before the fault ran on past its end.
  func curlyEnd(of expectation: Expectation) -> JSONFault? {
    guard expectation == .commaOrEnd || expectation == .colon, lastEnd > 1,
      bytes[lastEnd - 1] == .quote
    else { return nil }
    var start = lastEnd - 2
    while start > 0, bytes[start] != .quote || bytes[start - 1] == .backslash { start -= 1 }
    return curlyEnd(of: start + 1..<lastEnd - 1)
  }

  /// What is wrong with a text that ends with its line or with the file.
  func unterminated(from start: Int, atLineEnd: Bool) -> JSONFault {
    curlyEnd(of: start + 1..<at)
      ?? JSONFault(.unterminatedString(atLineEnd: atLineEnd), SourceRange(start, at))
  }
}
