import LimberBasics
public import LimberRoutine

extension Step {
  /// Random steps of every type, nested up to a depth; small enough to be played through.
  public static func random(
    depth: Int, using generator: inout SeededGenerator
  ) -> [Step] {
    (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      one(depth: depth, using: &generator)
    }
  }

  private static func one(depth: Int, using generator: inout SeededGenerator) -> Step {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &generator) {
    case 0:
      return .timed(
        "Hold", seconds(&generator), sides: Bool.random(using: &generator) ? .init(.each) : nil,
        sets: sets(&generator), onSuspend: Bool.random(using: &generator) ? .pause : .elapse)
    case 1:
      return .reps(
        "Lift", times(&generator), sides: sides(&generator), sets: sets(&generator),
        tempo: [.phase("Up", 1), .phase("Down", 2)])
    case 2: return .reps("Squat", times(&generator), sides: sides(&generator))
    case 3: return .rest(seconds(&generator))
    case 4:
      return .prompt("Ready", timeout: Bool.random(using: &generator) ? .seconds(7) : nil)
    case 5:
      return .rounds(
        times(&generator), rest: Bool.random(using: &generator) ? .seconds(3) : nil,
        random(depth: depth - 1, using: &generator))
    default:
      return .choice(
        "Which?", default: Int.random(in: 0...1, using: &generator),
        [
          ("One", random(depth: depth - 1, using: &generator)),
          ("Two", Bool.random(using: &generator) ? [] : random(depth: 0, using: &generator)),
        ])
    }
  }

  private static func seconds(_ generator: inout SeededGenerator) -> Amount<Duration> {
    let min = Int.random(in: 1...40, using: &generator)
    return Bool.random(using: &generator)
      ? .seconds(min) : .seconds(min, to: min + Int.random(in: 1...40, using: &generator))
  }

  private static func times(_ generator: inout SeededGenerator) -> Amount<Int> {
    let min = Int.random(in: 1...3, using: &generator)
    return Bool.random(using: &generator)
      ? .times(min) : .times(min, to: min + Int.random(in: 1...2, using: &generator))
  }

  private static func sets(_ generator: inout SeededGenerator) -> Sets? {
    guard Int.random(in: 0...2, using: &generator) == 0 else { return nil }
    return Sets(
      count: times(&generator), rest: Bool.random(using: &generator) ? .seconds(4) : nil)
  }

  private static func sides(_ generator: inout SeededGenerator) -> Sides? {
    switch Int.random(in: 0...3, using: &generator) {
    case 0: Sides(.each)
    case 1: Sides(.alternate)
    case 2: Sides(order: .alternate, first: .left, changeover: .seconds(1))
    default: nil
    }
  }
}
