import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberProgress
import LimberSyntax

/// Shows what was done: `limber history`.
struct HistoryCommand: Command {
  static let routine = Option<String>(
    "routine", .routine("ID"), help: "Only sessions of this routine")
  static let since = Option<Since>(
    "since", .since("WHEN"),
    help: "Only sessions since then: 3d, 2w, 6mo, 1y, or a day such as 2026-03-29")
  static let csv = Flag("csv", help: "Print comma-separated values")
  static let json = Flag("json", help: "Print a JSON array")

  static let description = CommandDescription(
    name: "history", summary: "Show what was done, the newest last",
    discussion: [
      """
      Every session is kept on this computer, in ~/.local/state/limber/history.jsonl (or \
      $XDG_STATE_HOME/limber), readable by you alone. Dry runs are not kept.
      """
    ],
    examples: [
      .init("limber history --since 2w", "the last two weeks"),
      .init("limber history show 3f2a", "one session, by the beginning of its id"),
      .init("limber history export > mine.jsonl", "a copy to keep elsewhere"),
    ],
    options: [routine, since, csv, json])

  static let children: [any CommandFamily.Type] = [
    HistoryShowCommand.self, HistoryRateCommand.self, HistoryNoteCommand.self,
    HistoryDeleteCommand.self, HistoryExportCommand.self, HistoryImportCommand.self,
    HistoryRepairCommand.self,
  ]

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.has(Self.csv), arguments.has(Self.json) {
      throw .conflict(Self.csv.spelling, Self.json.spelling)
    }
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let first = arguments[Self.since]?.day(today: environment.clock.now().day)
    let id = arguments[Self.routine]
    let isTable = !arguments.has(Self.json) && !arguments.has(Self.csv)
    var count = 0
    var table = HistoryTable(columns: environment.streams.columns, ink: environment.ink(arguments))
    var sessions: [(place: Int, record: SessionRecord)] = []
    try environment.historyDesk.forEachTraining { parts in
      count += parts.count
      for (place, session) in parts {
        if let first, session.day < first { continue }
        if let id, !session.routines.contains(where: { $0.id == id }) { continue }
        if isTable { table.add(session, at: place) } else { sessions.append((place, session)) }
      }
    }
    // In the file they stand as they came, and a clock may have been set back.
    sessions.sort { ($0.record.started, $0.place) < ($1.record.started, $1.place) }
    var page = Page(environment.streams.output, isExact: arguments.has(Self.csv))
    if arguments.has(Self.json) {
      try HistoryJSON.write(sessions.lazy.map(\.record), to: &page)
    } else if arguments.has(Self.csv) {
      try HistoryCSV.write(sessions.lazy.map(\.record), to: &page)
    } else if count == 0 {
      try page.add("Nothing has been done yet. 'limber list' shows what there is to play.\n")
    } else if table.isEmpty {
      try page.add(nothingFound(among: count))
    } else {
      try table.write(to: &page)
    }
    try page.flush()
    return .success
  }

  /// That nothing fits what was asked for, in its words.
  private func nothingFound(among count: Int) -> String {
    let routine = arguments[Self.routine].map { " of '\(SafeText.shown($0))'" }
    let since = arguments[Self.since].map { " since \(SafeText.shown($0.text))" }
    return "No session\(routine ?? "")\(since ?? ""), of \(count) in all.\n"
  }
}
