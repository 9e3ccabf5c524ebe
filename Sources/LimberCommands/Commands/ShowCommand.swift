import LimberHost
import LimberRoutine

/// Shows a routine: `limber show ROUTINE`.
struct ShowCommand: Command {
  static let json = OptionDescription(flag: "json", help: "Print a JSON object")
  static let description = CommandDescription(
    name: "show", summary: "Show what a routine will do, step by step, without playing it",
    discussion: [
      """
      Shown is what will be played: every round and side, at the dose that is aimed at, with the \
      default of each choice. The time on the left is when a step begins; waiting for you is not \
      counted.
      """
    ],
    examples: [
      .init("limber show calf-step-stretch", "a routine by its name"),
      .init("limber show my/routine.json --dose max", "a file, at its maximum"),
      .init("limber show warm-up --json", "the same for programs"),
    ],
    arguments: [
      ArgumentDescription(
        ValueDescription("ROUTINE", .routineOrFile),
        help: "A routine's name, the path of its file, or - for standard input")
    ],
    options: [PlanOptions.dose, PlanOptions.leadIn, json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let sets = try RoutineCatalogue(environment).load(arguments.operands)
    guard let set = sets.first else { return .software }
    let plan = PlanOptions(arguments).plan([set], after: Past(environment))
    var page = Page(environment.output)
    if arguments.has(Self.json) {
      let show = ShowJSON(set: set, plan: plan)
      try page.add(show.beginning)
      for entry in PlanTimeline(plan: plan) {
        try page.add(ShowJSON.step(entry, isFirst: entry.index == 1))
      }
      try page.add(ShowJSON.end)
    } else {
      let ink = environment.ink(arguments)
      let show = ShowText(set: set, plan: plan, columns: environment.columns, ink: ink)
      try page.add(show.heading)
      var previous: PlanTimeline.Entry?
      for entry in PlanTimeline(plan: plan) {
        try page.add(show.lines(of: entry, after: previous))
        previous = entry
      }
      try page.add(show.end)
    }
    try page.flush()
    return .success
  }
}
