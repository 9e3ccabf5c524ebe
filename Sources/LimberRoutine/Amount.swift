/// One value or a range of them; a range is a dose with a target somewhere inside it.
public enum Amount<Value: Sendable>: Sendable {
  /// Exactly this much.
  case fixed(Value)
  /// From `min` to `max`, with `min` below `max`.
  case range(min: Value, max: Value)

  /// As much as the person can; no dose, with nothing to aim at.
  case open(min: Value)

  /// The least that counts as done.
  public var min: Value {
    switch self {
    case .fixed(let value): value
    case .range(let min, _), .open(let min): min
    }
  }

  /// The most that the routine asks for; where it is open, the least.
  public var max: Value {
    switch self {
    case .fixed(let value), .open(let value): value
    case .range(_, let max): max
    }
  }

  /// Whether it goes on until the person ends it.
  public var isOpen: Bool {
    if case .open = self { true } else { false }
  }

  /// Whether there is anything to choose.
  public var isRange: Bool {
    if case .range = self { true } else { false }
  }
}

// What it holds is asked for here and not where it is declared: of each kind of amount the runtime would look through
// every conformance of the program before it made the first.
extension Amount: Equatable where Value: Equatable {}
extension Amount: Hashable where Value: Hashable {}
