import LimberBasics
import LimberCommandLine
import LimberHost
import LimberRoutine

/// Shows a routine: `limber show ROUTINE`.
struct ShowCommand: Command {
  enum Format: String, CaseIterable, Sendable {
    case text, json, markdown, html, page
  }

  static let format = DefaultedOption<Format>(
    "format", .choice("FORMAT"), default: .text, says: "text", help: "Show it in this form")
  static let json = Flag("json", help: "The same as --format json")
  static let routine = Argument<String>(
    .routineOrFile("ROUTINE"),
    help: "A routine's name, the path of its file, or - for standard input")
  static let description = CommandDescription(
    name: "show", summary: "Show what a routine will do, step by step, without playing it",
    discussion: [
      """
      Shown is what will be played: every round and side, at the dose that is aimed at, with the \
      default of each choice. The time on the left is when a step begins; waiting for you is not \
      counted.
      """,
      """
      Markdown and HTML are made to be handed over: they keep rounds together and name each range \
      whole.
      """,
      """
      A page plays the routine in a browser, on a phone without a network too: one file that asks for \
      nothing from outside. What it saves at the end 'limber history import' counts once.
      """,
    ],
    examples: [
      .init("limber show calf-step-stretch", "a routine by its name"),
      .init("limber show my/routine.json --dose max", "a file, at its maximum"),
      .init("limber show walk-run --with run=45s", "with a value of your own"),
      .init("limber show warm-up --format html > warm-up.html", "a page to print"),
      .init("limber show warm-up --format page > warm-up.html", "a page that plays, for a phone"),
      .init("limber show warm-up --json", "for programs"),
    ],
    arguments: [routine],
    options: [RoutineWish.with, PlanOptions.dose, PlanOptions.leadIn, format, json])

  private let arguments: ParsedArguments
  private let format: Format

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
    let named = arguments[Self.format]
    if arguments.has(Self.json), arguments.has(Self.format), named != .json {
      throw .conflict(Self.json.spelling, Self.format.spelling)
    }
    format = arguments.has(Self.json) ? .json : named
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let set = try environment.catalogue.load(
      arguments.value(of: Self.routine), with: ParameterValues(arguments))
    let options = PlanOptions(
      dose: arguments[PlanOptions.dose], leadIn: arguments[PlanOptions.leadIn],
      settings: try environment.settings())
    let plan = options.plan([set], after: environment.past())
    var page = Page(environment.streams.output, isExact: format != .text)
    switch format {
    case .text:
      try ShowText(
        set: set, plan: plan, columns: environment.streams.columns, ink: environment.ink(arguments)
      ).write(to: &page)
    case .json:
      try ShowJSON(set: set, plan: plan, phrases: environment.streams.phrases).write(to: &page)
    case .markdown: try MarkdownHandout(set: set, plan: plan).write(to: &page)
    case .html: try HTMLHandout(set: set, plan: plan).write(to: &page)
    case .page:
      try PlayPage(
        set: set, plan: plan, hasOwnDose: options.hasOwnDose, phrases: environment.streams.phrases
      ).write(to: &page)
    }
    try page.flush()
    return .success
  }
}
