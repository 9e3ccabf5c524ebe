/// The leaves of a plan in the order in which they are played, each with its planned instant.
///
/// Nothing is unrolled: a timeline is walked as it is read, so it costs what is read of it.
package struct PlanTimeline: Sequence {
  package struct Entry {
    /// Its number, from 1.
    package var index: Int
    /// When it begins: a lead-in or changeover before it is over by then.
    package var at: Duration
    /// The pause before it; nil for none.
    package var pause: PlanStep.Pause?
    /// How long it lasts at its target; zero where it waits for a person.
    package var duration: Duration
    package var step: PlanStep
    /// Which round of the innermost rounds it is in.
    package var round: PlanWalk.Turn?
    /// Which set of its step it is.
    package var set: PlanWalk.Turn?
  }

  private let start: Iterator

  package init(plan: Plan) {
    self.init(from: PlanWalk(plan), at: .zero, isLeadInDue: true, isStart: true)
  }

  /// What is left of a plan.
  ///
  /// - Parameters:
  ///   - walk: stands on the leaf that comes first.
  ///   - time: when that leaf, or the pause before it, begins.
  ///   - isLeadInDue: whether the person must get ready for it.
  ///   - isStart: whether the session begins with it.
  ///   - hasPaused: whether nothing stands before it any more.
  package init(
    from walk: PlanWalk, at time: Duration, isLeadInDue: Bool, isStart: Bool = false,
    hasPaused: Bool = false
  ) {
    start = Iterator(
      walk: walk, now: time, isLeadInDue: isLeadInDue, isStart: isStart, hasPaused: hasPaused)
  }

  package func makeIterator() -> Iterator { start }

  package struct Iterator: IteratorProtocol {
    fileprivate var walk: PlanWalk
    fileprivate var now: Duration
    fileprivate var isLeadInDue: Bool
    /// Whether nothing stands before the leaf that comes first.
    private var hasPaused: Bool
    /// Whether the session begins with the leaf that comes first.
    private var isStart: Bool
    private var isFirst = true

    fileprivate init(
      walk: PlanWalk, now: Duration, isLeadInDue: Bool, isStart: Bool, hasPaused: Bool
    ) {
      self.isStart = isStart
      self.hasPaused = hasPaused
      self.walk = walk
      self.now = now
      self.isLeadInDue = isLeadInDue
    }

    package mutating func next() -> Entry? {
      if !isFirst { advance() }
      guard let step = walk.step(at: now) else { return nil }
      let pause =
        hasPaused ? nil : walk.pause(isLeadInDue: isLeadInDue, isStart: isStart)
      (isFirst, isStart, hasPaused) = (false, false, false)
      let at = now + (pause?.length ?? .zero)
      walk.beginRounds(at: at)
      var duration = step.duration(at: .target)
      if let end = walk.timeIsUp { duration = Swift.min(duration, Swift.max(end - at, .zero)) }
      now = at + duration
      isLeadInDue = step.waits
      return Entry(
        index: walk.index, at: at, pause: pause, duration: duration, step: step,
        round: walk.round, set: walk.set)
    }

    private mutating func advance() {
      if case .choice(_, let defaultIndex) = walk.step?.kind { walk.take(branch: defaultIndex) }
      walk.next(at: now)
      // The time of rounds runs out like that of a timed step: nobody was waited for.
      if !walk.roundsHeld.isEmpty { isLeadInDue = false }
      walk.roundsHeld = []
    }
  }
}
