import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// Makes a routine file: `limber new ID`.
struct NewCommand: Command {
  static let template = Option<RoutineTemplate>(
    "template", .choice("TEMPLATE"), otherwise: "questions on a terminal, else stretch",
    help: "Begin with this template")
  static let from = Option<String>(
    "from", .routineOrFile("ROUTINE"), help: "Begin with a copy of this")
  static let output = Option<String>(
    "output", short: "o", .folder("PATH"), otherwise: "your own folder of routines",
    help: "Write into this folder, or to this file when it ends in .json; - is standard output")
  static let force = Flag("force", short: "f", help: "Replace a file that is there")

  static let id = Argument<String>(.text("ID"), help: "The id of the new routine")
  static let description = CommandDescription(
    name: "new", summary: "Make a routine of your own",
    discussion: [
      """
      On a terminal, with neither a template nor a copy to begin with, limber asks a few questions. \
      The id is the file's name and what you play it by: lower-case letters, digits and hyphens.
      """
    ],
    examples: [
      .init("limber new my-stretch", "answer a few questions"),
      .init("limber new plank --template hold", "begin with a template"),
      .init("limber new my-legs --from morning-legs", "change a copy"),
    ],
    arguments: [id],
    options: [template, from, output, force])

  private let id: String
  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    id = try arguments.value(of: Self.id)
    self.arguments = arguments
    guard RoutineID.isValid(id) else {
      throw UsageError.other(CommandFault.badID(id, suggestion: RoutineID.nearest(to: id)))
    }
    if arguments.has(Self.template), arguments.has(Self.from) {
      throw .conflict(Self.template.spelling, Self.from.spelling)
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let place = try NewRoutinePlace(
      id: id, output: arguments[Self.output], in: environment.surroundings)
    // Nobody answers questions for nothing.
    if !arguments.has(Self.force) { try place.refuseIfTaken() }
    let text: [UInt8]
    do {
      text = try content(
        for: place, from: environment.catalogue, asking: environment.streams,
        ink: environment.ink(arguments))
    } catch is Questions.Left {
      environment.streams.say("Nothing was written.")
      return .success
    }
    guard
      let set = try checked(
        text, for: place, in: environment.routines, errors: environment.streams.errors)
    else { return .data }
    try place.write(
      text, force: arguments.has(Self.force), or: environment.streams.output)
    place.writeSchema()
    try tell(
      about: set, at: place, in: environment.surroundings, on: environment.streams,
      ink: environment.ink(arguments))
    return .success
  }

  // MARK: - What is written

  private func content(
    for place: NewRoutinePlace, from catalogue: RoutineCatalogue, asking streams: Streams, ink: Ink
  ) throws -> [UInt8] {
    if let name = arguments[Self.from] {
      return try catalogue.source(of: name).bytes
    }
    let named = arguments[Self.template]
    if named == nil, streams.haveAPerson {
      let questions = Questions(streams, ink: ink)
      return try RoutineInterview(questions).draft(suggestedTitle: title).text(schema: place.schema)
    }
    return (named ?? .stretch).text(title: title, schema: place.schema)
  }

  /// The id as a title: `my-stretch` becomes `My stretch`.
  private var title: String {
    let words = id.exchanging("-", for: " ").prefix(FormatLimits.titleCharacters)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The routine as it will be read in its place; nil, with the reasons said, where it is faulty.
  private func checked(
    _ text: [UInt8], for place: NewRoutinePlace, in library: RoutineLibrary, errors: HostOutput
  ) throws -> RoutineSet? {
    let file = RoutineFile(id: place.id, source: SourceText(name: place.name, bytes: text))
    let lookup = library.lookup(first: place.folder)
    let reading = RoutineReader.read(file, lookup: lookup)
    for report in reading.reports where reading.set == nil {
      try errors.write(
        DiagnosticRenderer(source: report.source, fit: errors.fit)
          .text(report.diagnostics, total: report.total))
    }
    return reading.set
  }

  // MARK: - What is said

  private func tell(
    about set: RoutineSet, at place: NewRoutinePlace, in surroundings: Surroundings,
    on streams: Streams, ink: Ink
  ) throws {
    guard let path = place.path else { return }
    if streams.output.isTerminal {
      let show = ShowText(
        set: set, plan: Plan([set]), columns: streams.columns, ink: ink)
      var page = Page(streams.output)
      try page.add("\n")
      try show.writeTimeline(to: &page)
      try page.add("\n")
      try page.flush()
    }
    let name = place.isOwn ? id : surroundings.shortened(path)
    try streams.tell("Wrote \(surroundings.shortened(path))")
    streams.say("Change it in any editor; 'limber play \(name)' plays it.")
  }
}
