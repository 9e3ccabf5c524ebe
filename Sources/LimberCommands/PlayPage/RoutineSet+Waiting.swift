import LimberRoutine

extension RoutineSet {
  /// The first step that waits for a person while a clock around it runs; nil where there is none.
  var stepThatWaitsByTheClock: String? {
    routines.keys.sorted().lazy.compactMap { id in
      routines[id].flatMap { waiting($0.steps, isTimed: false) }
    }.first
  }

  private func waiting(_ steps: [Step], isTimed: Bool) -> String? {
    for step in steps {
      let found: String?
      switch step.kind {
      case .timed(let timed):
        found = (isTimed || timed.sets?.every != nil) && timed.duration.hasOpenEnd ? step.name : nil
      case .reps(let reps):
        let waits = reps.tempo.isEmpty || reps.reps.hasOpenEnd
        found = (isTimed || reps.sets?.every != nil) && waits ? step.name : nil
      case .rest: found = nil
      case .prompt: found = isTimed ? step.name ?? step.cue : nil
      case .rounds(let rounds):
        let isLimited = if case .within = rounds.extent { true } else { false }
        found = waiting(rounds.steps, isTimed: isTimed || isLimited || rounds.every != nil)
      case .choice(let choice):
        found =
          isTimed
          ? choice.question
          : choice.options.lazy.compactMap { waiting($0.steps, isTimed: false) }.first
      case .routine(let id, _):
        // By itself it is looked at as every other.
        found = isTimed ? routines[id].flatMap { waiting($0.steps, isTimed: true) } : nil
      }
      if let found { return found }
    }
    return nil
  }
}

extension StepAmount {
  /// Whether the person ends it.
  fileprivate var hasOpenEnd: Bool {
    if case .same(let amount) = self { return amount.isOpen }
    return bySide.contains { $0.1.isOpen }
  }
}
