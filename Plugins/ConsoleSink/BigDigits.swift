/// A time drawn so large that it is read from the mat.
enum BigDigits {
  /// How large a point of a digit is drawn.
  enum Size {
    /// Two points above each other in a cell: three lines.
    case small
    /// A point in two cells: five lines.
    case large
    /// A point in one cell: five lines, for a terminal that has no halves of a cell.
    case plain
  }

  /// The lines for a text of digits, colons and `×`; anything else is left out.
  static func lines(_ text: String, size: Size) -> [String] {
    let glyphs = text.compactMap { shapes[$0] }
    let grid = (0..<5).map { row in
      glyphs.map { $0[row] }.joined(separator: " ")
    }
    switch size {
    case .small:
      return [0, 2, 4].map { top in
        let upper = grid[top]
        let lower = top + 1 < 5 ? grid[top + 1] : String(repeating: " ", count: upper.count)
        return String(zip(upper, lower).map(halves)).withoutTrailingBlanks
      }
    case .large:
      return grid.map { row in
        String(row.flatMap { $0 == "#" ? "██" : "  " }).withoutTrailingBlanks
      }
    case .plain: return grid.map(\.withoutTrailingBlanks)
    }
  }

  private static func halves(_ pair: (Character, Character)) -> Character {
    switch (pair.0 == "#", pair.1 == "#") {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }

  private static let shapes: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"],
    "1": ["## ", " # ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"],
    "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"],
    "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"],
    "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"],
    "9": ["###", "# #", "###", "  #", "###"],
    ":": [" ", "#", " ", "#", " "],
    "×": ["   ", "# #", " # ", "# #", "   "],
  ]
}

extension String {
  /// The text without the blanks at its end.
  fileprivate var withoutTrailingBlanks: String {
    guard let end = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...end])
  }
}
