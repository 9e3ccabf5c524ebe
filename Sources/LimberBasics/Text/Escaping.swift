extension String {
  /// The text with others in the place of some of its scalars.
  ///
  /// Whoever escapes a text for another program's language does it with this, or scalar by scalar as
  /// this does: what such a language gives a meaning to are scalars, not `Character`s.
  ///
  /// - Parameter other: what stands for a scalar; nil where it stays.
  package func escapingScalars(_ other: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let other = other(scalar) {
        result.append(contentsOf: other.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text with a backslash before each of some scalars.
  package func escapingScalars(_ signs: Set<Unicode.Scalar>, with mark: String = "\\") -> String {
    escapingScalars { signs.contains($0) ? mark + String($0) : nil }
  }
}

extension [String] {
  /// The texts one after another.
  ///
  /// The standard library's is for every collection, and looks up at its first call which one this is: that alone
  /// was a thirtieth of a short command.
  package func joined(separator: String = "") -> String {
    let size = reduce(separator.utf8.count * Swift.max(0, count - 1)) { $0 + $1.utf8.count }
    var result = ""
    result.reserveCapacity(size)
    for index in indices {
      if index > 0 { result += separator }
      result += self[index]
    }
    return result
  }
}

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
