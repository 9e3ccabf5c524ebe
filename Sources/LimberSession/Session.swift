public import LimberBasics
public import LimberEvents
public import LimberRoutine

/// A session: a plan that is told what happens and answers with events and its next deadline.
///
/// It has no clock: every input carries its instant on a clock of the caller's that never runs back
/// and stands still while the machine sleeps. An input at the wrong moment changes nothing and
/// answers with no events of its own. Before it looks at an input, a session yields every boundary
/// that is due by then, each with its own instant, in order.
public struct Session: Sendable {
  let plan: Plan
  let settings: Settings
  var clock = SessionClock(origin: .zero)
  var walk: PlanWalk
  var state = SessionState.idle
  /// The step that the walk stands on, as events carry it.
  var info: StepInfo?
  var ledger = Ledger()
  /// Whether the person must get ready before the next exercise.
  var leadInDue = true
  /// Whether any step has begun.
  var hasBegun = false
  /// How many ticks the current state has had.
  var ticksSent = 0
  /// Who sent the command that is being obeyed.
  private var controller: String?
  private var pending: [SessionEvent] = []

  /// Makes a session that has not begun.
  public init(plan: Plan, settings: Settings = Settings()) {
    self.plan = plan
    self.settings = settings
    walk =
      settings.start.step > 1
      ? PlanWalk(plan, index: settings.start.step, choices: settings.start.choices)
      : PlanWalk(plan)
  }

  // MARK: - What it answers

  /// The instant, on the caller's clock, at which `advance(to:)` must next be called; nil while it
  /// waits for an input.
  public var nextDeadline: Duration? {
    guard !isPaused, let next = boundary else { return nil }
    return clock.instant(of: next)
  }

  /// Whether the last event has been sent.
  public var isOver: Bool {
    if case .over = state { true } else { false }
  }

  /// Whether it stands still.
  public var isPaused: Bool { clock.frozen != nil && !isOver }

  /// The instant of an event on the caller's clock; right until the next input.
  public func instant(of event: SessionEvent) -> Duration { clock.instant(of: event.at) }

  /// Where it stands, to be kept and gone back to.
  public var place: Place {
    var place = Place(step: walk.index, choices: walk.choicesTaken)
    switch state {
    case .timed(let run): place.elapsed = min(now - run.start, run.duration)
    case .paced(let run): place.repetitions = run.completed
    case .preparing where !hasBegun:
      place.elapsed = settings.start.elapsed
      place.repetitions = settings.start.repetitions
    case .idle, .between, .preparing, .waiting, .over: break
    }
    return place
  }

  /// Whether every step lies behind it.
  public var isPastLastStep: Bool { walk.step == nil }

  /// The session's time as far as it has been told.
  private var now: Duration {
    var clock = clock
    return clock.time(at: .zero)
  }

  // MARK: - Inputs

  // Each takes who or what gave it; what a command causes carries the name of its sender.

  /// Begins; the time that is planned is told from the step on with which it begins.
  public mutating func start(at now: Duration) -> [SessionEvent] {
    guard case .idle = state else { return [] }
    clock = SessionClock(origin: now)
    state = .between(jumped: true)
    let left = remaining(at: .zero, isPassing: true).session
    emit(.sessionStarted(sessionStart), Sentences.sessionStarted(plan, lasting: left), at: .zero)
    enter(at: .zero, jumped: true)
    yieldBoundaries(to: .zero, atMost: Self.batch)
    return drain()
  }

  /// Yields the boundaries that are due.
  ///
  /// It yields 256 at most, so that a long stretch of them does not fill the memory; where more are
  /// due, `nextDeadline` lies in the past.
  public mutating func advance(to now: Duration) -> [SessionEvent] {
    guard isRunning else { return [] }
    yieldBoundaries(to: clock.time(at: now), atMost: Self.batch)
    return drain()
  }

  /// Stands still.
  public mutating func pause(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { session, time in
      guard !session.isPaused else { return }
      session.freeze(at: time, by: cause, gap: nil)
    }
  }

  /// Goes on.
  public mutating func resume(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { session, time in
      guard session.isPaused else { return }
      session.clock.thaw(at: now)
      session.emit(
        .resumed(by: cause.pauseCause, gap: nil), Sentences.resumed(session.info), at: time)
    }
  }

