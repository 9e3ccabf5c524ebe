internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// What the inputs do; each leaves everything as it was where it does not fit.
extension Session {
  /// How far into a step `previous` still goes to the step before.
  private static let grace = Duration.seconds(2)

  /// What the step under way has reached.
  private struct Reach {
    var outcome: StepOutcome
    var time: Duration?
    var reps: Int?
  }

  private func reach(at time: Duration) -> Reach? {
    switch state {
    case .idle, .between, .over, .preparing: return nil
    case .timed(let run):
      let elapsed = min(time - run.start, run.duration)
      // A rest has no less than it needs: who goes on sooner has rested.
      if run.isRest { return Reach(outcome: .done, time: elapsed) }
      return Reach(
        outcome: elapsed >= run.amount.min ? .done : Self.beforeMinimum(elapsed), time: elapsed)
    case .paced(let run):
      let elapsed = time - run.start
      return Reach(
        outcome: run.completed >= run.reps.dose.amount.min ? .done : Self.beforeMinimum(elapsed),
        time: elapsed, reps: run.completed)
    case .waiting(let waiting):
      guard waiting.reason == .repetitions else { return Reach(outcome: .done) }
      return Reach(outcome: .done, time: time - waiting.start, reps: waiting.reps)
    }
  }

  /// What a step is that ends before its minimum.
  private static func beforeMinimum(_ elapsed: Duration) -> StepOutcome {
    elapsed > .zero ? .partial : .skipped
  }

  /// Ends the step without the person's word that it is done: skipped, unless its minimum is reached.
  private mutating func abandon(at time: Duration, going way: Way = .on) {
    guard var reach = reach(at: time) else { return }
    if case .waiting(let waiting) = state {
      reach.outcome = .skipped
      if waiting.reason == .repetitions { reach.reps = 0 }
    } else if reach.outcome == .partial {
      reach.outcome = .skipped
    }
    endStep(reach.outcome, time: reach.time, reps: reach.reps, at: time, going: way)
  }

  /// Ends the step because it, or the one before it, is to be played again.
  private mutating func giveUp(at time: Duration, going way: Way) {
    guard var reach = reach(at: time) else { return }
    if case .waiting(let waiting) = state, waiting.reason == .repetitions { reach.reps = 0 }
    endStep(.repeated, time: reach.time, reps: reach.reps, at: time, going: way)
  }

  mutating func skip(at time: Duration) {
    guard case .preparing = state, let step = walk.step else {
      abandon(at: time)
      return
    }
    start(step, at: time)
    let counts = if case .reps = step.kind { true } else { false }
    endStep(.skipped, time: .zero, reps: counts ? 0 : nil, at: time)
  }

  mutating func goBack(at time: Duration) {
    var before = walk
    let hasPrevious = before.previous()
    if case .preparing = state {
      if hasPrevious {
        hasBegun = true
        walk = before
        enter(at: time, jumped: true)
      } else {
        repeatStep(at: time)
      }
      return
    }
    guard hasPrevious, isQuestion || time - (state.start ?? time) <= Self.grace else {
      repeatStep(at: time)
      return
    }
    giveUp(at: time, going: .back)
  }

  mutating func repeatStep(at time: Duration) {
    if case .preparing(let preparing) = state, let info {
      let length = preparing.end - preparing.start
      state = .preparing(.init(start: time, end: time + length))
      ticksSent = 0
      emit(
        .cue(info, .prepare, remaining: length),
        Sentences.prepare(info, isChangeover: false), at: time)
      return
    }
    guard !isQuestion else { return }
    giveUp(at: time, going: .again)
  }

  /// Whether it waits for an answer, which has no beginning to go back to.
  private var isQuestion: Bool {
    if case .waiting(let waiting) = state { waiting.reason != .repetitions } else { false }
  }

  mutating func change(by seconds: Double, at time: Duration) {
    guard seconds.isFinite, seconds != 0, var info else { return }
    let step = seconds > 0 ? 1 : -1
    var delta = Effort()
    switch state {
    case .idle, .between, .over, .preparing: return
    case .timed(var run):
      let bounded = min(max(seconds, -86_400), 86_400)
      let change = run.adjust(by: .milliseconds(Int((bounded * 1000).rounded())), at: time)
      guard change != .zero else { return }
      state = .timed(run)
      delta.time = change
      info.duration = run.duration
    case .paced(var run):
      let change = run.adjust(by: step)
      guard change != 0 else { return }
      state = .paced(run)
      delta.reps = change
      info.reps = run.target
      info.duration = run.end - run.start
    case .waiting(var waiting):
      guard case .reps(let reps)? = walk.step?.kind else { return }
      let ceiling = PacedRun.ceiling(of: reps.dose.amount, waiting.reps)
      let wanted = min(max(waiting.reps + step, 0), ceiling)
      guard wanted != waiting.reps else { return }
      delta.reps = wanted - waiting.reps
      waiting.reps = wanted
      if waiting.deadline != nil { waiting.deadline = waiting.start + reps.duration(of: wanted) }
      state = .waiting(waiting)
      info.reps = wanted
    }
    self.info = info
    emit(
      .adjusted(currentInfo ?? info, delta: delta), Sentences.adjusted(info, delta), at: time)
  }

  mutating func finish(at time: Duration, by cause: InputCause) {
    switch state {
    case .idle, .between, .over: return
    case .preparing: begin(at: time)
    case .waiting(let waiting):
      guard waiting.reason != .choice else { return }
      answer(at: time, by: cause.answeredBy)
    case .timed, .paced: conclude(at: time)
    }
  }

  /// Ends the step by what was reached, and goes on.
  mutating func conclude(at time: Duration, going way: Way = .on) {
    guard let reach = reach(at: time) else { return }
    endStep(reach.outcome, time: reach.time, reps: reach.reps, at: time, going: way)
  }

  /// Answers what the session waits for, as a choice's default where it waits for one.
  mutating func answer(at time: Duration, by who: AnsweredBy) {
    guard case .waiting(let waiting) = state, let info else { return }
    switch waiting.reason {
    case .choice:
      guard case .choice(_, let defaultIndex)? = walk.step?.kind else { return }
      choose(defaultIndex, at: time, by: who)
    case .confirmation:
      emit(
        .answered(info, answer: "confirmed", by: who),
        Sentences.confirmed(by: who, isExpected: settings.attendance != .nobody), at: time)
      endStep(.done, time: nil, reps: nil, at: time)
    case .repetitions:
      guard case .reps(let reps)? = walk.step?.kind else { return }
      emit(
        .answered(info, answer: String(waiting.reps), by: who),
        Sentences.repetitionsDone(waiting.reps), at: time)
      let outcome: StepOutcome =
        switch waiting.reps {
        case ..<1: .skipped
        case ..<reps.dose.amount.min: .partial
        default: .done
        }
      endStep(outcome, time: time - waiting.start, reps: waiting.reps, at: time)
    }
  }

  mutating func choose(_ branch: Int, at time: Duration, by who: AnsweredBy) {
    guard case .waiting(let waiting) = state, waiting.reason == .choice, let info,
      case .choice(let labels, _)? = walk.step?.kind, labels.indices.contains(branch)
    else { return }
    emit(
      .answered(info, answer: EventLimits.text(labels[branch]), by: who),
      Sentences.chosen(labels[branch]), at: time)
    endStep(.done, time: nil, reps: nil, at: time, going: .into(branch: branch))
  }

  /// Ends the step under way because the session ends.
  mutating func leaveStep(at time: Duration) {
    if case .waiting = state {
      abandon(at: time, going: .out)
    } else {
      conclude(at: time, going: .out)
    }
  }
}
