// What would mend a fault of syntax, where one change does and nobody has to guess.

extension JSONFault {
  func fixes(in source: SourceText) -> [Diagnostic.Fix] {
    let found = String(decoding: source.bytes[range.offsets], as: UTF8.self)
    switch kind {
    case .trailingComma:
      return related.map { [.init(message: "remove the comma", range: $0, replacement: "")] } ?? []
    case .misplaced where isCommaMissing:
      let end = endOfTextBefore(in: source)
      return [
        .init(message: "put ',' here", range: SourceRange(end, end), replacement: ",")
      ]
    case .misplaced(.character("=")) where expected == .colon:
      return [replacement(by: ":")]
    case .misplaced(.character("\u{201C}")), .misplaced(.character("\u{201E}")):
      return requoted(in: source, closing: ["\u{201D}", "\u{201C}"])
    case .singleQuotes:
      return requoted(in: source, closing: ["'"])
    case .bareKey(let word) where word == found:
      return [replacement(by: "\"\(word)\"")]
    case .bareWord(let word) where word == found:
      switch word.lowercased() {
      case "true", "false", "null": return [replacement(by: word.lowercased())]
      case "none", "nil", "undefined", "yes", "no", "on", "off", "nan", "inf", "infinity": return []
      default: return [replacement(by: "\"\(word)\"")]
      }
    case .controlCharacter(let byte):
      return [replacement(by: Self.escape(of: byte))]
    case .number(.leadingPlus):
      return [replacement(by: String(found.dropFirst()))]
    case .number(.leadingPoint):
      return [replacement(by: "0" + found)]
    case .number(.trailingLetters):
      return [replacement(by: "\"\(found)\"")]
    default:
      return []
    }
  }

  private func replacement(by text: String) -> Diagnostic.Fix {
    .init(message: "write \(text)", range: range, replacement: text)
  }

  /// Where the last token before the fault ends.
  private func endOfTextBefore(in source: SourceText) -> Int {
    let blanks: Set<UInt8> = [.space, .tab, .newline, .carriageReturn]
    var end = Int(range.start)
    while end > 0, blanks.contains(source.bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The text in straight double quotes, where it ends in the same line and holds nothing that
  /// would have to change with its quotes.
  private func requoted(in source: SourceText, closing: Set<Unicode.Scalar>) -> [Diagnostic.Fix] {
    let longest = 200
    let start = Int(range.end)
    let rest = String(
      decoding: source.bytes[start..<min(source.bytes.count, start + longest)], as: UTF8.self)
    var text = String.UnicodeScalarView()
    for scalar in rest.unicodeScalars {
      if closing.contains(scalar) {
        let end = start + String(text).utf8.count + String(scalar).utf8.count
        let quoted = "\"\(String(text))\""
        return [
          .init(
            message: "write \(quoted)", range: SourceRange(Int(range.start), end),
            replacement: quoted)
        ]
      }
      guard scalar.value >= 0x20, scalar != "\"", scalar != "\\", scalar != "\u{FFFD}" else {
        break
      }
      text.append(scalar)
    }
    return []
  }
}
