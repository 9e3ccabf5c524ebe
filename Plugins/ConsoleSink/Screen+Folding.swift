import LimberEvents

extension Screen {
  /// Takes over what an event says.
  mutating func fold(_ event: SessionEvent) {
    let passed = event.at.seconds - now
    now = event.at.seconds
    // Between ticks the rest of the session shrinks with the time, unless a person is waited for.
    if wait == nil, passed > 0 { sessionRemaining = max(sessionRemaining - passed, 0) }
    switch event.body {
    case .sessionStarted(let start):
      title = start.routine.title.printable
      cautions = start.cautions.map(\.printable)
      sessionRemaining = start.planned.target
    case .stepStarted(let step, let next):
      begin(step)
      self.next = next
    case .phaseStarted(let step, let rep, let phase):
      self.step = step
      beat = Beat(cue: phase.cue.printable, rep: rep, end: now + phase.seconds)
    case .cue(let step, let kind, let remainingSeconds):
      fold(kind, of: step, remainingSeconds: remainingSeconds, text: event.text.printable)
    case .waiting(let step, let reason, let options):
      self.step = step
      wait = Wait(reason: reason, options: options.map(\.printable))
      if reason == .repetitions { span.end = nil }
    case .answered(_, let answer, _):
      self.answer = answer.printable
      wait = nil
    case .tick(let step, let tick):
      self.step = step
      sessionRemaining = tick.sessionRemainingSeconds
      span = Span(
        start: now - tick.elapsedSeconds, end: tick.remainingSeconds.map { now + $0 })
    case .paused(let cause, let gapSeconds):
      pause = Pause(cause: cause, gapSeconds: gapSeconds)
    case .resumed(let cause, let gapSeconds):
      if cause == .suspend, let gapSeconds {
        show("The computer slept for \(gapSeconds.inWords); the time went on.")
      }
      pause = nil
    case .adjusted(let step, _):
      self.step = step
      if span.end != nil, let seconds = step.seconds { span.end = span.start + seconds }
      if let reps = step.reps { beat?.rep.of = reps }
    case .stepEnded(let step, _, _):
      ended = step
      isEnded = true
    case .sessionEnded:
      stage = .over
    }
    if let until = note?.until, until <= now { note = nil }
  }

  private mutating func begin(_ step: StepInfo) {
    self.step = step
    stage = .playing
    isEnded = false
    span = Span(start: now, end: step.seconds.map { now + $0 })
    beat = nil
    wait = nil
    note = nil
    answer = nil
    reachedMinimum = false
  }

  private mutating func fold(
    _ kind: CueKind, of step: StepInfo, remainingSeconds: Double?, text: String
  ) {
    switch kind {
    case .prepare where beat != nil && !isEnded:
      // Between the sides of a repetition the step goes on.
      beat?.cue = "Change sides"
      beat?.end = now + (remainingSeconds ?? 0)
    case .prepare:
      begin(step)
      stage = .leadIn(changesSides: changesSides(to: step))
      span.end = remainingSeconds.map { now + $0 }
      next = nil
    case .authored:
      note = Note(text: text, until: nil)
    case .halfway, .remaining:
      show(text)
    case .minimum:
      reachedMinimum = true
    case .countdown, .next:
      break
    }
    self.step = step
    if kind != .prepare, beat == nil, span.end != nil, let remainingSeconds {
      span.end = now + remainingSeconds
    }
  }

  /// Shows a sentence long enough to be read on the way back to the mat.
  private mutating func show(_ text: String) {
    note = Note(text: text, until: now + 8)
  }

  private func changesSides(to step: StepInfo) -> Bool {
    guard let ended, let side = step.side, let before = ended.side else { return false }
    return ended.path == step.path && ended.routine == step.routine && before != side
  }
}
