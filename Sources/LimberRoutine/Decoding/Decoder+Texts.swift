import LimberBasics
import LimberSyntax

extension Decoder {
  /// What a text has to be.
  enum TextRule {
    /// Anything, even nothing.
    case free
    /// Something that can be read.
    case sentence
    /// A title or a name: one line of 1 to 80 characters.
    case line
    /// A word or two: one line of at most so many characters.
    case short(Int)

    /// The most characters of what is one line; nil where it may be long.
    var most: Int? {
      switch self {
      case .free, .sentence: nil
      case .line: FormatLimits.titleCharacters
      case .short(let most): most
      }
    }

    /// Whether nothing may stand there.
    var mayBeEmpty: Bool { if case .free = self { true } else { false } }
  }

  mutating func text(_ node: JSONNode, _ rule: TextRule = .sentence) -> String? {
    guard case .string(let string) = node.value else {
      wrongType(node, expected: .string)
      return nil
    }
    let text = string.text
    let marks = TextMarks(text)
    if string.hasLoneSurrogate { faults.add(.badText(.loneSurrogate), at: node.range) }
    if let control = marks.control ?? (rule.most != nil ? nil : marks.lineBreak) {
      faults.add(.badText(.control(control)), at: node.range)
    }
    if !rule.mayBeEmpty, marks.isBlank { faults.add(.empty(.text), at: node.range) }
    if !rule.mayBeEmpty, marks.isInvisible { faults.add(.badText(.invisible), at: node.range) }
    if let most = rule.most { checkLine(text, marks, most: most, at: node.range) }
    return text
  }

  private mutating func checkLine(
    _ text: String, _ marks: TextMarks, most: Int, at range: SourceRange
  ) {
    if marks.lineBreak != nil || marks.hasSeparator {
      faults.add(.tooLong(.severalLines), at: range)
    } else if text.utf8.count > most {
      let count = text.count
      if count > most { faults.add(.tooLong(.characters(count, most: most)), at: range) }
    }
  }

  mutating func texts(_ node: JSONNode, expected: Fault.Expectation = .texts) -> [String] {
    (array(node, expected: expected, mayBeEmpty: true) ?? []).compactMap { text($0) }
  }

  mutating func flag(_ node: JSONNode) -> Bool? {
    if case .bool(let flag) = node.value { return flag }
    wrongType(node, expected: .boolean)
    return nil
  }

  /// A text that has to be one of a few words.
  mutating func word<Word: RawRepresentable<String>>(_ node: JSONNode, of allowed: [Word]) -> Word?
  {
    guard case .string(let string) = node.value else {
      wrongType(node, expected: .string)
      return nil
    }
    if let word = allowed.first(where: { $0.rawValue == string.text }) { return word }
    faults.add(.badValue(string.text, allowed: allowed.map(\.rawValue)), at: node.range)
    return nil
  }
}

/// What stands out in a text, found in one pass over its bytes.
struct TextMarks {
  /// The first control character that does not end a line.
  private(set) var control: Unicode.Scalar?
  /// The first control character that ends a line.
  private(set) var lineBreak: Unicode.Scalar?
  /// Whether one of Unicode's own separators of lines and paragraphs is there.
  private(set) var hasSeparator = false
  /// Whether there is nothing but white space.
  private(set) var isBlank = true
  /// Whether there is more than white space, and nothing of it can be seen.
  private(set) var isInvisible = false

  init(_ text: String) {
    // Letters of plain English say all there is to say without being decoded.
    if text.isPlain {
      isBlank = text.utf8.allSatisfy { $0 == 0x20 }
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A...0x0D, 0x85: lineBreak = lineBreak ?? scalar
      case 0..<0x20, 0x7F...0x9F: control = control ?? scalar
      case 0x2028, 0x2029: hasSeparator = true
      case 0x20: break
      default: if isBlank, !scalar.properties.isWhitespace { isBlank = false }
      }
    }
    if control != nil || lineBreak != nil { isBlank = false }
    isInvisible = !isBlank && control == nil && lineBreak == nil && !SafeText.isVisible(text)
  }
}
