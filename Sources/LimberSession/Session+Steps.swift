internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// How steps begin and end.
extension Session {
  /// What a person is given to get ready for a step.
  struct LeadIn {
    var length: Duration
    var changesSides: Bool
  }

  /// What stands before a step; nil where it begins at once.
  func leadIn(before step: PlanStep, jumped: Bool) -> LeadIn? {
    guard step.isExercise else { return nil }
    if !jumped, let changeover = step.changeover {
      return changeover > .zero ? LeadIn(length: changeover, changesSides: true) : nil
    }
    guard leadInDue, plan.leadIn > .zero else { return nil }
    return LeadIn(length: plan.leadIn, changesSides: false)
  }

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
    guard let leadIn = leadIn(before: step, jumped: jumped) else {
      begin(at: time)
      return
    }
    state = .preparing(.init(start: time, end: time + leadIn.length))
    emit(
      .cue(info, .prepare, remaining: leadIn.length),
      Sentences.prepare(info, isChangeover: leadIn.changesSides), at: time)
  }

  /// Begins the step that the walk stands on.
  mutating func begin(at time: Duration) {
    guard let step = walk.step else { return }
    if step.isExercise { leadInDue = false }
    start(step, at: time)
    switch state {
    case .paced(let run):
      announce(run.turn, of: run, at: time)
    case .waiting(let waiting):
      announce(waiting, labels: step.labels, at: time)
    case .idle, .between, .preparing, .timed, .over: break
    }
  }

  /// Lets a step begin, and says no more than that.
  mutating func start(_ step: PlanStep, at time: Duration) {
    guard let info else { return }
    state = beginning(of: step, at: time)
    hasBegun = true
    ticksSent = 0
    emit(
      .stepStarted(info, next: walk.following.map(NextStep.init)), Sentences.stepStarted(info),
      at: time)
  }

  /// The state with which a step begins: the first of all where the settings say, any other anew.
  func beginning(of step: PlanStep, at time: Duration) -> SessionState {
    let place = hasBegun ? Place() : settings.start
    switch step.kind {
    case .timed(let timed):
      return .timed(
        TimedRun(
          start: time, elapsed: place.elapsed, dose: timed.dose, isRest: false, cues: timed.cues))
    case .rest(let dose, _):
      return .timed(
        TimedRun(start: time, elapsed: place.elapsed, dose: dose, isRest: true, cues: nil))
    case .reps(let reps) where !reps.tempo.isEmpty:
      return .paced(PacedRun(start: time, completed: place.repetitions, reps: reps))
    case .reps(let reps):
      return wait(for: .repetitions, timeout: nil, reps: reps, at: time)
    case .prompt(let timeout):
      return wait(for: .confirmation, timeout: timeout, at: time)
    case .choice:
      return wait(for: .choice, timeout: nil, at: time)
    }
  }

  private func wait(
    for reason: WaitReason, timeout: Duration?, reps: PlanStep.Reps? = nil, at time: Duration
  ) -> SessionState {
    let target = reps?.dose.target ?? 0
    var waiting = SessionState.Waiting(start: time, reason: reason, reps: target)
    if let (after, by) = patience(reason, timeout: timeout, reps: reps, target: target) {
      waiting.deadline = time + after
      waiting.answeredBy = by
    }
    return .waiting(waiting)
  }

  private mutating func announce(
    _ waiting: SessionState.Waiting, labels: [String], at time: Duration
  ) {
    guard let info else { return }
    let labels = labels.map(EventLimits.text)
    let goesOn = settings.attendance == .nobody ? waiting.deadline.map { $0 - time } : nil
    emit(
      .waiting(info, waiting.reason, options: labels),
      Sentences.waiting(waiting.reason, info, options: labels, goesOn: goesOn), at: time)
  }

  /// How long it waits before somebody else answers, and who that is; nil for a person (Rules, When
  /// nobody is there).
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

  /// Where a session goes from a step that ended.
  enum Way {
    case on, again, back
    /// Into a branch of the choice that it stands on.
    case into(branch: Int)
    /// Nowhere: it ends.
    case out
  }

  /// Ends the step and enters the one that comes then.
  ///
  /// The way is gone before the event is sent, so that it carries what is left from there.
  mutating func endStep(
    _ outcome: StepOutcome, time: Duration?, reps: Int?, at now: Duration, going way: Way = .on
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
    let jumped = go(way)
    let did = Effort(time: time, reps: reps)
    emit(
      .stepEnded(info, outcome, did: did), Sentences.stepEnded(info, outcome, did: did), at: now)
    if case .between = state { enter(at: now, jumped: jumped) }
  }

  /// Moves the walk; answers whether it moved otherwise than by playing on.
  private mutating func go(_ way: Way) -> Bool {
    var jumped = false
    switch way {
    case .out:
      state = .over
      return false
    case .on:
      walk.next()
      bookLoops()
    case .into(let branch):
      walk.take(branch: branch)
      walk.next()
      bookLoops()
    case .again: jumped = true
    case .back:
      walk.previous()
      jumped = true
    }
    state = .between(jumped: jumped)
    return jumped
  }

  private mutating func bookLoops() {
    for loop in walk.loopsLeft { ledger.book(loop) }
    walk.loopsLeft = []
  }

  /// Sends the last event.
  ///
  /// Where nothing was done it was no session, however it ended; pain is told all the same.
  mutating func end(_ outcome: SessionOutcome, reason: String?, at time: Duration) {
    for loop in walk.loopsEntered { ledger.book(loop) }
    let isNothing = ledger.isEmpty && reason != EndReason.pain
    let sum = ledger.end(
      of: plan, outcome: isNothing ? .stopped : outcome,
      reason: isNothing ? EndReason.nothingDone : reason)
    state = .over
    emit(.sessionEnded(sum), Sentences.sessionEnded(sum), at: time)
  }
}

extension PlanStep {
  /// The options of a choice.
  fileprivate var labels: [String] {
    if case .choice(let labels, _) = kind { labels } else { [] }
  }
}
