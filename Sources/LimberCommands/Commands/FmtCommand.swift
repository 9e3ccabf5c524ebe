import LimberHost
import LimberRoutine
import LimberSyntax

/// Lays routine files out: `limber fmt PATH…`.
struct FmtCommand: Command {
  static let check = OptionDescription(
    flag: "check", help: "Change nothing; show what would change and exit with 1 if anything would")
  static let description = CommandDescription(
    name: "fmt", summary: "Bring routine files into the one common layout",
    discussion: [
      """
      Keys are put into the order of the format, short objects onto one line. No value changes, \
      and keys of your own (x-…) stay. A file that is no JSON is left alone. Of a folder, every \
      .json file in it and below is laid out, but for hidden ones and JSON Schemas.
      """
    ],
    examples: [
      .init("limber fmt my-routine.json", "lay out a file"),
      .init("limber fmt --check routines", "see what would change, in a script perhaps"),
      .init("limber fmt - < rough.json", "from standard input to standard output"),
    ],
    arguments: [
      ArgumentDescription(
        ValueDescription("PATH", .fileOrFolder), .many,
        help: "Files or folders to lay out; - is standard input")
    ],
    options: [check])

  private let paths: [String]
  private let isCheck: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    paths = arguments.operands
    isCheck = arguments.has(Self.check)
    guard paths.count(where: { $0 == "-" }) < 2 else { throw .standardInputTwice }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    var tally = Tally()
    for target in FileTargets(paths, in: environment).targets {
      switch target {
      case .standardInput:
        let source = try RoutineCatalogue(environment).standardInput().source
        try layOut(source, path: nil, in: environment, &tally)
      case .file(let path):
        do {
          let source = try environment.source(at: path)
          try layOut(source, path: environment.absolute(path), in: environment, &tally)
        } catch let error as FileReadError {
          tally.isMissing = true
          environment.say("limber: \(DisplayText.neutralised("\(error)"))")
        }
      case .missing(let path, let reason):
        tally.isMissing = true
        environment.say("limber: \(DisplayText.neutralised(path)): \(reason)")
      }
    }
    return tally.status
  }

  /// Lays out one text; without a path it goes to standard output.
  private func layOut(
    _ source: SourceText, path: String?, in environment: HostEnvironment, _ tally: inout Tally
  ) throws {
    let bytes: [UInt8]
    switch RoutineLayout.format(source) {
    case .refused(let diagnostic):
      tally.isFaulty = true
      try environment.errors.write(DiagnosticRenderer(source: source).text([diagnostic]))
      return
    case .text(let text): bytes = text
    }
    if isCheck {
      guard bytes != source.bytes else { return }
      tally.differs = true
      let difference = Self.difference(source, bytes)
      try environment.output.writeExactly(difference)
    } else if let path {
      guard bytes != source.bytes else { return }
      do {
        try AtomicFile.write(bytes, to: path)
      } catch {
        tally.isUnwritable = true
        environment.say("limber: \(DisplayText.neutralised(source.name)): \(error.reason)")
        return
      }
      try environment.output.write("laid out \(DisplayText.neutralised(source.name))\n")
    } else {
      try environment.output.writeExactly(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func difference(_ source: SourceText, _ bytes: [UInt8]) -> String {
    let name = DisplayText.neutralised(source.name)
    return LineDiff.unified(
      from: String(decoding: source.bytes, as: UTF8.self),
      to: String(decoding: bytes, as: UTF8.self),
      oldName: name, newName: name + " (laid out)")
  }

  /// What happened to all files together.
  private struct Tally {
    var isFaulty = false
    var isMissing = false
    var isUnwritable = false
    var differs = false

    /// The gravest of it.
    var status: ExitStatus {
      if isFaulty { return .data }
      if isMissing { return .notFound }
      if isUnwritable { return .output }
      return differs ? .differs : .success
    }
  }
}
