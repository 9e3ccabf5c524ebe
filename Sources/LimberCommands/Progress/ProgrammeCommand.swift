import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberSyntax

/// Weeks that lead somewhere: `limber programme`.
enum ProgrammeCommand: CommandFamily {
  static let description = CommandDescription(
    name: "programme", summary: "Follow a programme of several weeks",
    discussion: [
      """
      A programme says which routines to do how often, and when to go on. A week in which its \
      conditions are not met is done again. Your own programmes lie in \
      ~/.local/share/limber/programmes.
      """
    ],
    examples: [
      .init("limber programme list", "what there is"),
      .init("limber programme start walk-first", "begin one today"),
      .init("limber today", "what is due"),
    ])

  static let children: [any CommandFamily.Type] = [
    ProgrammeListCommand.self, ProgrammeStartCommand.self, ProgrammeStatusCommand.self,
    ProgrammePauseCommand.self, ProgrammeResumeCommand.self, ProgrammeStopCommand.self,
  ]
}

/// Lists programmes: `limber programme list`.
struct ProgrammeListCommand: Command {
  static let json = Flag("json", help: "Print a JSON array")
  static let description = CommandDescription(
    name: "list", summary: "List the programmes",
    examples: [.init("limber programme list", "what there is")], options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let programmes = environment.programmeDesk.all()
    let examples = Set(environment.programmes.examples)
    if arguments.has(Self.json) {
      let text = JSONWriter.array { json in
        for programme in programmes {
          json.object { json in
            json.field("id", programme.id)
            json.field("title", programme.title)
            json.field("summary", programme.summary)
            json.field("weeks", programme.weekCount)
            json.field("example", examples.contains(programme.id))
          }
        }
      }
      try environment.streams.output.write(text + "\n")
      return .success
    }
    let width = programmes.map(\.id.count).max() ?? 0
    let ink = environment.ink(arguments)
    for programme in programmes {
      let padding = String(repeating: " ", count: width - programme.id.count)
      let weeks = English.count(programme.weekCount, "week")
      try environment.streams.output.write(
        "\(ink.bold(programme.id))\(padding)  \(weeks)  "
          + SafeText.shown(programme.title)
          + (examples.contains(programme.id) ? ", an example\n" : "\n"))
    }
    return .success
  }
}

extension Programme {
  /// How many weeks it has with none done again.
  fileprivate var weekCount: Int { weeks.reduce(0) { $0 + $1.weeks } }
}

/// Begins a programme: `limber programme start ID`.
struct ProgrammeStartCommand: Command {
  static let yes = Flag(
    "yes", short: "y", help: "Give up the programme that is going on without asking")

  static let week = DefaultedOption<Int>(
    "week", .count("N", in: 1...10_000), default: 1, says: "1",
    help: "Begin with this week of the programme")
  static let id = Argument<String>(.programme("ID"), help: "The programme's id")
  static let description = CommandDescription(
    name: "start", summary: "Begin a programme today",
    discussion: [
      "One programme goes on at a time. Where one does, you are asked before it is given up."
    ],
    examples: [
      .init("limber programme start walk-first", "from today on"),
      .init("limber programme start walk-first --week 3", "with its third week"),
    ],
    arguments: [id], options: [week, yes])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = environment.programmeDesk
    let programme = try desk.programme(arguments.value(of: Self.id))
    let folder = try desk.folder()
    let day = environment.clock.now().day
    let week = arguments[Self.week]
    guard week <= programme.weekCount else {
      throw UsageError.badValue(
        "\(week)", for: Self.week.spelling,
        expected: ValueType.count("N", in: 1...programme.weekCount).description.expectation,
        suggestion: nil)
    }
    guard
      try mayReplace(
        ProgrammeStart.kept(in: folder, on: environment.disk), asking: environment.streams)
    else {
      try environment.streams.output.write("Nothing was changed.\n")
      return .success
    }
    do {
      try ProgrammeStart(programme: programme.id, day: day, week: week)
        .keep(in: folder, on: environment.disk)
    } catch {
      throw CommandFailure(.cannotCreate, "the programme cannot be begun: \(error)")
    }
    let cautions = programme.cautions.map { "  • \(SafeText.shown($0))\n" }
    try environment.streams.output.write(
      "Begun: \(SafeText.shown(programme.title))\(week > 1 ? " with week \(week)" : ""),"
        + " on \(day.longText).\n"
        + (cautions.isEmpty ? "" : "Take care\n" + cautions.joined())
        + "'limber today' says what is due.\n")
    return .success
  }
}

extension ProgrammeStartCommand {
  /// Whether the programme that is going on, where there is one, may be given up.
  ///
  /// One that cannot be read leaves nothing to lose.
  private func mayReplace(
    _ kept: Result<ProgrammeStart, ProgrammeStart.Fault>?, asking streams: Streams
  ) throws -> Bool {
    guard case .success(let before)? = kept, !arguments.has(Self.yes) else { return true }
    let name = SafeText.shown(before.programme)
    let going = "'\(name)' is going on since \(before.day.longText)"
    try streams.mustAsk(
      "\(going); give it up with --yes, or with 'limber programme stop'")
    return try streams.ask("\(going). Give it up and begin anew?")
  }
}

/// Tells where one stands: `limber programme status`.
struct ProgrammeStatusCommand: Command {
  static let description = CommandDescription(
    name: "status", summary: "Tell where you stand in the programme",
    examples: [.init("limber programme status", "the week and what was done of it")])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let today = try environment.today(environment.past())
    guard let programme = today.programme, let state = today.state else {
      try environment.streams.output.write("No programme is going on.\n")
      return .success
    }
    let words = ProgrammeWords(programme: programme, state: state)
    try environment.streams.output.write(words.text(of: today, ink: environment.ink(arguments)))
    return .success
  }
}

/// Gives the programme up: `limber programme stop`.
struct ProgrammeStopCommand: Command {
  static let description = CommandDescription(
    name: "stop", summary: "Give the programme up; what was done stays in the history",
    examples: [.init("limber programme stop", "nothing is due any more")])

  init(_ arguments: ParsedArguments) throws(UsageError) {}

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let folder = try environment.programmeDesk.folder()
    let kept = ProgrammeStart.kept(in: folder, on: environment.disk)
    guard let kept else {
      try environment.streams.output.write("No programme is going on.\n")
      return .success
    }
    do {
      try ProgrammeStart.remove(in: folder, on: environment.disk)
    } catch {
      throw CommandFailure(.output, "the programme cannot be given up: \(error)")
    }
    let name = (try? kept.get())?.programme ?? "a programme that could not be read"
    try environment.streams.tell("Given up: \(name).")
    return .success
  }
}
