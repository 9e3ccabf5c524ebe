internal import LimberBasics
internal import LimberEvents
public import LimberRoutine

/// A session: a plan that is told what happens and answers with events and its next deadline.
///
/// It has no clock: every input carries its instant on a clock of the caller's that never runs back
/// and stands still while the machine sleeps. An input at the wrong moment changes nothing and
/// answers with no events of its own. Before it looks at an input, a session yields every boundary
/// that is due by then, each with its own instant, in order.
///
/// Every transition stands in this file: nothing else can change the state.
public struct Session: Sendable {
  private let script: Script
  private(set) var state: SessionState
  private(set) var clock = SessionClock(origin: .zero)
  private var ledger = Ledger()
  /// What it has said since it was last asked, and who sent the command that is being obeyed.
  var outbox = Outbox()
  /// Whether `tick` events are wanted now.
  var ticks: Bool
  /// What a status repeats of what was said.
  var told = Told()
  /// What was chosen where it is asked once, by the routine and the path of the choice.
  var chosen: [String: Int] = [:]
  /// Who is there to answer.
  public internal(set) var attendance: Settings.Attendance

  /// Makes a session that has not begun.
  public init(plan: Plan, settings: Settings = Settings()) {
    script = Script(plan: plan, settings: settings)
    attendance = settings.attendance
    ticks = settings.ticks
    state = .idle(
      settings.start.step > 1
        ? PlanWalk(
          plan, index: settings.start.step, choices: settings.start.choices,
          known: settings.start.passed, isInClocks: !settings.start.laps.isEmpty)
        : PlanWalk(plan))
  }

  /// What stays as it is, in one place for all copies of a session.
  private final class Script: Sendable {
    let plan: Plan
    let settings: Settings

    init(plan: Plan, settings: Settings) {
      self.plan = plan
      self.settings = settings
    }
  }

  var plan: Plan { script.plan }
  var settings: Settings { script.settings }
}

// MARK: - From step to step

extension Session {
  mutating func begin(at now: Duration) {
    switch state {
    case .playing, .paused, .counting, .over: return
    case .idle(var walk):
      clock = SessionClock(origin: now)
      if !settings.start.laps.isEmpty {
        let pause = walk.pause(
          isLeadInDue: true, hasJumped: true, isStart: true)
        walk.resumeLaps(settings.start.laps, at: pause?.length ?? .zero)
      }
      let arrival = Arrival(
        walk, isLeadInDue: true, hasJumped: true, isStart: true,
        at: .zero - settings.start.elapsed, entry: settings.start, phrases: settings.phrases)
      tellStart(of: plan, ahead: timeLeft(from: arrival, at: .zero))
      enter(arrival, at: .zero)
    }
  }

  // MARK: Steps begin

  mutating func enter(_ arrival: Arrival, at time: Duration) {
    switch arrival {
    case .end(let walk):
      end(.completed, reason: nil, on: walk, at: time)
    case .step(let leaf, nil):
      begin(leaf, at: time)
    case .step(let leaf, let pause?):
      stand(
        Playing(
          leaf: leaf,
          activity: .preparing(
            .init(start: time, length: pause.length, kind: pause.kind))))
      tellPreparing(
        for: leaf, lasting: pause.length, pause.kind, at: time)
    }
  }

  mutating func begin(_ leaf: Leaf, at time: Duration) {
    switch start(leaf, at: time) {
    case .preparing, .timed: break
    case .paced(let run):
      if run.isAtLast { tellLast(of: run, at: leaf, time) }
      tell(run.turn, of: run, at: leaf, time)
    case .waiting(let waiting): tell(waiting, at: leaf, time)
    }
  }

  /// Lets a step begin, and says no more than that.
  @discardableResult
  mutating func start(_ leaf: Leaf, at time: Duration) -> Activity {
    var leaf = leaf
    leaf.begin(at: time)
    let activity = activity(at: leaf, from: time)
    stand(Playing(leaf: leaf, activity: activity))
    tellBeginning(of: leaf, at: time)
    return activity
  }

