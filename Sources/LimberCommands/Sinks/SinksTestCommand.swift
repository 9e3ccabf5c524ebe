import LimberEvents
import LimberHost
import LimberSyntax

/// Tries an external sink out: `limber sinks test PATH`.
struct SinksTestCommand: Command {
  static let description = CommandDescription(
    name: "test", summary: "Try an external sink out, and report in TAP",
    discussion: [
      """
      The sink is started several times and fed what a session may feed it, pleasant and not. The \
      exit code is 0 when it keeps to the protocol, else 1.
      """
    ],
    examples: [
      .init("limber sinks test ./limber-sink-mine", "a program by its path"),
      .init("limber sinks test mine", "one that 'limber sinks' lists"),
    ],
    arguments: [
      ArgumentDescription(
        ValueDescription("SINK", .file(suffix: nil)),
        help: "The path of the program (with a '/'), or a sink's name")
    ])

  private let sink: String

  init(_ arguments: ParsedArguments) throws(UsageError) {
    sink = arguments.operands.first ?? ""
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let name = DisplayText.neutralised(sink)
    guard environment.registry.descriptor(named: sink) == nil else {
      throw CommandFailure(.usage, "the sink '\(name)' is compiled in; only programs are tested so")
    }
    let kit = SinkKit(environment, version: Version.current)
    guard let found = kit.find(sink) else {
      throw CommandFailure(
        .notFound, sink.contains("/") ? "there is no file '\(name)'" : "there is no sink '\(name)'")
    }
    return try kit.test(found, write: environment.output.write) ? .success : .differs
  }
}
