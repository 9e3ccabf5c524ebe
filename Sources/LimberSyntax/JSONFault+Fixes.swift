// What would mend one fault of syntax, where one change does and nobody has to guess.

extension JSONFault {
  /// The change that takes this one fault away; what else there is to mend, `JSONRepair` finds.
  func fix(in source: SourceText) -> Diagnostic.Fix? {
    let found = source.text(in: range)
    switch kind {
    case .trailingComma:
      return related.map { .init(message: "remove the comma", range: $0, replacement: "") }
    case .misplaced(.character(",")) where source.byte(before: range) == .comma:
      return .init(message: "remove one comma", range: range, replacement: "")
    case .misplaced where isCommaMissing:
      let end = source.lastInk(before: Int(range.start))
      return .init(message: "put ',' here", range: SourceRange(end, end), replacement: ",")
    case .misplaced(.character("=")) where expected == .colon:
      return replacement(by: ":")
    case .misplaced(.number) where expected == .colon, .misplaced(.string) where expected == .colon,
      .misplaced(.character("{")) where expected == .colon,
      .misplaced(.character("[")) where expected == .colon:
      let end = source.lastInk(before: Int(range.start))
      return .init(message: "put ':' here", range: SourceRange(end, end), replacement: ":")
    case .badEscape:
      let start = SourceRange(Int(range.start), Int(range.start))
      return .init(message: "write \\\(found)", range: start, replacement: "\\")
    case .misplaced(.character("\u{201C}")), .misplaced(.character("\u{201E}")),
      .misplaced(.character("\u{201D}")):
      return requoted(in: source, closing: ["\u{201D}", "\u{201C}"])
    case .misplaced(.character(let scalar)) where scalar.properties.isWhitespace:
      return .init(message: "write a blank", range: range, replacement: " ")
    case .curlyEnd:
      return replacement(by: "\"")
    case .singleQuotes:
      return requoted(in: source, closing: ["'"])
    case .bareKey(let word) where word == found:
      return replacement(by: "\"\(word)\"")
    case .bareWord(let word) where word == found:
      return fix(ofWord: word, in: source)
    case .controlCharacter:
      return .init(message: "write a blank", range: range, replacement: " ")
    case .unterminatedString(atLineEnd: true):
      return closed(in: source)
    case .comment:
      return moved(in: source)
    case .foreign(.fence), .foreign(.prose), .foreign(.javaScript):
      return source.beginning(at: range)
    case .foreignBehind:
      return .init(
        message: "remove what stands behind the JSON",
        range: SourceRange(Int(range.start), source.bytes.count), replacement: "")
    case .closedTwice:
      return .init(message: "remove it", range: range, replacement: "")
    case .noBraces:
      let start = SourceRange(source.start, source.start)
      let end = source.lastInk(before: source.bytes.count)
      return .init(
        message: "put '{' and '}' around it",
        edits: [.init(start, "{ "), .init(SourceRange(end, end), " }")])
    case .number(let flaw):
      return fix(of: flaw, found)
    default:
      return nil
    }
  }

  private func fix(of flaw: NumberFlaw, _ found: String) -> Diagnostic.Fix? {
    switch flaw {
    case .leadingPlus:
      return replacement(by: String(found.dropFirst()))
    case .leadingPoint:
      return replacement(by: "0" + found)
    case .leadingZero where found.allSatisfy(\.isNumber):
      return Int(found).map { replacement(by: "\($0)") }
    case .noFraction where found.last == ".":
      return replacement(by: String(found.dropLast()))
    case .trailingLetters where !found.hasPrefix("0x"):
      return replacement(by: "\"\(found)\"")
    case .span:
      let ends = found.split(separator: "-").compactMap { Int($0) }
      guard ends.count == 2, ends[0] < ends[1] else { return nil }
      return replacement(by: "{ \"min\": \(ends[0]), \"max\": \(ends[1]) }")
    case .leadingZero, .noFraction, .noDigits, .noExponent, .trailingLetters:
      return nil
    }
  }

  private func replacement(by text: String) -> Diagnostic.Fix {
    .init(message: "write \(text)", range: range, replacement: text)
  }
}

// MARK: - Words and texts

