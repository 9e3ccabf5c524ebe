internal import LimberBasics

// The targets of amounts. A range that a step has for each of its sides is a dose of each.

extension PlanBuilder {
  /// What a step asks for in one of its sets, at a side.
  mutating func dose(
    _ amount: StepAmount<Duration>, set: Int, side: Side?, of step: Step, in scope: Scope
  ) -> PlanDose<Duration> {
    dose(
      amount.amount(set: set, round: scope.round, side: side), of: step,
      at: tellsSides(amount, .seconds, of: step, in: scope) ? side : nil, in: scope)
  }

  /// How many repetitions a step asks for in one of its sets, at a side.
  mutating func count(
    _ amount: StepAmount<Int>, set: Int, side: Side?, of step: Step, in scope: Scope
  ) -> PlanDose<Int> {
    count(
      amount.amount(set: set, round: scope.round, side: side), .repetitions, of: step,
      at: tellsSides(amount, .repetitions, of: step, in: scope) ? side : nil, in: scope)
  }

  /// Whether each side has an amount of its own: the file says so, or the person's history lets one side
  /// stay behind.
  func tellsSides<Value>(
    _ amount: StepAmount<Value>, _ unit: DoseUnit, of step: Step, in scope: Scope
  ) -> Bool {
    if case .bySide = amount { return true }
    return isForBothSides(step, in: scope)
      && dosing.tellsSidesApart(key(unit, of: step, at: nil, in: scope))
  }

  /// Whether a step is played at one side and then at the other.
  private func isForBothSides(_ step: Step, in scope: Scope) -> Bool {
    switch step.kind {
    case .timed, .reps: step.sides.map { $0.only == nil } ?? scope.hasBothSides
    case .rest, .prompt, .rounds, .choice, .routine: false
    }
  }

  mutating func dose(
    _ amount: Amount<Duration>, of step: Step, at side: Side? = nil, in scope: Scope
  ) -> PlanDose<Duration> {
    let key = key(.seconds, of: step, at: side, in: scope)
    let target = target(
      key, step, side, amount, isForBothSides(step, in: scope), DoseTarget.time, kept: \.time,
      DoseAmount.time)
    return PlanDose(amount: amount, target: target, key: amount.isRange ? key : nil)
  }

  mutating func count(
    _ amount: Amount<Int>, _ unit: DoseUnit, of step: Step, at side: Side? = nil, in scope: Scope
  ) -> PlanDose<Int> {
    let key = key(unit, of: step, at: side, in: scope)
    let isForBothSides = unit == .repetitions && isForBothSides(step, in: scope)
    let target = target(
      key, step, side, amount, isForBothSides, DoseTarget.count, kept: \.count, DoseAmount.count)
    return PlanDose(amount: amount, target: target, key: amount.isRange ? key : nil)
  }

  /// The name of a range: its step's path, or that of the amount where each side has one.
  private func key(
    _ unit: DoseUnit, of step: Step, at side: Side?, in scope: Scope
  ) -> DoseKey {
    let key = DoseKey(routine: scope.routine.id, path: step.path, unit: unit)
    return side.map(key.at) ?? key
  }

  /// The first source that has a target wins: the command line, the history, the minimum.
  private mutating func target<Value: Comparable>(
    _ key: DoseKey, _ step: Step, _ side: Side?, _ range: Amount<Value>, _ isForBothSides: Bool,
    _ share: (Value, Value, Double) -> Value,
    kept: (DoseAmount) -> Value?, _ told: (Value) -> DoseAmount
  ) -> Value {
    guard case .range(let min, let max) = range, min < max else { return range.min }
    var target = min
    if let wanted = dosing.share {
      target = share(min, max, wanted)
    } else if let kept = dosing.target(of: key).flatMap(kept) {
      target = Swift.min(Swift.max(kept, min), max)
    }
    note(
      Plan.Dose(
        key: key, name: step.name, side: side,
        isForBothSides: side == nil && isForBothSides, min: told(min), max: told(max),
        target: told(target)))
    return target
  }
}
