import LimberEvents
import LimberHost
import LimberPlatform
import LimberRoutine

/// Completes a word for the scripts: `limber __complete -- WORD…`.
struct CompleteCommand: Command {
  static let description = CommandDescription(
    name: "__complete", summary: "Print what may stand in the place of the last word",
    arguments: [
      ArgumentDescription(ValueDescription("WORD", .word), .any, help: "The words so far")
    ], isHidden: true)

  private let words: [String]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    words = arguments.operands
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let source = CompletionSource(
      routines: { RoutineCatalogue(environment).titles() },
      programmes: { ProgrammeDesk(environment).all().map { ($0.id, $0.title) } },
      sinks: { SinkListing.all(in: environment).filter { $0.state.reason == nil } })
    let completion = Completer(root: Limber.commands, source: source).complete(words)
    try environment.output.write(completion.text)
    return .success
  }
}
