internal import LimberEvents
internal import LimberRoutine

/// How steps begin and end.
extension Session {
  /// Arrives at the step that the walk stands on.
  ///
  /// - Parameter jumped: whether it was not reached by playing on, so that no side is changed.
  mutating func enter(at time: Duration, jumped: Bool) {
    guard let step = walk.step else {
      end(.completed, reason: nil, at: time)
      return
    }
    let info = StepInfo(step, at: walk)
    self.info = info
    ticksSent = 0
    let changeover = jumped ? nil : step.changeover
    guard step.isExercise, let pause = changeover ?? (leadInDue ? plan.leadIn : nil), pause > .zero
    else {
      begin(at: time)
      return
    }
    state = .preparing(.init(start: time, end: time + pause))
    emit(
      .cue(info, .prepare, remainingSeconds: pause.inSeconds),
      Sentences.prepare(info, isChangeover: changeover != nil), at: time)
  }

  /// Begins the step that the walk stands on.
  mutating func begin(at time: Duration) {
    guard let step = walk.step, let info else { return }
    let place = hasBegun ? nil : settings.start
    hasBegun = true
    ticksSent = 0
    if step.isExercise { leadInDue = false }
    let next = walk.following.map(NextStep.init)
    emit(.stepStarted(info, next: next), Sentences.stepStarted(info), at: time)
    switch step.kind {
    case .timed(let timed):
      state = .timed(
        TimedRun(
          start: time, elapsed: place?.elapsed ?? .zero, dose: timed.dose, isRest: false,
          cues: timed.cues))
    case .rest(let dose, _):
      state = .timed(
        TimedRun(
          start: time, elapsed: place?.elapsed ?? .zero, dose: dose, isRest: true, cues: nil))
    case .reps(let reps) where !reps.tempo.isEmpty:
      let run = PacedRun(start: time, completed: place?.repetitions ?? 0, reps: reps)
      state = .paced(run)
      announce(run.turn, of: run, at: time)
    case .reps(let reps):
      wait(for: .repetitions, timeout: nil, reps: reps, at: time)
    case .prompt(let timeout):
      wait(for: .confirmation, timeout: timeout, at: time)
    case .choice(let labels, _):
      wait(for: .choice, timeout: nil, options: labels, at: time)
    }
  }

  private mutating func wait(
    for reason: WaitReason, timeout: Duration?, reps: PlanStep.Reps? = nil, options: [String] = [],
    at time: Duration
  ) {
    guard let info else { return }
    let target = reps?.dose.target ?? 0
    var waiting = SessionState.Waiting(start: time, reason: reason, reps: target)
    if let (after, by) = patience(reason, timeout: timeout, reps: reps, target: target) {
      waiting.deadline = time + after
      waiting.answeredBy = by
    }
    state = .waiting(waiting)
    let labels = options.map(EventLimits.text)
    emit(
      .waiting(info, reason, options: labels), Sentences.waiting(reason, info, options: labels),
      at: time)
  }

  /// How long it waits before somebody else answers, and who that is; nil for a person (format.md,
  /// Planned time and Unattended).
  private func patience(
    _ reason: WaitReason, timeout: Duration?, reps: PlanStep.Reps?, target: Int
  ) -> (Duration, AnsweredBy)? {
    if settings.attendance == .person { return timeout.map { ($0, .timeout) } }
    if let reps { return (reps.duration(of: target), .default) }
    if settings.attendance == .nobody, reason == .confirmation {
      return (timeout ?? .seconds(10), .timeout)
    }
    return (.zero, .default)
  }

  /// Ends the step.
  mutating func endStep(
    _ outcome: StepOutcome, time: Duration?, reps: Int?, at now: Duration
  ) {
    guard let step = walk.step, let info else { return }
    switch outcome {
    case .done, .partial:
      if case .rest = step.kind {} else { walk.markWork() }
    case .skipped, .repeated: break
    }
    if outcome != .repeated {
      if step.waits { leadInDue = true }
      ledger.book(step, number: walk.index, outcome: outcome, time: time, reps: reps)
    }
    let did = Effort(seconds: time?.inSeconds, reps: reps)
    emit(
      .stepEnded(info, outcome, did: did), Sentences.stepEnded(info, outcome, did: did), at: now)
  }

  /// Goes on to the next step, or ends the session.
  mutating func proceed(at time: Duration) {
    walk.next()
    bookLoops()
    enter(at: time, jumped: false)
  }

  private mutating func bookLoops() {
    for loop in walk.loopsLeft { ledger.book(loop) }
    walk.loopsLeft = []
  }

  /// Sends the last event.
  mutating func end(_ outcome: SessionOutcome, reason: String?, at time: Duration) {
    for loop in walk.loopsEntered { ledger.book(loop) }
    let sum = ledger.end(of: plan, outcome: outcome, reason: reason)
    state = .over
    emit(.sessionEnded(sum), Sentences.sessionEnded(sum), at: time)
  }
}