extension JSONFault {
  private func fix(ofWord word: String, in source: SourceText) -> Diagnostic.Fix? {
    switch word.lowercased() {
    case "true", "yes", "on": return replacement(by: "true")
    case "false", "no", "off": return replacement(by: "false")
    case "null": return replacement(by: "null")
    case "none", "nil", "undefined":
      return source.startOfKey(ofValueAt: Int(range.start)).map { start in
        .init(
          message: "remove the key", edits: [source.removal(from: start, to: Int(range.end))])
      }
    case "nan", "inf", "infinity": return nil
    default:
      // Words without quotes go on to the end of the value.
      var end = Int(range.end)
      let bytes = source.bytes
      let ends: Set<UInt8> = [
        .comma, .closeBrace, .closeBracket, .quote, .colon, .openBrace, .openBracket, .backslash,
      ]
      while end < bytes.count, bytes[end] >= .space, !ends.contains(bytes[end]) { end += 1 }
      if end < bytes.count,
        [.quote, .colon, .openBrace, .openBracket, .backslash].contains(bytes[end])
      {
        return nil
      }
      let whole = SourceRange(Int(range.start), source.lastInk(before: end))
      let text = "\"\(source.text(in: whole))\""
      return .init(message: "write \(text)", range: whole, replacement: text)
    }
  }

  /// A text that lost its end: with the next line, where it ends there, or else closed in its own.
  private func closed(in source: SourceText) -> Diagnostic.Fix? {
    let bytes = source.bytes
    let lineEnd = Int(range.end)
    let next = source.firstInk(from: lineEnd)
    var end = next
    while end < min(bytes.count, lineEnd + 2_000), bytes[end] != .quote {
      end += bytes[end] == .backslash ? 2 : 1
    }
    if end < bytes.count, bytes[end] == .quote {
      let behind = source.firstInk(from: end + 1)
      if behind == bytes.count || [.comma, .closeBrace, .closeBracket].contains(bytes[behind]) {
        return .init(
          message: "put the text on one line", edits: breaks(from: lineEnd, to: end, in: source))
      }
    }
    let last = source.lastInk(before: lineEnd)
    let isComma = bytes[last - 1] == .comma
    let place = source.lastInk(before: isComma ? last - 1 : last)
    guard place > range.start + 1 else { return nil }
    return .init(message: "put '\"' here", range: SourceRange(place, place), replacement: "\"")
  }

  /// A blank for each line break in a text, and for the white space about it.
  private func breaks(from start: Int, to end: Int, in source: SourceText) -> [Diagnostic.Fix.Edit]
  {
    var edits: [Diagnostic.Fix.Edit] = []
    var at = start
    while at < end {
      guard source.bytes[at] == .newline || source.bytes[at] == .carriageReturn else {
        at += 1
        continue
      }
      let next = source.firstInk(from: at)
      edits.append(.init(SourceRange(source.lastInk(before: at), next), next < end ? " " : ""))
      at = next
    }
    return edits
  }

  /// The text in straight double quotes, where it ends in the same line and holds nothing that
  /// would have to change with its quotes.
  private func requoted(in source: SourceText, closing: Set<Unicode.Scalar>) -> Diagnostic.Fix? {
    let longest = 2_000
    let start = Int(range.end)
    let rest = String(
      decoding: source.bytes[start..<min(source.bytes.count, start + longest)], as: UTF8.self)
    let scalars = Array(rest.unicodeScalars)
    var text = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      // An apostrophe inside a word is none that ends the text.
      let isInWord =
        scalar == "'" && index + 1 < scalars.count && scalars[index + 1].properties.isAlphabetic
      if closing.contains(scalar), !isInWord {
        let end = start + String(text).utf8.count + String(scalar).utf8.count
        let quoted = "\"\(String(text))\""
        return .init(
          message: "write \(quoted)", range: SourceRange(Int(range.start), end),
          replacement: quoted)
      }
      guard scalar.value >= 0x20, scalar != "\"", scalar != "\\", scalar != "\u{FFFD}" else {
        break
      }
      text.append(scalar)
    }
    return nil
  }
}

extension SourceText {
  /// The last byte before a range that is not white space.
  fileprivate func byte(before range: SourceRange) -> UInt8? {
    let end = lastInk(before: Int(range.start))
    return end > 0 ? bytes[end - 1] : nil
  }

  /// Where the text begins, behind a byte order mark.
  fileprivate var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Lets the text begin with its first object, or with the one in its Markdown fence.
  fileprivate func beginning(at range: SourceRange) -> Diagnostic.Fix? {
    let start = Int(range.start)
    let rest = String(decoding: bytes[start...], as: UTF8.self)
    let fence =
      rest.firstPlace(of: "```").map {
        rest.utf8.distance(from: rest.startIndex, to: $0.lowerBound)
      } ?? 0
    guard let brace = bytes[(start + fence)...].firstIndex(of: .openBrace) else { return nil }
    return .init(
      message: "remove what stands before the JSON", range: SourceRange(start, brace),
      replacement: "")
  }
}
