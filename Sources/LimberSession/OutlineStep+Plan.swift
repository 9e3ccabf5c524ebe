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
      path: step.path, routine: step.routine, cue: step.cue, load: step.load,
      pause: entry.pause.map(Pause.init))
    isOpen = step.isOpen
  }
}

extension OutlineStep.Pause {
  fileprivate init(_ pause: PlanStep.Pause) {
    switch pause.kind {
    case .leadIn: self = .leadIn(pause.length)
    case .changeover: self = .changeover(pause.length)
    case .between: self = .between(pause.length)
    }
  }
}

extension OutlineStep.Task {
  fileprivate init(_ step: PlanStep) {
    switch step.kind {
    case .timed(let timed):
      let dose = timed.dose
      self = .timed(
        dose.target, min: dose.amount.min, max: dose.amount.max,
        cues: (timed.cues ?? []).map { OutlineStep.TimedCue(at: $0.moment.text, cue: $0.cue) })
    case .rest(let dose, _):
      self = .rest(dose.target, min: dose.amount.min, max: dose.amount.max)
    case .reps(let reps):
      var told = OutlineStep.Repetitions(
        reps.count(at: .target), min: reps.count(at: .min), max: reps.count(at: .max),
        lasting: reps.duration(at: .target), alternates: reps.alternating != nil,
        unit: reps.unit,
        tempo: reps.tempo.enumerated().map { index, phase in
          Phase(
            Ordinal(index + 1, of: reps.tempo.count), cue: phase.cue, duration: phase.duration)
        })
      if let sides = reps.alternating, let other = reps.otherDose {
        told.bySide = [sides.first: reps.dose.target, sides.first.opposite: other.target]
      }
      self = .reps(told)
    case .prompt(let timeout): self = .prompt(timeout: timeout)
    case .choice(let labels, let defaultIndex):
      self = .choice(options: labels, defaultOption: defaultIndex + 1)
    }
  }
}