  /// The machine slept for `gap` just before `now`; the caller's clock did not count it.
  public mutating func slept(at now: Duration, gap: Duration) -> [SessionEvent] {
    input(at: now, by: .suspend) { session, time in
      guard !session.isPaused, gap > .zero else { return }
      session.sleep(gap, at: time)
    }
  }

  /// Skips to the next step; a lead-in's step with it, and a choice with all its branches.
  public mutating func next(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { session, time in session.skip(at: time) }
  }

  /// Goes to the start of the step when more than 2 s in, else to the step before.
  public mutating func previous(at now: Duration, by cause: InputCause = .person) -> [SessionEvent]
  {
    input(at: now, by: cause) { session, time in session.goBack(at: time) }
  }

  /// Begins the step, or the lead-in before it, again.
  public mutating func restart(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    input(at: now, by: cause) { session, time in session.repeatStep(at: time) }
  }

  /// Adds or takes one repetition, or time.
  ///
  /// - Parameter seconds: how much time; one repetition is added or taken by its sign.
  public mutating func adjust(
    at now: Duration, seconds: Double, by cause: InputCause = .person
  ) -> [SessionEvent] {
    input(at: now, by: cause) { session, time in session.change(by: seconds, at: time) }
  }

  /// Ends the step as it stands, as done or partial.
  ///
  /// In a lead-in it begins the step at once; a prompt is confirmed; a choice waits on.
  public mutating func finishStep(at now: Duration, by cause: InputCause = .person)
    -> [SessionEvent]
  {
    input(at: now, by: cause) { session, time in session.finish(at: time, by: cause) }
  }

  /// Confirms a prompt, ends a self-paced set, takes a choice's default; paused, goes on.
  public mutating func confirm(at now: Duration, by cause: InputCause = .person) -> [SessionEvent] {
    if isPaused { return resume(at: now, by: cause) }
    return input(at: now, by: cause) { session, time in
      session.answer(at: time, by: cause.answeredBy)
    }
  }

  /// Chooses the branch with a number from 1.
  public mutating func choose(
    at now: Duration, option: Int, by cause: InputCause = .person
  ) -> [SessionEvent] {
    input(at: now, by: cause) { session, time in
      guard !session.isPaused else { return }
      session.choose(option - 1, at: time, by: cause.answeredBy)
    }
  }

  /// Ends the session.
  public mutating func stop(
    at now: Duration, outcome: SessionOutcome = .stopped, reason: String? = nil,
    by cause: InputCause = .person
  ) -> [SessionEvent] {
    input(at: now, by: cause) { session, time in
      session.leaveStep(at: time)
      session.end(outcome, reason: reason, at: time)
    }
  }

  private mutating func input(
    at now: Duration, by cause: InputCause, _ change: (inout Session, Duration) -> Void
  ) -> [SessionEvent] {
    guard isRunning else { return [] }
    yieldBoundaries(to: clock.time(at: now))
    if !isOver {
      controller = cause.controller
      change(&self, clock.time(at: now))
      controller = nil
      yieldBoundaries(to: clock.time(at: now))
    }
    return drain()
  }
}

// MARK: - Events

extension Session {
  /// How many boundaries one call yields at most, where no input waits behind them.
  private static let batch = 256

  private var isRunning: Bool {
    switch state {
    case .idle, .over: false
    case .between, .preparing, .timed, .paced, .waiting: true
    }
  }

  mutating func emit(_ body: SessionEvent.Body, _ text: String, at time: Duration) {
    let isPausing = if case .paused = body { true } else { false }
    pending.append(
      SessionEvent(
        at: time, text: EventLimits.text(text), body: body,
        remaining: remaining(at: time, isPassing: !isPaused && !isPausing),
        controller: controller))
  }

  private mutating func drain() -> [SessionEvent] {
    defer { pending = [] }
    return pending
  }

  private var sessionStart: SessionStart {
    SessionStart(
      routine: RoutineName(id: plan.id, title: EventLimits.text(plan.title)),
      routines: plan.parts.prefix(EventLimits.items).map {
        RoutineName(id: $0.id, title: $0.title)
      },
      planned: plan.planned, steps: plan.leafCount,
      cautions: plan.cautions.prefix(EventLimits.items).map(EventLimits.text))
  }
}
