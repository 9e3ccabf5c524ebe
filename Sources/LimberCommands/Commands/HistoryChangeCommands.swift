import LimberHost
import LimberProgress

/// Notes something about a session: `limber history note ID TEXT`.
struct HistoryNoteCommand: Command {
  static let description = CommandDescription(
    name: "note", summary: "Note something about a session",
    discussion: ["A later note takes the place of an earlier one."],
    examples: [.init("limber history note 3f2a \"new shoes\"", "one remark")],
    arguments: [
      HistoryArguments.id, ArgumentDescription(ValueDescription("NOTE", .text), help: "The note"),
    ])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  /// The most characters that are kept, so that a line of the history stays short.
  private static let longest = 500

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = HistoryDesk(environment)
    let session = try desk.session(arguments.operands[0])
    let note = arguments.operands[1]
    guard note.count <= Self.longest else {
      throw CommandFailure(.usage, "a note has at most \(Self.longest) characters")
    }
    try desk.change { try $0.append([HistoryLine.note(session.id, note).text], isLasting: true) }
    return .success
  }
}

/// Forgets a session: `limber history delete ID`.
struct HistoryDeleteCommand: Command {
  static let description = CommandDescription(
    name: "delete", summary: "Forget a session for good",
    examples: [.init("limber history delete 3f2a", "by the beginning of its id")],
    arguments: [HistoryArguments.id])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = HistoryDesk(environment)
    let session = try desk.session(arguments.operands[0])
    _ = try desk.change { try $0.delete(session.id) }
    try environment.output.write("Forgot the session of \(session.day.longText).\n")
    return .success
  }
}

/// Sets lines aside that cannot be read: `limber history repair`.
struct HistoryRepairCommand: Command {
  static let description = CommandDescription(
    name: "repair", summary: "Set lines that cannot be read aside, in history.bad",
    examples: [.init("limber history repair", "changes nothing else")])

  init(_ arguments: ParsedArguments) throws(UsageError) {}

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let count = try HistoryDesk(environment).change { try $0.repair() }
    try environment.output.write(
      count == 0
        ? "Every line can be read.\n"
        : "Set \(Wording.count(count, "line")) aside in history.bad.\n")
    return .success
  }
}
