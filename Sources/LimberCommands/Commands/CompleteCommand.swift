import LimberEvents
import LimberHost

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
      sinks: environment.registry.descriptors)
    let completion = Completer(root: Limber.commands, source: source).complete(words)
    try environment.output.write(completion.text)
    return .success
  }
}
