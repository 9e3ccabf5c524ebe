import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberRoutine

/// Completes a word for the scripts: `limber __complete -- WORD…`.
struct CompleteCommand: Command {
  static let words = ArgumentList<String>(.word("WORD"), mayBeEmpty: true, help: "The words so far")
  static let description = CommandDescription(
    name: "__complete", summary: "Print what may stand in the place of the last word",
    arguments: [words], isHidden: true)

  private let words: [String]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    words = arguments[Self.words]
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let source = CompletionSource(
      routines: { environment.catalogue.titles() },
      programmes: { environment.programmeDesk.all().map { ($0.id, $0.title) } },
      sinks: { SinkListing.all(from: environment.sinkSources).filter { $0.state.reason == nil } })
    let completion = Limber.completer(source).complete(words)
    try environment.streams.output.write(completion.text)
    return .success
  }
}
