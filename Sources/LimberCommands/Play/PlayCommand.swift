import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberRoutine
import LimberSession

/// Plays routines: `limber play ROUTINE…`.
struct PlayCommand: Command {
  static let sink = RepeatableOption<String>(
    "sink", .sinkSpecification("SINK"),
    help: "Send what happens to this sink, as in bell or log:path=calf.log; see 'limber sinks'")
  static let also = RepeatableOption<String>(
    "also", .sinkSpecification("SINK"),
    help: "Send what happens to this sink too, beside those that are used without --sink")
  static let from = Option<Int>(
    "from", .count("N", in: 1...Int.max), help: "Begin at this step, by its number in 'limber show'"
  )
  static let speed = DefaultedOption<Double>(
    "speed", .number("N", in: 0.1...1000), default: 1, says: "1",
    help: "Play this many times faster, as a rehearsal")
  static let dryRun = Flag("dry-run", help: "Play at once, without waiting for time or for you")
  static let unattended = Flag(
    "unattended",
    help: "Wait for nobody: prompts and questions answer themselves, and keys work all the same")
  static let handsFree = Flag(
    "hands-free",
    help:
      "Let what waits go on by itself and say so, with tones and a voice, and keys work all the same"
  )
  static let plain = Flag("plain", help: "Show plain sentences, a line each, and draw nothing")
  static let events = Flag("events", help: "Print the events as JSON Lines in place of the display")
  static let noInhibit = Flag("no-inhibit", help: "Let the machine fall asleep meanwhile")

  static let noControl = Flag(
    "no-control", help: "Leave out the socket that 'limber ctl' and 'limber status' go through")
  static let noQuestions = Flag("no-questions", help: "Ask nothing afterwards")

  static let watch = Flag(
    "watch",
    help: "Play a file, and begin again each time it is saved; nothing is kept in the history")

  static let taste = Flag(
    "taste", help: "Play a minute of what a session is like; nothing is kept in the history")

