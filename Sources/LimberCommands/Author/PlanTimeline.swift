import LimberRoutine

/// The leaves of a plan in the order in which they are played, each with its planned instant.
///
/// Nothing is unrolled: a timeline is walked as it is read, so it costs what is read of it.
struct PlanTimeline: Sequence {
  /// One leaf.
  struct Entry {
    /// Its number, from 1.
    var index: Int
    /// When it begins: a lead-in or changeover before it is over by then.
    var at: Duration
    /// The pause before it; nil for none.
    var pause: PlanStep.Pause?
    /// How long it lasts at its target; zero where it waits for a person.
    var duration: Duration
    var step: PlanStep
    /// Which round of the innermost rounds it is in.
    var round: PlanWalk.Turn?
    /// Which set of its step it is.
    var set: PlanWalk.Turn?
  }

  var plan: Plan

  func makeIterator() -> Iterator { Iterator(plan) }

  struct Iterator: IteratorProtocol {
    private var walk: PlanWalk
    private var now = Duration.zero
    private var isLeadInDue = true
    private var isFirst = true

    fileprivate init(_ plan: Plan) {
      walk = PlanWalk(plan)
      leadIn = plan.leadIn
    }

    private let leadIn: Duration

    mutating func next() -> Entry? {
      if !isFirst { advance() }
      isFirst = false
      guard let step = walk.step else { return nil }
      let pause = step.pause(leadIn: leadIn, isLeadInDue: isLeadInDue)
      let duration = step.duration(at: .target)
      let at = now + (pause?.length ?? .zero)
      now = at + duration
      isLeadInDue = step.waits
      return Entry(
        index: walk.index, at: at, pause: pause, duration: duration, step: step,
        round: walk.round, set: walk.set)
    }

    private mutating func advance() {
      if case .choice(_, let defaultIndex) = walk.step?.kind { walk.take(branch: defaultIndex) }
      walk.next()
    }
  }
}
