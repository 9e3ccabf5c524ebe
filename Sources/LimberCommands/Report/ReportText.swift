import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberProgress
import LimberRoutine

/// The report as a terminal shows it; legible without colour.
struct ReportText {
  let report: Report
  let titles: RoutineTitles
  /// The programme that is going on; nil where there is none.
  let track: ProgrammeTrack?
  let columns: Int
  let ink: Ink

  /// The most columns of a bar of minutes.
  private static let widestBar = 20
  /// How many values a row of blocks shows, the last ones.
  private static let shown = 12
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// The whole report, ending with a newline.
  var text: String {
    ([heading] + summary + calendar + [legend] + adherence + stretching
      + report.routines.flatMap(routine))
      .joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let weeks = English.count(report.weeks.count, "week")
    let streak = report.streak
    return ink.bold("The last \(weeks)")
      + "   streak \(ReportWords.days(streak.current)), longest \(ReportWords.days(streak.longest))\n"
  }

  private var summary: [String] {
    let words = SafeText.shown(ReportWords.summary(report, track, titles))
    return Wrapping.lines(words, width: min(max(columns, 40), 80)) + [""]
  }

  // MARK: - Calendar

  private var calendar: [String] {
    let most = max(report.weeks.map { ReportWords.minutes($0.time) }.max() ?? 0, 1)
    let room = max(0, min(Self.widestBar, columns - 34))
    return ["           M  T  W  T  F  S  S   minutes"]
      + report.weeks.map { week in
        let marks = week.days.map { day in
          paint(ReportWords.mark(of: day.status), day.status)
        }.joined(separator: "  ")
        let minutes = ReportWords.minutes(week.time)
        let bar = String(repeating: "▇", count: minutes * room / most)
        let label = week.monday.shortText
        let padding = String(repeating: " ", count: max(0, 8 - label.count))
        return "  \(padding)\(label) \(marks)   \(minutes) \(ink.cyan(bar))".trimmedEnd
      }
  }

  private func paint(_ mark: String, _ status: DayStatus) -> String {
    switch status {
    case .done: ink.bold(mark)
    case .missed: ink.red(mark)
    case .partial: ink.yellow(mark)
    case .free, .ahead: ink.dim(mark)
    }
  }

  private var legend: String {
    let words = ReportWords.legend.map { "\(ReportWords.mark(of: $0)) \($1)" }
    return ink.dim("  " + words.joined(separator: "   "))
  }

  private var adherence: [String] {
    ReportWords.adherence(report.adherence).map { ["", "Done: \($0)"] } ?? []
  }

  private var stretching: [String] {
    let parts = ReportWords.stretching(report)
    guard !parts.isEmpty else { return [] }
    let words =
      "Minutes of stretching, week by week: \(parts.joined(separator: "; ")). \(ReportWords.stretchingNote)"
    return [""] + Wrapping.lines(SafeText.shown(words), width: min(max(columns, 40), 80))
  }

  // MARK: - Routines

  private func routine(_ chart: Report.RoutineChart) -> [String] {
    var lines = [
      "",
      ink.bold(SafeText.shown(ReportWords.name(of: chart, titles)))
        + "  \(English.count(chart.sessions, "session")), \(chart.completed) completed",
    ]
    let names = chart.doses.map {
      "\(SafeText.shown(ReportWords.name(of: $0))), \(ReportWords.range($0))"
    }
    let width = min(
      max(names.map(\.cellWidth).max() ?? 0, 4), max(columns - 34, 12))
    if let goal = titles.goal(of: chart) { lines.append(line("goal", width, goal)) }
    for (dose, name) in zip(chart.doses, names) {
      let last =
        dose.points.last.map { "  last \(ReportWords.amount($0.value, dose.key.unit))" } ?? ""
      lines.append(
        line(
          name, width,
          line(of: dose.points.map(\.value.figure), from: 0, to: dose.max.figure) + last))
    }
    if let last = chart.pain.last {
      let told = last.value.map { "last \($0) of 10" } ?? "stopped because it hurt"
      lines.append(line("pain", width, painLine(of: chart.pain) + "  \(told)"))
    }
    if let sides = ReportWords.sides(chart.pain) { lines.append(line("which side", width, sides)) }
    if let last = chart.mornings.last {
      let told = last.value.map { "last \($0) of 10" } ?? "last as usual"
      lines.append(
        line(
          "mornings", width,
          line(of: chart.mornings.map { $0.value ?? 0 }, from: 0, to: 10) + "  \(told)"))
    }
    if !chart.loads.isEmpty {
      lines.append(line("load", width, SafeText.shown(ReportWords.loads(chart.loads))))
    }
    let stops = chart.pain.filter(\.isStop)
    if !stops.isEmpty {
      let days = stops.suffix(Self.shown).map(\.day.shortText).joined(separator: ", ")
      lines.append("  " + ink.red("! stopped because it hurt on \(days)"))
    }
    return lines
  }

  /// The last pains as a row of blocks; a session that pain ended is marked.
  private func painLine(of points: [Report.PainPoint]) -> String {
    points.suffix(Self.shown).map { point in
      point.isStop ? "!" : line(of: [point.value ?? 0], from: 0, to: 10)
    }.joined()
  }

  private func line(_ name: String, _ width: Int, _ rest: String) -> String {
    let cut = TextLayout.cut(name, width: width)
    let padding = String(repeating: " ", count: max(0, width - cut.cellWidth))
    return "  \(cut)\(padding)  \(rest)"
  }

  /// The last values as a row of blocks.
  private func line(of values: [Int], from low: Int, to high: Int) -> String {
    let last = Self.blocks.count - 1
    return String(
      values.suffix(Self.shown).map { value in
        guard high > low else { return Self.blocks[last] }
        let share = (min(max(value, low), high) - low) * last
        return Self.blocks[share / (high - low)]
      })
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmedEnd: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
