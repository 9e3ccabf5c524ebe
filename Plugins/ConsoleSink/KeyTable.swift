import LimberEvents

/// Keys as lines of the block.
enum KeyTable {
  /// As many hints as fit into a few lines, the first ones first.
  static func row(_ hints: [KeyHint], width: Int, limit: Int) -> [Line] {
    var lines: [Line] = []
    var line = Line()
    for hint in hints {
      var piece = Line(hint.key, .bold)
      piece.append(" " + hint.label, .faint)
      if line.width > 0, line.width + 2 + piece.width > width {
        lines.append(line)
        line = Line()
      }
      if line.width > 0 { line.append("  ") }
      line.append(piece)
    }
    lines.append(line)
    return Array(lines.prefix(limit))
  }

  /// Every key, a sentence a line.
  static var sentences: [String] {
    KeyBinding.all.map { "\($0.keys.joined(separator: " or ")): \($0.help)." }
  }

  /// Every key with what it does, in a word and two columns where a sentence does not fit.
  static func lines(width: Int) -> [Line] {
    let sentences = pieces(\.help)
    if sentences.allSatisfy({ $0.width <= width }) { return sentences }
    let pieces = pieces(\.label)
    let column = (pieces.map(\.width).max() ?? 0) + 3
    let height = (pieces.count + 1) / 2
    return (0..<height).map { row in
      var line = pieces[row]
      if row + height < pieces.count {
        line.pad(to: column)
        line.append(pieces[row + height])
      }
      return line
    }
  }

  private static func pieces(_ words: KeyPath<KeyBinding, String>) -> [Line] {
    KeyBinding.all.map { binding in
      var piece = Line(binding.keys.prefix(2).joined(separator: " "), .bold)
      piece.pad(to: 7)
      piece.append(binding[keyPath: words], .faint)
      return piece
    }
  }
}
