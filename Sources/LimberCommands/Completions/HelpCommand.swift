import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSyntax

/// Explains: `limber help [COMMAND…]`.
struct HelpCommand: Command {
  static let commands = ArgumentList<String>(
    .command("COMMAND"), mayBeEmpty: true, help: "The command to explain")
  static let description = CommandDescription(
    name: "help", summary: "Explain limber, or one of its commands",
    examples: [
      .init("limber help", "what limber can do"), .init("limber help play", "all about playing"),
    ],
    arguments: [commands])

  private let words: [String]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    words = arguments[Self.commands]
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let (tree, depth) = Limber.commands.descend(words)
    guard depth == words.count else {
      let names = tree.visibleChildren.map(\.description.name)
      throw UsageError.unknownCommand(
        words[depth], suggestion: Suggestion.closest(to: words[depth], among: names))
    }
    try Self.show(words, on: environment.streams)
    return .success
  }

  /// Prints the help of the command that words lead to.
  static func show(_ words: [String], on streams: Streams) throws {
    try streams.output.write(
      HelpScreen(of: Limber.commands, command: words, columns: streams.columns).text)
  }
}
