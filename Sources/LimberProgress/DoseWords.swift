internal import LimberBasics
internal import LimberRoutine

/// How doses are put into words.
enum DoseWords {
  static func reason(_ decision: DoseDecision) -> String {
    switch decision.reason {
    case .fixed: "this routine does not grow"
    case .beginning: "the first session begins at the minimum"
    case .counting, .resting, .raised, .atMaximum:
      decision.standing.map(English.standing) ?? ""
    case .waiting(let other):
      "it stays while '\(other.name ?? English.name(of: other.key.unit))' grows"
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
}
