import LimberBasics
import LimberPlayer
import Testing

@testable import LimberCommands

@Suite struct `The screen to choose from` {
  private static func row(
    _ id: String, _ title: String, _ section: StartList.Section = .all, note: String = ""
  ) -> StartList.Row {
    StartList.Row(
      section: section, choice: .play(RoutineWish(id)), title: title, detail: "5 min", note: note)
  }

  private static let few = StartList(rows: [
    row("calf", "Calf", .due), row("calf", "Calf"), row("jump", "Jumps"),
    row("morning", "Morning", note: "morning"), row("own", "Morning", note: "own (yours)"),
  ])

  private static let many = StartList(
    rows: (1...60).map { row("r\($0)", "Routine \($0)") })

  private func shown(_ screen: inout StartScreen, _ rows: Int = 24, columns: Int = 80) -> [String] {
    screen.lines(columns: columns, rows: rows, ink: Ink(isOn: false))
  }

  @Test func `what is due comes first, and two of a title are told apart`() {
    var screen = StartScreen(Self.few)
    #expect(
      shown(&screen) == [
        "What would you like to do?", "Due today", "› Calf     5 min", "All", "  Calf     5 min",
        "  Jumps    5 min", "  Morning  5 min  morning", "  Morning  5 min  own (yours)",
        "↑ ↓ choose  Enter plays  letters filter (/ first for j, k, q)  Esc leaves",
      ])
  }

  @Test(arguments: [24, 30, 50, 60, 72, 80])
  func `how to leave is said in a window of any width`(columns: Int) {
    var screen = StartScreen(Self.few)
    #expect(shown(&screen, columns: columns).last?.hasSuffix("Esc leaves") == true)
  }

  @Test(
    arguments: [
      ([Key.enter], StartScreen.Step.chosen(.play(RoutineWish("calf")))),
      ([.down, .down, .enter], .chosen(.play(RoutineWish("jump")))),
      (
        [.character("j"), .character("j"), .character("k"), .enter],
        .chosen(.play(RoutineWish("calf")))
      ),
      ([.end, .enter], .chosen(.play(RoutineWish("own")))),
      ([.end, .home, .enter], .chosen(.play(RoutineWish("calf")))),
      ([.up, .enter], .chosen(.play(RoutineWish("calf")))),
      ([.character("o"), .character("r"), .down, .enter], .chosen(.play(RoutineWish("own")))),
      ([.character("O"), .character("w"), .enter], .chosen(.play(RoutineWish("own")))),
      ([.character("/"), .character("j"), .enter], .chosen(.play(RoutineWish("jump")))),
      ([.character("x"), .character("y"), .enter], .ignored),
      ([.character("x"), .backspace, .enter], .chosen(.play(RoutineWish("calf")))),
      ([.character("m"), .escape, .enter], .chosen(.play(RoutineWish("calf")))),
      ([.character("m"), .escape, .escape], .left),
      ([.character("q")], .left), ([.escape], .left),
      ([.character("m"), .character("q")], .shown),
      ([.playPause], .ignored),
    ] as [([Key], StartScreen.Step)])
  func `keys move, filter, choose and leave`(keys: [Key], step: StartScreen.Step) {
    var screen = StartScreen(Self.few)
    var last = StartScreen.Step.ignored
    for key in keys { last = screen.take(key) }
    #expect(last == step)
  }

  @Test func `a filter shows each routine once, and says what it is`() {
    var screen = StartScreen(Self.few)
    _ = screen.take(.character("c"))
    #expect(
      shown(&screen) == [
        "Only with: c_", "› Calf  5 min", "↑ ↓ choose  Enter plays  Esc shows all again",
      ])
    _ = screen.take(.character("z"))
    #expect(shown(&screen)[1] == "  Nothing fits.")
  }

  @Test(arguments: [1, 2, 3, 5, 6, 12, 24, 50], [8, 20, 80])
  func `it never scrolls off the screen, and shows what is chosen`(rows: Int, columns: Int) {
    var screen = StartScreen(Self.many)
    for key in [Key.down, .pageDown, .down, .end, .up, .pageUp, .home, .pageDown] {
      _ = screen.take(key)
      let lines = shown(&screen, rows, columns: columns)
      #expect(lines.count <= rows)
      #expect(lines.allSatisfy { $0.cellWidth < columns })
      #expect(lines.count { $0.hasPrefix("›") } == 1)
    }
  }
}
