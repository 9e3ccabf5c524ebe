import LimberEvents

/// Keys as lines of the block.
enum KeyTable {
  /// As many hints as fit into a few lines, the first ones first.
  static func row(
    _ hints: [KeyHint], width: Int, limit: Int, phrases: any Phrases
  ) -> [Line] {
    var lines: [Line] = []
    var line = Line()
    for hint in hints {
      var piece = Line(phrases.label(.key(hint.key)), .bold)
      piece.append(" " + phrases.label(hint.label), .faint)
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

  /// As many hints as fit into one line: the first two and those of every moment, then the others.
  static func line(_ hints: [KeyHint], width: Int, phrases: any Phrases) -> Line {
    let always = 3
    var shown = hints
    while shown.count > always + 1 {
      let lines = row(shown, width: width, limit: .max, phrases: phrases)
      if lines.count <= 1 { break }
      shown.remove(at: shown.count - always - 1)
    }
    return row(shown, width: width, limit: 1, phrases: phrases).first ?? Line()
  }

  /// Every key, a sentence a line.
  static func sentences(_ phrases: any Phrases) -> [String] {
    KeyBinding.all.map { binding in
      let keys = (binding.keys + binding.remoteKeys).map { phrases.label(.key($0)) }
      return phrases.label(.keyLine(keys, binding.action))
    }
  }

  /// Lines of a screen that the sentences leave for everything else.
  private static let rowsBeside = 8

  /// Every key with what it does, in a word and two columns where sentences do not fit; and for each
  /// line whether it has a key that must not be lost.
  ///
  /// Where not even those fit, the keys that must not be lost have lines of their own.
  static func lines(
    width: Int, rows: Int, phrases: any Phrases
  ) -> [(line: Line, isNeeded: Bool)] {
    let sentences = pieces(phrases) { .help($0) }
    if sentences.allSatisfy({ $0.line.width <= width }), sentences.count + rowsBeside <= rows {
      return sentences
    }
    let words = pieces(phrases) { .action($0) }
    let ordered = words.filter { !$0.isNeeded } + words.filter(\.isNeeded)
    let column = (ordered.map(\.line.width).max() ?? 0) + 3
    let height = (ordered.count + 1) / 2
    let second = ordered.dropFirst(height)
    guard second.allSatisfy({ column + $0.line.width <= width }) else {
      return ordered
    }
    return (0..<height).map { row in
      var (line, isNeeded) = ordered[row]
      if let other = second.dropFirst(row).first {
        line.pad(to: column)
        line.append(other.line)
        isNeeded = isNeeded || other.isNeeded
      }
      return (line, isNeeded)
    }
  }

  private static func pieces(
    _ phrases: any Phrases, _ words: (KeyBinding.Action) -> ScreenLabel
  ) -> [(line: Line, isNeeded: Bool)] {
    KeyBinding.all.map { binding in
      var piece = Line(
        binding.keys.prefix(2).map { phrases.label(.key($0)) }.joined(separator: " "), .bold)
      piece.pad(to: 7)
      piece.append(phrases.label(words(binding.action)), .faint)
      return (piece, [.stop, .stopForPain, .help].contains(binding.action))
    }
  }
}