  /// Is at a step: playing, or standing still where it did so before.
  mutating func stand(_ playing: Playing) {
    switch state {
    case .idle, .playing: state = .playing(playing)
    case .paused(_, let since): state = .paused(playing, since: since)
    case .counting(_, let count): state = .counting(playing, count)
    case .over: break
    }
  }

  // MARK: Steps end

  /// Where a session goes from a step that ended.
  enum Way {
    case on, again, back
    /// Into a branch of the choice that it stands on.
    case into(branch: Int)
  }

  /// Ends a step and enters the one that comes then.
  ///
  /// The way is gone before the event is sent, so that it carries what is left from there.
  mutating func leave(
    _ leaf: Leaf, _ reach: Reach, at time: Duration, going way: Way = .on
  ) {
    var walk = book(leaf, reach)
    var hasJumped = false
    switch way {
    case .on:
      walk.next(at: time, isCut: reach.isCut)
    case .into(let branch):
      walk.take(branch: branch)
      walk.next(at: time)
    case .again:
      hasJumped = true
    case .back:
      walk.previous()
      hasJumped = true
    }
    let held = bookLoops(of: &walk)
    let arrival = Arrival(
      walk, isLeadInDue: held.isEmpty && leaf.isLeadInDue(after: reach),
      hasJumped: hasJumped, at: time, phrases: settings.phrases)
    let ahead = timeLeft(from: arrival, at: time)
    tellEnd(of: leaf, reach, ahead: ahead, at: time)
    for rounds in held { tell(rounds, of: leaf, ahead: ahead, at: time) }
    enter(arrival, at: time)
  }

  /// Leaves a pause before a step because the time of the rounds around it is over.
  mutating func leavePause(before leaf: Leaf, at time: Duration) {
    var walk = leaf.walk
    walk.next(at: time, isCut: true)
    let held = bookLoops(of: &walk)
    let arrival = Arrival(
      walk, isLeadInDue: false, hasJumped: false, at: time,
      phrases: settings.phrases)
    let ahead = timeLeft(from: arrival, at: time)
    for rounds in held { tell(rounds, of: leaf, ahead: ahead, at: time) }
    enter(arrival, at: time)
  }

  /// Books the rounds and sets that were left; answers with those within a time.
  private mutating func bookLoops(of walk: inout PlanWalk) -> [RoundsHeld] {
    guard !walk.loopsLeft.isEmpty || !walk.roundsHeld.isEmpty else { return [] }
    for loop in walk.loopsLeft { ledger.book(loop) }
    for rounds in walk.roundsHeld { ledger.book(rounds) }
    defer { (walk.loopsLeft, walk.roundsHeld) = ([], []) }
    return walk.roundsHeld
  }

  /// Ends a step because the session ends with it.
  mutating func leaveLast(
    _ leaf: Leaf, _ reach: Reach, at time: Duration
  ) -> PlanWalk {
    let walk = book(leaf, reach)
    state = .over(walk)
    tellEnd(of: leaf, reach, ahead: .zero, at: time)
    return walk
  }

  /// Books what became of a step; answers where the walk stands, which knows of its work.
  private mutating func book(_ leaf: Leaf, _ reach: Reach) -> PlanWalk {
    var walk = leaf.walk
    switch reach.outcome {
    case .done, .partial:
      if !leaf.plan.isRest {
        walk.markWork(isExerciseDone: leaf.plan.isExercise && reach.outcome == .done)
      }
    case .skipped: break
    case .repeated: return walk
    }
    ledger.book(
      leaf.plan, number: walk.index, outcome: reach.outcome, time: reach.time, reps: reach.reps)
    return walk
  }

