import LimberHost

/// Prints the JSON Schema: `limber schema`.
struct SchemaCommand: Command {
  static let description = CommandDescription(
    name: "schema", summary: "Print the JSON Schema of routine files, for editors",
    discussion: [
      """
      An editor that knows JSON Schema completes keys, explains them and marks mistakes while you \
      type. 'limber check' knows more: routines that are included, doubled keys, how long it all \
      takes.
      """
    ],
    examples: [.init("limber schema > routine.schema.json", "keep it beside your routines")])

  init(_ arguments: ParsedArguments) throws(UsageError) {}

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    try environment.output.write(String(decoding: RoutineLibrary.schema, as: UTF8.self))
    return .success
  }
}
