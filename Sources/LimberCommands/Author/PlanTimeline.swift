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
    /// How long the pause before it lasts; nil for none.
    var pause: Duration?
    /// How long it lasts at its target; zero where it waits for a person.
    var duration: Duration
    /// What it is.
    var step: PlanStep
    /// Which round of the innermost rounds it is in.
    var round: PlanWalk.Turn?
    /// Which set of its step it is.
    var set: PlanWalk.Turn?

    /// Whether the pause before it is a change of sides rather than a lead-in.
    var isChangeover: Bool { step.changeover != nil }
  }

  /// The plan.
  var plan: Plan

  func makeIterator() -> Iterator { Iterator(plan) }

  struct Iterator: IteratorProtocol {
    private var walk: PlanWalk
    private var now = Duration.zero
    private var leadInDue = true
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
      let pause = step.pause(leadIn: leadIn, leadInDue: leadInDue)
      let duration = step.plannedDuration
      let at = now + (pause ?? .zero)
      now = at + duration
      leadInDue = step.isExercise ? step.waits : leadInDue || step.waits
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

extension PlanStep {
  /// The pause that stands before it: a change of sides, or else a lead-in where one is due.
  fileprivate func pause(leadIn: Duration, leadInDue: Bool) -> Duration? {
    guard isExercise else { return nil }
    let pause = changeover ?? (leadInDue ? leadIn : .zero)
    return pause > .zero ? pause : nil
  }

  /// How long it lasts at its target; zero where it waits for a person.
  fileprivate var plannedDuration: Duration {
    switch kind {
    case .timed(let timed): timed.dose.target
    case .reps(let reps): reps.duration(of: reps.dose.target)
    case .rest(let dose, _): dose.target
    case .prompt, .choice: .zero
    }
  }
}
