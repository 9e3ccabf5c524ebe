import LimberEvents
import LimberHost
import LimberProgress
import LimberRoutine
import LimberSession
import LimberSyntax

/// Goes on where a session was interrupted or stopped: `limber resume`.
struct ResumeCommand: Command {
  static let description = CommandDescription(
    name: "resume", summary: "Go on where the last session was interrupted or stopped",
    discussion: [
      """
      The doses are those of that session, and a lead-in comes first. After 12 hours, or where \
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
    ],
    arguments: [
      ArgumentDescription(
        ValueDescription("ROUTINE", .routineOrFile), .optional,
        help: "The routine whose last session to go on with")
    ],
    options: [
      PlayCommand.sink, PlayCommand.speed, PlayCommand.unattended, PlayCommand.plain,
      PlayCommand.events, PlayCommand.noInhibit, PlayCommand.noQuestions,
    ])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let audience = Audience(arguments, in: environment)
    let sinks = try PlaySinks(
      arguments, settings: try environment.settings(), audience: audience, in: environment)
    let position = try position(in: environment)
    let sets = try RoutineCatalogue(environment).load(position.routines)
    let names = position.routines.map(DisplayText.neutralised).joined(separator: " ")
    let words = PositionWords(position, now: Moment(environment.now()))
    guard position.hashes == Performance.hashes(of: sets) else {
      throw CommandFailure(
        .data,
        "a routine of that session (\(words.when)) has changed since; 'limber play \(names) --from"
          + " \(position.place.step)' begins at the step with the same number")
    }
    let past = Past(environment)
    let beforehand = Beforehand(environment: environment, past: past, audience: audience)
    guard try beforehand.mayGoOn(with: sets) else { return .success }
    var performance = Performance(
      sets: sets, names: position.routines, plan: Plan(sets), audience: audience,
      pace: .real(speed: arguments.number(of: PlayCommand.speed) ?? 1),
      sinks: sinks.assignments, keepsAwake: !arguments.has(PlayCommand.noInhibit),
      hasOwnDose: false, asks: !arguments.has(PlayCommand.noQuestions),
      isRehearsal: audience.isRehearsal)
    performance.goOn(from: position, past: past, in: environment)
    let plan = performance.plan
    let ended = position.isStopped ? "stopped" : "interrupted"
    let step = min(performance.start.step, plan.leafCount)
    environment.say(
      "limber: \(DisplayText.neutralised(plan.title)), \(ended) \(words.when): going on at step"
        + " \(step) of \(plan.leafCount)")
    return performance.play(in: environment)
  }

  private func position(in environment: HostEnvironment) throws(CommandFailure) -> Position {
    let all = environment.positions?.all() ?? []
    guard let name = arguments.operands.first else {
      guard let last = all.first else {
        throw CommandFailure(.notFound, "no session was interrupted or stopped")
      }
      return last
    }
    let wanted = RoutineLibrary.isPath(name) ? environment.absolute(name) : name
    guard let last = all.first(where: { $0.routines.contains(wanted) }) else {
      throw CommandFailure(
        .notFound, "no session of '\(DisplayText.neutralised(name))' was interrupted or stopped")
    }
    return last
  }
}
