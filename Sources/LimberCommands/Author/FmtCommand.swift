import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// Lays routine files out: `limber fmt PATH…`.
struct FmtCommand: Command {
  static let check = Flag(
    "check", help: "Change nothing; show what would change and exit with 1 if anything would")
  static let paths = ArgumentList<String>(
    .fileOrFolder("PATH", suffix: ".json"),
    help: "Files or folders to lay out; - is standard input")
  static let description = CommandDescription(
    name: "fmt", summary: "Bring routine files into the one common layout",
    discussion: [
      """
      Keys are put into the order of the format, short objects onto one line. No value changes, \
      and keys of your own (x-…) stay. A file that is no JSON is left alone.
      """,
      """
      Of a folder, the routines and programmes in it and below are laid out, but for hidden ones: \
      every .json file that has a format, and steps or weeks. Links in a folder are not followed, \
      and other file systems not entered; how much was left alone is said.
      """,
    ],
    examples: [
      .init("limber fmt my-routine.json", "lay out a file"),
      .init("limber fmt --check routines", "see what would change, in a script perhaps"),
      .init("limber fmt - < rough.json", "from standard input to standard output"),
    ],
    arguments: [paths],
    options: [check])

  private let paths: [String]
  private let isCheck: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    paths = arguments[Self.paths]
    isCheck = arguments.has(Self.check)
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw UsageError.other(CommandFault.standardInputTwice)
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    var tally = Tally()
    let found = FileTargets(paths, in: environment.surroundings)
    for target in found.targets {
      switch target {
      case .standardInput:
        let source = try environment.catalogue.standardInput().source
        try layOut(source, path: nil, in: environment, &tally)
      case .file(let path):
        do {
          let source = try environment.routines.source(at: path)
          try layOut(
            source, path: environment.surroundings.absolute(path), in: environment, &tally)
        } catch let error as FileReadError {
          tally.isMissing = true
          environment.streams.say("limber: \(error)")
        }
      case .met(let path, let status):
        do {
          let source = try environment.routines.source(at: path)
          guard RoutineLayout.isMeant(by: source) else {
            tally.others += 1
            continue
          }
          try layOut(
            source, path: environment.surroundings.absolute(path), met: status,
            in: environment, &tally)
        } catch let error as FileReadError {
          tally.isMissing = true
          environment.streams.say("limber: \(error)")
        }
      case .missing(let path, let reason):
        tally.isMissing = true
        environment.streams.say("limber: \(path): \(reason)")
      }
    }
    if let words = found.leftAlone(others: tally.others) {
      environment.streams.say("limber: \(words)")
    }
    return tally.status
  }

  /// Lays out one text; without a path it goes to standard output.
  ///
  /// - Parameter met: what stood at the path when it was met in a folder.
  private func layOut(
    _ source: SourceText, path: String?, met: FileStatus? = nil, in environment: HostEnvironment,
    _ tally: inout Tally
  ) throws {
    let streams = environment.streams
    let bytes: [UInt8]
    switch RoutineLayout.format(source) {
    case .refused(let diagnostic):
      tally.isFaulty = true
      try streams.errors.write(
        DiagnosticRenderer(source: source, fit: streams.errors.fit).text([diagnostic]))
      return
    case .text(let text): bytes = text
    }
    if isCheck {
      guard bytes != source.bytes else { return }
      tally.differs = true
      // For a person to look at, wherever it is piped: 'limber fmt' is what changes the file.
      try streams.output.write(
        SafeText.quoted(LineDiff.unified(of: source, bytes, after: "laid out")))
    } else if let path {
      guard bytes != source.bytes else { return }
      if let reason = environment.disk.replace(path, by: bytes, met: met) {
        tally.isUnwritable = true
        streams.say("limber: \(source.name): \(reason)")
      } else {
        try streams.tell("laid out \(source.name)")
      }
    } else {
      try streams.output.writeExactly(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// What happened to all files together.
  private struct Tally {
    var isFaulty = false
    var isMissing = false
    var isUnwritable = false
    var differs = false
    /// Files in folders that are no routines.
    var others = 0

    /// The gravest of it.
    var status: ExitStatus {
      if isFaulty { return .data }
      if isMissing { return .notFound }
      if isUnwritable { return .output }
      return differs ? .differs : .success
    }
  }
}