  /// Sends the last event.
  ///
  /// Where nothing was done it was no session, however it ended; pain is told all the same.
  mutating func end(
    _ outcome: SessionOutcome, reason: String?, on walk: PlanWalk, at time: Duration
  ) {
    for loop in walk.loopsEntered { ledger.book(loop) }
    for rounds in walk.roundsHeldSoFar { ledger.book(rounds) }
    let isNothing = ledger.isEmpty && reason != EndReason.pain
    state = .over(walk)
    tell(
      ledger.end(
        of: plan, outcome: isNothing ? .stopped : outcome,
        reason: isNothing ? EndReason.nothingDone : reason, in: settings.phrases), at: time)
  }
}

// MARK: - It stands still and goes on

extension Session {
  /// The session's time at an instant of the caller's clock.
  ///
  /// While it stands still, every instant is the one at which it does so.
  mutating func time(at now: Duration) -> Duration {
    switch state {
    case .idle, .playing, .over: return clock.time(at: now)
    case .paused(_, let since): return stillTime(since, at: now)
    case .counting(_, let count): return stillTime(count.since, at: now)
    }
  }

  private mutating func stillTime(_ since: Duration, at now: Duration) -> Duration {
    clock.goOn(from: since, at: now)
    return since
  }

  mutating func pause(_ playing: Playing, at time: Duration, by cause: InputCause) {
    switch state {
    case .idle, .paused, .over: return
    case .playing, .counting: freeze(playing, at: time, by: cause, gap: nil)
    }
  }

  private mutating func freeze(
    _ playing: Playing, at time: Duration, by cause: InputCause, gap: Duration?
  ) {
    state = .paused(playing, since: time)
    tellPause(at: time, by: cause, gap: gap)
  }

  /// Goes on, once the person is counted in where they asked for it with a key and time runs then.
  mutating func goOn(at now: Duration, by cause: InputCause) {
    switch state {
    case .idle, .playing, .over: return
    case .paused(let playing, let since):
      guard cause == .person, settings.resumeCountdown > .zero, playing.activity.isTimed else {
        return goOn(playing, from: since, at: now, by: cause)
      }
      state = .counting(
        playing, Count(settings.resumeCountdown, from: now, since: since, by: cause))
    case .counting(let playing, let count):
      goOn(playing, from: count.since, at: now, by: cause)
    }
  }

  private mutating func goOn(
    _ playing: Playing, from since: Duration, at now: Duration, by cause: InputCause
  ) {
    clock.goOn(from: since, at: now)
    state = .playing(playing)
    tellGoingOn(playing.leaf, at: since, by: cause)
  }

  /// Counts a second, or goes on.
  mutating func cross(_ count: Count, of playing: Playing) {
    guard count.second > 0 else {
      return goOn(playing, from: count.since, at: count.end, by: count.cause)
    }
    var next = count
    next.cross()
    clock.goOn(from: count.since, at: count.boundary)
    state = .counting(playing, next)
    tellCount(count.second, of: playing, at: count.since)
  }

  /// Lets the time asleep count where the steps say so, and stands still at the first that does not.
  ///
  /// - Parameter instant: now, on the caller's clock.
  mutating func sleep(_ gap: Duration, at time: Duration, instant: Duration) {
    guard gap > .zero else { return }
    switch state {
    case .idle, .paused, .over: return
    case .counting(let playing, _):
      freeze(playing, at: time, by: .suspend, gap: gap)
      return
    case .playing(let playing):
      guard playing.activity.onSuspend == .elapse else {
        freeze(playing, at: time, by: .suspend, gap: gap)
        return
      }
    }
    tellSleep(gap, at: time)
    var left = gap
    var now = time
    while left > .zero, case .playing(let playing) = state {
      guard playing.activity.onSuspend == .elapse else {
        freeze(playing, at: now, by: .suspend, gap: gap)
        return
      }
      let step = playing.activity.end.map { min(max($0 - now, .zero), left) } ?? left
      clock.skip(step)
      left -= step
      now += step
      yieldBoundaries(until: instant)
    }
  }
}
