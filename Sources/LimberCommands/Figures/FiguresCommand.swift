import LimberBasics
import LimberCommandLine
import LimberFigures
import LimberHost
import LimberPlatform
import LimberRoutine

/// Lists and draws figures: `limber figures [NAME…]`.
struct FiguresCommand: Command {
  enum Format: String, CaseIterable, Sendable {
    case text, json, svg
  }

  static let format = DefaultedOption<Format>(
    "format", .choice("FORMAT"), default: .text, says: "text",
    help: "Drawn, as the file to copy, or as a picture for a page")
  static let animate = Flag("animate", help: "Move it, on a terminal")
  static let left = Flag("left", help: "Draw it for the left side, in a mirror")
  static let names = ArgumentList<String>(
    .figure("NAME"), mayBeEmpty: true, help: "The figures to draw; all are listed without")
  static let description = CommandDescription(
    name: "figures", summary: "List and draw what movements look like",
    discussion: [
      """
      A figure is a few angles of a body's joints. \"figure\": \"heel-drop\" on a step of a routine shows \
      it while the step is played; your own is written there in the same way as those here: \
      'limber figures NAME --format json' prints one to begin with.
      """
    ],
    examples: [
      .init("limber figures", "their names and poses"),
      .init("limber figures heel-drop", "how it looks"),
      .init("limber figures squat --animate", "how it moves"),
      .init("limber figures lunge --format json > my-lunge.json", "one to change"),
    ],
    arguments: [names], options: [format, animate, left])

  static let children: [any CommandFamily.Type] = [FiguresCheckCommand.self]

  private let names: [String]
  private let format: Format
  private let isAnimated: Bool
  private let isMirrored: Bool

  init(_ arguments: ParsedArguments) throws(UsageError) {
    names = arguments[Self.names]
    format = arguments[Self.format]
    isAnimated = arguments.has(Self.animate)
    isMirrored = arguments.has(Self.left)
    if isAnimated, format != .text { throw .conflict(Self.animate.spelling, Self.format.spelling) }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let streams = environment.streams
    guard !names.isEmpty else {
      try streams.output.write(FigureListing.text)
      return .success
    }
    let figures = try names.map { name in
      guard let figure = FigureLibrary.figure(name) else {
        throw CommandFailure(
          .notFound,
          "there is no figure '\(SafeText.shown(name))'"
            + Suggestion.words(for: name, among: FigureLibrary.names)
            + " ('limber figures' lists them)")
      }
      return (name: name, figure: figure)
    }
    for (name, figure) in figures {
      switch format {
      case .json:
        try streams.output.writeExactly(
          String(decoding: FigureLibrary.bytes(of: name) ?? [], as: UTF8.self))
      case .svg:
        let picture = figure.picture(.still(figure.start), isMirrored: isMirrored)
        try streams.output.writeExactly(picture.svg() + "\n")
      case .text:
        let sheet = FigureSheet(figure, on: streams.output, isMirrored: isMirrored)
        if isAnimated, streams.output.isTerminal, figure.moves {
          try sheet.animate(on: streams.output)
        } else {
          try streams.output.write(sheet.text(named: name))
        }
      }
    }
    return .success
  }
}

/// Checks files of figures: `limber figures check FILE…`.
struct FiguresCheckCommand: Command {
  static let paths = ArgumentList<String>(
    .file("FILE", suffix: ".json"), help: "Files that hold one figure each")
  static let description = CommandDescription(
    name: "check", summary: "Find everything that is wrong with a figure's file",
    discussion: [
      """
      A file holds one figure, as it would stand behind \"figure\" in a routine. The exit code is 0 when \
      all is well, 65 when a file has errors, and 66 when one cannot be read. A figure that stands in a \
      routine is checked with it, by 'limber check'.
      """
    ],
    examples: [.init("limber figures check my-lunge.json", "before it goes into a routine")],
    arguments: [paths])

  private let paths: [String]

  init(_ arguments: ParsedArguments) throws(UsageError) { paths = arguments[Self.paths] }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    var report = CheckReport(.text, to: environment.streams.output)
    var status = ExitStatus.success
    var errors = 0
    var files = 0
    for path in paths {
      do {
        let source = try environment.routines.source(at: path)
        let reading = FigureReader.read(source)
        try report.add(reading.report)
        files += 1
        errors += reading.report.total
        if reading.figure == nil { status = .data }
      } catch let error as FileReadError {
        environment.streams.say("limber: \(error)")
        if status == .success { status = .notFound }
      }
    }
    try report.finish(
      summary: English.count(files, "file") + ", " + English.count(errors, "error"))
    return status
  }
}
