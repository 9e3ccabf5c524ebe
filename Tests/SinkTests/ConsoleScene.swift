import LimberBasics
import LimberEvents
import LimberProgress

/// A moment of a session that a person looks at, by the events that lead to it.
enum ConsoleScene: String, CaseIterable {
  case start, prompt, promptWithTimeout, leadIn, timed, minimum, paused, slept, changeover, rest
  case tempo, changeoverInRepetition, selfPaced, choice, allKeys, completed, hurt, interrupted

  var events: [SessionEvent] {
    let start = Self.at(0, .sessionStarted(Self.start()), left: 724)
    let stretchEvents = [start] + Self.stretching
    switch self {
    case .start:
      return [
        Self.at(0, .sessionStarted(Self.start(cautions: Self.cautions)), left: 724),
        Self.at(0, .stepStarted(Self.stair, next: NextStep(name: "Heel drop")), left: 724),
        Self.at(0, .waiting(Self.stair, .confirmation, options: []), left: 724),
      ]
    case .prompt:
      return [
        start,
        Self.at(0, .stepStarted(Self.stair, next: NextStep(name: "Heel drop")), left: 724),
        Self.at(0, .waiting(Self.stair, .confirmation, options: []), left: 724),
      ]
    case .promptWithTimeout:
      return ConsoleScene.prompt.events
        + [Self.at(1, .tick(Self.stair, elapsed: .seconds(1)), step: 29, left: 724)]
    case .leadIn:
      return [
        start,
        Self.at(
          8, .cue(Self.stretch(.right), .prepare(.leadIn), remaining: .seconds(5)), step: 5,
          left: 722),
        Self.at(10, .tick(Self.stretch(.right), elapsed: .seconds(2)), step: 3, left: 720),
      ]
    case .timed:
      return stretchEvents
        + [
          Self.at(
            30, .cue(Self.stretch(.right), .halfway, remaining: .milliseconds(22_500)), "Halfway.",
            step: 22.5, left: 702),
          Self.at(32, .tick(Self.stretch(.right), elapsed: .seconds(24)), step: 21, left: 700),
        ]
    case .minimum:
      var walk = Self.step(4, .timed, "Easy walk", cue: "Never stand still at once.")
      walk.duration = .seconds(420)
      walk.range = .time(min: .seconds(300), max: .seconds(600))
      return [
        start, Self.at(0, .stepStarted(walk, next: nil), step: 420, left: 724),
        Self.at(
          300, .cue(walk, .minimum, remaining: .seconds(120)), "5 minutes: the minimum is done.",
          step: 120, left: 424),
      ]
    case .paused:
      return stretchEvents + [
        Self.at(20, .paused(by: .person, gap: nil), step: 33, left: 712)
      ]
    case .slept:
      return stretchEvents + [
        Self.at(20, .paused(by: .suspend, gap: .seconds(720)), step: 33, left: 712)
      ]
    case .changeover:
      return stretchEvents
        + [
          Self.at(
            53, .stepEnded(Self.stretch(.right), .done, did: Effort(time: .seconds(45))), left: 679),
          Self.at(
            53, .cue(Self.stretch(.left), .prepare(.changeover), remaining: .seconds(5)), step: 5,
            left: 679),
        ]
    case .rest:
      let rest = Self.step(5, .rest, "Rest", lasting: 20)
      return stretchEvents
        + [
          Self.at(
            20, .stepEnded(Self.stretch(.right), .partial, did: Effort(time: .seconds(12))),
            left: 605),
          Self.at(
            20, .stepStarted(rest, next: NextStep(name: "Calf raise", side: .left)), step: 20,
            left: 605),
          Self.at(
            20, .cue(rest, .next, remaining: .seconds(20)), "Next: Calf raise, left side.",
            step: 20,
            left: 605),
          Self.at(25, .tick(rest, elapsed: .seconds(5)), step: 15, left: 600),
        ]
    case .tempo:
      return [start] + Self.dropping
    case .changeoverInRepetition:
      return [start] + Self.dropping
        + [
          Self.at(
            14, .cue(Self.drop(.left), .prepare(.changeover), remaining: .seconds(4)), step: 98,
            left: 710)
        ]
    case .selfPaced:
      return [start] + Self.raising
    case .choice:
      let question = Self.step(7, .choice, "How long ago was the run?")
      return [
        start, Self.at(0, .stepStarted(question, next: nil), left: 724),
        Self.at(
          0,
          .waiting(
            question, .choice,
            options: ["Less than 12 hours", "Longer: a warm towel is better than ice then", "冷却"]),
          left: 724),
      ]
    case .allKeys:
      return stretchEvents
    case .completed, .hurt, .interrupted:
      let end: SessionEnd =
        switch self {
        case .hurt: Self.end(.stopped, reason: "pain")
        case .interrupted: Self.end(.interrupted, reason: "SIGTERM")
        default: Self.end(.completed, partial: 0, skipped: 0)
        }
      return [Self.at(0, .sessionStarted(Self.start(cautions: Self.cautions)), left: 724)]
        + Self.raising
        + [
          Self.at(40, .answered(Self.raise, answer: "10", by: .person), left: 684),
          Self.at(
            40, .stepEnded(Self.raise, .done, did: Effort(time: .seconds(40), reps: 10)), left: 684),
          Self.at(40, .sessionEnded(end), left: 0),
        ]
    }
  }
}

