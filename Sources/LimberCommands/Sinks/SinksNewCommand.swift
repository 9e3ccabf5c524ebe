import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberSinks
import LimberSyntax

/// Makes the beginning of a sink: `limber sinks new NAME --language LANGUAGE`.
struct SinksNewCommand: Command {
  static let language = DefaultedOption<SinkTemplate>(
    "language", .choice("LANGUAGE"), default: .sh, says: "sh", help: "What it is written in")
  static let output = Option<String>(
    "output", short: "o", .folder("FOLDER"), otherwise: "your own folder of sinks",
    help: "Write into this folder")
  static let controls = Flag("controls", help: "One that steers the session, in sh or python")
  static let force = Flag("force", short: "f", help: "Replace a file that is there")

  static let name = Argument<String>(.text("NAME"), help: "The sink's name")
  static let description = CommandDescription(
    name: "new", summary: "Make the beginning of a sink of your own",
    discussion: [
      """
      The program works as it is: it appends what limber says to a file, or with --controls does what \
      is written into a pipe. A comment on each part says what it is for.
      """
    ],
    examples: [
      .init("limber sinks new lamp --language python", "then change what it does"),
      .init("limber play warm-up --sink console --sink lamp", "and use it"),
      .init("limber sinks new pedal --controls", "a sink that pauses and goes on"),
    ],
    arguments: [name],
    options: [language, controls, output, force])

  private let name: String
  private let template: SinkTemplate
  private let folder: String?
  private let replaces: Bool
  private let steers: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    name = try arguments.value(of: Self.name)
    guard SinkRequest.isName(name) else {
      throw UsageError.other(CommandFault.badSink(SinkOptionError(sink: name, problem: .badName)))
    }
    template = arguments[Self.language]
    folder = arguments[Self.output]
    replaces = arguments.has(Self.force)
    steers = arguments.has(Self.controls)
    if steers, template.isBuilt {
      throw .conflict(Self.controls.spelling, Self.language.spelling + " " + template.rawValue)
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    guard environment.registry.descriptor(named: name) == nil else {
      throw UsageError.other(CommandFault.compiledInSink(name, advice: "choose another name"))
    }
    let folder =
      try folder.map { environment.surroundings.absolute($0) }
      ?? Self.ownFolder(environment.surroundings)
    let program = "\(folder)/\(SinkFinder.prefix)\(name)"
    let source = template.isBuilt ? "\(folder)/\(name).swift" : program
    for path in Set([source, program]) where !replaces && environment.disk.status(of: path) != nil {
      throw CommandFailure(
        .cannotCreate,
        "\(environment.surroundings.shortened(path)) is there already; --force replaces it")
    }
    try environment.disk.makeFolder(folder)
    try environment.disk.write(Array(template.text(name: name, steers: steers).utf8), to: source)
    if template.isBuilt {
      try build(
        source, to: program, in: environment.surroundings, by: environment.processes,
        on: environment.streams)
    } else {
      try environment.disk.makeExecutable(program)
    }
    let isFound = SinkFinder(environment.sinkHost).find(name)?.path == program
    try tell(
      program, source, found: isFound, in: environment.surroundings, on: environment.streams)
    return .success
  }

  private static func ownFolder(_ surroundings: Surroundings) throws -> String {
    guard let data = surroundings.folders.data else { throw NoHomeFolder() }
    return data + "/sinks"
  }

  /// Builds a Swift program where there is a compiler, and says how to do it where there is none.
  private func build(
    _ source: String, to program: String, in surroundings: Surroundings, by processes: Processes,
    on streams: Streams
  ) throws {
    let line = "swiftc -O \(surroundings.shortened(source)) -o \(surroundings.shortened(program))"
    guard let compiler = processes.find("swiftc", in: surroundings) else {
      throw CommandFailure(
        .unavailable, "there is no 'swiftc' on PATH to build it with; once there is: \(line)")
    }
    streams.say("limber: building it: \(line)")
    let run: ProgramRun
    do throws(ProgramRun.Failure) {
      run = try processes.run(
        Processes.Call(
          compiler, ["-O", source, "-o", program], variables: surroundings.variables,
          within: .seconds(300)))
    } catch {
      throw CommandFailure(.unavailable, "'swiftc': \(error.reason)")
    }
    guard run.status == .exited(0) else {
      try streams.errors.write(String(decoding: run.output + run.errors, as: UTF8.self))
      throw CommandFailure(.unavailable, "'swiftc' ended with \(run.status)")
    }
  }

  private func tell(
    _ program: String, _ source: String, found isFound: Bool, in surroundings: Surroundings,
    on streams: Streams
  ) throws {
    try streams.tell("Wrote \(surroundings.shortened(source))")
    let use = isFound ? "'--sink \(name)' uses it" : "put it on PATH to use it"
    let shown = surroundings.shortened(program)
    // Without a slash it would be the name of a sink.
    let path = shown.contains("/") ? shown : "./" + shown
    streams.say(
      "Change it in any editor; \(use), 'limber sinks test \(path)' "
        + "tries it out.")
  }
}
