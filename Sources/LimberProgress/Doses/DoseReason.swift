package import LimberBasics
package import LimberRoutine

/// Why a dose is what it is today.
package enum DoseReason: Sendable, Hashable {
  /// The routine does not grow.
  case fixed
  /// There is no session yet to go by.
  case beginning
  /// So many comfortable sessions at this dose; with `missing` more it becomes `next`.
  case counting(sessions: Int, missing: Int, next: DoseAmount)
  /// So many comfortable sessions, but of none of the last ones was the pain told.
  case unrated(sessions: Int, next: DoseAmount)
  /// Enough comfortable sessions, but it would make a walk or a run far longer than the longest of late.
  case tooLong(next: DoseAmount, longest: Duration)
  /// Enough comfortable sessions, but the last rise is less than a week ago.
  case resting(days: Int, next: DoseAmount)
  /// It has just gone up.
  case raised(from: DoseAmount)
  /// It stays while another range of the routine grows.
  case waiting(for: Plan.Dose)
  /// It is as high as the routine goes.
  case atMaximum
  /// The history knows the routine and nothing of a step of this name in it.
  case unfamiliar
  /// It stays because it hurt a little, or the other side did.
  case heldForPain(Pain, at: Side? = nil)
  /// This side stays as it is until the other one, which stayed behind, has caught up.
  case ahead(of: Side)
  /// It stays because it was very hard.
  case heldForEffort(Int)
  /// It stays because another routine hurt, of the id, which loads the same part of the body.
  case heldForOther(Pain, of: String, part: String, isMorning: Bool)
  /// It stays because the morning after was bad.
  case heldForMorning(Int)
  /// It went back because the morning after was bad twice running.
  case backForMornings(from: DoseAmount)
  /// It may grow once the person says how the morning after was, or a later session.
  case open(next: DoseAmount)
  /// It went back because it hurt.
  case backForPain(Pain, at: Side? = nil, from: DoseAmount)
  /// It went to the minimum because it hurt much, or twice running.
  case minimumForPain(Pain, at: Side? = nil, twice: Bool)
  /// It went back after a break of so many days.
  case backAfterBreak(days: Int, from: DoseAmount)
  /// It went to the minimum after a break of so many days.
  case minimumAfterBreak(days: Int)
}

/// How doses are put into words.
enum DoseWords {
  static func reason(_ decision: DoseDecision) -> String {
    switch decision.reason {
    case .fixed: "this routine does not grow"
    case .beginning: "the first session begins at the minimum"
    case .counting, .unrated, .open, .tooLong, .resting, .raised, .atMaximum:
      decision.standing.map(English.standing) ?? ""
    case .waiting(let other):
      "it stays while '\(other.name ?? English.name(of: other.key.unit))' grows"
    case .unfamiliar:
      "the step '\(decision.shownName)' is new in this routine or has moved, so the minimum"
    case .heldForPain(let pain, let side):
      "\(pain.words(at: side)) the last time, so it stays" + care(pain)
    case .ahead(let behind): "it stays until the \(behind.rawValue) has caught up"
    case .heldForEffort(let effort): "an effort of \(effort) the last time, so it stays"
    case .heldForMorning(let pain):
      "pain of \(pain) the morning after, so it stays"
        + care(.rated(pain))
    case .backForMornings(let from):
      "a bad morning after it twice running, so "
        + (from > decision.target ? "one step back from \(English.bareDose(from))" : "the minimum")
        + "; when the pain stays, see a professional"
    case .heldForOther(let pain, let routine, let part, let isMorning):
      "\(pain.words()) \(isMorning ? "the morning after" : "in") '\(routine)', which loads the \(part) as well, so it stays"
        + care(pain)
    case .backForPain(let pain, let side, let from):
      "\(pain.words(at: side)) the last time, so one step back from \(English.bareDose(from))"
    case .minimumForPain(let pain, let side, let twice):
      (twice ? "bad pain twice running" : "\(pain.words(at: side)) the last time")
        + ", so the minimum; \(pain.advice)"
    case .backAfterBreak(let days, let from):
      "a break of \(days) days, so a third back from \(English.bareDose(from))"
    case .minimumAfterBreak(let days): "a break of \(days) days, so the minimum"
    }
  }

  /// Severe pain is one for a professional, also where it only holds a dose.
  private static func care(_ pain: Pain) -> String {
    pain.weight >= DoseRules.severePain ? "; \(pain.advice)" : ""
  }
}
