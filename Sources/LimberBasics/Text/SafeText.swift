/// What of a text that somebody else wrote may reach a terminal, a line of a log, a page.
///
/// There is one rule for each kind of place. All of them go by Unicode scalar and never by
/// `Character`: a quotation mark with an accent on it is one character and ends a text all the same.
///
/// | place | controls | line breaks, tabs | marks of direction | invisible |
/// | --- | --- | --- | --- | --- |
/// | ``shown(_:)``: a word or a line on a terminal | `␛` | `␊` | `�` | left out |
/// | ``quoted(_:)``: lines of a file on a terminal | `␛` | `\n` and tabs stay, else `␍` | `�` | left out |
/// | ``printed(_:)``: lines on a terminal | `␛` | `\n` and tabs stay, else `␍` | `�` | left out |
/// | ``line(_:)``: a sentence in a log, a unit, a header | left out | a blank | left out | left out |
/// | ``Markup/escape(_:)``: HTML, SVG, a notification | left out | `\n` stays, else a blank | left out | left out |
///
/// Bytes that are no UTF-8, and halves of surrogate pairs, are U+FFFD before any text is made of
/// them, and stay that.
package enum SafeText {
  /// The text as one line of a terminal, nothing of it hidden that could do anything.
  package static func shown(_ text: String) -> String {
    if isPlain(text) { return text }
    return text.escapingScalars { standIn($0) }
  }

  /// Lines that somebody else wrote as lines of a terminal: line breaks and tabs stay, returns are
  /// shown, and nothing has a ``Style``.
  package static func quoted(_ text: String) -> String {
    text.escapingScalars { $0 == "\n" || $0 == "\t" ? nil : standIn($0) }
  }

  /// The text as lines of a terminal: line breaks stay, and so does limber's own ``Style``.
  ///
  /// Everything that is printed passes here last. A text of somebody else's that was not made safe
  /// before can break lines and be bold, dim, red, yellow or cyan, and do nothing worse.
  package static func printed(_ text: String) -> String {
    if areAllBytes(of: text, where: { 0x20..<0x7F ~= $0 || $0 == 0x0A || $0 == 0x09 }) {
      return text
    }
    var safe = ""
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      // Most of a text stays as it is, and is taken over by the piece.
      let end =
        rest.firstIndex { scalar in
          !scalar.isPlainCell && scalar != "\n" && scalar != "\t" && !isHarmless(scalar)
        } ?? text.endIndex
      if safe.isEmpty, end == text.endIndex { return String(rest) }
      safe.append(contentsOf: text[rest.startIndex..<end])
      rest = rest[end...]
      guard let scalar = rest.first else { break }
      if scalar == "\u{1B}", let style = Style.sequences.first(where: { rest.starts(with: $0) }) {
        safe.unicodeScalars.append(contentsOf: style)
        rest.removeFirst(style.count)
        continue
      }
      rest.removeFirst()
      // A return before a line break does nothing there; alone it would write over the line.
      if scalar == "\r", rest.first == "\n" { continue }
      safe += standIn(scalar) ?? ""
    }
    return safe
  }

  /// The text without limber's own ``Style``, to be measured.
  package static func unstyled(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    var plain = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "\u{1B}", let style = Style.sequences.first(where: { rest.starts(with: $0) }) {
        rest.removeFirst(style.count)
      } else {
        plain.append(rest.removeFirst())
      }
    }
    return String(plain)
  }

  /// The text as one sentence: breaks become single blanks, and whatever else steers is left out.
  package static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalarClass(scalar) {
      case .plain: safe.append(scalar)
      case .lineBreak: if let end = safe.last, end != " " { safe.append(" ") }
      case .control, .direction, .invisible: break
      }
    }
    return String(safe)
  }

  /// What is shown in the place of a scalar; nil where it stands for itself.
  private static func standIn(_ scalar: Unicode.Scalar) -> String? {
    switch scalarClass(scalar) {
    case .plain: nil
    case .invisible: ""
    case .direction: "\u{FFFD}"
    case .control, .lineBreak:
      switch scalar.value {
      // Unicode has a picture for each of the old controls.
      case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
      case 0x7F: "\u{2421}"
      default: "\u{FFFD}"
      }
    }
  }

  /// Most texts are: nothing in them has to be looked at twice.
  private static func isPlain(_ text: String) -> Bool {
    areAllBytes(of: text) { 0x20..<0x7F ~= $0 }
  }

  /// Whether a rule holds for each byte; over the text's own storage, which is ten times as fast as
  /// byte by byte through its view, and every line that is printed passes here.
  private static func areAllBytes(of text: String, where rule: (UInt8) -> Bool) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(rule) }
      ?? text.utf8.allSatisfy(rule)
  }
}

// MARK: - What limber prints itself

extension SafeText {
  /// A weight or colour that limber gives to what it prints; no other command reaches a terminal.
  package enum Style: Int, Sendable, CaseIterable {
    case bold = 1
    case dim = 2
    case red = 31
    case yellow = 33
    case cyan = 36

    /// A text in this style, to be printed and not measured any more.
    package func painted(_ text: String) -> String {
      "\u{1B}[\(rawValue)m\(SafeText.printed(text))\u{1B}[0m"
    }

    fileprivate static let sequences = ([0] + allCases.map(\.rawValue)).map {
      Array("\u{1B}[\($0)m".unicodeScalars)
    }
  }
}
