/// Text as HTML, SVG, property lists and the bodies of notifications take it.
package enum Markup {
  /// A text that may stand in an element or in a quoted attribute.
  ///
  /// Controls, which no version of XML has a place for, and marks that would turn the line around are
  /// left out; line breaks stay, others of Unicode's become blanks.
  package static func escape(_ text: String) -> String {
    text.escapingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      case "\n": nil
      default:
        switch SafeText.scalarClass(scalar) {
        case .plain: nil
        case .lineBreak: " "
        case .control, .direction, .invisible: ""
        }
      }
    }
  }
}
