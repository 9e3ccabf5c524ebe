import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSyntax

/// Explains: `limber help [COMMAND…]`.
struct HelpCommand: Command {
  static let commands = ArgumentList<String>(
    .command("COMMAND"), mayBeEmpty: true,
    help: "The command to explain; 'format' for the files of routines and programmes")
  static let description = CommandDescription(
    name: "help", summary: "Explain limber, or one of its commands",
    examples: [
      .init("limber help", "what limber can do"), .init("limber help play", "all about playing"),
      .init("limber help format", "every key of a routine's file"),
    ],
    arguments: [commands])

  /// What explains the files and no command.
  private static let format = "format"

  private let arguments: ParsedArguments
  private var words: [String] { arguments[Self.commands] }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    guard words != [Self.format] else {
      try showFormat(on: environment.streams, ink: environment.ink(arguments))
      return .success
    }
    let (tree, depth) = Limber.commands.descend(words)
    guard depth == words.count else {
      let names = tree.visibleChildren.map(\.description.name)
      throw UsageError.unknownCommand(
        words[depth], suggestion: Suggestion.closest(to: words[depth], among: names))
    }
    try Self.show(words, on: environment.streams)
    return .success
  }

  /// Prints the pages that say all of the format.
  private func showFormat(on streams: Streams, ink: Ink) throws {
    for page in RoutineLibrary.formatPages.map(MarkdownPage.init) {
      try streams.output.write(
        streams.output.isTerminal
          ? page.text(columns: streams.columns, ink: ink) + "\n" : page.markdown)
    }
  }

  /// Prints the help of the command that words lead to.
  static func show(_ words: [String], on streams: Streams) throws {
    try streams.output.write(
      HelpScreen(of: Limber.commands, command: words, columns: streams.columns).text)
  }
}
