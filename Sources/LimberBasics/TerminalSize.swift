/// How large a terminal is, in character cells.
public struct TerminalSize: Sendable, Hashable {
  /// Cells in a line.
  public var columns: Int
  /// Lines.
  public var rows: Int

  /// Makes a size; 80 by 24 where nothing is known.
  public init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    self.rows = rows
  }
}
