import LimberBasics
import LimberProgress
import LimberSchedule

extension Day {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The day as `2026-03-29`.
  var isoText: String { text }

  /// The day as people say it: `29 Mar`.
  var shortText: String {
    let (_, month, day) = parts
    return "\(day) \(Self.months[month - 1])"
  }

  /// The day with its year: `29 Mar 2026`.
  var longText: String { "\(shortText) \(parts.year)" }
}
