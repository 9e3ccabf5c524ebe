/// Fits the words of a command line to the table of commands.
///
/// Long options are written `--name value` or `--name=value`, flags of one letter may be bundled,
/// options may stand behind arguments, `--` ends them, and `-` is an argument like any other. Names
/// cannot be shortened: a script must not change its meaning when an option is added.
package struct ArgumentParser: Sendable {
  /// The table of commands; its root is `limber` itself.
  package var root: CommandTree

  /// Makes a parser.
  package init(root: CommandTree) {
    self.root = root
  }

  /// What a command line asks for.
  package enum Request: Sendable, Hashable {
    /// Run the command.
    case run(ParsedArguments)
    /// Show the help of the command that the words lead to.
    case help([String])
    /// Show the version.
    case version
  }

  /// Reads the words behind the program's name.
  package func parse(_ words: [String]) throws(UsageFailure) -> Request {
    var state = ParsingState(root: root)
    do {
      try state.read(words)
      return try state.finish()
    } catch {
      // Whoever asks for help gets it, however wrong the rest of the line is.
      if asksForHelp(words) { return .help(state.arguments.command) }
      throw UsageFailure(error, command: state.arguments.command)
    }
  }

  private func asksForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }
}
