internal import LimberBasics

/// Breaks plain text into lines that fit a terminal, measured in its cells.
///
/// Whoever wrote the text, it ends no line by itself and steers nothing; colour comes after.
package enum TextLayout {
  /// Two columns, indented by two: terms, and what is to be said of each.
  ///
  /// Terms too long for their column stand on a line of their own.
  ///
  /// - Parameter termShare: how much of the width the terms may take.
  package static func columns(
    _ rows: [(term: String, text: String)], width: Int, termShare: Double = 0.4
  ) -> [String] {
    let rows = rows.map { (term: SafeText.shown($0.term), text: $0.text) }
    let limit = Swift.max(Int(Double(width) * termShare), 12)
    // A term that is too long stands alone, and does not push the texts of the others away.
    let widest = rows.map { $0.term.cellWidth }.filter { $0 <= limit }.max() ?? 8
    let indent = 2 + widest + 2
    let room = Swift.max(width - indent, 20)
    return rows.flatMap { row in
      var texts = Wrapping.lines(row.text, width: room)
      var lines: [String] = []
      if row.term.cellWidth > widest || texts.isEmpty {
        lines.append("  " + row.term)
      } else {
        let padding = String(repeating: " ", count: widest - row.term.cellWidth + 2)
        lines.append("  " + row.term + padding + texts.removeFirst())
      }
      return lines + texts.map { String(repeating: " ", count: indent) + $0 }
    }
  }

  /// A text cut to a width, with an ellipsis where something is missing.
  package static func cut(_ text: String, width: Int) -> String {
    SafeText.shown(text).truncated(toCells: width)
  }
}
