import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberRoutine
import LimberSyntax

/// Lists routines: `limber list`.
struct ListCommand: Command {
  static let json = Flag("json", help: "Print a JSON array")
  static let examples = Flag(
    "examples", help: "List the examples, which can be played by name too and are in no other list")
  static let tag = RepeatableOption<String>(
    "tag", .text("TAG"), help: "Only the routines with this tag; several: with all of them")
  static let description = CommandDescription(
    name: "list", summary: "List the routines that can be played by name",
    discussion: [
      """
      Your own routines lie in ~/.local/share/limber/routines (or $XDG_DATA_HOME/limber/routines); \
      one of the same name takes the place of one that came with limber. Times are from the \
      minimum to the maximum; waiting for you is not counted.
      """
    ],
    examples: [
      .init("limber list", "what there is"),
      .init("limber list --tag calf", "what there is for the calf"),
      .init("limber list --json", "the same for programs"),
      .init("limber list --examples", "routines from public sources, to play and to learn from"),
    ],
    options: [json, examples, tag])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let showsExamples = arguments.has(Self.examples)
    if !showsExamples { sayWhatHasNoID(in: environment.routines, on: environment.streams) }
    let catalogue = environment.catalogue
    let entries = showsExamples ? environment.routines.examples() : environment.routines.entries()
    if arguments.has(Self.json) {
      try writeJSON(of: entries, in: catalogue, to: environment.streams.output)
      return .success
    }
    let rows = catalogue.compactMap(of: entries) { item in
      hasTags(item) ? Row(item, in: environment.surroundings) : nil
    }
    guard !rows.isEmpty || arguments[Self.tag].isEmpty else {
      let tags = Set(catalogue.compactMap(of: entries) { $0.routine?.tags }.joined()).sorted()
      environment.streams.say(
        "limber: no routine has this tag; there is \(tags.joined(separator: ", "))")
      return .notFound
    }
    try environment.streams.output.write(
      text(rows, columns: environment.streams.columns, ink: environment.ink(arguments)))
    if environment.streams.output.isTerminal {
      environment.streams.say("")
      environment.streams.say(
        "'limber show NAME' tells more about one, 'limber play NAME' plays it.")
      if !showsExamples {
        environment.streams.say("'limber list --examples' lists others, from public sources.")
      }
      for programme in showsExamples ? environment.programmes.examples : [] {
        environment.streams.say("'limber programme start \(programme)' begins a programme of them.")
      }
    }
    return .success
  }

  /// Whether a routine has every tag that was asked for, in whatever case.
  private func hasTags(_ item: RoutineCatalogue.Item) -> Bool {
    let wanted = arguments[Self.tag].map { $0.lowercased() }
    guard !wanted.isEmpty else { return true }
    let tags = Set(item.routine?.tags.map { $0.lowercased() } ?? [])
    return wanted.allSatisfy(tags.contains)
  }

  private func sayWhatHasNoID(in library: RoutineLibrary, on streams: Streams) {
    let surroundings = library.surroundings
    let count = library.namesWithoutID().count
    guard count > 0, let path = surroundings.folders.routines.map(surroundings.shortened) else {
      return
    }
    let words =
      count == 1 ? "has a name that is no id, and is" : "have names that are no ids, and are"
    streams.say(
      "limber: \(English.count(count, "file")) in \(path) \(words) left out;"
        + " 'limber check \(path)' says more")
  }

  // MARK: - For people

  /// What a line tells of a routine.
  private struct Row {
    let id: String
    let time: String
    let title: String
    let isFaulty: Bool

    init(_ item: RoutineCatalogue.Item, in surroundings: Surroundings) {
      id = item.entry.id
      isFaulty = item.routine == nil
      if let set = item.reading.set, let routine = item.routine {
        let planned = Plan([set]).planned
        time = Wording.about(planned.min, to: planned.max)
        title = SafeText.shown(routine.title) + (item.entry.origin == .own ? " (yours)" : "")
      } else {
        let path = item.entry.path.map(surroundings.shortened) ?? item.entry.id
        time = ""
        title = SafeText.shown("faulty: see limber check \(path)")
      }
    }
  }

  private func text(_ rows: [Row], columns: Int, ink: Ink) -> String {
    let idWidth = rows.lazy.map { $0.id.cellWidth }.max() ?? 0
    let timeWidth = rows.lazy.map { $0.time.cellWidth }.max() ?? 0
    return rows.map { row in
      let id = ink.bold(row.id) + Self.padding(row.id, idWidth)
      let time = Self.padding(row.time, timeWidth) + row.time
      // Cut, a path would be of no use.
      let title =
        row.isFaulty
        ? ink.red(row.title)
        : TextLayout.cut(row.title, width: columns - idWidth - timeWidth - 4)
      return "\(id)  \(time)  \(title)\n"
    }.joined()
  }

  private static func padding(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.cellWidth))
  }

  // MARK: - For programs

  private func writeJSON(
    of entries: [RoutineLibrary.Entry], in catalogue: RoutineCatalogue, to output: HostOutput
  ) throws {
    var page = Page(output)
    var separator = "["
    try catalogue.forEach(of: entries) { item in
      guard hasTags(item) else { return }
      try page.add(separator + JSONWriter.object { Self.write(item, to: &$0) })
      separator = ","
    }
    try page.add(separator == "[" ? "[]\n" : "]\n")
    try page.flush()
  }

  private static func write(_ item: RoutineCatalogue.Item, to json: inout JSONWriter) {
    if let set = item.reading.set, let routine = item.routine {
      routine.write(to: &json, plan: Plan([set]))
    } else {
      json.field("id", item.entry.id)
      json.field("errors", item.reading.reports.reduce(0) { $0 + $1.total })
    }
    json.field("origin", item.entry.origin.rawValue)
    json.field("path", item.entry.path)
  }
}
