internal import LimberBasics
package import LimberEvents
package import LimberRoutine

extension OutlineStep {
  /// A leaf that is still to come.
  package init(_ entry: PlanTimeline.Entry, in phrases: any Phrases) {
    let step = entry.step
    self.init(
      index: entry.index, at: entry.at, name: step.name(in: phrases), side: step.side,
      task: Task(step), round: entry.round.map(Ordinal.init), set: entry.set.map(Ordinal.init),
      path: step.path, routine: step.routine, cue: step.cue, pause: entry.pause.map(Pause.init))
  }
}

extension OutlineStep.Pause {
  fileprivate init(_ pause: PlanStep.Pause) {
    self = pause.isChangeover ? .changeover(pause.length) : .leadIn(pause.length)
  }
}

extension OutlineStep.Task {
  fileprivate init(_ step: PlanStep) {
    switch step.kind {
    case .timed(let timed):
      let dose = timed.dose
      self = .timed(dose.target, min: dose.amount.min, max: dose.amount.max)
    case .rest(let dose, _):
      self = .rest(dose.target, min: dose.amount.min, max: dose.amount.max)
    case .reps(let reps):
      let (dose, count) = (reps.dose, reps.tempo.count)
      self = .reps(
        OutlineStep.Repetitions(
          dose.target, min: dose.amount.min, max: dose.amount.max,
          lasting: reps.duration(of: dose.target), alternates: reps.alternating != nil,
          tempo: reps.tempo.enumerated().map { index, phase in
            Phase(Ordinal(index + 1, of: count), cue: phase.cue, duration: phase.duration)
          }))
    case .prompt(let timeout): self = .prompt(timeout: timeout)
    case .choice(let labels, let defaultIndex):
      self = .choice(options: labels, defaultOption: defaultIndex + 1)
    }
  }
}
