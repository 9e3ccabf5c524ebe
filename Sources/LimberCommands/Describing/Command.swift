import LimberHost

/// A command: its description as data, and what it does as a small value made from its arguments.
protocol Command: Sendable {
  /// What parsing, help and completion know of it.
  static var description: CommandDescription { get }
  /// The commands below it.
  static var children: [any Command.Type] { get }

  /// Takes over the arguments; refuses those that do not go together.
  init(_ arguments: ParsedArguments) throws(UsageError)

  /// Does it.
  func run(in environment: HostEnvironment) throws -> ExitStatus
}

extension Command {
  static var children: [any Command.Type] { [] }
}