// MARK: - Steps

extension ConsoleScene {
  static let stair = step(
    1, .prompt, "Stand on the second stair, heels over the edge.",
    cue: "Stand on the second stair, heels over the edge. Hold the rail.")

  static func stretch(_ side: Side) -> StepInfo {
    var stretch = step(
      3, .timed, "Calf stretch against the wall",
      cue: "Lean forward with the back knee straight until the calf pulls gently.", lasting: 45)
    stretch.side = side
    stretch.set = Ordinal(1, of: 3)
    stretch.round = Ordinal(2, of: 4)
    return stretch
  }

  static func drop(_ side: Side?) -> StepInfo {
    var drop = step(
      2, .reps, "Heel drop", cue: "One heel down, slowly, like stretching after sleep.",
      lasting: 112)
    drop.side = side
    drop.reps = 8
    drop.range = .repetitions(min: 8, max: 10)
    return drop
  }

  static let raise: StepInfo = {
    var raise = step(6, .reps, "Calf raise", cue: "Rise on your toes, lower slowly.")
    raise.reps = 10
    raise.range = .repetitions(min: 10, max: 15)
    return raise
  }()

  static func step(
    _ index: Int, _ kind: StepKind, _ name: String, cue: String? = nil, lasting seconds: Int? = nil
  ) -> StepInfo {
    StepInfo(
      index: index, of: 14, path: "/steps/\(index)", routine: "calf", kind: kind, name: name,
      cue: cue, duration: seconds.map { .seconds($0) })
  }
}

// MARK: - Events

extension ConsoleScene {
  static let cautions = [
    "Stop when the pain is sharp or grows.",
    "Pain that does not pass after rest, comes back regularly, or sits in one leg: see a doctor.",
  ]

  private static let stretching = [
    at(
      8, .stepStarted(stretch(.right), next: NextStep(name: stretch(.left).name, side: .left)),
      step: 45, left: 724),
    at(20, .tick(stretch(.right), elapsed: .seconds(12)), step: 33, left: 712),
  ]

  private static let dropping = [
    at(0, .stepStarted(drop(nil), next: NextStep(name: "Rest")), step: 112, left: 724),
    at(
      7,
      .phaseStarted(
        drop(.left), rep: Ordinal(1, of: 8),
        phase: Phase(Ordinal(1, of: 3), cue: "Lower the heel", duration: .seconds(3))),
      step: 105, left: 717),
    at(8, .tick(drop(.left), elapsed: .seconds(8)), step: 104, left: 716),
  ]

  private static let raising = [
    at(0, .stepStarted(raise, next: NextStep(name: "Rest")), left: 724),
    at(0, .waiting(raise, .repetitions, options: []), left: 724),
  ]

  /// An event with what is left of the step, where that runs out, and of the session.
  static func at(
    _ seconds: Double, _ body: SessionEvent.Body, _ text: String = "", step: Double? = nil,
    left: Double = 0
  ) -> SessionEvent {
    func duration(_ seconds: Double) -> Duration { .milliseconds(Int(seconds * 1000)) }
    return SessionEvent(
      at: duration(seconds), text: text, body: body,
      remaining: Remaining(step: step.map(duration), session: duration(left)))
  }

  static func start(cautions: [String] = []) -> SessionStart {
    SessionStart(
      routine: RoutineName(id: "calf", title: "Calf step-stretch"), routines: [],
      planned: PlannedTime(min: .seconds(600), target: .seconds(724), max: .seconds(800)),
      steps: 14, cautions: cautions)
  }

  static func end(
    _ outcome: SessionOutcome, reason: String? = nil, partial: Int = 1, skipped: Int = 2
  ) -> SessionEnd {
    SessionEnd(
      outcome: outcome, reason: reason, time: .seconds(272), stepsDone: 11, stepsPartial: partial,
      stepsSkipped: skipped, doses: [])
  }
}
