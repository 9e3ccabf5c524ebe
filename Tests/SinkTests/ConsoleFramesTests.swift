import LimberBasics
import LimberEvents
import Testing

/// The whole screen for each state, by the width of the terminal.
enum ConsoleFrames {
  struct Case: CustomTestStringConvertible {
    var scene: ConsoleScene
    var columns: Int
    var screen: String?
    var testDescription: String { "\(scene.rawValue) at \(columns) columns" }
  }

  static let all: [Case] = [(40, at40), (80, at80), (120, at120)].flatMap { columns, screens in
    ConsoleScene.allCases.map { Case(scene: $0, columns: columns, screen: screens[$0]) }
  }
}

@Suite struct `The live console` {
  @Test(arguments: ConsoleFrames.all)
  func `shows each state whole`(frame: ConsoleFrames.Case) throws {
    var stage = try ConsoleStage(columns: frame.columns)
    try stage.play(frame.scene.events)
    if frame.scene == .allKeys { try stage.notice(.toggleKeys) }
    #expect(stage.terminal.screen == frame.screen)
    #expect(stage.terminal.faults == [])
  }

  @Test func `draws larger digits where there are many rows`() throws {
    var stage = try ConsoleStage(columns: 80, rows: 30)
    try stage.play(ConsoleScene.leadIn.events)
    #expect(
      stage.terminal.screen.hasSuffix(
        """
        Lean forward with the back knee straight until the calf pulls gently.

        ██████      ██████  ██████
        ██  ██  ██  ██  ██      ██
        ██  ██      ██  ██  ██████
        ██  ██  ██  ██  ██      ██
        ██████      ██████  ██████
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━────────────────────────────────────────────────

        space pause  d begin now  n next  b back  q stop  ! it hurts  ? keys
        """.split(separator: "\n", omittingEmptySubsequences: false)
          .map { $0.hasPrefix("  ") ? String($0.dropFirst(2)) : String($0) }
          .joined(separator: "\n")))
  }

  @Test func `puts the time behind the name where rows are few`() throws {
    var stage = try ConsoleStage(columns: 50, rows: 6)
    try stage.play(ConsoleScene.timed.events)
    #expect(
      stage.terminal.screen == """
        Calf stretch against the wall · right  0:21
        set 1 of 3 · round 2 of 4
        Lean forward with the back knee straight until
        Halfway.
        Next: Calf stretch against the wall · left
        """)
  }

  @Test func `keeps the step, the phase and its seconds in three rows`() throws {
    var stage = try ConsoleStage(columns: 40, rows: 3)
    try stage.play(ConsoleScene.tempo.events)
    #expect(
      stage.terminal.screen == """
        Heel drop · left · repetition 1 of 8  2
        Lower the heel
        """)
  }
}

@Suite struct `The transcript` {
  /// What one ended step leaves.
  struct Case: CustomTestStringConvertible {
    var testDescription: String { line }
    var step: StepInfo
    var outcome: StepOutcome
    var did: Effort
    var line: String
  }

  static let walk: StepInfo = {
    var walk = ConsoleScene.step(4, .timed, "Easy walk", lasting: 420)
    walk.range = .time(min: .seconds(300), max: .seconds(600))
    return walk
  }()

  static let cases = [
    Case(
      step: ConsoleScene.drop(nil), outcome: .done, did: Effort(time: .seconds(112), reps: 8),
      line: "✓ Heel drop  8 of 8–10 repetitions  1:52"),
    Case(
      step: ConsoleScene.drop(nil), outcome: .partial, did: Effort(time: .seconds(112), reps: 1),
      line: "◐ Heel drop  1 of 8–10 repetitions  1:52  partial"),
    Case(
      step: ConsoleScene.drop(.left), outcome: .skipped, did: Effort(reps: 0),
      line: "– Heel drop · left  skipped"),
    Case(
      step: walk, outcome: .done, did: Effort(time: .seconds(420)),
      line: "✓ Easy walk  7:00 of 5:00–10:00"),
    Case(
      step: ConsoleScene.step(5, .timed, "Hold", lasting: 30), outcome: .done,
      did: Effort(time: .seconds(30)), line: "✓ Hold  0:30"),
    Case(
      step: ConsoleScene.step(5, .timed, "Hold", lasting: 30), outcome: .partial,
      did: Effort(time: .milliseconds(12_400)), line: "◐ Hold  0:12 of 0:30  partial"),
    Case(
      step: ConsoleScene.step(5, .rest, "Rest", lasting: 30), outcome: .done,
      did: Effort(time: .seconds(30)), line: "✓ Rest  0:30"),
    Case(
      step: ConsoleScene.step(5, .prompt, "Lie down.", cue: "Lie down."), outcome: .done,
      did: Effort(), line: "✓ Lie down."),
  ]

  @Test(arguments: cases)
  func `says what became of a step`(step case: Case) throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play([
      ConsoleScene.at(10, .stepStarted(`case`.step, next: nil)),
      ConsoleScene.at(122, .stepEnded(`case`.step, `case`.outcome, did: `case`.did)),
    ])
    #expect(stage.terminal.screen.split(separator: "\n").first.map(String.init) == `case`.line)
  }

  @Test func `says what was chosen`() throws {
    let question = ConsoleScene.step(7, .choice, "How long ago was the run?")
    var stage = try ConsoleStage(columns: 80)
    try stage.play(
      ConsoleScene.choice.events + [
        ConsoleScene.at(3, .answered(question, answer: "Less than 12 hours", by: .person)),
        ConsoleScene.at(3, .stepEnded(question, .done, did: Effort())),
      ])
    #expect(
      stage.terminal.screen.contains("\n✓ How long ago was the run?  Less than 12 hours\n"))
  }
}
