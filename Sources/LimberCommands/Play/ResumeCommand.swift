import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberRoutine
import LimberSession
import LimberSyntax

/// Goes on where a session was interrupted or stopped: `limber resume`.
struct ResumeCommand: Command {
  static let list = Flag("list", help: "Show every session that can be gone on with, and play none")
  static let forget = Flag(
    "forget", help: "Forget where the session with this id stood, or without one all of them")

  static let routine = OptionalArgument<String>(
    .routineOrFile("ROUTINE"),
    help: "The routine whose last session to go on with; with --forget, a session's id")
  static let description = CommandDescription(
    name: "resume", summary: "Go on where the last session was interrupted or stopped",
    discussion: [
      """
      The doses and the values of parameters are those of that session, and a lead-in comes first. After 12 hours, or where \
      today's doses are lower, as after pain, today's are played from the same step. Where a \
      routine has changed since, its steps are no longer the same: play it with --from instead.
      """,
      """
      Where it was stopped because it hurt, you are asked first; where nobody can be asked, it is \
      not played and the exit code is 75.
      """,
    ],
    examples: [
      .init("limber resume", "the last session that was not completed"),
      .init("limber resume leg-elevation", "the last one of a routine"),
      .init("limber resume --list", "all that can be gone on with"),
      .init("limber resume --forget 3f2a", "one that will not be, by the beginning of its id"),
    ],
    arguments: [routine],
    options: [
      list, forget, PlayCommand.sink, PlayCommand.also, PlanOptions.pace, PlayCommand.speed,
      PlayCommand.handsFree, PlayCommand.unattended,
      PlayCommand.plain,
      PlayCommand.events, PlayCommand.noControl, PlayCommand.noInhibit,
      PlayCommand.noQuestions,
    ])

  private enum Task {
    case list, forget, play
  }

  private let task: Task
  /// What was named: a routine, or with --forget a session.
  private let named: String?
  private let wishes: PlayWishes

  /// Goes on with the last session of a routine that somebody chose.
  init(_ routine: String, _ wishes: PlayWishes) {
    (task, named) = (.play, routine)
    self.wishes = wishes
  }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.has(Self.list), arguments.has(Self.forget) {
      throw .conflict(Self.list.spelling, Self.forget.spelling)
    }
    task = arguments.has(Self.list) ? .list : arguments.has(Self.forget) ? .forget : .play
    named = arguments[Self.routine]
    if arguments.has(PlayCommand.handsFree), arguments.has(PlayCommand.unattended) {
      throw .conflict(PlayCommand.handsFree.spelling, PlayCommand.unattended.spelling)
    }
    // What is played is what was played then.
    wishes = PlayWishes(arguments, routines: [])
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let places = environment.keptPlaces
    switch task {
    case .list:
      try places.list()
      return .success
    case .forget:
      try places.forget(named)
      return .success
    case .play: return try play(among: places, in: environment)
    }
  }

  private func play(
    among places: KeptPlaces, in environment: HostEnvironment
  ) throws -> ExitStatus {
    let settings = try environment.settings()
    let audience = Audience(
      wishes, settings: settings, streams: environment.streams,
      terminals: environment.terminals)
    let sinks = try PlaySinks(
      wishes, settings: settings, audience: audience,
      from: environment.sinkSources, settledIn: environment.settingsFile)
    let (position, sets) = try place(among: places, named: environment.routines)
    let names = position.routines.map(SafeText.shown).joined(separator: " ")
    let now = environment.clock.now()
    guard position.fits(sets) else {
      throw CommandFailure(
        .data,
        "a routine of that session (\(English.ago(position.time, now: now))) has changed since;"
          + " 'limber play \(names) --from \(position.place.step)' begins at the step with the same number"
      )
    }
    let past = environment.past()
    let beforehand = Beforehand(
      past: past, places: places, audience: audience, clock: environment.clock,
      streams: environment.streams)
    guard try beforehand.mayGoOn(with: sets) else { return .success }
    var performance = Performance(
      sets: sets, names: position.routines,
      plan: Plan(sets, ownPace: wishes.pace ?? PlanStep.Reps.selfPacedRepetition),
      audience: audience,
      pace: .real(speed: wishes.speed),
      sinks: sinks.assignments, keepsAwake: !wishes.letsSleep,
      resumeCountdown: settings.resumeCountdown?.value ?? Settings.usualResumeCountdown,
      timesPlayed: past.timesPlayed(of: sets), hasOwnDose: false, asks: wishes.asks,
      isRehearsal: audience.isRehearsal)
    performance.goOn(from: position, past: past, desk: environment.historyDesk)
    let plan = performance.plan
    // Rounds within a time may have held more steps than planned.
    let isInClocks = !performance.start.laps.isEmpty
    let step = isInClocks ? performance.start.step : min(performance.start.step, plan.leafCount)
    environment.streams.say(
      .goingOn(
        title: SafeText.shown(plan.title), wasStopped: position.isStopped, at: position.time,
        now: now, step: Ordinal(step, of: max(step, plan.leafCount))))
    return performance.play(
      on: environment.stage(for: wishes, settings), keptBy: environment.historyDesk,
      from: environment.routines, outlook: environment.outlook)
  }

  /// The place to go on from: the newest, or the newest of the routine that was named.
  private func place(
    among places: KeptPlaces, named library: RoutineLibrary
  ) throws(CommandFailure) -> (Position, [RoutineSet]) {
    guard let named else {
      guard let newest = try places.newest() else {
        throw CommandFailure(.notFound, "no session was interrupted or stopped")
      }
      return newest
    }
    let wanted = library.anywhere(named)
    guard let last = places.all().first(where: { $0.routines.contains(wanted) }) else {
      throw CommandFailure(
        .notFound, "no session of '\(SafeText.shown(named))' was interrupted or stopped")
    }
    return (last, try places.load(last))
  }
}
