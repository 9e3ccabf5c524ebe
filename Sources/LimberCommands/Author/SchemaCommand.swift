import LimberCommandLine
import LimberHost
import LimberPlatform

/// Prints the JSON Schema: `limber schema`.
struct SchemaCommand: Command {
  /// What a file is.
  enum Kind: String, CaseIterable, Sendable {
    case routine, programme
  }

  static let kind = OptionalArgument<Kind>(
    .choice("KIND"), help: "Which files: routine or programme")
  static let description = CommandDescription(
    name: "schema", summary: "Print the JSON Schema of routine files, for editors",
    discussion: [
      """
      An editor that knows JSON Schema completes keys, explains them and marks mistakes while you \
      type. 'limber check' knows more: routines that are included, doubled keys, how long it all \
      takes.
      """
    ],
    examples: [
      .init("limber schema > routine.schema.json", "keep it beside your routines"),
      .init("limber schema programme", "the one of programmes"),
    ],
    arguments: [kind])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let schema =
      arguments[Self.kind] == .programme ? ProgrammeLibrary.schema : RoutineLibrary.schema
    try environment.streams.output.writeExactly(String(decoding: schema, as: UTF8.self))
    return .success
  }
}
