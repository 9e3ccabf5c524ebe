import LimberBasics
import LimberEvents

/// A mark for each repetition, full for those that are done and the one under way.
extension StageLayout {
  /// The marks as large as there is room for; none where there are too many.
  func pips(_ rep: Ordinal, width: Int) -> [Line] {
    guard rep.of > 0, rep.of <= width else { return [] }
    func line(_ done: String, _ open: String, _ gap: String) -> Line {
      Line(drawn: (1...rep.of).map { $0 <= rep.index ? done : open }.joined(separator: gap))
    }
    if geometry.isRoomy, 5 * rep.of <= width {
      let row = isUnicode ? line("███", "░░░", "  ") : line("###", "...", "  ")
      return [row, row, Line()]
    }
    let gap = 2 * rep.of <= width ? " " : ""
    return [isUnicode ? line("●", "○", gap) : line("*", ".", gap)]
  }
}
