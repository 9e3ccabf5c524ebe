import ConsoleSink
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `Whatever happens, the console` {
  @Test(arguments: 1...24)
  func `keeps within the screen and steers nothing`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var stage = try ConsoleStage(
      columns: Int.random(in: 1...130, using: &random),
      rows: Int.random(in: 1...40, using: &random), hasColour: true)
    for _ in 0..<120 {
      try stage.play([Self.event(&random)])
      switch Int.random(in: 0..<12, using: &random) {
      case 0:
        stage.resize(
          columns: Int.random(in: 1...130, using: &random),
          rows: Int.random(in: 1...40, using: &random))
        try stage.notice(.refresh)
      case 1: try stage.notice(.suspend)
      case 2: try stage.notice(.refresh)
      case 3: try stage.notice(.toggleKeys)
      case 4: try stage.notice(.message(Self.text(&random)))
      default: break
      }
      #expect(stage.terminal.isInFrame == false)
      try #require(stage.terminal.faults == [])
    }
    try stage.finish()
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 1), (1, 2), (0, 5), (3, 3)])
  func `survives any size`(columns: Int, rows: Int) throws {
    let display = BufferDisplay(columns: columns, rows: rows)
    let context = SinkContext(
      display: display.display(isLive: true), openLog: { _ in throw BufferFailure() },
      loggedInTerminals: { [] }, phrases: EnglishPhrases())
    var sink = try ConsoleSink.descriptor.make(SinkValues(), context)
    for scene in ConsoleScene.allCases {
      for event in scene.events { try sink.receive(event) }
      try sink.notice(.refresh)
      try sink.notice(.toggleKeys)
      try sink.notice(.message("a message"))
      try sink.notice(.suspend)
    }
    try sink.finish()
  }

  @Test func `never lets a control character through in plain style`() throws {
    var random = SeededGenerator(seed: 7)
    let bench = SinkBench()
    var sink = try bench.make(ConsoleSink.descriptor)
    for _ in 0..<400 {
      try sink.receive(Self.event(&random))
      try sink.notice(.message(Self.text(&random)))
    }
    #expect(!bench.display.text.isEmpty)
    for scalar in bench.display.text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
    }
  }
}

// MARK: - What is thrown at it

extension `Whatever happens, the console` {
  private static func text(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "Heel drop", " ", "\u{1B}[2J", "\r\n", "\t", "\u{9B}31m", "界界界", "👩‍👩‍👧", "e\u{301}", "❤️",
      "\u{202E}", "a-very-long-word-without-any-space-in-it-at-all-to-break-at", "", "\u{0}", "🇩🇪",
      "क्षेत्र", "ＷＩＤＥ", "\u{7F}", "\u{200D}", "—",
    ]
    return (0..<Int.random(in: 0...9, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  private static func time(_ random: inout SeededGenerator) -> Duration {
    let odd: [Duration] = [
      .zero, .seconds(-5), .seconds(Int64.max), .seconds(Int64.min), .milliseconds(400),
      .nanoseconds(1),
    ]
    return Bool.random(using: &random)
      ? .seconds(Int.random(in: 0...5000, using: &random))
      : odd.randomElement(using: &random) ?? .zero
  }

  private static func range(_ random: inout SeededGenerator) -> DoseRange {
    func count() -> Int { [0, -1, .max, .min, 10].randomElement(using: &random) ?? 8 }
    return Bool.random(using: &random)
      ? .time(min: time(&random), max: time(&random)) : .repetitions(min: count(), max: count())
  }

  private static func maybe<Value>(_ value: Value, _ random: inout SeededGenerator) -> Value? {
    Bool.random(using: &random) ? value : nil
  }

  private static func ordinal(_ random: inout SeededGenerator) -> Ordinal {
    Ordinal(Int.random(in: 0...12, using: &random), of: Int.random(in: 0...12, using: &random))
  }

  private static func step(_ random: inout SeededGenerator) -> StepInfo {
    StepInfo(
      index: Int.random(in: 0...10_000, using: &random), of: 10_000, path: "/steps/0",
      routine: "fuzz", kind: StepKind.allCases.randomElement(using: &random) ?? .timed,
      name: text(&random), cue: maybe(text(&random), &random),
      side: Side.allCases.randomElement(using: &random),
      duration: maybe(time(&random), &random),
      reps: maybe(Int.random(in: -1...10_000, using: &random), &random),
      range: maybe(range(&random), &random),
      set: maybe(ordinal(&random), &random), round: maybe(ordinal(&random), &random))
  }

  private static func remaining(_ random: inout SeededGenerator) -> Remaining {
    func duration() -> Duration { .milliseconds(Int.random(in: -5...100_000_000, using: &random)) }
    return Remaining(
      step: Bool.random(using: &random) ? duration() : nil, session: duration(),
      isPassing: Bool.random(using: &random))
  }

  private static func event(_ random: inout SeededGenerator) -> SessionEvent {
    let step = step(&random)
    let body: SessionEvent.Body =
      switch Int.random(in: 0..<12, using: &random) {
      case 0:
        .sessionStarted(
          SessionStart(
            routine: RoutineName(id: "fuzz", title: text(&random)), routines: [],
            planned: PlannedTime(
              min: time(&random), target: time(&random), max: time(&random)),
            steps: Int.random(in: 0...100_000, using: &random),
            cautions: (0..<Int.random(in: 0...3, using: &random)).map { _ in text(&random) }))
      case 1, 2: .stepStarted(step, next: maybe(NextStep(name: text(&random)), &random))
      case 3:
        .phaseStarted(
          step, rep: ordinal(&random),
          phase: Phase(Ordinal(1, of: 3), cue: text(&random), duration: time(&random)))
      case 4, 5:
        .cue(
          step, CueKind.allCases.randomElement(using: &random) ?? .prepare(.leadIn),
          remaining: maybe(time(&random), &random))
      case 6:
        .waiting(
          step, WaitReason.allCases.randomElement(using: &random) ?? .choice,
          options: (0..<Int.random(in: 0...20, using: &random)).map { _ in text(&random) })
      case 7:
        .tick(step, elapsed: time(&random))
      case 8:
        .paused(
          by: PauseCause.allCases.randomElement(using: &random) ?? .person,
          gap: maybe(time(&random), &random))
      case 9: .resumed(by: .suspend, gap: maybe(time(&random), &random))
      case 10:
        .stepEnded(
          step, StepOutcome.allCases.randomElement(using: &random) ?? .done,
          did: Effort(time: maybe(time(&random), &random), reps: maybe(3, &random)))
      default:
        Bool.random(using: &random)
          ? .adjusted(step, delta: Effort(time: time(&random)))
          : .answered(step, answer: text(&random), by: .timeout)
      }
    return SessionEvent(
      at: .milliseconds(Int.random(in: 0...10_000_000, using: &random)), text: text(&random),
      body: body, remaining: maybe(remaining(&random), &random))
  }
}
