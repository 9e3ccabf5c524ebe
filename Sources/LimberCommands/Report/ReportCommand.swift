import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberProgress

/// Shows what was done in the last weeks: `limber report`.
struct ReportCommand: Command {
  static let json = Flag("json", help: "Print a JSON object")
  static let weeks = DefaultedOption<Int>(
    "weeks", .count("N", in: 1...520), default: 6, help: "How many weeks to show")
  static let html = Option<String>(
    "html", .file("FILE", suffix: ".html"),
    help: "Write a page to look at, to print and to take along")

  static let description = CommandDescription(
    name: "report", summary: "Show what was done in the last weeks",
    discussion: [
      """
      What came of it in a few sentences, a calendar of the days, the streak, how much of what was due \
      was done, and the dose and the pain of each routine over time. On the page all of it stands on one \
      axis, with the weeks of a programme. Nothing leaves this computer.
      """
    ],
    examples: [
      .init("limber report", "the last six weeks"),
      .init("limber report --html report.html", "a page for a physiotherapist"),
    ],
    options: [weeks, html, json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.has(Self.json), arguments.has(Self.html) {
      throw .conflict(Self.json.spelling, Self.html.spelling)
    }
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let today = environment.clock.now().day
    let weeks = arguments[Self.weeks]
    let due = environment.dueSource
    let known = try environment.historyDesk.known(
      since: min(Report.firstDay(of: weeks, until: today), due.firstDay(until: today)))
    let report = Report(
      known.trainings, earlier: known.earlier,
      due: due.days(history: known.trainings, today: today), today: today, weekCount: weeks)
    let titles = RoutineTitles(environment.catalogue)
    let track = due.track(history: known.trainings, today: today)
    if let file = arguments[Self.html] {
      let page = ReportPage(report: report, today: today, titles: titles, track: track).html
      do {
        try environment.disk.write(Array(page.utf8), to: environment.surroundings.absolute(file))
      } catch {
        throw CommandFailure(.cannotCreate, "\(error)")
      }
      try environment.streams.tell("Wrote \(file).")
    } else if arguments.has(Self.json) {
      try environment.streams.output.write(report.json(titles) + "\n")
    } else {
      let text = ReportText(
        report: report, titles: titles, track: track, columns: environment.streams.columns,
        ink: environment.ink(arguments))
      try environment.streams.output.write(text.text)
    }
    return .success
  }
}
