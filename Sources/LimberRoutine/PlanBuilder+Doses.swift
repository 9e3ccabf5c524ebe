internal import LimberBasics

// The targets of amounts. A range that a step has for each of its sides is a dose of each.

extension PlanBuilder {
  /// What a step asks for in one of its sets, at a side.
  mutating func dose(
    _ amount: StepAmount<Duration>, set: Int, side: Side?, of step: Step, in scope: Scope
  ) -> PlanDose<Duration> {
    dose(
      amount.amount(set: set, round: scope.round, side: side), of: step,
      at: amount.bySide.isEmpty ? nil : side, in: scope)
  }

  /// How many repetitions a step asks for in one of its sets, at a side.
  mutating func count(
    _ amount: StepAmount<Int>, set: Int, side: Side?, of step: Step, in scope: Scope
  ) -> PlanDose<Int> {
    count(
      amount.amount(set: set, round: scope.round, side: side), .repetitions, of: step,
      at: amount.bySide.isEmpty ? nil : side, in: scope)
  }

  mutating func dose(
    _ amount: Amount<Duration>, of step: Step, at side: Side? = nil, in scope: Scope
  ) -> PlanDose<Duration> {
    let key = key(.seconds, of: step, at: side, in: scope)
    let target = target(
      key, step, side, amount, DoseTarget.time, kept: \.time, DoseAmount.time)
    return PlanDose(amount: amount, target: target, key: amount.isRange ? key : nil)
  }

  mutating func count(
    _ amount: Amount<Int>, _ unit: DoseUnit, of step: Step, at side: Side? = nil, in scope: Scope
  ) -> PlanDose<Int> {
    let key = key(unit, of: step, at: side, in: scope)
    let target = target(
      key, step, side, amount, DoseTarget.count, kept: \.count, DoseAmount.count)
    return PlanDose(amount: amount, target: target, key: amount.isRange ? key : nil)
  }

  /// The name of a range: its step's path, or that of the amount where each side has one.
  private func key(
    _ unit: DoseUnit, of step: Step, at side: Side?, in scope: Scope
  ) -> DoseKey {
    let amount = unit == .seconds ? "duration" : "reps"
    let path = side.map { "\(step.path)/\(amount)/\($0.rawValue)" } ?? step.path
    return DoseKey(routine: scope.routine.id, path: path, unit: unit)
  }

  /// The first source that has a target wins: the command line, the history, the minimum.
  private mutating func target<Value>(
    _ key: DoseKey, _ step: Step, _ side: Side?, _ range: Amount<Value>,
    _ share: (Value, Value, Double) -> Value,
    kept: (DoseAmount) -> Value?, _ told: (Value) -> DoseAmount
  ) -> Value {
    guard case .range(let min, let max) = range, min < max else { return range.min }
    var target = min
    if let wanted = dosing.share {
      target = share(min, max, wanted)
    } else if let kept = dosing.targets[key].flatMap(kept) {
      target = Swift.min(Swift.max(kept, min), max)
    }
    if knownDoses.insert(key).inserted {
      doses.append(
        Plan.Dose(
          key: key, name: step.name, side: side, min: told(min), max: told(max),
          target: told(target)))
    }
    return target
  }
}
