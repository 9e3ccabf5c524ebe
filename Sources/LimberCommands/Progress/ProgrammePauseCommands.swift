import LimberBasics
import LimberCommandLine
import LimberHistory
import LimberHost
import LimberPlatform
import LimberProgress
import LimberSyntax

/// Lets the programme stand still: `limber programme pause`.
struct ProgrammePauseCommand: Command {
  static let description = CommandDescription(
    name: "pause", summary: "Let the programme stand still, as for a holiday",
    discussion: [
      "The days until 'limber programme resume' are no part of its weeks: nothing is due, and none fails."
    ],
    examples: [.init("limber programme pause", "from today on")])

  init(_ arguments: ParsedArguments) throws(UsageError) {}

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    try environment.changeProgramme { start in
      if let since = start.pauses.since { return "It is paused since \(since.longText) already." }
      let today = environment.clock.now().day
      start.pauses.begin(on: today)
      return "Paused: \(start.programme), from \(today.longText) on."
        + " 'limber programme resume' goes on where it stands."
    }
  }
}

/// Lets it go on: `limber programme resume`.
struct ProgrammeResumeCommand: Command {
  static let description = CommandDescription(
    name: "resume", summary: "Go on with the programme after a pause",
    examples: [.init("limber programme resume", "today is the day after the last one")])

  init(_ arguments: ParsedArguments) throws(UsageError) {}

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    try environment.changeProgramme { start in
      guard let since = start.pauses.since else { return "It is not paused." }
      let today = environment.clock.now().day
      start.pauses.end(on: today)
      let days = since.distance(to: max(today, since))
      let after = days == 0 ? "" : ", after \(English.count(days, "day"))"
      return "Going on: \(start.programme)\(after). 'limber today' says what is due."
    }
  }
}

extension HostEnvironment {
  /// Changes what is kept of the programme that is going on, and tells what came of it.
  fileprivate func changeProgramme(
    _ change: (inout ProgrammeStart) -> String
  ) throws -> ExitStatus {
    guard let before = try programmeDesk.start() else {
      throw CommandFailure(
        .notFound, "no programme is going on; 'limber programme list' shows what there is")
    }
    var start = before
    let told = change(&start)
    if start != before {
      do {
        try start.keep(in: programmeDesk.folder(), on: disk)
      } catch {
        throw CommandFailure(.cannotCreate, "the programme cannot be changed: \(error)")
      }
    }
    try streams.tell(told)
    return .success
  }
}
