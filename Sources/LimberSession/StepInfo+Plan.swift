internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

extension StepInfo {
  /// The leaf that a walk stands on, as events carry it.
  init(_ leaf: PlanLeaf, at walk: PlanWalk, in phrases: any Phrases) {
    self.init(
      index: walk.index, of: walk.index + walk.leavesAfter, path: leaf.step.path,
      routine: leaf.step.routine, kind: .timed, name: leaf.name(in: phrases),
      cue: leaf.step.cue.map(EventLimits.text), figure: leaf.step.figure, side: leaf.step.side,
      load: leaf.step.load, set: walk.set.map(Ordinal.init), round: walk.round.map(Ordinal.init))
    switch leaf.step.kind {
    case .timed(let timed):
      take(timed.dose)
    case .rest(let dose, _):
      kind = .rest
      take(dose)
    case .reps(let reps):
      kind = .reps
      unit = reps.unit
      self.reps = reps.count(at: .target)
      if reps.isOpen {
        isOpen = true
        if reps.tempo.isEmpty { counted = self.reps }
      } else if !reps.tempo.isEmpty {
        duration = reps.duration(at: .target)
      }
      if reps.dose.amount.isRange || reps.otherDose?.amount.isRange == true {
        range = .repetitions(min: reps.count(at: .min), max: reps.count(at: .max))
      }
    case .prompt:
      kind = .prompt
    case .choice:
      kind = .choice
    }
  }

  private mutating func take(_ dose: PlanDose<Duration>) {
    guard !dose.amount.isOpen else {
      isOpen = true
      if dose.amount.min > .zero { duration = dose.amount.min }
      return
    }
    duration = dose.target
    if dose.amount.isRange {
      range = .time(min: dose.amount.min, max: dose.amount.max)
    }
  }
}

extension Preparation {
  init(_ kind: PlanStep.Pause.Kind) {
    switch kind {
    case .leadIn: self = .leadIn
    case .changeover: self = .changeover
    case .between: self = .between
    }
  }
}

extension Ordinal {
  init(_ turn: PlanWalk.Turn) {
    self.init(turn.index + 1, of: turn.count)
  }
}

extension NextStep {
  init(_ leaf: PlanLeaf, in phrases: any Phrases) {
    self.init(name: leaf.name(in: phrases), side: leaf.step.side)
  }
}

extension PlanLeaf {
  /// Its name as it is shown.
  fileprivate func name(in phrases: any Phrases) -> String {
    phrases.shown(step.name, isNamed: step.isNamed)
  }
}

extension PlanStep {
  /// Its name as it is shown.
  func name(in phrases: any Phrases) -> String { phrases.shown(name, isNamed: isNamed) }
}

extension Phrases {
  /// The name of a step as it is shown: the file's, or the word for a rest.
  fileprivate func shown(_ name: String, isNamed: Bool) -> String {
    EventLimits.text(isNamed ? name : label(.rest))
  }
}
