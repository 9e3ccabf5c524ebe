public import LimberRoutine

/// Steps and routines written in a line, for tests that do not read files.
extension Step {
  /// A timed step.
  public static func timed(
    _ name: String, _ duration: StepAmount<Duration>, cue: String? = nil, sides: Sides? = nil,
    sets: Sets? = nil, cues: [TimedCue]? = nil, onSuspend: OnSuspend = .pause,
    leadIn: Duration? = nil
  ) -> Step {
    Step(
      path: "", name: name, cue: cue,
      kind: .timed(
        Timed(
          duration: duration, sides: sides, sets: sets, cues: cues, onSuspend: onSuspend,
          leadIn: leadIn)))
  }

  /// Repetitions.
  public static func reps(
    _ name: String, _ reps: StepAmount<Int>, sides: Sides? = nil, sets: Sets? = nil,
    tempo: [Phase] = [], leadIn: Duration? = nil
  ) -> Step {
    Step(
      path: "", name: name,
      kind: .reps(Reps(reps: reps, sides: sides, sets: sets, tempo: tempo, leadIn: leadIn)))
  }

  /// A rest.
  public static func rest(_ duration: Amount<Duration>, onSuspend: OnSuspend = .elapse) -> Step {
    Step(path: "", kind: .rest(Rest(duration: duration, onSuspend: onSuspend)))
  }

  /// A prompt.
  public static func prompt(_ cue: String, timeout: Duration? = nil) -> Step {
    Step(path: "", cue: cue, kind: .prompt(timeout: timeout))
  }

  /// Rounds.
  public static func rounds(
    _ rounds: Amount<Int>, rest: Duration? = nil, _ steps: [Step]
  ) -> Step {
    Step(path: "", kind: .rounds(Rounds(rounds: rounds, rest: rest, steps: steps)))
  }

  /// Rounds with what else they may have.
  public static func rounds(
    _ extent: Rounds.Extent, rest: Duration? = nil, every: Duration? = nil, sides: Sides? = nil,
    between: Duration? = nil, _ steps: [Step]
  ) -> Step {
    Step(
      path: "",
      kind: .rounds(
        Rounds(
          extent, rest: rest, every: every, sides: sides, between: between, steps: steps)))
  }

  /// A choice.
  public static func choice(
    _ question: String, default defaultIndex: Int = 0, _ options: [(String, [Step])]
  ) -> Step {
    Step(
      path: "",
      kind: .choice(
        Choice(
          question: question,
          options: options.map { Choice.Option(label: $0.0, steps: $0.1) },
          defaultIndex: defaultIndex)))
  }

  /// Another routine.
  public static func include(_ id: String) -> Step {
    Step(path: "", kind: .routine(id: id))
  }

  fileprivate func placed(at path: String) -> Step {
    var step = self
    step.path = path
    switch kind {
    case .rounds(var rounds):
      rounds.steps = Step.placed(rounds.steps, under: path + "/steps")
      step.kind = .rounds(rounds)
    case .choice(var choice):
      for index in choice.options.indices {
        choice.options[index].steps = Step.placed(
          choice.options[index].steps, under: "\(path)/options/\(index)/steps")
      }
      step.kind = .choice(choice)
    case .timed, .reps, .rest, .prompt, .routine: break
    }
    return step
  }

  fileprivate static func placed(_ steps: [Step], under path: String) -> [Step] {
    steps.enumerated().map { $1.placed(at: "\(path)/\($0)") }
  }
}

extension Step.Phase {
  /// A phase in a line.
  public static func phase(_ cue: String, _ seconds: Int) -> Step.Phase {
    Step.Phase(cue: cue, duration: .seconds(seconds))
  }
}

extension Amount where Value == Duration {
  /// So many seconds.
  public static func seconds(_ seconds: Int) -> Amount { .fixed(.seconds(seconds)) }

  /// From so many seconds to so many.
  public static func seconds(_ min: Int, to max: Int) -> Amount {
    .range(min: .seconds(min), max: .seconds(max))
  }
}

extension Amount where Value == Int {
  /// So many.
  public static func times(_ count: Int) -> Amount { .fixed(count) }

  /// From so many to so many.
  public static func times(_ min: Int, to max: Int) -> Amount { .range(min: min, max: max) }
}

extension StepAmount where Value == Duration {
  /// So many seconds each time.
  public static func seconds(_ seconds: Int) -> StepAmount { .fixed(.seconds(seconds)) }

  /// From so many seconds to so many, each time.
  public static func seconds(_ min: Int, to max: Int) -> StepAmount {
    .range(min: .seconds(min), max: .seconds(max))
  }
}

extension StepAmount where Value == Int {
  /// So many each time.
  public static func times(_ count: Int) -> StepAmount { .fixed(count) }

  /// From so many to so many, each time.
  public static func times(_ min: Int, to max: Int) -> StepAmount {
    .range(min: min, max: max)
  }
}

extension Routine {
  /// A routine of steps, with their paths filled in.
  public init(_ id: String, title: String = "Test", cautions: [String] = [], _ steps: [Step]) {
    self.init(
      id: id, title: title, cautions: cautions, steps: Step.placed(steps, under: "/steps"))
  }
}

extension RoutineSet {
  /// A routine with those that it includes; the first is the root.
  public init(_ root: Routine, _ included: Routine...) {
    var routines = [root.id: root]
    for routine in included { routines[routine.id] = routine }
    self.init(rootID: root.id, routines: routines)
  }
}

extension Plan {
  /// A plan of steps.
  public init(
    _ steps: [Step], between: Duration? = nil, share: Double? = nil,
    leadIn: Duration = .seconds(5), ownPace: Duration = PlanStep.Reps.selfPacedRepetition
  ) {
    var routine = Routine("test", steps)
    routine.between = between
    self.init(
      [RoutineSet(routine)], dosing: Dosing(share: share), leadIn: leadIn,
      ownPace: ownPace)
  }
}
