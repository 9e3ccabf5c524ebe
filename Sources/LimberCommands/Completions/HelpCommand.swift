import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSyntax

/// Explains: `limber help [COMMAND…]`.
struct HelpCommand: Command {
  static let man = Flag(
    "man",
    help: "Print a page of the manual, for man or mandoc; 'limber help --man pages' names them all")
  static let commands = ArgumentList<String>(
    .command("COMMAND"), mayBeEmpty: true,
    help: "The command to explain; 'format' for the files of routines and programmes")
  static let description = CommandDescription(
    name: "help", summary: "Explain limber, or one of its commands",
    examples: [
      .init("limber help", "what limber can do"), .init("limber help play", "all about playing"),
      .init("limber help format", "every key of a routine's file"),
      .init("limber help --man play | man -l -", "the manual's page of a command"),
    ],
    arguments: [commands], options: [man])

  /// What explains the files and no command.
  private static let format = "format"

  private let arguments: ParsedArguments
  private var words: [String] { arguments[Self.commands] }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    guard !arguments.has(Self.man) else { return try showManual(on: environment.streams) }
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

  /// Prints a page of the manual, or the names of their files.
  private func showManual(on streams: Streams) throws -> ExitStatus {
    guard words != ["pages"] else {
      try streams.output.write(ManualPage.all.map { $0.file + "\n" }.joined())
      return .success
    }
    guard let page = ManualPage.find(words) else {
      throw UsageError.other(CommandFault.unknownPage(words.joined(separator: " ")))
    }
    try streams.output.writeExactly(page.text)
    return .success
  }

  /// Prints the pages that say all of the format.
  private func showFormat(on streams: Streams, ink: Ink) throws {
    for page in DocumentationPages.formatPages.map(MarkdownPage.init) {
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
