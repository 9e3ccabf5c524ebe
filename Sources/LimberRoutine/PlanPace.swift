/// How long a part of a plan takes, which depends on whether the person must get ready first.
///
/// A lead-in stands before the first exercise and before the first one after anything that waited, so
/// the time of a part depends on what came before it, and what comes after depends on the part. A
/// pace holds both answers for both cases. Paces compose, so that 10,000 rounds cost what one costs.
struct PlanPace: Sendable, Equatable {
  /// One case: how long it takes, and whether a lead-in is due after it.
  struct Case: Sendable, Equatable {
    var time: Duration
    var leadInDue: Bool
  }

  /// When no lead-in is due before it.
  var ready: Case
  /// When a lead-in is due before it.
  var unready: Case

  /// What takes no time and changes nothing.
  static let nothing = PlanPace(
    ready: Case(time: .zero, leadInDue: false), unready: Case(time: .zero, leadInDue: true))

  subscript(leadInDue: Bool) -> Case { leadInDue ? unready : ready }

  /// This part, then another.
  func then(_ other: PlanPace) -> PlanPace {
    func follow(_ first: Case) -> Case {
      let second = other[first.leadInDue]
      return Case(time: first.time + second.time, leadInDue: second.leadInDue)
    }
    return PlanPace(ready: follow(ready), unready: follow(unready))
  }

  /// This part so many times, by repeated squaring.
  func repeated(_ count: Int) -> PlanPace {
    var result = PlanPace.nothing
    var power = self
    var left = count
    while left > 0 {
      if left & 1 == 1 { result = result.then(power) }
      left >>= 1
      if left > 0 { power = power.then(power) }
    }
    return result
  }

  /// The shorter, or the longer, of two branches in each case.
  func merged(_ other: PlanPace, takeOther: (Duration, Duration) -> Bool) -> PlanPace {
    PlanPace(
      ready: takeOther(ready.time, other.ready.time) ? other.ready : ready,
      unready: takeOther(unready.time, other.unready.time) ? other.unready : unready)
  }
}

extension PlanPace {
  /// The pace of a leaf at an end of its range.
  init(_ step: PlanStep, at bound: PlanStep.Bound, leadIn: Duration) {
    let duration = step.duration(at: bound)
    func played(isLeadInDue: Bool) -> Case {
      let pause = step.pause(leadIn: leadIn, isLeadInDue: isLeadInDue)
      return Case(
        time: (pause?.length ?? .zero) + duration,
        leadInDue: step.isLeadInDue(after: isLeadInDue))
    }
    self.init(ready: played(isLeadInDue: false), unready: played(isLeadInDue: true))
  }
}

/// The paces of a part at the minimum, the target and the maximum of each range.
struct PlanPaces: Sendable, Equatable {
  var min: PlanPace
  var target: PlanPace
  var max: PlanPace

  static let nothing = PlanPaces(min: .nothing, target: .nothing, max: .nothing)

  func then(_ other: PlanPaces) -> PlanPaces {
    PlanPaces(
      min: min.then(other.min), target: target.then(other.target), max: max.then(other.max))
  }
}

extension PlanPaces {
  /// The paces of a leaf.
  init(_ step: PlanStep, leadIn: Duration) {
    self.init(
      min: PlanPace(step, at: .min, leadIn: leadIn),
      target: PlanPace(step, at: .target, leadIn: leadIn),
      max: PlanPace(step, at: .max, leadIn: leadIn))
  }
}
