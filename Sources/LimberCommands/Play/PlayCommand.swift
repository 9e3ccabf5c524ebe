import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberRoutine
import LimberSession

/// Plays routines: `limber play ROUTINE…`.
struct PlayCommand: Command {
  static let sink = OptionDescription(
    "sink", value: ValueDescription("SINK", .sinkSpecification), isRepeatable: true,
    help: "Send what happens to this sink, as in bell or log:path=calf.log; see 'limber sinks'")
  static let from = OptionDescription(
    "from", value: ValueDescription("N", .count(1...Int.max)),
    help: "Begin at this step, by its number in 'limber show'")
  static let speed = OptionDescription(
    "speed", value: ValueDescription("N", .number(0.1...1000)),
    help: "Play this many times faster, as a rehearsal", defaultText: "1")
  static let dryRun = OptionDescription(
    flag: "dry-run", help: "Play at once, without waiting for time or for you")
  static let unattended = OptionDescription(
    flag: "unattended",
    help: "Wait for nobody: prompts and questions answer themselves, and keys work all the same")
  static let plain = OptionDescription(
    flag: "plain", help: "Show plain sentences, a line each, and draw nothing")
  static let events = OptionDescription(
    flag: "events", help: "Print the events as JSON Lines in place of the display")
  static let noInhibit = OptionDescription(
    flag: "no-inhibit", help: "Let the machine fall asleep meanwhile")

  static let noQuestions = OptionDescription(
    flag: "no-questions", help: "Ask nothing afterwards")

  static let watch = OptionDescription(
    flag: "watch",
    help: "Play a file, and begin again each time it is saved; nothing is kept in the history")

  static let description = CommandDescription(
    name: "play", summary: "Play a routine, or several as one session",
    discussion: [
      """
      Keys while it plays: \(KeyBinding.all.map { "\($0.keys[0]) \($0.label)" }
        .joined(separator: ", ")).
      """,
      """
      Without --sink, limber shows the session on the terminal and rings its bell; with it, only \
      the sinks you name are used: for a voice beside them, name all three, as in \
      '--sink console --sink bell --sink speech'.
      """,
      """
      Afterwards it asks how hard it was and how much it hurts, each from 0 to 10: a number and \
      Enter, or Enter alone to skip; b, Escape or Backspace on an empty line goes back to the \
      question before. 'limber history rate' tells or mends it later.
      """,
      """
      At another speed than 1 a session is a rehearsal: it is kept, and counts for nothing.
      """,
      """
      The exit code is 0 when the session was completed or stopped by a key, 65 when a routine is \
      faulty, 66 when there is no such routine, and 74 when what you did or answered could not be \
      kept.
      """,
    ],
    examples: [
      .init("limber play calf-step-stretch", "a routine by its name"),
      .init("limber play warm-up calf-step-stretch", "two, one after the other"),
      .init("limber play ./mine.json --dose mid", "a file, in the middle of its ranges"),
      .init("limber play warm-up --dry-run --plain", "all that it says, at once"),
    ],
    arguments: [
      ArgumentDescription(
        ValueDescription("ROUTINE", .routineOrFile), .any,
        help:
          "A routine's name, the path of its file, or - for standard input; a terminal without any"
          + " lets you choose")
    ],
    options: [
      PlanOptions.dose, PlanOptions.leadIn, sink, from, speed, dryRun, unattended, plain, events,
      noInhibit, noQuestions, watch,
    ])

  private let arguments: ParsedArguments
  /// Sinks that a reminder asks for, which may be missing.
  private let reminderSinks: [String]

  /// What a reminder plays: its routines unattended, with its sinks where they can be had.
  init(reminder routines: [String], sinks: [String]) {
    arguments = ParsedArguments(command: ["play"], operands: routines, flags: [Self.unattended])
    reminderSinks = sinks
  }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    guard arguments.operands.count(where: { $0 == "-" }) < 2 else { throw .standardInputTwice }
    if arguments.has(Self.dryRun), arguments.has(Self.speed) {
      throw .conflict(Self.dryRun.spelling, Self.speed.spelling)
    }
    self.arguments = arguments
    reminderSinks = []
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let settings = try environment.settings()
    let audience = Audience(arguments, in: environment)
    let sinks = try PlaySinks(
      arguments, reminder: reminderSinks, settings: settings, audience: audience, in: environment)
    if arguments.has(Self.watch) { return try watch(settings, in: environment) }
    guard let names = try names(in: environment) else { return .success }
    let sets = try RoutineCatalogue(environment).load(names)
    let past = Past(environment)
    let beforehand = Beforehand(environment: environment, past: past, audience: audience)
    var options = PlanOptions(arguments, settings: settings)
    let first = try firstStep(of: options.plan(sets, after: past))
    switch try beforehand.care(for: sets) {
    case .none: break
    case .usualDose: options.forgetOwnDose()
    case .leave: return .success
    }
    let plan = options.plan(sets, after: past)
    var performance = Performance(
      sets: sets, names: names, plan: plan, audience: audience, pace: pace,
      sinks: sinks.assignments, keepsAwake: !arguments.has(Self.noInhibit),
      start: Session.Place(step: first), hasOwnDose: options.hasOwnDose,
      asks: !arguments.has(Self.noQuestions), isRehearsal: audience.isRehearsal)
    if first == 1, !options.hasOwnDose,
      let position = try beforehand.offerToGoOn(names, sets: sets)
    {
      performance.goOn(from: position, past: past, in: environment)
    } else {
      guard try beforehand.passLimits(of: sets) else { return .success }
      if options.hasOwnDose { beforehand.warnOfJumps(in: plan, sets: sets) }
    }
    return performance.play(in: environment)
  }

  /// What is to be played; where nothing is named, a person at a terminal chooses.
  ///
  /// - Returns: nil where they leave.
  private func names(in environment: HostEnvironment) throws -> [String]? {
    guard arguments.operands.isEmpty else { return arguments.operands }
    guard environment.input.isTerminal, environment.output.isTerminal, !arguments.has(Self.events)
    else { throw UsageError.missingRoutine }
    return try RoutineMenu(environment, ink: environment.ink(arguments)).choose().map { [$0] }
  }

  /// Plays for whoever is writing a routine.
  private func watch(
    _ settings: Settings, in environment: HostEnvironment
  ) throws -> ExitStatus {
    let watched = try WatchedPlay(arguments.operands, in: environment)
    let audience = Audience(arguments, in: environment)
    return try watched.run { set in
      let plan = PlanOptions(arguments, settings: settings).plan([set], after: Past(environment))
      let start = Session.Place(step: try firstStep(of: plan))
      return PlayRequest(
        plan: plan, settings: Session.Settings(attendance: audience.attendance, start: start),
        pace: pace,
        sinks: try PlaySinks(
          arguments, settings: settings, audience: audience, in: environment
        ).assignments,
        keepsAwake: !arguments.has(Self.noInhibit), takesKeys: audience.takesKeys)
    }
  }

  // MARK: - How it is played

  private var pace: Pace {
    arguments.has(Self.dryRun) ? .virtual : .real(speed: arguments.number(of: Self.speed) ?? 1)
  }

  private func firstStep(of plan: Plan) throws(UsageError) -> Int {
    guard let number = arguments.count(of: Self.from) else { return 1 }
    guard number <= plan.leafCount else {
      throw .badValue(
        "\(number)", for: Self.from.spelling, expected: .count(1...plan.leafCount),
        suggestion: nil)
    }
    return number
  }
}
