internal import LimberBasics

/// How many cells of a terminal a text takes.
public enum CellWidth {
  /// The width of a character.
  public static func of(_ character: Character) -> Int { character.cellWidth }

  /// The width of a text on one line.
  public static func of(_ text: some StringProtocol) -> Int { text.cellWidth }
}
