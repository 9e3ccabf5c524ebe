import LimberBasics
public import LimberRoutine

extension Step {
  /// Random steps of every type, nested up to a depth; small enough to be played through.
  public static func random(
    depth: Int, using generator: inout SeededGenerator
  ) -> [Step] {
    several(depth: depth, in: nil, false, &generator)
  }

  private static func one(
    depth: Int, in rounds: Int? = nil, hasSides: Bool = false,
    using generator: inout SeededGenerator
  ) -> Step {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &generator) {
    case 0:
      let sides = hasSides ? nil : sides([.each, .left, .right], &generator)
      let amount = amount(of: seconds, sides, rounds, &generator)
      return .timed(
        "Hold", amount, sides: sides, sets: sets(of: amount, &generator),
        onSuspend: Bool.random(using: &generator) ? .pause : .elapse,
        leadIn: leadIn(&generator))
    case 1, 2:
      let sides =
        hasSides ? nil : sides([.each, .alternate, .left, .right], &generator)
      let amount = amount(of: times, sides, rounds, &generator)
      return .reps(
        "Lift", amount, sides: sides, sets: sets(of: amount, &generator),
        tempo: Bool.random(using: &generator) ? [.phase("Up", 1), .phase("Down", 2)] : [],
        leadIn: leadIn(&generator))
    case 3: return .rest(seconds(&generator))
    case 4:
      return .prompt("Ready", timeout: Bool.random(using: &generator) ? .seconds(7) : nil)
    case 5:
      return loop(depth: depth, hasSides: hasSides, using: &generator)
    default:
      return .choice(
        "Which?", default: Int.random(in: 0...1, using: &generator),
        [
          ("One", several(depth: depth - 1, in: rounds, hasSides, &generator)),
          (
            "Two",
            Bool.random(using: &generator)
              ? [] : several(depth: 0, in: rounds, hasSides, &generator)
          ),
        ])
    }
  }

  private static func several(
    depth: Int, in rounds: Int?, _ hasSides: Bool, _ generator: inout SeededGenerator
  ) -> [Step] {
    (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      one(depth: depth, in: rounds, hasSides: hasSides, using: &generator)
    }
  }

  private static func loop(
    depth: Int, hasSides: Bool, using generator: inout SeededGenerator
  ) -> Step {
    let sides = hasSides ? nil : sides([.each, .left, .right], &generator)
    var rest: Duration?
    var every: Duration?
    switch Int.random(in: 0...3, using: &generator) {
    case 0: rest = .seconds(3)
    case 1:
      let time = Int.random(in: 1...60, using: &generator)
      if RandomClocks.areAllowed { every = .seconds(time) }
    default: break
    }
    let between: Duration? =
      Bool.random(using: &generator) ? .seconds(Int.random(in: 0...4, using: &generator)) : nil
    let isTimed = Int.random(in: 0...3, using: &generator) == 0 && RandomClocks.areAllowed
    let count: Amount<Int> = times(&generator)
    let extent =
      isTimed
      ? Rounds.Extent.within(.seconds(Int.random(in: 1...90, using: &generator)))
      : .times(count)
    let fixed: Int? = if case .times(.fixed(let count)) = extent { count } else { nil }
    var steps = several(
      depth: depth - 1, in: fixed, hasSides || sides != nil, &generator)
    // Rounds within a time hold something that takes time whatever is chosen in them.
    if isTimed { steps.append(.timed("Run", .seconds(Int.random(in: 2...9, using: &generator)))) }
    return .rounds(
      extent, rest: rest, every: every, sides: sides, between: between, steps)
  }

  private static func amount<Value>(
    of single: (inout SeededGenerator) -> Amount<Value>, _ sides: Sides?, _ rounds: Int?,
    _ generator: inout SeededGenerator
  ) -> StepAmount<Value> {
    switch Int.random(in: 0...5, using: &generator) {
    case 0:
      return .bySet(
        (0..<Int.random(in: 2...3, using: &generator)).map { _ in single(&generator).max })
    case 1:
      guard let rounds, rounds > 1 else { return .same(single(&generator)) }
      return .byRound((0..<rounds).map { _ in single(&generator).min })
    case 2:
      guard let sides, sides.only == nil else { return .same(single(&generator)) }
      return .bySide(left: single(&generator), right: single(&generator))
    default: return .same(single(&generator))
    }
  }

  private static func leadIn(_ generator: inout SeededGenerator) -> Duration? {
    Int.random(in: 0...4, using: &generator) == 0
      ? .seconds(Int.random(in: 0...9, using: &generator)) : nil
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

  private static func sets<Value>(
    of amount: StepAmount<Value>, _ generator: inout SeededGenerator
  ) -> Sets? {
    let isListed = if case .bySet = amount { true } else { false }
    guard isListed || Int.random(in: 0...2, using: &generator) == 0 else { return nil }
    var sets = Sets(count: isListed ? .times(amount.list.count) : times(&generator))
    switch Int.random(in: 0...3, using: &generator) {
    case 0: sets.rest = .seconds(4)
    case 1:
      let time = Int.random(in: 1...60, using: &generator)
      if RandomClocks.areAllowed { sets.every = .seconds(time) }
    default: break
    }
    return sets
  }

  private static func sides(
    _ orders: [Sides.Order], _ generator: inout SeededGenerator
  ) -> Sides? {
    guard Bool.random(using: &generator) else { return nil }
    let order = orders.randomElement(using: &generator) ?? .each
    var sides = Sides(order)
    if sides.only == nil, Bool.random(using: &generator) {
      sides.first = .left
      sides.changeover = Bool.random(using: &generator) ? .seconds(1) : nil
    }
    return sides
  }
}

/// Whether random steps may have rounds within a time and starts by the clock.
///
/// With them rounds are counted as they come, so how many leaves there are is not known beforehand, and
/// waiting takes of what is left: tests that reckon with either play without.
public enum RandomClocks {
  /// Off unless a test turns it on.
  @TaskLocal public static var areAllowed = false
}
