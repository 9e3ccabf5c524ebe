import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSinks
import LimberSyntax

/// Tries an external sink out: `limber sinks test PATH`.
struct SinksTestCommand: Command {
  static let sink = Argument<String>(
    .file("SINK"),
    help: "The path of the program (with a '/'), or a sink's name; with options, as in --sink")
  static let play = Flag(
    "play",
    help: "Play it a session at its real pace (some 40 s), and show what it is told and prints")
  static let description = CommandDescription(
    name: "test", summary: "Try an external sink out, and report in TAP",
    discussion: [
      """
      The sink is started several times and fed what a session may feed it, pleasant and not. Where \
      it says that it will not work here, the report says why, and skips the rest. The exit code is 0 \
      when it keeps to the protocol, else 1.
      """
    ],
    examples: [
      .init("limber sinks test ./limber-sink-mine", "a program by its path"),
      .init("limber sinks test mine", "one that 'limber sinks' lists"),
      .init("limber sinks test webhook:url-file=hook.txt", "with its options"),
      .init("limber sinks test --play mine", "watch it for a short session"),
    ],
    arguments: [sink], options: [play])

  private let sink: String
  private let plays: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    sink = try arguments.value(of: Self.sink)
    plays = arguments.has(Self.play)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let kit = SinkKit(environment.sinkHost, version: Version.current, trial: TrialSession.events)
    let (argument, options) = try split(kit)
    let name = SafeText.shown(argument)
    guard environment.registry.descriptor(named: argument) == nil else {
      throw UsageError.other(
        CommandFault.compiledInSink(argument, advice: "only programs are tested so"))
    }
    guard let found = kit.find(argument) else {
      throw CommandFailure(
        .notFound,
        argument.contains("/") ? "there is no file '\(name)'" : "there is no sink '\(name)'")
    }
    switch found.state {
    case .usable, .shadowed, .reserved: break
    case .notExecutable:
      throw CommandFailure(
        .unavailable, "'\(name)' is not executable; 'chmod +x' makes it so")
    case .broken(let reason): throw CommandFailure(.unavailable, "'\(name)': \(reason)")
    }
    do {
      let write = environment.streams.output.write
      let isGood =
        plays
        ? try kit.play(found, options: options, session: TrialSession.brief, write: write)
        : try kit.test(found, options: options, write: write)
      return isGood ? .success : .differs
    } catch let error as SinkOptionError {
      throw UsageError.other(CommandFault.badSink(error))
    }
  }

  /// The program, and the options that stand behind it; a file whose name has a colon is a file.
  private func split(_ kit: SinkKit) throws -> (String, [SinkRequest.Option]) {
    guard let colon = sink.firstIndex(of: ":"), kit.find(sink) == nil else { return (sink, []) }
    let program = String(sink[..<colon])
    let isPath = program.contains("/")
    do {
      let request = try SinkRequest(parsing: (isPath ? "sink" : program) + sink[colon...])
      return (program, request.options)
    } catch {
      throw UsageError.other(CommandFault.badSink(error))
    }
  }
}
