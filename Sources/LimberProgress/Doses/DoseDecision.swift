package import LimberBasics
internal import LimberRoutine

/// The target of one range today, with the reason.
package struct DoseDecision: Sendable, Hashable {
  package let key: DoseKey
  /// What its file calls the step; nil where it gives no name.
  package let name: String?
  /// The lower end.
  package let min: DoseAmount
  /// The upper end.
  package let max: DoseAmount
  package let target: DoseAmount
  package let reason: DoseReason

  package init(
    key: DoseKey, name: String?, min: DoseAmount, max: DoseAmount, target: DoseAmount,
    reason: DoseReason
  ) {
    self.key = key
    self.name = name
    self.min = min
    self.max = max
    self.target = target
    self.reason = reason
  }

  /// - Parameter side: the side that it is for, where one of them stays behind.
  init(
    _ dose: Plan.Dose, _ target: DoseAmount, _ reason: DoseReason, at side: Side? = nil
  ) {
    self.init(
      key: side.map(dose.key.at) ?? dose.key, name: dose.name, min: dose.min, max: dose.max,
      target: target, reason: reason)
  }

  /// What English calls it, with its side where each has an amount of its own: a range without a name
  /// goes by what is counted.
  package var shownName: String { English.dose(named: name, key) }

  /// The same where there is anything to call it by; nil for a range without a name and a side.
  package var givenName: String? { name == nil && key.side == nil ? nil : shownName }

  /// The target as a person says it: `8 repetitions`, `1 min 30 s`.
  package var amount: String { English.dose(target, key.unit) }

  /// The decision in one sentence, without a full stop.
  ///
  /// `8 repetitions today: two comfortable sessions at 8, one more and it is 9`
  package var sentence: String {
    "\(amount) today: \(why)"
  }

  /// How it stands, where it grows and nothing holds it back.
  package var standing: DoseStanding? {
    switch reason {
    case .counting(let sessions, let missing, let next):
      .counting(sessions: sessions, missing: missing, here: target, next: next)
    case .unrated(let sessions, let next):
      .unrated(sessions: sessions, here: target, next: next)
    case .open(let next): .open(next: next)
    case .tooLong(let next, let longest): .tooLong(next: next, longest: longest)
    case .resting(let days, let next): .resting(days: days, next: next)
    case .raised(let from): .raised(sessions: DoseRules.sessionsBeforeRise, from: from)
    case .atMaximum: .atMaximum
    case .fixed, .beginning, .waiting, .ahead, .unfamiliar, .heldForPain, .heldForEffort,
      .heldForOther,
      .heldForMorning, .backForMornings,
      .backForPain, .minimumForPain, .backAfterBreak, .minimumAfterBreak:
      nil
    }
  }

  /// Only why it is so: `two comfortable sessions at 8, one more and it is 9`.
  package var why: String { DoseWords.reason(self) }
}
