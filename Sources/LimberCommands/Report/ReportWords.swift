import LimberBasics
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
  static func minutes(_ time: Duration) -> Int { (time.wholeMilliseconds + 30_000) / 60_000 }

  /// A run of days.
  static func days(_ count: Int) -> String { English.count(count, "day") }

  /// What was done of what was due, or nil where nothing was due.
  static func adherence(_ adherence: Adherence?) -> String? {
    guard let adherence, let share = adherence.share else { return nil }
    return "\(adherence.done) of \(adherence.due) due sessions (\(Int((share * 100).rounded())) %)"
  }

  /// What a routine is called: its id, with its file where that tells it from another.
  static func name(of chart: Report.RoutineChart) -> String {
    chart.file.map { "\(chart.routine) (\($0))" } ?? chart.routine
  }

  /// An amount that was done, times to the whole second.
  static func amount(_ amount: DoseAmount, _ unit: DoseUnit) -> String {
    switch amount {
    case .time(let time):
      English.short(.seconds((time.wholeMilliseconds + 500) / 1_000))
    case .count: English.dose(amount, unit)
    }
  }

  /// A range with its unit: `8–10 repetitions`, `5 min–10 min`.
  static func range(_ chart: Report.DoseChart) -> String {
    guard chart.key.unit != .seconds else {
      return English.short(
        .milliseconds(chart.min.figure), to: .milliseconds(chart.max.figure))
    }
    return "\(chart.min.figure)–\(English.dose(chart.max, chart.key.unit))"
  }

  /// How a session ended, and what makes it count for less.
  static func outcome(of session: SessionRecord) -> String {
    let outcome =
      switch session.outcome {
      case .completed: session.hasWork || !session.isReal ? "completed" : "nothing done"
      case .stopped: session.isPainStop ? "stopped: pain" : "stopped"
      case .interrupted: "interrupted"
      }
    let marks = [
      session.isUnattended ? "unattended" : nil, session.isRehearsal ? "rehearsal" : nil,
    ]
    return ([outcome] + marks.compactMap { $0 }).joined(separator: ", ")
  }

  /// The pain of a session: a number, or a word where it was ended and no number given.
  static func pain(of session: SessionRecord) -> String {
    switch session.hurt {
    case .rated(let number)?: session.isPainStop ? "\(number), stopped" : "\(number)"
    case .stop?: "stopped"
    case nil: ""
    }
  }

  /// The pain of a routine in a sentence, with every session that it ended.
  static func pain(_ points: [Report.PainPoint]) -> String {
    let numbers = points.compactMap(\.value)
    var parts: [String] = []
    if let most = numbers.max(), let last = numbers.last {
      parts.append("at most \(most) of 10, last \(last)")
    }
    let stops = points.filter(\.isStop).map(\.day.shortText)
    if !stops.isEmpty {
      parts.append("stopped because it hurt on \(stops.joined(separator: ", "))")
    }
    return parts.joined(separator: "; ")
  }

  /// The routines of a session that the person asked for, joined.
  static func routines(of session: SessionRecord) -> String {
    session.routines.filter { !$0.isIncluded }.map(\.id).joined(separator: ", ")
  }
}
