/// How long a part of a plan takes at an end of its ranges, which depends on whether the person must get
/// ready first.
///
/// A lead-in stands before an exercise that begins a session and before one right behind anything that
/// waited, so the time of a part depends on what came before it, and what comes after on the part. Of the
/// branches of a choice the one that is shorter in itself may cost a lead-in later, so a pace holds the
/// answer for each case before it and after it. Paces compose, so that 10,000 rounds cost what one costs.
struct PlanPace: Sendable, Equatable {
  /// One case before it: how long it takes by what it leaves; nil where it never leaves that.
  struct Case: Sendable, Equatable {
    /// When no lead-in is due after it.
    var toReady: Duration?
    /// When a lead-in is due after it.
    var toUnready: Duration?
  }

  /// Which of several ways counts: the shortest at the minimum, the longest at the maximum; at the
  /// target there is one.
  let bound: PlanStep.Bound
  /// When no lead-in is due before it.
  var ready: Case
  /// When a lead-in is due before it.
  var unready: Case

  /// What takes no time and changes nothing.
  static func nothing(at bound: PlanStep.Bound) -> PlanPace {
    PlanPace(bound: bound, ready: Case(toReady: .zero), unready: Case(toUnready: .zero))
  }

  /// How long it takes, and whether a lead-in is due after it.
  ///
  /// - Parameter leadInDue: whether one is due before it.
  subscript(leadInDue: Bool) -> (time: Duration, leadInDue: Bool) {
    let ways = leadInDue ? unready : ready
    let time = pick(ways.toReady, ways.toUnready) ?? .zero
    return (time, time != ways.toReady)
  }

  /// This part, then another.
  func then(_ other: PlanPace) -> PlanPace {
    func sum(_ first: Duration?, _ second: Duration?) -> Duration? {
      guard let first, let second else { return nil }
      return first + second
    }
    func follow(_ first: Case) -> Case {
      Case(
        toReady: pick(
          sum(first.toReady, other.ready.toReady), sum(first.toUnready, other.unready.toReady)),
        toUnready: pick(
          sum(first.toReady, other.ready.toUnready), sum(first.toUnready, other.unready.toUnready)))
    }
    return PlanPace(bound: bound, ready: follow(ready), unready: follow(unready))
  }

  /// This part so many times, by repeated squaring.
  func repeated(_ count: Int) -> PlanPace {
    var result = PlanPace.nothing(at: bound)
    var power = self
    var left = count
    while left > 0 {
      if left & 1 == 1 { result = result.then(power) }
      left >>= 1
      if left > 0 { power = power.then(power) }
    }
    return result
  }

  /// This part or another.
  func or(_ other: PlanPace) -> PlanPace {
    func merge(_ one: Case, _ other: Case) -> Case {
      Case(
        toReady: pick(one.toReady, other.toReady), toUnready: pick(one.toUnready, other.toUnready))
    }
    return PlanPace(
      bound: bound, ready: merge(ready, other.ready), unready: merge(unready, other.unready))
  }

  private func pick(_ one: Duration?, _ other: Duration?) -> Duration? {
    guard let one, let other else { return one ?? other }
    return bound == .min ? min(one, other) : max(one, other)
  }
}

extension PlanPace {
  /// The pace of a leaf at an end of its range.
  init(_ step: PlanStep, at bound: PlanStep.Bound, leadIn: Duration) {
    let duration = step.duration(at: bound)
    func played(isLeadInDue: Bool) -> Case {
      let pause = step.pause(leadIn: leadIn, isLeadInDue: isLeadInDue)
      let time = (pause?.length ?? .zero) + duration
      return step.waits ? Case(toUnready: time) : Case(toReady: time)
    }
    self.init(
      bound: bound, ready: played(isLeadInDue: false), unready: played(isLeadInDue: true))
  }
}

/// The paces of a part at the minimum, the target and the maximum of each range.
struct PlanPaces: Sendable, Equatable {
  var min: PlanPace
  var target: PlanPace
  var max: PlanPace

  static let nothing = PlanPaces(
    min: .nothing(at: .min), target: .nothing(at: .target), max: .nothing(at: .max))

  func then(_ other: PlanPaces) -> PlanPaces {
    PlanPaces(
      min: min.then(other.min), target: target.then(other.target), max: max.then(other.max))
  }
}

extension PlanPaces {
  init(_ step: PlanStep, leadIn: Duration) {
    self.init(
      min: PlanPace(step, at: .min, leadIn: leadIn),
      target: PlanPace(step, at: .target, leadIn: leadIn),
      max: PlanPace(step, at: .max, leadIn: leadIn))
  }
}
