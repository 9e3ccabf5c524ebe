internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// Paced repetitions while they are played: a walk through sides and phases.
struct PacedRun: Sendable {
  /// What begins at a boundary.
  enum Turn: Sendable, Equatable {
    /// A phase of a repetition, at a side where sides alternate.
    case phase(Int, side: Side?)
    /// The pause before a side.
    case changeover(to: Side)
  }

  /// What a boundary brings.
  enum Crossing: Sendable, Equatable {
    /// A turn begins; `minimum` where the lower end of the range was just reached, `last` where the
    /// last of several repetitions begins.
    case began(Turn, minimum: Bool, last: Bool)
    /// The last repetition is done.
    case ended
  }

  /// What is repeated.
  var reps: PlanStep.Reps { shared.reps }
  private let shared: Shared
  let start: Duration
  /// How many repetitions are aimed at.
  private(set) var target: Int
  private(set) var completed: Int
  private(set) var turn: Turn
  private(set) var turnStart: Duration

  /// When the whole step ends; planned time holds to the millisecond.
  private(set) var end: Duration = .zero

  /// Whether they go on until the person ends them.
  let isOpen: Bool

  /// What stays as it is, in one place, since a run is copied with every event.
  private final class Shared: Sendable {
    let reps: PlanStep.Reps

    init(_ reps: PlanStep.Reps) { self.reps = reps }
  }

  init(
    start: Duration, completed: Int, reps: PlanStep.Reps,
    attendance: Session.Settings.Attendance = .rehearsal
  ) {
    shared = Shared(reps)
    isOpen = reps.isOpen && attendance.isAtTheKeys
    let planned = reps.count(at: .target)
    let target = reps.isOpen ? attendance.count(ofOpen: planned) : planned
    let done = min(max(completed, 0), max(target - 1, 0))
    self.start = start - reps.duration(reaching: done)
    self.target = target
    self.completed = done
    turn = .phase(0, side: reps.firstSide(of: done + 1, reaching: target))
    turnStart = start
    end = boundary + remainingAfterTurn
  }

  /// The repetition that is under way, from 1.
  var repetition: Int { completed + 1 }

  /// Whether the last of several repetitions is under way.
  var isAtLast: Bool { !isOpen && target > 1 && repetition == target }

  /// The side that is being exercised or comes next, where sides alternate.
  var side: Side? {
    switch turn {
    case .phase(_, let side): side
    case .changeover(let side): side
    }
  }

  var boundary: Duration { turnStart + length(of: turn) }

  private func length(of turn: Turn) -> Duration {
    switch turn {
    case .phase(let index, _): reps.tempo[index].duration
    case .changeover: reps.alternating?.changeover ?? .zero
    }
  }

  /// Goes past the boundary.
  mutating func cross() -> Crossing {
    turnStart = boundary
    defer { end = boundary + remainingAfterTurn }
    switch turn {
    case .changeover(let side):
      turn = .phase(0, side: side)
      return .began(turn, minimum: false, last: false)
    case .phase(let index, let side):
      if index + 1 < reps.tempo.count {
        turn = .phase(index + 1, side: side)
        return .began(turn, minimum: false, last: false)
      }
      if let sides = reps.alternating, side == sides.first, countAtSecond >= repetition {
        turn = begin(side: sides.first.opposite, after: side)
        return .began(turn, minimum: false, last: false)
      }
      completed += 1
      guard completed < target else { return .ended }
      turn = begin(side: reps.firstSide(of: repetition, reaching: target), after: side)
      return .began(
        turn, minimum: (reps.hasRange || isOpen) && completed == reps.count(at: .min),
        last: isAtLast)
    }
  }

  private func begin(side: Side?, after before: Side?) -> Turn {
    guard let side, side != before, reps.alternating?.changeover != nil else {
      return .phase(0, side: side)
    }
    return .changeover(to: side)
  }

  /// How many repetitions there are at the first side, or at all.
  private var countAtFirst: Int { reps.count(of: reps.dose, reaching: target) }

  /// How many there are at the second side, where sides alternate.
  private var countAtSecond: Int {
    reps.alternating == nil ? 0 : reps.count(of: reps.otherDose ?? reps.dose, reaching: target)
  }

  /// Changes the target and answers by how much; never beyond the range, never below the repetition
  /// that is under way.
  mutating func adjust(by change: Int) -> Int {
    guard !isOpen else { return 0 }
    let wanted = min(max(target + change, repetition), reps.ceiling(from: target))
    let delta = wanted - target
    target = wanted
    end = boundary + remainingAfterTurn
    return delta
  }

  /// How long it takes from the end of this turn to the end of the step.
  private var remainingAfterTurn: Duration {
    let once = reps.tempo.reduce(Duration.zero) { $0 + $1.duration }
    let rest =
      switch turn {
      case .phase(let index, _):
        reps.tempo[(index + 1)...].reduce(Duration.zero) { $0 + $1.duration }
      case .changeover: once
      }
    let isAtSecond = reps.alternating.map { side != $0.first } ?? false
    let first = max(countAtFirst - repetition, 0)
    let second = max(countAtSecond - (isAtSecond ? repetition : repetition - 1), 0)
    // Sides change until one of them has no more; the one that is at work now has the shorter way.
    let (own, other) = isAtSecond ? (second, first) : (first, second)
    let changes = 2 * min(own, other) + (other > own ? 1 : 0)
    return rest + once * (first + second) + (reps.alternating?.changeover ?? .zero) * changes
  }
}

extension PlanStep.Reps {
  /// The side with which a repetition begins: the first, unless that has had all of its own.
  fileprivate func firstSide(of repetition: Int, reaching target: Int) -> Side? {
    guard let sides = alternating else { return nil }
    let hasMore = count(of: dose, reaching: target) >= repetition
    return hasMore ? sides.first : sides.first.opposite
  }

  /// Whether there is anything to choose at a side.
  var hasRange: Bool {
    dose.amount.isRange || otherDose?.amount.isRange == true
  }
}