  static let routines = ArgumentList<String>(
    .routineOrFile("ROUTINE"), mayBeEmpty: true,
    help:
      "A routine's name, the path of its file, or - for standard input; a terminal without any"
      + " lets you choose")
  static let description = CommandDescription(
    name: "play", summary: "Play a routine, or several as one session",
    discussion: [
      """
      Keys while it plays: \(KeyBinding.all.map { "\($0.keys[0]) \(EnglishPhrases().label(.action($0.action)))" }
        .joined(separator: ", ")).
      """,
      """
      Without --sink, limber shows the session on the terminal and rings its bell; with it, only \
      the sinks you name are used. --also adds one to either: a voice to the display and the bell by \
      '--also speech'.
      """,
      """
      Afterwards it asks how hard it was and how much it hurts, each from 0 to 10: a number and \
      Enter, or Enter alone to skip; b, Escape or Backspace on an empty line goes back to the \
      question before. 'limber history rate' tells or mends it later.
      """,
      """
      With --hands-free nothing needs a key: a prompt goes on after 10 seconds or its own time, a set in \
      your own time takes 4 seconds a repetition at each side or what --pace says, and a choice takes its \
      default after 15 seconds, each said and counted down. Tones and a voice join the display where \
      they can be had, and every key works; h turns the waiting on and off while it plays. The questions \
      at the end stand for 2 minutes, and 'limber history rate' answers them later.
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
      .init("limber play walk-run --with run=45s", "with a value of your own"),
      .init("limber play warm-up --also speech", "with a voice"),
      .init("limber play calf-step-stretch --hands-free", "from across the room"),
      .init("limber play warm-up --dry-run --plain", "all that it says, at once"),
    ],
    arguments: [routines],
    options: [
      RoutineWish.with, PlanOptions.dose, PlanOptions.leadIn, PlanOptions.pace, sink, also, from,
      speed, dryRun,
      handsFree, unattended, plain, events,
      noControl, noInhibit, noQuestions, watch, taste,
    ])

  private let wishes: PlayWishes

  /// Plays what somebody other than a command line asks for.
  init(_ wishes: PlayWishes) {
    self.wishes = wishes
  }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    let routines = arguments[Self.routines]
    guard routines.count(where: { $0 == "-" }) < 2 else {
      throw .other(CommandFault.standardInputTwice)
    }
    if arguments.has(Self.dryRun), arguments.has(Self.speed) {
      throw .conflict(Self.dryRun.spelling, Self.speed.spelling)
    }
    if arguments.has(Self.handsFree) {
      for other in [Self.dryRun, Self.unattended] where arguments.has(other) {
        throw .conflict(Self.handsFree.spelling, other.spelling)
      }
    }
    if routines.isEmpty, arguments.has(RoutineWish.with) {
      throw .other(CommandFault.missingRoutine)
    }
    if arguments.has(Self.taste), !routines.isEmpty {
      throw .other(CommandFault.needlessRoutine(Self.taste.spelling))
    }
    if arguments.has(Self.taste), arguments.has(Self.watch) {
      throw .conflict(Self.taste.spelling, Self.watch.spelling)
    }
    wishes = PlayWishes(arguments, routines: routines)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let settings = try environment.settings()
    let audience = Audience(
      wishes, settings: settings, streams: environment.streams,
      terminals: environment.terminals)
    let sinks = try PlaySinks(
      wishes, settings: settings, audience: audience, from: environment.sinkSources,
      settledIn: environment.settingsFile)
    if wishes.watches { return try watch(settings, in: environment) }
    if wishes.tastes { return try taste(settings, in: environment) }
    var routines = wishes.routines
    if routines.isEmpty {
      switch try choice(in: environment) {
      case nil: return .success
      case .play(let routine)?: routines = [routine]
      case .taste?: return try taste(settings, in: environment)
      case .resume(let id)?: return try ResumeCommand(id, wishes).run(in: environment)
      }
    }
    let names = routines.map(\.name)
    let sets = try environment.catalogue.load(routines)
    let past =
      // Whoever needs no key is not kept waiting for one.
      try audience.isKept && audience.attendance == .person
      ? environment.morningQuestion.ask(environment.past()) { audience.conversation() }
      : environment.past()
    let beforehand = Beforehand(
      past: past, places: environment.keptPlaces, audience: audience, clock: environment.clock,
      streams: environment.streams)
    var options = PlanOptions(
      dose: wishes.dose, leadIn: wishes.leadIn, pace: wishes.pace, settings: settings)
    var plan = options.plan(sets, after: past)
    let first = try firstStep(of: plan)
    switch try beforehand.care(for: sets) {
    case .none: break
    case .usualDose:
      options.forgetOwnDose()
      plan = options.plan(sets, after: past)
    case .leave: return .success
    }
    var performance = Performance(
      sets: sets, names: names, plan: plan, audience: audience, pace: pace,
      sinks: sinks.assignments, keepsAwake: !wishes.letsSleep,
      resumeCountdown: settings.resumeCountdown?.value ?? Settings.usualResumeCountdown,
      start: Session.Place(step: first), timesPlayed: past.timesPlayed(of: sets),
      hasOwnDose: options.hasOwnDose,
      asks: wishes.asks, isRehearsal: audience.isRehearsal)
    if first == 1, !options.hasOwnDose,
      let position = try beforehand.offerToGoOn(
        names.map(environment.routines.anywhere), sets: sets)
    {
      performance.goOn(from: position, past: past, desk: environment.historyDesk)
    } else {
      guard try beforehand.passLimits(of: sets) else { return .success }
      if options.hasOwnDose { beforehand.warnOfJumps(in: plan, sets: sets) }
      performance.sinks += [beforehand.warnOfSpike(in: plan, sets: sets)].compactMap(\.self)
      beforehand.tellSides(of: plan)
    }
    return performance.play(
      on: environment.stage(for: wishes, settings), keptBy: environment.historyDesk,
      from: environment.routines, outlook: environment.outlook)
  }

  /// What is to be played; where nothing is named, a person at a terminal chooses.
  ///
  /// - Returns: nil where they leave.
  private func choice(in environment: HostEnvironment) throws -> StartList.Choice? {
    guard environment.streams.haveAPerson, !wishes.printsEvents
    else { throw UsageError.other(CommandFault.missingRoutine) }
    return try environment.choose(colour: wishes.colour)
  }

  /// Plays for whoever is writing a routine.
  private func watch(
    _ settings: Settings, in environment: HostEnvironment
  ) throws -> ExitStatus {
    let watched = try WatchedPlay(
      wishes.routines, in: environment.catalogue,
      on: environment.stage(for: wishes, settings),
      streams: environment.streams)
    return try watched.run { try request($0, settings, in: environment) }
  }

  /// Plays the taste, and says what goes well with it.
  private func taste(_ settings: Settings, in environment: HostEnvironment) throws -> ExitStatus {
    let set = try environment.catalogue.load(RoutineLibrary.taste, with: .none)
    let result = environment.stage(for: wishes, settings).play(
      try request(set, settings, in: environment))
    if let refusal = result.refusal { return environment.streams.report(refusal) }
    if let signal = result.signal { return .signal(signal) }
    if environment.streams.haveAPerson {
      try FirstMinute(streams: environment.streams, surroundings: environment.surroundings)
        .offerMore()
    }
    return .success
  }

  /// What is played of a routine that is not kept in the history.
  private func request(
    _ set: RoutineSet, _ settings: Settings, in environment: HostEnvironment
  ) throws -> PlayRequest {
    let audience = Audience(
      wishes, settings: settings, streams: environment.streams,
      terminals: environment.terminals)
    let plan = PlanOptions(
      dose: wishes.dose, leadIn: wishes.leadIn, pace: wishes.pace, settings: settings
    ).plan([set], after: environment.past())
    let start = Session.Place(step: try firstStep(of: plan))
    return PlayRequest(
      plan: plan,
      settings: Session.Settings(
        attendance: audience.attendance, start: start,
        resumeCountdown: settings.resumeCountdown?.value ?? Settings.usualResumeCountdown),
      pace: pace,
      sinks: try PlaySinks(
        wishes, settings: settings, audience: audience, from: environment.sinkSources,
        settledIn: environment.settingsFile
      ).assignments,
      keepsAwake: !wishes.letsSleep, takesKeys: audience.takesKeys)
  }

  // MARK: - How it is played

  private var pace: Pace {
    wishes.isDryRun ? .virtual : .real(speed: wishes.speed)
  }

  private func firstStep(of plan: Plan) throws(UsageError) -> Int {
    guard let number = wishes.from else { return 1 }
    guard number <= plan.leafCount else {
      throw .badValue(
        "\(number)", for: Self.from.spelling,
        expected: ValueType.count("N", in: 1...plan.leafCount).description.expectation,
        suggestion: nil)
    }
    return number
  }
}
