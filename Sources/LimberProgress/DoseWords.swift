internal import LimberBasics
internal import LimberRoutine

/// How doses are put into words.
enum DoseWords {
  static func reason(_ decision: DoseDecision) -> String {
    let here = English.bareDose(decision.target)
    return switch decision.reason {
    case .fixed: "this routine does not grow"
    case .beginning: "the first session begins at the minimum"
    case .counting(0, let missing, let next):
      "after \(comfortable(missing)) at \(here) it is \(English.bareDose(next))"
    case .counting(let sessions, let missing, let next):
      "\(comfortable(sessions)) at \(here), \(English.number(missing)) more and it is \(English.bareDose(next))"
    case .resting(let days, let next):
      "one rise a week is enough, in \(days == 1 ? "one day" : "\(English.number(days)) days") it is"
        + " \(English.bareDose(next))"
    case .raised(let from):
      "\(comfortable(DoseRules.sessionsBeforeRise)) at \(English.bareDose(from)), so one step up"
    case .waiting(let other):
      "it stays while '\(other.name ?? English.name(of: other.key.unit))' grows"
    case .atMaximum: "as much as the routine asks for"
    case .unfamiliar:
      "the step '\(decision.shownName)' is new in this routine or has moved, so the minimum"
    case .heldForPain(let pain): "\(pain.words) the last time, so it stays"
    case .backForPain(let pain, let from):
      "\(pain.words) the last time, so one step back from \(English.bareDose(from))"
    case .minimumForPain(let pain, let twice):
      (twice ? "bad pain twice running" : "\(pain.words) the last time")
        + ", so the minimum; when the pain stays, see a professional"
    case .backAfterBreak(let days, let from):
      "a break of \(days) days, so a third back from \(English.bareDose(from))"
    case .minimumAfterBreak(let days): "a break of \(days) days, so the minimum"
    }
  }

  private static func comfortable(_ count: Int) -> String {
    count == 1 ? "one comfortable session" : "\(English.number(count)) comfortable sessions"
  }
}
