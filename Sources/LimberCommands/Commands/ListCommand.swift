import LimberEvents
import LimberHost
import LimberRoutine
import LimberSyntax

/// Lists routines: `limber list`.
struct ListCommand: Command {
  static let json = OptionDescription(flag: "json", help: "Print a JSON array")
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
      .init("limber list --json", "the same for programs"),
    ],
    options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    sayWhatHasNoID(in: environment)
    let items = RoutineCatalogue(environment).all()
    if arguments.has(Self.json) {
      try environment.output.write(Self.json(items))
      return .success
    }
    let ink = environment.ink(arguments)
    try environment.output.write(text(items, in: environment, ink: ink))
    if environment.output.isTerminal {
      environment.say("")
      environment.say("'limber show NAME' tells more about one, 'limber play NAME' plays it.")
    }
    return .success
  }

  private func sayWhatHasNoID(in environment: HostEnvironment) {
    let count = RoutineLibrary(environment).namesWithoutID().count
    guard count > 0, let path = environment.folders.routines.map(environment.shortened) else {
      return
    }
    let words =
      count == 1 ? "has a name that is no id, and is" : "have names that are no ids, and are"
    environment.say(
      "limber: \(Wording.count(count, "file")) in \(path) \(words) left out;"
        + " 'limber check \(path)' says more")
  }

  // MARK: - For people

  private func text(
    _ items: [RoutineCatalogue.Item], in environment: HostEnvironment, ink: Ink
  ) -> String {
    let columns = environment.columns
    let rows = items.map { item in
      (
        id: item.entry.id, time: Self.time(item), title: Self.title(item, in: environment),
        item: item
      )
    }
    let idWidth = rows.map { CellWidth.of($0.id) }.max() ?? 0
    let timeWidth = rows.map { CellWidth.of($0.time) }.max() ?? 0
    return rows.map { row in
      let id = ink.bold(row.id) + Self.padding(row.id, idWidth)
      let time = Self.padding(row.time, timeWidth) + row.time
      var line = "\(id)  \(time)  "
      if row.item.routine == nil {
        // Cut, a path would be of no use.
        line += ink.red(row.title)
      } else {
        line += TextLayout.cut(row.title, width: columns - idWidth - timeWidth - 4)
      }
      return line + "\n"
    }.joined()
  }

  private static func padding(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - CellWidth.of(text)))
  }

  private static func time(_ item: RoutineCatalogue.Item) -> String {
    guard let set = item.reading.set else { return "" }
    let planned = Plan([set]).planned
    return Wording.about(planned.min, to: planned.max)
  }

  private static func title(
    _ item: RoutineCatalogue.Item, in environment: HostEnvironment
  ) -> String {
    guard let routine = item.routine else {
      let path = item.entry.path.map(environment.shortened) ?? item.entry.id
      return DisplayText.neutralised("faulty: see limber check \(path)")
    }
    let title = DisplayText.neutralised(routine.title)
    return item.entry.origin == .own ? "\(title) (yours)" : title
  }

  // MARK: - For programs

  private static func json(_ items: [RoutineCatalogue.Item]) -> String {
    let text = JSONWriter.array { json in
      for item in items {
        json.object { json in
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
    }
    return text + "\n"
  }
}
