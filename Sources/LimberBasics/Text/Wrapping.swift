/// Breaks plain text at its blanks, measured in the cells of a terminal.
///
/// Whoever wrote the text, it ends no line by itself and steers nothing; colour comes after.
package enum Wrapping {
  /// What becomes of a word that is longer than a line.
  package enum LongWords: Sendable {
    /// It keeps a line of its own, from which it can be copied whole.
    case kept
    /// It goes on in the next line wherever one is full, so that no line is longer than allowed.
    case broken
  }

  /// Lines of at most `width` cells.
  ///
  /// - Parameters:
  ///   - width: cells; where words are broken and this is none, there are no lines.
  ///   - longWords: what becomes of a word that is longer.
  ///   - limit: how many lines at most; a text that needs more ends in `…`.
  ///   - isStyled: whether limber's own styles are in it, which stay and take no room.
  package static func lines(
    _ text: some StringProtocol, width: Int, longWords: LongWords = .kept, limit: Int = .max,
    isStyled: Bool = false
  ) -> [String] {
    guard limit > 0, longWords == .kept || width > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var used = 0
    let safe = isStyled ? SafeText.printed(String(text)) : SafeText.shown(String(text))
    for word in safe.split(separator: " ") {
      var rest = word
      var cells = isStyled ? SafeText.unstyled(String(rest)).cellWidth : rest.cellWidth
      if !line.isEmpty, used + 1 + cells <= width {
        line += " "
        line.append(contentsOf: rest)
        used += 1 + cells
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while longWords == .broken, cells > width {
        let head = rest.prefix(cells: width)
        if head.isEmpty { rest = "" } else { lines.append(String(head)) }
        rest = rest.dropFirst(head.count)
        cells = rest.cellWidth
      }
      (line, used) = (String(rest), cells)
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit else { return lines }
    let tail = lines[(limit - 1)...].joined(separator: " ")
    return lines[..<(limit - 1)] + [tail.truncated(toCells: width)]
  }
}

extension Substring {
  /// As many characters from the start as fit into a number of cells.
  fileprivate func prefix(cells: Int) -> Substring {
    var width = 0
    for index in indices {
      width += self[index].cellWidth
      if width > cells { return self[..<index] }
    }
    return self
  }
}
