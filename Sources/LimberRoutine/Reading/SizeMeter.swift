internal import LimberBasics

/// Adds up the size of a routine from the inside out and stops at the value that passes a limit.
struct SizeMeter {
  /// The value that tips the balance.
  struct Excess: Error {
    let limit: RoutineSize.Limit
    /// Where it stands in its file, as a JSON Pointer.
    let path: String
  }

  /// What is around a step.
  private struct Scope {
    var between: Duration?
    /// The round of the innermost rounds, from 0.
    var round = 0
  }

  /// The sizes of the included routines; those with faults of their own are not among them.
  let included: CallTable<RoutineSize>

  /// The size of a routine.
  func size(of routine: Routine) throws(Excess) -> RoutineSize {
    try size(of: routine.steps, in: Scope(between: routine.between))
  }

  /// The size of steps that are played one after another.
  private func size(of steps: [Step], in scope: Scope) throws(Excess) -> RoutineSize {
    var sum = RoutineSize()
    for step in steps {
      sum = try check(sum.then(size(of: step, in: scope), between: scope.between), step.path)
    }
    return sum
  }

  private func check(_ size: RoutineSize, _ path: String) throws(Excess) -> RoutineSize {
    if let limit = size.passed { throw Excess(limit: limit, path: path) }
    return size
  }

  private func size(of step: Step, in scope: Scope) throws(Excess) -> RoutineSize {
    switch step.kind {
    case .timed(let timed):
      return try sets(of: timed.sets, listed: timed.duration, step, "duration") { set in
        Self.atSides(timed.sides, timed.leadIn) { side in
          timed.duration.amount(set: set, round: scope.round, side: side)
            .map(\.wholeMilliseconds)
        }
      }
    case .reps(let reps):
      return try sets(of: reps.sets, listed: reps.reps, step, "reps") { set in
        Self.size(of: reps, set: set, round: scope.round)
      }
    case .rest(let rest):
      return .leaf(rest.duration)
    case .prompt:
      return .leaf()
    case .rounds(let rounds):
      return try size(of: rounds, step, in: scope)
    case .choice(let choice):
      var branches: RoutineSize?
      for option in choice.options {
        let branch = try RoutineSize.leaf().then(size(of: option.steps, in: scope))
        branches = branches.map { $0.or(branch) } ?? branch
      }
      return branches ?? .leaf()
    case .routine(let id, let with):
      return included[RoutineCall(id: id, values: with)] ?? RoutineSize()
    }
  }
}

// MARK: - Rounds

extension SizeMeter {
  private func size(
    of rounds: Step.Rounds, _ step: Step, in outer: Scope
  ) throws(Excess) -> RoutineSize {
    let path = "\(step.path)/rounds"
    var scope = outer
    if let between = rounds.between { scope.between = between }
    let pause = rounds.every == nil ? scope.between : nil
    scope.round = 0
    let first = try size(of: rounds.steps, in: scope).filled(to: rounds.every)
    var all: RoutineSize
    switch rounds.extent {
    case .within(let time):
      guard let held = first.held(by: time, rest: rounds.rest) else {
        throw Excess(limit: .endless, path: path)
      }
      all = held
    case .times(let count) where rounds.steps.contains(where: \.tellsRounds):
      all = first
      let rest = rounds.rest.map { RoutineSize.leaf(.fixed($0)) } ?? RoutineSize()
      for round in 1..<count.max {
        scope.round = round
        let next = try size(of: rounds.steps, in: scope).filled(to: rounds.every)
        all = try check(
          all.then(rest).then(next, between: rounds.rest == nil ? pause : nil), path)
      }
    case .times(let count):
      all = first.repeated(count, rest: rounds.rest, between: pause)
    }
    if rounds.isByClock {
      // The first lead-in stands before the clock begins, and is none of the time that it holds.
      all.milliseconds += Self.longestLeadIn(of: rounds.steps)
    }
    all = try check(all, path)
    guard let sides = rounds.sides, sides.only == nil else { return all }
    var second = all
    if all.isExercise.first { second.milliseconds += sides.changeover?.wholeMilliseconds ?? 0 }
    return try check(all.then(second), path)
  }
}

// MARK: - Exercises

