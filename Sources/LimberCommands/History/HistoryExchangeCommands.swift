import LimberBasics
import LimberCommandLine
import LimberHistory
import LimberHost
import LimberPlatform
import LimberSyntax

/// Prints the history to be kept elsewhere: `limber history export`.
struct HistoryExportCommand: Command {
  static let description = CommandDescription(
    name: "export", summary: "Print the history as JSON Lines, to be imported elsewhere",
    examples: [.init("limber history export > mine.jsonl", "a copy")])

  init(_ arguments: ParsedArguments) throws(UsageError) {}

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    var page = Page(environment.streams.output, isExact: true)
    for line in try environment.historyDesk.lines() {
      try page.add(line + "\n")
    }
    try page.flush()
    return .success
  }
}

/// Takes over another machine's history: `limber history import FILE`.
struct HistoryImportCommand: Command {
  static let file = Argument<String>(
    .file("FILE", suffix: ".jsonl"),
    help: "A file that 'limber history export' made, or - for standard input")
  static let description = CommandDescription(
    name: "import", summary: "Add the sessions of another history that are not there yet",
    discussion: [
      """
      Each session goes to its time, and importing the same file again adds nothing. A file in which \
      no line is one of a history is refused.
      """
    ],
    examples: [.init("limber history import mine.jsonl", "from a file")],
    arguments: [file])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let file = try arguments.value(of: Self.file)
    let bytes: [UInt8]
    do {
      bytes =
        file == "-"
        ? try environment.streams.input.readAll(HistoryFile.limit)
        : try environment.disk.readWhole(
          environment.surroundings.absolute(file), limit: HistoryFile.limit)
    } catch {
      throw CommandFailure(.notFound, SafeText.shown("\(error)"))
    }
    let added = try environment.historyDesk.change { file throws(HistoryFailure) in
      try file.take(bytes)
    }
    if added.unreadable > 0 {
      environment.streams.say(
        "limber: \(English.count(added.unreadable, "line")) of it cannot be read and"
          + " \(added.unreadable == 1 ? "was" : "were") left out")
    }
    let more = added.remarks > 0 ? ", and \(English.count(added.remarks, "line")) to others" : ""
    try environment.streams.output.write(
      "Added \(English.count(added.sessions, "session"))\(more).\n")
    return .success
  }
}
