import LimberBasics
import LimberRoutine

// When a dose goes back: after pain, after bad mornings and after a break, on each side by itself.

extension RoutineProgress {
  /// What there is to go by since the last session at doses that the history gave.
  struct Way {
    /// The longest run of days without a session.
    let pause: Int
    let hasBadMornings: Bool
  }

  /// What a range comes to at one side, and why.
  struct Fall {
    let amount: DoseAmount
    let reason: DoseReason
  }

  /// Where a range goes back at a side, how far and why; nil where nothing takes it back.
  ///
  /// - Parameter side: nil for what is done with both sides, or with none.
  func fall(of range: Plan.Dose, at side: Side?, _ way: Way) -> Fall? {
    let worst = since.max { $0.sore(at: side) < $1.sore(at: side) }
    let weight = worst?.session.soreness(at: side) ?? 0
    let (pain, sore) = (worst?.hurt ?? .stop, worst?.session.soreSide?.only)
    let isTwice = hasTwoBadRunning(at: side)
    if weight >= DoseRules.severePain || isTwice {
      return Fall(amount: range.min, reason: .minimumForPain(pain, at: sore, twice: isTwice))
    }
    if way.pause > DoseRules.longBreak {
      return Fall(amount: range.min, reason: .minimumAfterBreak(days: way.pause))
    }
    let step = DoseStep(range)
    let before = level(range)[side]
    let isBad = weight >= DoseRules.badPain
    let after = isBad || way.hasBadMornings ? step.back(from: before) : before
    let isLeast = before == range.min
    if way.pause > DoseRules.shortBreak {
      return Fall(
        amount: step.backAThird(from: after),
        reason: isLeast
          ? .minimumAfterBreak(days: way.pause)
          : .backAfterBreak(days: way.pause, from: before))
    }
    if isBad {
      return Fall(
        amount: after,
        reason: isLeast
          ? .minimumForPain(pain, at: sore, twice: false)
          : .backForPain(pain, at: sore, from: before))
    }
    return way.hasBadMornings
      ? Fall(amount: after, reason: .backForMornings(from: before)) : nil
  }

  private func hasTwoBadRunning(at side: Side?) -> Bool {
    func isBad(_ place: Int) -> Bool {
      sessions[place].map { $0.session.soreness(at: side) >= DoseRules.badPain } ?? false
    }
    return since.indices.contains { isBad($0) && isBad($0 + 1) }
  }

  /// Whether of two mornings running that were told of, the later one of a session at the base or after
  /// it, both were bad; what was told on one day of several sessions is one morning.
  var hasTwoBadMornings: Bool {
    typealias Mornings = (day: Day?, isBad: Bool, isLate: Bool)
    guard since.contains(where: { $0.session.morning?.isAnswer == true }) else { return false }
    var mornings: [Mornings] = []
    // Of those before the base the last one that was told of is enough, and all that was told on its day.
    var earlier = 0
    for (index, told) in sessions.enumerated() where told.session.morning?.isAnswer == true {
      let (day, isBad) = (told.session.morningDay, told.session.badMorning != nil)
      if let next = mornings.last, next.day != nil, next.day == day {
        mornings[mornings.count - 1].isBad = next.isBad || isBad
      } else {
        if index >= since.count { earlier += 1 }
        guard earlier < 2 else { break }
        mornings.append((day, isBad, index < since.count))
      }
    }
    return zip(mornings, mornings.dropFirst()).contains { $0.isBad && $1.isBad && $0.isLate }
  }

  /// The longest run of days without a session since the base; a clock that was set back counts nothing.
  func longestPause(until today: Day) -> Int {
    let days = since.filter(\.hasWork).map(\.day) + [today]
    return zip(days, days.dropFirst()).map { $0.distance(to: $1) }.max() ?? 0
  }
}

extension RoutineProgress.Told {
  /// How much it hurt a side, to find the worst; of equals the one that has a number is the greater.
  fileprivate func sore(at side: Side?) -> Pain {
    let weight = session.soreness(at: side)
    return hurt.map { $0.weight == weight ? $0 : .rated(weight) } ?? .rated(0)
  }
}

extension DoseReason {
  /// Whether it is only the other side that is waited for.
  var isOfOtherSide: Bool { if case .ahead = self { true } else { false } }

  /// Whether it lowers the dose.
  var takesBack: Bool {
    switch self {
    case .backForPain, .minimumForPain, .backForMornings, .backAfterBreak, .minimumAfterBreak: true
    default: false
    }
  }
}
