import LimberBasics
import LimberEvents

/// The lines below the transcript: a pure function of the screen and a terminal's size.
struct Block {
  /// A line and how soon it may go where rows are short: the highest rank first.
  private var ranked: [(line: Line, rank: Int)] = []
  let screen: Screen
  let width: Int
  /// How many lines there may be.
  let rows: Int
  let digits: BlockLetters.Size?

  /// The widest that lines are drawn; longer ones are hard to follow.
  static let widest = 100

  /// The lines for a screen, each narrower than the terminal, at most one fewer than its rows.
  static func lines(_ screen: Screen, size: TerminalSize) -> [Line] {
    guard let step = screen.step, size.columns > 1, size.rows > 1 else { return [] }
    switch screen.stage {
    case .before, .over: return []
    case .leadIn, .playing: break
    }
    var block = Block(screen, size: size)
    block.build(step)
    return block.fitted()
  }

  private init(_ screen: Screen, size: TerminalSize) {
    self.screen = screen
    // The last column stays free: a line that touches it is wrapped by some terminals.
    width = min(size.columns - 1, Self.widest)
    rows = size.rows - 1
    digits =
      switch (size.rows, size.columns) {
      case (30..., 60...): BlockLetters.Size(cells: 2, halves: 2)
      // On a low screen all keys leave no room for them.
      case (12..<20, _) where screen.showsAllKeys: nil
      case (14..., 40...) where !screen.isUnicode: BlockLetters.Size(cells: 1, halves: 2)
      case (12..., 40...) where screen.isUnicode: BlockLetters.Size(cells: 1, halves: 1)
      default: nil
      }
  }

  private mutating func build(_ step: StepInfo) {
    add(Line(), rank: 9)
    add(header(step), rank: 4)
    add(Line(), rank: 9)
    addHeadline(step)
    addState(step)
    addClock(step)
    addNext()
    addKeys()
  }

  private func fitted() -> [Line] {
    var kept = ranked
    while kept.count > rows, let worst = kept.map(\.rank).max(),
      let index = kept.lastIndex(where: { $0.rank == worst })
    {
      kept.remove(at: index)
    }
    return kept.map { $0.line.fitted(to: width) }
  }

  /// Words that are no routine's own.
  func label(_ label: ScreenLabel) -> String { screen.phrases.label(label) }

  mutating func add(_ line: Line, rank: Int) {
    ranked.append((line, rank))
  }

  mutating func add(
    _ text: String, _ style: Style, rank: Int, lines: Int, rest: Int? = nil
  ) {
    for (number, line) in text.wrapped(to: width, limit: lines).enumerated() {
      add(Line(line, style), rank: number == 0 ? rank : rest ?? rank)
    }
  }
}
