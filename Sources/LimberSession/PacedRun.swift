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

  let reps: PlanStep.Reps
  let start: Duration
  /// How many repetitions are aimed at.
  private(set) var target: Int
  private(set) var completed: Int
  private(set) var turn: Turn
  private(set) var turnStart: Duration

  init(start: Duration, completed: Int, reps: PlanStep.Reps) {
    self.reps = reps
    let done = min(max(completed, 0), max(reps.dose.target - 1, 0))
    self.start = start - reps.duration(of: done)
    target = reps.dose.target
    self.completed = done
    turn = .phase(0, side: reps.alternating?.first)
    turnStart = start
  }

  /// The repetition that is under way, from 1.
  var repetition: Int { completed + 1 }

  /// Whether the last of several repetitions is under way.
  var isAtLast: Bool { target > 1 && repetition == target }

  /// The side that is being exercised or comes next, where sides alternate.
  var side: Side? {
    switch turn {
    case .phase(_, let side): side
    case .changeover(let side): side
    }
  }

  /// When the whole step ends; planned time holds to the millisecond.
  var end: Duration { boundary + remainingAfterTurn }

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
    switch turn {
    case .changeover(let side):
      turn = .phase(0, side: side)
      return .began(turn, minimum: false, last: false)
    case .phase(let index, let side):
      if index + 1 < reps.tempo.count {
        turn = .phase(index + 1, side: side)
        return .began(turn, minimum: false, last: false)
      }
      if let sides = reps.alternating, side == sides.first {
        turn = begin(side: sides.first.opposite, sides)
        return .began(turn, minimum: false, last: false)
      }
      completed += 1
      guard completed < target else { return .ended }
      turn = reps.alternating.map { begin(side: $0.first, $0) } ?? .phase(0, side: nil)
      return .began(
        turn, minimum: reps.dose.amount.isRange && completed == reps.dose.amount.min,
        last: isAtLast)
    }
  }

  private func begin(side: Side, _ sides: Step.Sides) -> Turn {
    sides.changeover == nil ? .phase(0, side: side) : .changeover(to: side)
  }

  /// Changes the target and answers by how much; never beyond the range, never below the repetition
  /// that is under way.
  mutating func adjust(by change: Int) -> Int {
    let wanted = min(
      max(target + change, repetition), PacedRun.ceiling(of: reps.dose.amount, target))
    let delta = wanted - target
    target = wanted
    return delta
  }

  /// The most repetitions that a step can be carried on to: its maximum, or without limit.
  static func ceiling(of amount: Amount<Int>, _ target: Int) -> Int {
    amount.isRange ? max(amount.max, target) : 1_000_000
  }

  /// How long it takes from the end of this turn to the end of the step.
  private var remainingAfterTurn: Duration {
    let once = reps.tempo.reduce(Duration.zero) { $0 + $1.duration }
    let changeover = reps.alternating?.changeover ?? .zero
    var rest =
      switch turn {
      case .phase(let index, _):
        reps.tempo[(index + 1)...].reduce(Duration.zero) { $0 + $1.duration }
      case .changeover: once
      }
    if let sides = reps.alternating, side == sides.first { rest += changeover + once }
    let further = target - repetition
    guard further > 0 else { return rest }
    return rest + reps.duration(of: further) + changeover
  }
}
