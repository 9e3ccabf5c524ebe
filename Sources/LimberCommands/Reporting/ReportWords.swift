import LimberProgress
import LimberRoutine

/// The words that the report has in common on the terminal and on a page.
enum ReportWords {
  /// A mark that tells a day's status without any colour.
  static func mark(of status: DayStatus) -> String {
    switch status {
    case .done: "✓"
    case .partial: "◐"
    case .missed: "✗"
    case .free: "·"
    case .ahead: " "
    }
  }

  /// What the marks mean, in the order of how much was done.
  static let legend: [(DayStatus, String)] = [
    (.done, "done"), (.partial, "partly"), (.missed, "missed"), (.free, "free"),
  ]

  /// Whole minutes, rounded half up.
  static func minutes(_ milliseconds: Int) -> Int { (milliseconds + 30_000) / 60_000 }

  /// A run of days.
  static func days(_ count: Int) -> String { Wording.count(count, "day") }

  /// What was done of what was due, or nil where nothing was due.
  static func adherence(_ adherence: Adherence?) -> String? {
    guard let adherence, let share = adherence.share else { return nil }
    return "\(adherence.done) of \(adherence.due) due sessions (\(Int((share * 100).rounded())) %)"
  }

  /// A range with its unit: `8–10 repetitions`, `5 min–10 min`.
  static func range(_ chart: Report.DoseChart) -> String {
    guard chart.key.unit != .seconds else {
      return Wording.short(.milliseconds(chart.min), to: .milliseconds(chart.max))
    }
    return "\(chart.min)–\(DoseWords.amount(chart.max, chart.key.unit))"
  }

  /// How a session ended.
  static func outcome(of session: SessionRecord) -> String {
    switch session.outcome {
    case .completed: "completed"
    case .stopped: session.isPainStop ? "stopped: pain" : "stopped"
    case .interrupted: "interrupted"
    }
  }

  /// The routines of a session that the person asked for, joined.
  static func routines(of session: SessionRecord) -> String {
    session.routines.filter { !$0.isIncluded }.map(\.id).joined(separator: ", ")
  }
}
