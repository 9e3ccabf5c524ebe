public import LimberBasics

/// How much an exercise asks for: always the same amount, or another one by its set, its round or its side.
public enum StepAmount<Value: Sendable>: Sendable {
  /// The same each time.
  case same(Amount<Value>)
  /// The n-th value for the n-th set; two values or more, which say how many sets there are.
  case bySet([Value])
  /// The n-th value for the n-th round of the innermost rounds, which are that many.
  case byRound([Value])
  /// An amount for each side.
  case bySide(left: Amount<Value>, right: Amount<Value>)

  /// Exactly this much each time.
  public static func fixed(_ value: Value) -> Self { .same(.fixed(value)) }

  /// The same range each time, with `min` below `max`.
  public static func range(min: Value, max: Value) -> Self { .same(.range(min: min, max: max)) }

  /// The amount in a set of a round at a side, each counted from 0.
  ///
  /// - Parameter side: nil where no side is told apart, which is as good as the right one.
  func amount(set: Int, round: Int, side: Side?) -> Amount<Value> {
    switch self {
    case .same(let amount): amount
    case .bySet(let values): .fixed(values[Swift.min(set, values.count - 1)])
    case .byRound(let values): .fixed(values[Swift.min(round, values.count - 1)])
    case .bySide(let left, let right): side == .left ? left : right
    }
  }

  /// The values of a list, for sets or for rounds; empty where it is none.
  public var list: [Value] {
    switch self {
    case .bySet(let values), .byRound(let values): values
    case .same, .bySide: []
    }
  }

  /// The amounts with their sides, where each side has one of its own.
  public var bySide: [(side: Side, amount: Amount<Value>)] {
    if case .bySide(let left, let right) = self { [(.left, left), (.right, right)] } else { [] }
  }
}

extension StepAmount: Equatable where Value: Equatable {}
extension StepAmount: Hashable where Value: Hashable {}
