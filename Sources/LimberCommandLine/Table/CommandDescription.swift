/// One command as data: what parsing accepts, and what help, completion and the manual tell.
package struct CommandDescription: Sendable {
  /// A command line worth trying, and what it does.
  package struct Example: Sendable, Hashable {
    /// The line as it is typed.
    package var line: String
    /// What it does, in a few words.
    package var meaning: String

    package init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// The word that calls it.
  package var name: String
  /// What it does, in one line that begins with a verb and has no full stop.
  package var summary: String
  /// What there is to know beside that, in paragraphs.
  package var discussion: [String] { makeDiscussion() }
  /// Lines to try, the commonest first.
  package var examples: [Example] { makeExamples() }
  private let makeDiscussion: @Sendable () -> [String]
  private let makeExamples: @Sendable () -> [Example]
  private let makeArguments: @Sendable () -> [any DescribedArgument]
  private let makeOptions: @Sendable () -> [any DescribedOption]
  /// Whether help and completion leave it out.
  package var isHidden: Bool

  /// Makes a description; all of it but its name and summary, which is most of the table, is made when it
  /// is asked for, so that a start pays only for what is used of the command that is called.
  package init(
    name: String, summary: String,
    discussion: @autoclosure @escaping @Sendable () -> [String] = [],
    examples: @autoclosure @escaping @Sendable () -> [Example] = [],
    arguments: @autoclosure @escaping @Sendable () -> [any DescribedArgument] = [],
    options: @autoclosure @escaping @Sendable () -> [any DescribedOption] = [],
    isHidden: Bool = false
  ) {
    self.name = name
    self.summary = summary
    makeDiscussion = discussion
    makeExamples = examples
    makeArguments = arguments
    makeOptions = options
    self.isHidden = isHidden
  }

  /// Its places for arguments; only the last may take several.
  package var arguments: [ArgumentDescription] { makeArguments().map(\.description) }

  /// Its options, in the order help lists them; those that every command has are not among them.
  package var options: [OptionDescription] { makeOptions().map(\.description) }
}

/// A command's description with those of the commands below it; the root is the program itself.
package struct CommandTree: Sendable {
  package var description: CommandDescription
  private let makeChildren: @Sendable () -> [CommandTree]

  package init(
    _ description: CommandDescription,
    children: @autoclosure @escaping @Sendable () -> [CommandTree] = []
  ) {
    self.description = description
    makeChildren = children
  }

  /// The commands below it, in the order help lists them.
  package var children: [CommandTree] { makeChildren() }

  /// The commands below it that people are told of.
  package var visibleChildren: [CommandTree] { children.filter { !$0.description.isHidden } }

  /// The command below it that a word calls.
  package func child(named name: String) -> CommandTree? {
    children.first { $0.description.name == name }
  }

  /// The command that words lead to from here, and how many of them it took.
  package func descend(_ words: some Collection<String>) -> (tree: CommandTree, depth: Int) {
    guard let word = words.first, let child = child(named: word) else { return (self, 0) }
    let (tree, depth) = child.descend(words.dropFirst())
    return (tree, depth + 1)
  }
}

/// The options that every command has.
package enum CommonOptions {
  /// When colour is used.
  package enum Colour: String, Sendable, CaseIterable {
    case auto, always, never
  }

  package static let help = Flag("help", short: "h", help: "Show this help")
  package static let version = Flag("version", help: "Show the version")
  package static let colour = Option<Colour>(
    "color", aliases: ["colour"], .choice("WHEN"), otherwise: "auto", help: "Use colour")
  package static let noColour = Flag(
    "no-color", aliases: ["no-colour"], help: "Use no colour; the same as --color never")

  static let all = [colour.description, noColour.description, help.description]
  /// Those that stand before any command.
  static let root = [
    colour.description, noColour.description, version.description, help.description,
  ]
}
