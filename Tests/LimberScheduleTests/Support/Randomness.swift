import LimberSchedule

/// A generator that always begins the same, so that a failure comes again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension SeededGenerator {
  mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func chance(_ percent: Int) -> Bool { number(in: 1...100) <= percent }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[number(in: 0...(values.count - 1))]
  }

  /// A cron expression as people and programs write them, that every cron reads alike.
  mutating func expression() -> String {
    CronField.allCases.map { field in
      chance(field == .minute ? 25 : 45) ? "*" : self.field(field)
    }
    .joined(separator: " ")
  }

  private mutating func field(_ field: CronField) -> String {
    let bounds = field == .dayOfWeek ? 0...6 : field.bounds
    return (0..<number(in: 1...3)).map { _ in
      let first = number(in: bounds)
      switch number(in: 1...4) {
      case 1 where first < bounds.upperBound:
        return "\(first)-\(number(in: (first + 1)...bounds.upperBound))"
      case 2 where first < bounds.upperBound:
        return "\(first)-\(bounds.upperBound)/\(number(in: 1...7))"
      default:
        return String(first)
      }
    }
    .joined(separator: ",")
  }
}
