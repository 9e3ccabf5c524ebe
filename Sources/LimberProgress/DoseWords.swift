package import LimberBasics
internal import LimberRoutine

/// How doses are put into words.
package enum DoseWords {
  /// An amount with its unit.
  ///
  /// - Parameter value: milliseconds for seconds, else a count.
  package static func amount(_ value: Int, _ unit: DoseUnit) -> String {
    switch unit {
    case .seconds: time(value)
    case .repetitions: value == 1 ? "1 repetition" : "\(value) repetitions"
    case .rounds: value == 1 ? "1 round" : "\(value) rounds"
    case .sets: value == 1 ? "1 set" : "\(value) sets"
    }
  }

  /// An amount without the word for what is counted.
  static func bare(_ value: Int, _ unit: DoseUnit) -> String {
    unit == .seconds ? time(value) : String(value)
  }

  private static func time(_ milliseconds: Int) -> String {
    let thousandths = milliseconds % 1_000
    let seconds = milliseconds / 1_000
    var parts: [String] = []
    if seconds >= 3_600 { parts.append("\(seconds / 3_600) h") }
    if seconds % 3_600 >= 60 { parts.append("\(seconds % 3_600 / 60) min") }
    if thousandths > 0 {
      var digits = String(1_000 + thousandths).dropFirst()
      while digits.last == "0" { digits.removeLast() }
      parts.append("\(seconds % 60).\(digits) s")
    } else if seconds % 60 > 0 || parts.isEmpty {
      parts.append("\(seconds % 60) s")
    }
    return parts.joined(separator: " ")
  }

  static func reason(_ decision: DoseDecision) -> String {
    let unit = decision.key.unit
    let here = bare(decision.target.figure, unit)
    return switch decision.reason {
    case .fixed: "this routine does not grow"
    case .beginning: "the first session begins at the minimum"
    case .counting(0, let missing, let next):
      "after \(comfortable(missing)) at \(here) it is \(bare(next.figure, unit))"
    case .counting(let sessions, let missing, let next):
      "\(comfortable(sessions)) at \(here), \(number(missing)) more and it is \(bare(next.figure, unit))"
    case .resting(let days, let next):
      "one rise a week is enough, in \(days == 1 ? "one day" : "\(number(days)) days") it is"
        + " \(bare(next.figure, unit))"
    case .raised(let from):
      "\(comfortable(DoseRules.sessionsBeforeRise)) at \(bare(from.figure, unit)), so one step up"
    case .waiting(let other): "it stays while '\(other)' grows"
    case .atMaximum: "as much as the routine asks for"
    case .unfamiliar:
      "the step '\(decision.name)' is new in this routine or has moved, so the minimum"
    case .heldForPain(let pain): "\(pain.words) the last time, so it stays"
    case .backForPain(let pain, let from):
      "\(pain.words) the last time, so one step back from \(bare(from.figure, unit))"
    case .minimumForPain(let pain, let twice):
      (twice ? "bad pain twice running" : "\(pain.words) the last time")
        + ", so the minimum; when the pain stays, see a professional"
    case .backAfterBreak(let days, let from):
      "a break of \(days) days, so a third back from \(bare(from.figure, unit))"
    case .minimumAfterBreak(let days): "a break of \(days) days, so the minimum"
    }
  }

  private static func comfortable(_ count: Int) -> String {
    count == 1 ? "one comfortable session" : "\(number(count)) comfortable sessions"
  }

  static func number(_ value: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ]
    return words.indices.contains(value) ? words[value] : String(value)
  }
}
