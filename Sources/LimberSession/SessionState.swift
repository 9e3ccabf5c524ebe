internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// Where a session is; each case owns all that it needs.
///
/// All times are the session's own, but for those of a count.
enum SessionState: Sendable {
  /// Not begun; the walk stands on the step with which it is to begin.
  case idle(PlanWalk)
  /// At a step, and time passes.
  case playing(Playing)
  /// At a step, and standing still since a time of its own.
  case paused(Playing, since: Duration)
  /// At a step, and still standing while the person is counted in.
  case counting(Playing, Count)
  /// The last event has been sent; the walk stands where that was.
  case over(PlanWalk)
}

/// The seconds that are counted before a session goes on: 3, 2, 1.
struct Count: Sendable {
  /// The session's time at which it stands still.
  let since: Duration
  /// When it goes on, on the caller's clock.
  let end: Duration
  /// Which second is counted next; 0 where it is time to go on.
  private(set) var second: Int
  let cause: InputCause

  /// - Parameter now: when it begins, on the caller's clock.
  init(_ length: Duration, from now: Duration, since: Duration, by cause: InputCause) {
    self.since = since
    self.cause = cause
    end = now + length
    second = Int(length.components.seconds)
  }

  /// When something is due next, on the caller's clock.
  var boundary: Duration { end - .seconds(second) }

  /// Goes to the next second.
  mutating func cross() { second -= 1 }
}

/// A step and what the person is doing at it.
struct Playing: Sendable {
  var leaf: Leaf
  var activity: Activity
  /// How many ticks the activity has had.
  var ticksSent = 0

  /// When something of its own is due next, or the time of the rounds around it is over.
  var boundary: Duration? { first(activity.boundary, leaf.timeIsUp) }

  /// When it ends, where that is known.
  var end: Duration? { first(activity.end, leaf.timeIsUp) }

  private func first(_ own: Duration?, _ limit: Duration?) -> Duration? {
    guard let own, let limit else { return own ?? limit }
    return min(own, limit)
  }

  /// The step as it is at this moment, with the side that alternating repetitions are at.
  var info: StepInfo {
    guard case .paced(let run) = activity, let side = run.side else { return leaf.info }
    var info = leaf.info
    info.side = side
    return info
  }

  /// Where it stands, to be kept and gone back to.
  func place(at time: Duration) -> SessionPlace {
    var place = SessionPlace(step: leaf.walk.index, choices: leaf.walk.choicesTaken)
    place.passed = leaf.walk.passed
    if leaf.isRunning { place.laps = leaf.walk.laps(at: time) }
    switch activity {
    case .preparing:
      place.elapsed = leaf.entry.elapsed
      place.repetitions = leaf.entry.repetitions
    case .timed(let run): place.elapsed = min(time - run.start, run.duration)
    case .paced(let run): place.repetitions = run.completed
    case .waiting: break
    }
    return place
  }
}

/// A step that a session has reached.
struct Leaf: Sendable {
  /// The step as events carry it, with what was added to it or taken from it.
  var info: StepInfo {
    get { facts.info }
    set { facts = Facts(facts, info: newValue) }
  }
  /// Stands on the step.
  var walk: PlanWalk { facts.walk }
  var step: PlanStep { plan.step }
  /// The step as the plan holds it.
  var plan: PlanLeaf { facts.leaf }
  /// The step that comes next; nil where this is the last, or a question whose answer decides.
  var following: PlanLeaf? { facts.following }
  /// Whether the person must get ready, where it is an exercise.
  var isLeadInDue: Bool { facts.isLeadInDue }
  /// How far in it begins: not at its start where a kept place is gone back to.
  var entry: SessionPlace { facts.entry }
  /// Whether an exercise comes right behind it, with nothing to announce it.
  var isFollowedAtOnce: Bool { facts.isFollowedAtOnce }
  /// Whether it stands in rounds or sets with a clock.
  var isRunning: Bool { facts.timeBehind == nil }
  /// When the time of the rounds around it is over; nil where they have none.
  var timeIsUp: Duration? { facts.timeIsUp }

