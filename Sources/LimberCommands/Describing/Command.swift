import LimberCommandLine
import LimberHost

/// A word of the command line: a command, or no more than a family of commands below it.
protocol CommandFamily: Sendable {
  /// What parsing, help and completion know of it.
  static var description: CommandDescription { get }
  static var children: [any CommandFamily.Type] { get }
  /// It as a command; nil where it is a family only. A cast would look through every conformance of the program.
  static var command: (any Command.Type)? { get }
}

extension CommandFamily {
  static var children: [any CommandFamily.Type] { [] }
  static var command: (any Command.Type)? { nil }

  /// The table of it and of all that is below it.
  static var tree: CommandTree {
    CommandTree(description, children: children.map { $0.tree })
  }

  /// What the words lead to from here; nil where they lead nowhere.
  static func member(_ words: some Collection<String>) -> (any CommandFamily.Type)? {
    guard let word = words.first else { return self }
    return children.first { $0.description.name == word }?.member(words.dropFirst())
  }
}

/// A command: its description as data, and what it does as a small value made from its arguments.
protocol Command: CommandFamily {
  /// Takes over the arguments; refuses those that do not go together.
  init(_ arguments: ParsedArguments) throws(UsageError)

  func run(in environment: HostEnvironment) throws -> ExitStatus
}

extension Command {
  static var command: (any Command.Type)? { self }
}
