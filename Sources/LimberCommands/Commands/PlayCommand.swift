import LimberEvents
import LimberHost
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
    help: "Play this many times faster", defaultText: "1")
  static let dryRun = OptionDescription(
    flag: "dry-run", help: "Play at once, without waiting for time or for you")
  static let unattended = OptionDescription(
    flag: "unattended", help: "Wait for no key: prompts and questions answer themselves")
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
      the sinks you name are used.
      """,
      """
      The exit code is 0 when the session was completed or stopped by a key, 65 when a routine is \
      faulty, and 66 when there is no such routine.
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
        ValueDescription("ROUTINE", .routineOrFile), .many,
        help: "A routine's name, the path of its file, or - for standard input")
    ],
    options: [
      PlanOptions.dose, PlanOptions.leadIn, sink, from, speed, dryRun, unattended, plain, events,
      noInhibit, noQuestions, watch,
    ])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    guard arguments.operands.count(where: { $0 == "-" }) < 2 else { throw .standardInputTwice }
    if arguments.has(Self.dryRun), arguments.has(Self.speed) {
      throw .conflict(Self.dryRun.spelling, Self.speed.spelling)
    }
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let settings = try environment.settings()
    let sinks = try PlaySinks(arguments, settings: settings, in: environment)
    if arguments.has(Self.watch) { return try watch(settings, in: environment) }
    let sets = try RoutineCatalogue(environment).load(arguments.operands)
    let past = Past(environment)
    let options = PlanOptions(arguments, settings: settings)
    let beforehand = Beforehand(environment: environment, past: past)
    let attendance = attendance(in: environment)
    var plan = options.plan(sets, after: past)
    var start = Session.Place(step: try firstStep(of: plan))
    var replaced: String?
    if attendance == .person, start.step == 1, !options.hasOwnDose,
      let position = beforehand.offerToGoOn(arguments.operands, sets: sets)
    {
      plan = Plan(
        sets, dosing: Dosing(targets: position.targets), leadIn: .milliseconds(position.leadIn))
      (start, replaced) = (position.place, position.session)
    } else {
      guard try beforehand.passLimits(of: sets, attendance: attendance) else { return .success }
      if options.hasOwnDose { beforehand.warnOfJumps(in: plan, sets: sets) }
    }
    return Performance(
      sets: sets, names: arguments.operands, plan: plan, attendance: attendance, pace: pace,
      sinks: sinks.assignments, keepsAwake: !arguments.has(Self.noInhibit), start: start,
      replaced: replaced, hasOwnDose: options.hasOwnDose,
      asks: !arguments.has(Self.noQuestions)
    ).play(in: environment)
  }

  /// Plays for whoever is writing a routine.
  private func watch(
    _ settings: Settings, in environment: HostEnvironment
  ) throws -> ExitStatus {
    let watched = try WatchedPlay(arguments.operands, in: environment)
    let attendance = attendance(in: environment)
    return try watched.run { set in
      let plan = PlanOptions(arguments, settings: settings).plan([set], after: Past(environment))
      let start = Session.Place(step: try firstStep(of: plan))
      return PlayRequest(
        plan: plan, settings: Session.Settings(attendance: attendance, start: start), pace: pace,
        sinks: try PlaySinks(arguments, settings: settings, in: environment).assignments,
        keepsAwake: !arguments.has(Self.noInhibit))
    }
  }

  // MARK: - How it is played

  private var pace: Pace {
    if arguments.has(Self.dryRun) { return .virtual }
    return .real(speed: arguments.value(of: Self.speed).flatMap(Double.init) ?? 1)
  }

  /// Keys come from standard input, or from the terminal where the routine came from there.
  private func attendance(in environment: HostEnvironment) -> Session.Settings.Attendance {
    if arguments.has(Self.dryRun) { return .rehearsal }
    if arguments.has(Self.unattended) { return .nobody }
    if environment.input.isTerminal { return .person }
    return arguments.operands.contains("-") && environment.hasKeys() ? .person : .nobody
  }

  private func firstStep(of plan: Plan) throws(UsageError) -> Int {
    guard let text = arguments.value(of: Self.from), let number = Int(text) else { return 1 }
    guard number <= plan.leafCount else {
      throw .badValue(
        text, for: Self.from.spelling, expected: .count(1...plan.leafCount), suggestion: nil)
    }
    return number
  }
}
