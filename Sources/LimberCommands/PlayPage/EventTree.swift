import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession

/// Everything that a plan can say: the events of a dry run, with a branch for each option of a choice.
///
/// The session itself makes them, so that whoever plays them says what the terminal says. What waits for
/// a person is answered here as a dry run answers it: at once, and sets in the time that is planned for them.
struct EventTree {
  /// A stretch without a choice.
  struct Node {
    var events: [SessionEvent] = []
    /// How long a prompt waits by itself, by the place of its `waiting` among the events.
    var patience: [Int: Duration] = [:]
    /// The repetitions of a step beyond what is aimed at, by the place of its `stepStarted`.
    var more: [Int: [SessionEvent]] = [:]
    /// What each timed step may say whatever its length comes to be, by the place of its `stepStarted`.
    var rules: [Int: [CueRule.Told]] = [:]
    /// The laps of rounds and sets with `every` that a step stands in, by the same place.
    var laps: [Int: [String]] = [:]
    /// The rests that fill laps behind a step, by the same place: also where nothing is planned for them.
    var lapRests: [Int: [LapRest]] = [:]
    /// The places of such rests among the events.
    var restPlaces: Set<Int> = []
    /// How many rounds and sets of each range were done, by the place of a `stepEnded` after which it changed.
    var held: [Int: [DoseAmount]] = [:]
    /// One for each option of the choice that the events end in; none at the end of the session.
    var branches: [Node] = []
    /// The branch that is taken when nobody chooses.
    var defaultBranch = 0
  }

  /// A rest that fills what is left of a lap, however long that is.
  struct LapRest {
    /// Its beginning, where all of the lap is left.
    var start: SessionEvent
    var rules: [CueRule.Told]
    var laps: [String]
    var lap: Duration
    var planned: Duration
  }

  /// Why a plan has no tree.
  enum Refusal: Error, Hashable {
    /// There are more events than a phone should hold.
    case tooLong
    /// Rounds or sets by the clock around something that waits for a person.
    case clock(step: String)
  }

  let root: Node
  /// How many events the whole tree may have: a page of a few megabytes.
  static let most = 12_000

  init(_ plan: Plan, phrases: any Phrases) throws(Refusal) {
    var grower = Grower(countsLoops: plan.doses.contains { $0.key.unit.countsLoops })
    var session = Session(plan: plan, settings: .init(phrases: phrases))
    let opening = session.start(at: .zero)
    root = try grower.grow(session, after: opening, at: .zero)
  }
}

extension DoseUnit {
  /// Whether it counts what is around a step, not what is done in it.
  fileprivate var countsLoops: Bool {
    switch self {
    case .rounds, .sets: true
    case .seconds, .repetitions: false
    }
  }
}

extension CueRule {
  /// A rule with its event.
  typealias Told = (rule: CueRule, event: SessionEvent)
}

private struct Grower {
  let countsLoops: Bool
  private var left = EventTree.most
  private var held: [DoseAmount] = []
  private var lapsSeen: Set<Duration> = []
  /// How many repetitions are kept beyond what is aimed at, and of those without an end.
  private static let beyond = 10
  private static let open = 100

  init(countsLoops: Bool) { self.countsLoops = countsLoops }

  mutating func grow(
    _ start: Session, after opening: [SessionEvent], at instant: Duration
  ) throws(EventTree.Refusal) -> EventTree.Node {
    var session = start
    var now = instant
    var node = EventTree.Node()
    try take(opening, of: session, at: now, into: &node)
    while !session.isOver {
      switch session.waitsFor {
      case .choice:
        guard case .waiting(_, _, let options, let usual)? = node.events.last?.body else {
          return node
        }
        node.defaultBranch = (usual ?? 1) - 1
        for option in options.indices {
          var branch = session
          let events = branch.choose(at: now, option: option + 1)
          node.branches.append(try grow(branch, after: events, at: now))
        }
        return node
      case .confirmation:
        node.patience[node.events.count - 1] = session.nextDeadline.map { $0 - now }
        try take(session.confirm(at: now), of: session, at: now, into: &node)
      case .repetitions:
        now += planned(session, at: now)
        try take(session.confirm(at: now), of: session, at: now, into: &node)
      case nil:
        guard let next = session.nextDeadline else { return node }
        if let end = openEnd(of: node, session), end <= next {
          now = max(now, end)
          try take(session.confirm(at: now), of: session, at: now, into: &node)
        } else {
          now = max(now, next)
          try take(session.advance(to: now), of: session, at: now, into: &node)
        }
      }
    }
    return node
  }

