import LimberBasics
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
  static let fix = Flag(
    "fix", help: "Make every fix that has one certain answer, in the files themselves")
  static let diff = Flag(
    "diff", help: "With --fix: change nothing, and show what would be changed")
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
      """,
      """
      --fix changes only routines and programmes, and each file whole or not at all; what it did is \
      said, and then what is left to do. A fix that leaves a choice is yours.
      """,
    ],
    examples: [
      .init("limber check my-routine.json", "one file"),
      .init("limber check routines --strict", "all files of a folder, warnings too"),
      .init("limber check routines --format sarif", "for an editor or a code host"),
      .init("limber check --fix my-routine.json", "mend what can be mended without asking"),
      .init("limber check --fix --diff routines", "see first what that would be"),
    ],
    arguments: [paths],
    options: [format, json, strict, fix, diff])

  private let paths: [String]
  private let format: CheckFormat
  private let isStrict: Bool
  private let fixing: Fixing?

  /// What becomes of the fixes that are certain.
  private enum Fixing {
    case write, show
  }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    paths = arguments[Self.paths]
    isStrict = arguments.has(Self.strict)
    let named = arguments[Self.format]
    if arguments.has(Self.json), arguments.has(Self.format), named != .json {
      throw .conflict(Self.json.spelling, Self.format.spelling)
    }
    fixing = arguments.has(Self.fix) ? arguments.has(Self.diff) ? .show : .write : nil
    if fixing == nil, arguments.has(Self.diff) {
      throw UsageError.other(CommandFault.needsOption(Self.diff.spelling, Self.fix.spelling))
    }
    if fixing != nil, paths.contains("-") {
      throw UsageError.other(CommandFault.needsFiles(Self.fix.spelling))
    }
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw UsageError.other(CommandFault.standardInputTwice)
    }
    format = arguments.has(Self.json) ? .json : named
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let found = FileTargets(paths, in: environment.surroundings)
    var checker = Checker(found.targets, in: environment.routines)
    var report = CheckReport(format, to: environment.streams.output)
    var outcome = Outcome()
    for target in found.targets {
      switch target {
      case .standardInput:
        let file = try environment.catalogue.standardInput()
        for part in checker.check(file, folder: environment.surroundings.workingFolder) {
          try report.add(part)
        }
      case .file(let path):
        try check(path, met: nil, in: environment, &checker, &report, &outcome)
      case .met(let path, let status):
        try check(path, met: status, in: environment, &checker, &report, &outcome)
      case .missing(let path, let reason):
        outcome.isIncomplete = true
        report.addUnreadable(path, reason: reason)
        environment.streams.say("limber: \(path): \(reason)")
      }
    }
    try report.finish(summary: outcome.summary(checker.summary, fixing))
    if let words = found.leftAlone() { environment.streams.say("limber: \(words)") }
    return outcome.status(
      hasErrors: checker.errors > 0 || isStrict && checker.warnings > 0)
  }

  /// Checks one file, after it was mended where that is wanted.
  private func check(
    _ path: String, met: FileStatus?, in environment: HostEnvironment, _ checker: inout Checker,
    _ report: inout CheckReport, _ outcome: inout Outcome
  ) throws {
    let absolute = environment.surroundings.absolute(path)
    let folder = FilePath.split(absolute).folder
    let isFree = environment.routines.takesAnyName(in: folder)
    func file(_ source: SourceText, at path: String) -> RoutineFile {
      RoutineFile(id: RoutineLibrary.id(ofFile: path), source: source, hasFreeName: isFree)
    }
    var source: SourceText
    do {
      source = try environment.routines.source(at: path)
    } catch {
      outcome.isIncomplete = true
      report.addUnreadable(path, reason: "it cannot be read")
      environment.streams.say("limber: \(error)")
      return
    }
    if let fixing {
      let mended = MendedText(source) { text in
        checker.reports(of: file(text, at: path), folder: folder)[0]
      }
      if mended.mayReplace(source, isMet: met != nil) {
        switch fixing {
        case .show:
          try report.show(mended.difference(from: source, after: "fixed"))
          outcome.fixes += mended.changes.count
          source = mended.source
        case .write:
          if let reason = environment.disk.replace(absolute, by: mended.source.bytes, met: met) {
            outcome.isUnwritable = true
            environment.streams.say("limber: \(path): \(reason)")
          } else {
            for line in mended.lines("fixed") { try report.tell(line, environment.streams) }
            outcome.fixes += mended.changes.count
            source = mended.source
          }
        }
      }
    }
    for part in checker.check(file(source, at: path), folder: folder) {
      if fixing != .show { try report.add(part) }
    }
  }

  /// What happened to all files together.
  private struct Outcome {
    var isIncomplete = false
    var isUnwritable = false
    /// Fixes that were made or shown.
    var fixes = 0

    func summary(_ found: String, _ fixing: Fixing?) -> String {
      switch fixing {
      case nil: found
      case .write: "\(English.count(fixes, "change")) made; \(found)"
      case .show: "\(English.count(fixes, "change")) shown; with them \(found)"
      }
    }

    func status(hasErrors: Bool) -> ExitStatus {
      if hasErrors { return .data }
      if isIncomplete { return .notFound }
      return isUnwritable ? .output : .success
    }
  }
}
