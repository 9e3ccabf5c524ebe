import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberSyntax

/// Steers a session that plays elsewhere: `limber ctl pause`.
struct CtlCommand: Command {
  /// What can be asked for, in the words of the keys.
  enum Deed: String, CaseIterable, Sendable {
    case pause, resume, toggle, next, back, again, more, less, confirm, choose, done, hurt, stop
  }

  static let deed = Argument<Deed>(
    .choice("WHAT"), help: "What to do, as the key of that name does")
  static let option = OptionalArgument<Int>(
    .count("N", in: 1...9), help: "Which to choose, for choose")
  static let session = Option<String>(
    "session", .text("ID", expectation: "the beginning of a session's id"),
    help: "The session, by the beginning of its id; only where several play")
  static let json = Flag("json", help: "Print the session's answer as JSON")
  static let description = CommandDescription(
    name: "ctl", summary: "Pause, skip or end a session that plays elsewhere",
    discussion: [
      """
      It says what the session is doing then. back goes to the step before, again begins the step \
      again, more and less add and take 10 s or one repetition, toggle pauses and goes on, hurt ends \
      the session for pain. A pause lasts until somebody goes on.
      """,
      """
      The exit code is 0 when it was done, 1 when it changed nothing at this moment, 64 when several \
      sessions play and none was named, and 69 when none plays.
      """,
    ],
    examples: [
      .init("limber ctl toggle", "pause, or go on"),
      .init("limber ctl choose 2", "answer a choice"),
    ],
    arguments: [deed, option], options: [session, json])

  /// What the events that it causes say of who it was.
  private static let sender = "ctl"

  private let command: ControlCommand
  private let session: String?
  private let asJSON: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    command = try Self.command(
      try arguments.value(of: Self.deed), option: arguments[Self.option])
    session = arguments[Self.session]
    asJSON = arguments.has(Self.json)
  }

  private static func command(_ deed: Deed, option: Int?) throws(UsageError) -> ControlCommand {
    if deed != .choose, let option {
      throw .other(CommandFault.needlessNumber(option))
    }
    switch deed {
    case .pause: return .pause
    case .resume: return .resume
    case .toggle: return .toggle
    case .next: return .next
    case .back: return .previous
    case .again: return .restart
    case .more: return .adjust(by: Player.adjustment)
    case .less: return .adjust(by: .zero - Player.adjustment)
    case .confirm: return .confirm
    case .choose:
      guard let option else { throw .other(CommandFault.missingOption) }
      return .choose(option: option)
    case .done: return .done
    case .hurt: return .hurt
    case .stop: return .stop
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let links = PlayingSessions(environment.surroundings).links(named: session)
    guard let link = links.first else { throw Self.nothingPlays(session) }
    guard links.count == 1 else {
      let list = links.map { "\($0.name) (\(Self.title(of: $0)))" }.joined(separator: ", ")
      throw CommandFailure(
        .usage, "several sessions play; name one with --session: \(list)")
    }
    guard let reply = link.ask(.command(command), as: Self.sender) else {
      throw CommandFailure(.unavailable, "the session \(link.name) does not answer")
    }
    let output = environment.streams.output
    if asJSON { try output.write(ControlMessage.reply(reply).line + "\n") }
    switch reply.outcome {
    case .refused(let fault):
      throw CommandFailure(fault.code == .tooFast ? .tryLater : .unavailable, fault.message)
    case .status, .following: return .success
    case .taken(let changed):
      if !asJSON { try output.write(Self.line(link.ask(.status)) + "\n") }
      return changed ? .success : .differs
    }
  }

  /// What a session says now.
  private static func line(_ reply: ControlReply?) -> String {
    switch reply?.outcome {
    case .status(let status): SafeText.shown(status.text)
    case .refused(let fault): SafeText.shown(fault.message)
    case .taken, .following, nil: "the session is over"
    }
  }

  private static func title(of link: SessionLink) -> String {
    guard case .status(let status) = link.ask(.status)?.outcome else { return "it does not answer" }
    return SafeText.shown(status.routine.title)
  }

  static func nothingPlays(_ session: String?) -> CommandFailure {
    CommandFailure(
      .unavailable,
      session.map { "no session that plays has an id that begins with '\(SafeText.shown($0))'" }
        ?? "nothing plays")
  }
}
