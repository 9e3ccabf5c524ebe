/// One value or a range of them; a range is a dose with a target somewhere inside it.
public enum Amount<Value: Comparable & Hashable & Sendable>: Sendable, Hashable {
  /// Exactly this much.
  case fixed(Value)
  /// From `min` to `max`, with `min` below `max`.
  case range(min: Value, max: Value)

  /// The least that counts as done.
  public var min: Value {
    switch self {
    case .fixed(let value): value
    case .range(let min, _): min
    }
  }

  /// The most that the routine asks for.
  public var max: Value {
    switch self {
    case .fixed(let value): value
    case .range(_, let max): max
    }
  }

  /// Whether there is anything to choose.
  public var isRange: Bool {
    if case .range = self { true } else { false }
  }
}
