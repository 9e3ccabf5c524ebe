import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// Checks routine files: `limber check PATH…`.
struct CheckCommand: Command {
  static let format = DefaultedOption<CheckFormat>(
    "format", .choice("FORMAT"), default: .text, says: "text", help: "How to write what was found")
  static let json = Flag("json", help: "The same as --format json")
  static let strict = Flag("strict", help: "Let warnings fail the check too")
  static let paths = ArgumentList<String>(
    .fileOrFolder("PATH", suffix: ".json"),
    help: "Files or folders to check; - is standard input")
  static let description = CommandDescription(
    name: "check", summary: "Find everything that is wrong with routine files",
    discussion: [
      """
      Of a folder, every .json file in it and below is checked, but for hidden ones and JSON \
      Schemas; links are not followed there, and other file systems not entered. The exit code is \
      0 when all is well, 65 when a file has errors, and 66 when a file cannot be read.
      """
    ],
    examples: [
      .init("limber check my-routine.json", "one file"),
      .init("limber check routines --strict", "all files of a folder, warnings too"),
      .init("limber check routines --format sarif", "for an editor or a code host"),
    ],
    arguments: [paths],
    options: [format, json, strict])

  private let paths: [String]
  private let format: CheckFormat
  private let isStrict: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    paths = arguments[Self.paths]
    isStrict = arguments.has(Self.strict)
    let named = arguments[Self.format]
    if arguments.has(Self.json), arguments.has(Self.format), named != .json {
      throw .conflict(Self.json.spelling, Self.format.spelling)
    }
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw UsageError.other(CommandFault.standardInputTwice)
    }
    format = arguments.has(Self.json) ? .json : named
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let found = FileTargets(paths, in: environment.surroundings)
    let targets = found.targets
    var checker = Checker(targets, in: environment.routines)
    var report = CheckReport(format, to: environment.streams.output)
    var isComplete = true
    for target in targets {
      switch target {
      case .standardInput:
        let file = try environment.catalogue.standardInput()
        for part in checker.check(file, folder: environment.surroundings.workingFolder) {
          try report.add(part)
        }
      case .file(let path), .met(let path, _):
        do {
          let file = RoutineFile(
            id: Self.id(of: path), source: try environment.routines.source(at: path))
          let folder = FilePath.split(environment.surroundings.absolute(path)).folder
          for part in checker.check(file, folder: folder) { try report.add(part) }
        } catch let error as FileReadError {
          isComplete = false
          environment.streams.say("limber: \(error)")
        }
      case .missing(let path, let reason):
        isComplete = false
        environment.streams.say("limber: \(path): \(reason)")
      }
    }
    try report.finish(summary: checker.summary)
    if let words = found.leftAlone() { environment.streams.say("limber: \(words)") }
    if checker.errors > 0 || isStrict && checker.warnings > 0 { return .data }
    return isComplete ? .success : .notFound
  }

  /// The id that a file's name says.
  private static func id(of path: String) -> String {
    let name = FilePath.split(path).name
    return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }
}