  /// How long a set in the person's own time is planned to take: what is left is less by that behind it.
  private func planned(_ session: Session, at now: Duration) -> Duration {
    var (before, after) = (session, session)
    let ahead = before.sayStatus(at: now).last?.remaining?.session ?? .zero
    let behind = after.confirm(at: now).first { $0.kind == .stepEnded }?.remaining?.session
    return max(ahead - (behind ?? ahead), .zero)
  }

  /// When a step without an end is ended here: at its least, as in a dry run.
  private func openEnd(of node: EventTree.Node, _ session: Session) -> Duration? {
    guard let began = node.events.last(where: { $0.kind == .stepStarted || $0.kind == .stepEnded }),
      began.kind == .stepStarted, let step = began.step, step.isOpen
    else { return nil }
    guard step.kind == .reps else {
      return session.instant(of: began) + max(step.duration ?? .zero, .seconds(1))
    }
    // As many as anybody does; the page goes on until it is told.
    guard case .phaseStarted(_, let rep, let phase)? = node.events.last?.body else { return nil }
    return rep.index > max(step.reps ?? 0, 1) && phase.place.index == 1
      ? node.events.last.map(session.instant) : nil
  }

  // MARK: - What is kept

  private mutating func take(
    _ events: [SessionEvent], of session: Session, at now: Duration, into node: inout EventTree.Node
  ) throws(EventTree.Refusal) {
    for event in events {
      left -= 1
      guard left >= 0 else { throw .tooLong }
      node.events.append(event)
      if event.kind == .stepEnded, countsLoops { hold(session, at: now, in: &node) }
    }
    try foretell(session, at: now, in: &node)
    guard let last = events.last, last.kind == .phaseStarted || last.kind == .stepStarted,
      let place = node.events.lastIndex(where: { $0.kind == .stepStarted }),
      node.more[place] == nil, let step = node.events[place].step, step.kind == .reps
    else { return }
    node.more[place] = more(of: session, after: node.events[place...].dropFirst(), at: now)
  }

  /// What the step that has just begun may say, and what comes behind it where it is left early.
  private mutating func foretell(
    _ session: Session, at now: Duration, in node: inout EventTree.Node
  ) throws(EventTree.Refusal) {
    guard
      let place = node.events.lastIndex(where: { $0.kind == .stepStarted || $0.kind == .stepEnded }
      ),
      node.events[place].kind == .stepStarted, node.rules[place] == nil
    else { return }
    node.rules[place] = session.foretold(at: now)
    if session.laps.isEmpty { return }
    node.laps[place] = session.laps
    if session.isInRestOfLap { node.restPlaces.insert(place) }
    var next = session.isInRestOfLap ? nil : session.restOfLap(at: now)
    while let rest = next {
      if let start = rest.events.first {
        node.lapRests[place, default: []].append(
          EventTree.LapRest(
            start: start, rules: rest.session.foretold(at: now), laps: rest.session.laps,
            lap: rest.lap, planned: rest.planned))
      }
      // Its page holds a sentence for each second that it may last.
      if lapsSeen.insert(rest.lap).inserted { left -= Int(rest.lap.inSeconds) }
      guard left >= 0 else { throw .tooLong }
      next = rest.session.restOfLap(at: now)
    }
  }

  /// What rounds and sets come to where the session ends here.
  private mutating func hold(_ session: Session, at now: Duration, in node: inout EventTree.Node) {
    var copy = session
    let events = session.isOver ? node.events : copy.stop(at: now)
    guard case .sessionEnded(let end)? = events.last?.body else { return }
    let counts = end.doses.map(\.did)
    guard counts != held else { return }
    held = counts
    node.held[node.events.count - 1] = counts
  }

  /// The paced repetitions of the step that just began, carried on beyond what is aimed at.
  private func more(
    of session: Session, after opening: ArraySlice<SessionEvent>, at now: Duration
  ) -> [SessionEvent] {
    guard session.waitsFor == nil else { return [] }
    var copy = session
    for _ in 0..<Self.beyond { _ = copy.adjust(at: now, by: .seconds(1)) }
    var events = Array(opening)
    while let next = copy.nextDeadline, events.count < Self.open * 12 {
      for event in copy.advance(to: next) {
        if case .phaseStarted(_, let rep, _) = event.body, rep.index > Self.open { return events }
        events.append(event)
        if event.kind == .stepEnded { return events }
      }
    }
    return events
  }
}