  /// Planned time from the end of the step to the end of the session.
  ///
  /// - Parameters:
  ///   - start: when it began, or will.
  ///   - end: when it ends.
  func timeBehind(from start: Duration, to end: Duration) -> Duration {
    if let time = facts.timeBehind { return time }
    var walk = walk
    walk.beginRounds(at: start)
    return walk.timeAfter(Standing(after: facts.leaf), endingAt: end)
  }

  /// Lets the rounds and sets with a clock begin whose first leaf it is.
  mutating func begin(at time: Duration) {
    guard isRunning else { return }
    var walk = walk
    walk.beginRounds(at: time)
    facts = Facts(facts, walk: walk)
  }

  private var facts: Facts

  init(
    _ leaf: PlanLeaf, at walk: PlanWalk, info: StepInfo, isLeadInDue: Bool, entry: SessionPlace
  ) {
    facts = Facts(leaf, at: walk, info: info, isLeadInDue: isLeadInDue, entry: entry)
  }

  /// What is settled once the step is reached: a reference, since a leaf is copied with every event.
  private final class Facts: Sendable {
    let walk: PlanWalk
    let leaf: PlanLeaf
    let info: StepInfo
    let following: PlanLeaf?
    let isFollowedAtOnce: Bool
    let isLeadInDue: Bool
    let entry: SessionPlace
    /// Nil where a clock runs, so that it hangs on when the step ends.
    let timeBehind: Duration?
    let timeIsUp: Duration?

    init(
      _ leaf: PlanLeaf, at walk: PlanWalk, info: StepInfo, isLeadInDue: Bool,
      entry: SessionPlace
    ) {
      self.walk = walk
      self.leaf = leaf
      self.info = info
      self.isLeadInDue = isLeadInDue
      self.entry = entry
      let next = walk.comingNext
      following = next?.leaf
      isFollowedAtOnce = next.map { $0.leaf.isExercise && $0.pause == nil } ?? false
      timeBehind =
        walk.isInRunningLoop
        ? nil : walk.timeAfter(Standing(after: leaf), endingAt: .zero)
      timeIsUp = walk.timeIsUp
    }

    /// The same with another description, or where the walk knows when it began.
    init(_ facts: Facts, walk: PlanWalk? = nil, info: StepInfo? = nil) {
      let walk = walk ?? facts.walk
      self.walk = walk
      timeIsUp = walk.timeIsUp
      self.info = info ?? facts.info
      leaf = facts.leaf
      following = facts.following
      isFollowedAtOnce = facts.isFollowedAtOnce
      isLeadInDue = facts.isLeadInDue
      entry = facts.entry
      timeBehind = facts.timeBehind
    }
  }

  /// Whether the person must get ready for an exercise that comes right behind it.
  ///
  /// One that is to be played again has not been waited for, and for one that was skipped in its
  /// lead-in nobody got ready.
  func isLeadInDue(after reach: Reach) -> Bool {
    switch reach.outcome {
    case .skipped where !reach.hasBegun: isLeadInDue || plan.waits
    case .done, .partial, .skipped: plan.waits
    case .repeated: isLeadInDue && !plan.isExercise
    }
  }
}

/// What a session comes to when it moves.
enum Arrival: Sendable {
  /// A step, with the pause before it.
  case step(Leaf, pause: PlanStep.Pause?)
  case end(PlanWalk)

  /// The step that a walk stands on.
  ///
  /// - Parameters:
  ///   - isLeadInDue: whether the person must get ready, where it is an exercise.
  ///   - hasJumped: whether it was not reached by playing on, so that no side is changed.
  ///   - isStart: whether the session begins with it.
  ///   - time: when it is reached.
  ///   - entry: how far in it begins.
  ///   - phrases: what makes the name of a step that its file gives none.
  init(
    _ walk: PlanWalk, isLeadInDue: Bool, hasJumped: Bool,
    isStart: Bool = false, at time: Duration, entry: SessionPlace = SessionPlace(),
    phrases: any Phrases
  ) {
    guard let leaf = walk.leaf(at: time) else {
      self = .end(walk)
      return
    }
    self = .step(
      Leaf(
        leaf, at: walk, info: StepInfo(leaf, at: walk, in: phrases), isLeadInDue: isLeadInDue,
        entry: entry),
      pause: walk.pause(
        isLeadInDue: isLeadInDue, hasJumped: hasJumped, isStart: isStart))
  }
}