extension SizeMeter {
  /// - Parameters:
  ///   - amount: what it asks for in each set.
  ///   - key: the amount's key.
  ///   - body: the size of one set, by its number from 0.
  private func sets<Value>(
    of sets: Step.Sets?, listed amount: StepAmount<Value>, _ step: Step, _ key: String,
    _ body: (Int) -> RoutineSize
  ) throws(Excess) -> RoutineSize {
    let path = "\(step.path)/\(key)"
    let first = try check(body(0), path)
    guard let sets else { return first }
    guard case .bySet(let values) = amount else {
      var all = first.filled(to: sets.every).repeated(sets.count, rest: sets.rest)
      if sets.every != nil { all.milliseconds += Self.longestLeadIn(of: [step]) }
      return try check(all, "\(step.path)/sets")
    }
    var all = RoutineSize()
    let rest = sets.rest.map { RoutineSize.leaf(.fixed($0)) } ?? RoutineSize()
    for set in values.indices {
      if set > 0 { all = all.then(rest) }
      all = try check(all.then(body(set).filled(to: sets.every)), path)
    }
    if sets.every != nil { all.milliseconds += Self.longestLeadIn(of: [step]) }
    return try check(all, path)
  }

  /// The longest lead-in that a step of these, or one in them, asks for, in milliseconds.
  private static func longestLeadIn(of steps: [Step]) -> Int {
    steps.reduce(0) { longest, step in
      let own: Int
      switch step.kind {
      case .timed(let timed): own = timed.leadIn?.wholeMilliseconds ?? 0
      case .reps(let reps): own = reps.leadIn?.wholeMilliseconds ?? 0
      case .rounds(let rounds): own = longestLeadIn(of: rounds.steps)
      case .choice(let choice): own = longestLeadIn(of: choice.options.flatMap(\.steps))
      case .rest, .prompt, .routine: own = 0
      }
      return max(longest, own)
    }
  }

  /// One set at each of its sides, with the pause between them, which is no step of its own.
  ///
  /// - Parameter time: the milliseconds at a side.
  private static func atSides(
    _ sides: Step.Sides?, _ leadIn: Duration?, _ time: (Side?) -> Amount<Int>
  ) -> RoutineSize {
    func leaf(_ side: Side?) -> RoutineSize {
      let time = time(side)
      return RoutineSize(
        leafSteps: 1, milliseconds: time.max, leastMilliseconds: time.min,
        isExercise: (true, true))
    }
    var first = leaf(sides?.first)
    // A lead-in of its own may stand before it, and may not: what is least has none.
    first.milliseconds += leadIn?.wholeMilliseconds ?? 0
    guard let sides, sides.only == nil else { return first }
    var both = first.then(leaf(sides.first.opposite), between: sides.changeover)
    both.leastMilliseconds += sides.changeover?.wholeMilliseconds ?? 0
    return both
  }

  private static func size(of reps: Step.Reps, set: Int, round: Int) -> RoutineSize {
    func dose(_ side: Side?) -> PlanDose<Int> {
      let amount = reps.reps.amount(set: set, round: round, side: side)
      return PlanDose(amount: amount, target: amount.min)
    }
    guard let sides = reps.sides, sides.order == .alternate else {
      return atSides(reps.sides, reps.leadIn) { side in
        let dose = dose(side)
        return PlanStep.Reps(reps, dose: dose).spans
      }
    }
    let leaf = PlanStep.Reps(
      reps, dose: dose(sides.first), otherDose: dose(sides.first.opposite))
    return atSides(nil, reps.leadIn) { _ in leaf.spans }
  }
}

extension RoutineSize {
  /// This or another, at the most and at the least.
  fileprivate func or(_ other: RoutineSize) -> RoutineSize {
    RoutineSize(
      leafSteps: max(leafSteps, other.leafSteps),
      milliseconds: max(milliseconds, other.milliseconds),
      leastMilliseconds: min(leastMilliseconds, other.leastMilliseconds),
      isExercise: (isExercise.first, isExercise.last || other.isExercise.last))
  }
}

extension PlanStep.Reps {
  /// The milliseconds that it takes, from the least to the most.
  fileprivate var spans: Amount<Int> {
    let least = duration(at: .min).wholeMilliseconds
    let most = duration(at: .max).wholeMilliseconds
    return least < most ? .range(min: least, max: most) : .fixed(most)
  }
}

extension Amount {
  fileprivate func map<Other>(_ change: (Value) -> Other) -> Amount<Other> {
    switch self {
    case .fixed(let value): .fixed(change(value))
    case .open(let min): .open(min: change(min))
    case .range(let min, let max): .range(min: change(min), max: change(max))
    }
  }
}

extension Step.Rounds {
  /// Whether a clock says when the next begins, or the last ends.
  fileprivate var isByClock: Bool {
    if case .within = extent { true } else { every != nil }
  }
}
