/// Breaks plain text at its blanks, measured in the cells of a terminal.
///
/// Whoever wrote the text, it ends no line by itself and steers nothing; colour comes after.
package enum Wrapping {
  /// Lines of at most `width` cells; a longer word keeps its own line.
  package static func lines(_ text: some StringProtocol, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in SafeText.shown(String(text)).split(separator: " ") {
      let cells = word.cellWidth
      if line.isEmpty {
        (line, used) = (String(word), cells)
      } else if used + 1 + cells <= width {
        line += " " + word
        used += 1 + cells
      } else {
        lines.append(line)
        (line, used) = (String(word), cells)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
