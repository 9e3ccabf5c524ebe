import LimberEvents
import LimberHost
import LimberProgress
import LimberRoutine
import LimberSession
import LimberSyntax

/// What is said and asked before a session: limits, jumps of the dose, and a session to go on from.
struct Beforehand {
  let environment: HostEnvironment
  let past: Past

  /// How long ago a session may have been interrupted for the offer to go on, in milliseconds.
  private static let fresh: Int64 = 12 * 3_600_000

  // MARK: - Limits

  /// Says how the routines stand to what they allow; past a limit, asks.
  ///
  /// - Returns: whether to play.
  /// - Throws: `CommandFailure` past a limit, where nobody can be asked.
  func passLimits(
    of sets: [RoutineSet], attendance: Session.Settings.Attendance
  ) throws(CommandFailure) -> Bool {
    guard attendance != .rehearsal else { return true }
    let limits = past.limits(of: sets)
    for limit in limits { environment.say("limber: \(limit.sentence)") }
    guard let exceeded = limits.first(where: \.isExceeded) else { return true }
    guard attendance == .person else {
      throw CommandFailure(
        .tryLater, "'\(exceeded.routine)' has been done as often as it allows; it is not played")
    }
    return asks("That is more than the routine allows. Play all the same?", usually: false)
  }

  // MARK: - The dose

  /// Warns where the person's own dose jumps.
  func warnOfJumps(in plan: Plan, sets: [RoutineSet]) {
    for doses in past.doses(for: sets) {
      for jump in doses.jumps(in: plan) { environment.say("limber: \(jump.message)") }
    }
  }

  // MARK: - Going on

  /// The position of a session of these routines that was interrupted, where the person wants to go on.
  func offerToGoOn(_ names: [String], sets: [RoutineSet]) -> Position? {
    let absolute = names.map { RoutineLibrary.isPath($0) ? environment.absolute($0) : $0 }
    let now = environment.now().milliseconds
    guard
      let position = KeptPlaces(environment).all().first(where: { $0.routines == absolute }),
      !position.isStopped, now - position.time.milliseconds < Self.fresh,
      now >= position.time.milliseconds, position.fits(sets)
    else { return nil }
    let words = PositionWords(position, now: Moment(environment.now()))
    return asks("The last session was interrupted \(words.when). Go on there?", usually: true)
      ? position : nil
  }

  // MARK: - Asking

  private func asks(_ question: String, usually: Bool) -> Bool {
    try? environment.output.write("\(question) [\(usually ? "Y/n" : "y/N")] ")
    guard let line = try? environment.input.readLine() else { return false }
    switch line.lowercased().first(where: { !$0.isWhitespace }) {
    case "y": return true
    case "n": return false
    default: return usually
    }
  }
}

/// When a session stood where, in words.
struct PositionWords {
  let when: String

  init(_ position: Position, now: Moment) {
    let minutes = Int((now.milliseconds - position.time.milliseconds) / 60_000)
    switch minutes {
    case ..<0: when = "on \(position.time.day.longText)"
    case 0: when = "just now"
    case 1..<60: when = "\(Wording.count(minutes, "minute")) ago"
    case 60..<2880: when = "\(Wording.count(minutes / 60, "hour")) ago"
    default: when = "\(Wording.count(minutes / 1440, "day")) ago"
    }
  }
}
