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
  static let fromText = Option<String>(
    "from-text", .file("FILE"),
    help: "Begin with lines such as '3x15 heel drop, each side, rest 60s'; - is standard input")
  static let brief = Flag(
    "brief", help: "Print what a language model has to know to write a routine, and write nothing")
  static let output = Option<String>(
    "output", short: "o", .folder("PATH"), otherwise: "your own folder of routines",
    help: "Write into this folder, or to this file when it ends in .json; - is standard output")
  static let force = Flag("force", short: "f", help: "Replace a file that is there")

  static let id = OptionalArgument<String>(
    .text("ID"), help: "The id of the new routine; needed but for --brief")
  static let description = CommandDescription(
    name: "new", summary: "Make a routine of your own",
    discussion: [
      """
      On a terminal, with neither a template nor a copy to begin with, limber asks a few questions. \
      The id is the file's name and what you play it by: lower-case letters, digits and hyphens.
      """,
      """
      --from-text reads a plan as people jot it down: an exercise a line, with what is to be heeded behind commas; \
      'rest 1 min'; '3 rounds:' and the lines up to an empty one; 'Caution: …', 'Source: …'; a first line that is no \
      exercise is the title. What cannot be read is asked, or else told, and nothing written.
      """,
    ],
    examples: [
      .init("limber new my-stretch", "answer a few questions"),
      .init("limber new plank --template hold", "begin with a template"),
      .init("limber new my-legs --from morning-legs", "change a copy"),
      .init("limber new calves --from-text plan.txt", "what your physiotherapist wrote"),
      .init("limber new --brief", "to paste to a language model, with your wish below it"),
    ],
    arguments: [id],
    options: [template, from, fromText, output, force, brief])

  private let id: String
  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
    guard !arguments.has(Self.brief) else {
      self.id = ""
      return
    }
    guard let id = arguments[Self.id] else {
      throw .missingArgument(Self.id.description.value, help: Self.id.description.help)
    }
    self.id = id
    guard id.utf8.count <= RoutineLibrary.longestID else {
      throw UsageError.other(CommandFault.longID(RoutineLibrary.longestID))
    }
    guard RoutineID.isValid(id) else {
      throw UsageError.other(CommandFault.badID(id, suggestion: RoutineID.nearest(to: id)))
    }
    let beginnings: [any DescribedOption] = [Self.template, Self.from, Self.fromText].filter {
      arguments.has($0)
    }
    guard beginnings.count < 2 else {
      throw .conflict(beginnings[0].spelling, beginnings[1].spelling)
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    guard !arguments.has(Self.brief) else {
      try environment.streams.output.writeExactly(RoutineBrief.text)
      return .success
    }
    let place = try NewRoutinePlace(
      id: id, output: arguments[Self.output], in: environment.surroundings)
    // Nobody answers questions for nothing.
    if !arguments.has(Self.force) { try place.refuseIfTaken() }
    let text: [UInt8]
    do {
      guard
        let made = try content(
          for: place, from: environment.catalogue, asking: environment.streams,
          ink: environment.ink(arguments))
      else { return .data }
      text = made
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
  ) throws -> [UInt8]? {
    if let path = arguments[Self.fromText] {
      return try written(in: path, for: place, from: catalogue, asking: streams, ink: ink)
    }
    if let name = arguments[Self.from] {
      return RoutineCopy(of: try catalogue.source(of: name), title: title, schema: place.schema)
        .bytes
    }
    let named = arguments[Self.template]
    if named == nil, streams.haveAPerson {
      let questions = Questions(streams, ink: ink)
      return try RoutineInterview(questions).draft(suggestedTitle: title).text(schema: place.schema)
    }
    return (named ?? .stretch).text(title: title, schema: place.schema)
  }

  private static func words(of excess: TextRoutine.Excess, in name: String) -> String {
    switch excess {
    case .lines:
      "\(name): expected at most \(TextRoutine.mostLines) lines; make a routine of each part of it"
    case .characters(let number):
      "\(name):\(number): expected at most \(TextRoutine.mostCharacters) characters in a line; "
        + "put each exercise on a line of its own"
    }
  }

  /// The routine in a text; nil, with the lines said, where some cannot be read and nobody can be asked.
  private func written(
    in path: String, for place: NewRoutinePlace, from catalogue: RoutineCatalogue,
    asking streams: Streams, ink: Ink
  ) throws -> [UInt8]? {
    let source = try catalogue.plainText(at: path)
    if let fault = source.encodingFault { throw CommandFailure(.data, "\(source.name): \(fault)") }
    let questions = Questions(streams, ink: ink)
    let asks = path != "-" && streams.haveAPerson
    let routine: TextRoutine
    do {
      routine = try TextRoutine(
        String(decoding: source.bytes, as: UTF8.self),
        ask: asks ? { try questions.ask(about: $0) } : nil)
    } catch let excess as TextRoutine.Excess {
      throw CommandFailure(.data, Self.words(of: excess, in: source.name))
    }
    for doubt in routine.doubts {
      streams.say("limber: \(source.name):\(doubt.number): \(doubt.words)")
    }
    guard !routine.unread.isEmpty else { return routine.text(title: title, schema: place.schema) }
    for unread in routine.unread {
      let advice =
        unread.lacksName
        ? "does not say what to do; write it as '3x15 heel drop'"
        : "does not say how long or how often; write it as '30s' or '3x15', or end it with a full stop where it"
          + " is only to be done"
      streams.say("limber: \(source.name):\(unread.number): '\(unread.line)' \(advice)")
    }
    streams.say("Nothing was written.")
    return nil
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
    if place.isOwn, RoutineLibrary.shippedIDs.contains(id) {
      streams.say(
        "It takes the place of the '\(id)' that came with limber, also where another routine includes it;"
          + " that one is back when this file is gone.")
    }
    let name = place.isOwn ? id : surroundings.shortened(path)
    try streams.tell("Wrote \(surroundings.shortened(path))")
    streams.say("Change it in any editor; 'limber play \(name)' plays it.")
  }
}
