import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSyntax

/// Says what a session that plays elsewhere is doing: `limber status`.
struct StatusCommand: Command {
  static let format = Option<String>(
    "format",
    .text(
      "FORMAT", completion: .words(StatusFormat.Bar.allCases.map(\.rawValue)),
      expectation: "a text with names in braces, or waybar, polybar, tmux or i3blocks"),
    help: "Print this, with names in braces such as '{step} {left}', or as a bar reads it")
  static let json = Flag("json", help: "Print the whole status as JSON")
  static let follow = Flag(
    "follow", help: "Print a line at each change, wait for the next session, and go on until ended")
  static let description = CommandDescription(
    name: "status", summary: "Say in a line what a session that plays elsewhere is doing",
    discussion: [
      """
      A format has names in braces: \(StatusFormat.Field.allCases.map { "{\($0.rawValue)}" }
        .joined(separator: " ")). {{ is a brace. left and elapsed are the step's, sessionLeft and \
      percent the session's. waybar, polybar, tmux and i3blocks print what those bars read.
      """,
      """
      Where several sessions play, it is the newest. Where none plays the line is empty, and the exit \
      code 69; with --follow it waits for the next one.
      """,
    ],
    examples: [
      .init("limber status", "one sentence"),
      .init("limber status --format '{step} {left}'", "the step, and what is left of it"),
      .init("limber status --follow --format waybar", "for a bar, for as long as it runs"),
    ],
    options: [format, json, follow, CtlCommand.session])

  private let shape: StatusShape
  private let follows: Bool
  private let session: String?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    follows = arguments.has(Self.follow)
    session = arguments[CtlCommand.session]
    if arguments.has(Self.json), arguments.has(Self.format) {
      throw .conflict(Self.json.spelling, Self.format.spelling)
    }
    do throws(CommandFault) {
      shape =
        arguments.has(Self.json)
        ? .json : .text(try arguments[Self.format].map(StatusFormat.init) ?? .sentence)
    } catch {
      throw .other(error)
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let sessions = PlayingSessions(environment.surroundings)
    let streams = environment.streams
    if follows {
      return try StatusFollower(
        sessions, named: session, shape: shape, output: streams.output, phrases: streams.phrases,
        clock: environment.clock
      ).run()
    }
    let status = sessions.links(named: session).first?.ask(.status)
    guard case .status(let status) = status?.outcome else {
      try streams.output.write(shape.idle + "\n")
      return .unavailable
    }
    try streams.output.write(shape.line(status, in: streams.phrases) + "\n")
    return .success
  }
}

/// What becomes of a status: one line for a program or for a person.
enum StatusShape: Sendable {
  case json
  case text(StatusFormat)

  func line(_ status: SessionStatus, in phrases: any Phrases) -> String {
    switch self {
    case .json: status.json
    case .text(let format): format.line(status, in: phrases)
    }
  }

  /// What is printed where nothing plays.
  var idle: String {
    switch self {
    case .json: ""
    case .text(let format): format.idle
    }
  }

  /// Whether a line of it grows old while a status goes on.
  func runs(during status: SessionStatus) -> Bool {
    switch self {
    case .json: false
    case .text(let format): format.runs(during: status)
    }
  }
}
