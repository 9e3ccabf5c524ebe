/// Text as HTML, SVG, property lists and the bodies of notifications take it.
package enum Markup {
  /// A text that may stand in an element or in a quoted attribute.
  ///
  /// Controls, which no version of XML has a place for, and marks that would turn the line around are
  /// left out; line breaks stay, others of Unicode's become blanks.
  ///
  /// - Parameter quotes: whether quotation marks are written as entities too, which only an attribute
  ///   needs: not everything that shows notifications knows them.
  package static func escape(_ text: String, quotes: Bool = true) -> String {
    text.escapingScalars { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"" where quotes: "&quot;"
      case "'" where quotes: "&#39;"
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
