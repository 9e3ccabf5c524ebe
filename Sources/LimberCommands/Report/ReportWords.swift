import LimberBasics
import LimberHost
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

  /// What a routine is called: its title, with its file where that tells it from another.
  static func name(of chart: Report.RoutineChart, _ titles: RoutineTitles) -> String {
    chart.file.map { "\(chart.routine) (\($0))" } ?? titles[chart.routine]
  }

  /// What a dose is called: its step, and the side where each has one of its own.
  static func name(of dose: Report.DoseChart) -> String {
    English.dose(named: dose.name, dose.key)
  }

  /// An amount that was done, times to the whole second.
  static func amount(_ amount: DoseAmount, _ unit: DoseUnit) -> String {
    switch amount {
    case .time(let time):
      English.measured(time)
    case .count: English.dose(amount, unit)
    }
  }

  /// An amount that was done, where its unit stands beside it: a count is a figure alone.
  static func figure(_ amount: DoseAmount) -> String {
    switch amount {
    case .time: self.amount(amount, .seconds)
    case .count(let count): "\(count)"
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

  /// The pain of a session: a number, or a word where it was ended and no number given, and the side.
  static func pain(of session: SessionRecord) -> String {
    let words =
      switch session.hurt {
      case .rated(let number)?: session.isPainStop ? "\(number), stopped" : "\(number)"
      case .stop?: "stopped"
      case nil: ""
      }
    return session.soreSide?.only.map { "\(words), \($0.rawValue)" } ?? words
  }

  /// How the morning after a session was; nothing where nobody told.
  static func morning(of session: SessionRecord) -> String {
    switch session.morning {
    case .rated(let pain)?: "\(pain)"
    case .usual?: "as usual"
    case .asked?, nil: ""
    }
  }

  /// What was held or carried: `Squat 16 kg`.
  static func loads(of session: SessionRecord) -> String {
    var known: Set<String> = []
    return session.lastPlayings.compactMap { step in
      step.load.map { "\(step.name) \($0)" }
    }.filter { known.insert($0).inserted }.joined(separator: ", ")
  }

  /// The loads of a routine over time: `Squat 12 kg, from 3 Mar 16 kg`.
  static func loads(_ points: [Report.LoadPoint]) -> String {
    var names: [String] = []
    for point in points where !names.contains(point.name) { names.append(point.name) }
    return names.map { name in
      let own = points.filter { $0.name == name }
      return name + " "
        + own.enumerated().map { index, point in
          index == 0 ? point.load : "from \(point.day.shortText) \(point.load)"
        }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// On which side it hurt, how often: `left twice`; nil where nobody said.
  static func sides(_ points: [Report.PainPoint]) -> String? {
    let told = SoreSide.allCases.compactMap { side in
      let count = points.count { $0.side == side }
      return count == 0 ? nil : "\(side.rawValue) \(English.count(count, "time"))"
    }
    return told.isEmpty ? nil : told.joined(separator: ", ")
  }

  /// Minutes of stretching, week by week for each part of the body: a line each.
  static func stretching(_ report: Report) -> [String] {
    let parts = Set(report.weeks.flatMap(\.stretching.times).map(\.name)).sorted()
    return parts.map { part in
      let weeks = report.weeks.map { week in
        minutes(week.stretching.times.first { $0.name == part }?.time ?? .zero)
      }
      return "\(part) \(weeks.map(String.init).joined(separator: ", "))"
    }
  }

  /// What the lines on stretching mean.
  static var stretchingNote: String {
    "More than about \(minutes(Stretching.enough)) min a week for one muscle brings nothing more."
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

  /// The routines of a session that the person asked for, joined: their titles, or their ids where nobody has those
  /// at hand.
  static func routines(of session: SessionRecord, _ titles: RoutineTitles? = nil) -> String {
    session.routines.filter { !$0.isIncluded }.map { titles?[$0.id] ?? $0.id }
      .joined(separator: ", ")
  }

  /// Which sides were exercised; nothing where none has one.
  static func sides(of session: SessionRecord) -> String {
    let sides = Set(session.steps.compactMap(\.side))
    return sides.count == 2 ? "both" : sides.first?.rawValue ?? ""
  }

  /// What was done of each range.
  static func doses(of session: SessionRecord) -> String {
    session.doses.filter { $0.did.figure > 0 }
      .map { "\(English.dose(named: $0.name, $0.key)) \(amount($0.did, $0.key.unit))" }.joined(
        separator: ", ")
  }

  /// What came of the weeks, in sentences.
  static func summary(_ report: Report, _ track: ProgrammeTrack?, _ titles: RoutineTitles) -> String
  {
    var parts = [
      "In \(English.count(report.weeks.count, "week")) \(English.count(report.counted, "session")) on"
        + " \(days(report.weeks.flatMap(\.days).count { $0.sessions > 0 })), \(report.completed) completed."
    ]
    if let track, let last = track.weeks.last {
      let again = track.weeks.count(where: \.isRepeated)
      let back = track.weeks.count(where: \.isSetback)
      let more = [
        again > 0 ? "\(English.count(again, "week")) done again" : nil,
        back > 0 ? "\(English.count(back, "step")) back" : nil,
      ].compactMap(\.self)
      parts.append(
        "\(track.title): week \(last.number)\(more.isEmpty ? "" : ", \(more.joined(separator: ", "))")."
      )
    }
    for dose in report.routines.flatMap(\.doses) {
      guard let first = dose.points.first, let last = dose.points.last, dose.points.count > 1,
        first.value != last.value
      else { continue }
      parts.append(
        "\(name(of: dose)): from \(amount(first.value, dose.key.unit)) to \(amount(last.value, dose.key.unit))."
      )
    }
    let pain = report.sessions.filter { $0.hurt != nil }.map {
      Report.PainPoint(day: $0.day, value: $0.hurt?.number, isStop: $0.isPainStop)
    }
    if !pain.isEmpty { parts.append("Pain \(self.pain(pain)).") }
    let mornings = report.sessions.filter { $0.isReal && $0.morning?.isAnswer == true }
    if !mornings.isEmpty {
      let bad = mornings.count { $0.badMorning != nil }
      parts.append(
        "Of \(English.count(mornings.count, "morning")) after that you told \(bad == 0 ? "none" : "\(bad)") \(bad == 1 ? "was" : "were") bad."
      )
    }
    return parts.joined(separator: " ")
  }
}

/// What routines are called, and how often they are meant to be done; one that is not there any more goes by its
/// id.
struct RoutineTitles {
  private let titles: [String: String]
  private let goals: [String: String]

  init(_ titles: [(id: String, title: String)], goals: [String: String] = [:]) {
    self.titles = Dictionary(titles.map { ($0.id, $0.title) }) { first, _ in first }
    self.goals = goals
  }

  init(_ catalogue: RoutineCatalogue) {
    var titles: [(id: String, title: String)] = []
    var goals: [String: String] = [:]
    catalogue.forEach { item in
      titles.append((item.entry.id, item.routine?.title ?? ""))
      if let goal = item.routine?.goal { goals[item.entry.id] = Wording.goal(goal) }
    }
    self.init(titles, goals: goals)
  }

  subscript(id: String) -> String { titles[id] ?? id }

  /// How often it is meant to be done: `three times a week`; nil where its file does not say.
  func goal(of chart: Report.RoutineChart) -> String? {
    chart.file == nil ? goals[chart.routine] : nil
  }
}
