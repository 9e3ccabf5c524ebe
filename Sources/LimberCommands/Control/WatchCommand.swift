import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberPlayer

/// Shows a session that plays elsewhere on this terminal: `limber watch`.
struct WatchCommand: Command {
  static let description = CommandDescription(
    name: "watch", summary: "Show a session that plays elsewhere on this terminal",
    discussion: [
      """
      It shows what the session's own display does, from its beginning or from its middle, also where that is a session without one. Nothing here steers it: q leaves, and every other key does nothing; \
      'limber ctl' steers. Where several sessions play it is the newest.
      """,
      """
      It ends with the session. The exit code is 69 where nothing plays, or the session is gone without \
      its end.
      """,
    ],
    examples: [
      .init("limber watch", "in a second window, or on a wall"),
      .init("limber watch --plain", "a sentence a line"),
    ],
    options: [CtlCommand.session, PlayCommand.plain])

  private let session: String?
  private let isPlain: Bool
  private let colour: Bool?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    session = arguments[CtlCommand.session]
    isPlain = arguments.has(PlayCommand.plain)
    colour = arguments.wantsColour
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let sessions = PlayingSessions(environment.surroundings)
    guard let link = sessions.links(named: session).first else {
      throw CtlCommand.nothingPlays(session)
    }
    let streams = environment.streams
    let settings = try environment.settings()
    var context = environment.sinkSources.context(
      isPlain: isPlain || settings.isPlain?.value == true, colour: colour)
    context.display.takesKeys = false
    context.display.isWatching = true
    let shop = SinkShop(environment.sinkSources, context: context)
    guard let screen = environment.registry.descriptors.first(where: \.showsMessages),
      let sink = try shop.assignments(for: [screen.name]).first
    else { return .software }
    return try SessionWatch(
      sessions, sink: sink, desk: environment.terminals.openDesk(streams.input.isTerminal),
      output: streams.output,
      hint: context.display.isLive ? nil : streams.phrases.label(.watching)
    ).run(link)
  }
}
