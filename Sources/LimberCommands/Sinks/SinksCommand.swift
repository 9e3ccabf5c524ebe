import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSyntax

/// Lists the sinks: `limber sinks`.
struct SinksCommand: Command {
  static let json = Flag("json", help: "Print a JSON array")
  static let description = CommandDescription(
    name: "sinks", summary: "List the sinks that a session can be sent to, with their options",
    discussion: [
      """
      A sink is anything that is told what happens in a session: the screen, a file, the terminal's \
      bell. 'limber play' takes as many as you like: --sink NAME, or --sink NAME:option=value and \
      further options behind commas; '\\,' is a comma in a value.
      """,
      """
      Any program called limber-sink-NAME is a sink as well, wherever it is found: in \
      $LIMBER_PLUGIN_PATH, in your own folder of sinks, beside limber itself, or on PATH.
      """,
    ],
    examples: [
      .init("limber sinks", "what there is"),
      .init("limber play warm-up --sink console --sink log:path=log.txt", "use two of them"),
    ],
    options: [json])

  static let children: [any CommandFamily.Type] = [
    SinksDescribeCommand.self, SinksTestCommand.self, SinksNewCommand.self,
  ]

  private let asJSON: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    asJSON = arguments.has(Self.json)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let sinks = SinkListing.all(from: environment.sinkSources)
    try environment.streams.output.write(
      asJSON
        ? Self.json(sinks)
        : Self.text(
          sinks, in: environment.surroundings, columns: environment.streams.columns))
    return .success
  }

  private static func text(
    _ sinks: [SinkListing], in surroundings: Surroundings, columns: Int
  ) -> String {
    let width = min(max(columns, 40), 100)
    return sinks.map { $0.text(in: surroundings, width: width) }.joined(separator: "\n")
  }

  private static func json(_ sinks: [SinkListing]) -> String {
    JSONWriter.array { json in
      for sink in sinks { json.object { sink.write(to: &$0) } }
    } + "\n"
  }
}
