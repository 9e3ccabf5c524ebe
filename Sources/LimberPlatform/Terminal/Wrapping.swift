internal import LimberBasics

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

  /// A text of one or several lines as it fits a stream: on a terminal the lines that are too long
  /// for it are broken, anywhere else it stays as it is.
  package static func fit(_ text: String, in stream: HostOutput) -> String {
    guard stream.isTerminal else { return text }
    let width = max(stream.size().columns, 20)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let whole = String(line)
      guard whole.cellWidth > width else { return whole }
      return lines(whole, width: width).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension HostOutput {
  /// A text as it fits this stream, as ``Wrapping/fit(_:in:)`` has it.
  package var fit: @Sendable (String) -> String {
    { Wrapping.fit($0, in: self) }
  }
}
