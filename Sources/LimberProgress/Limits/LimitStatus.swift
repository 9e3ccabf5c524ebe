package import LimberBasics
package import LimberRoutine

/// How a session about to begin stands to what a routine allows.
package struct LimitStatus: Sendable, Hashable {
  /// What the limit is counted over.
  package enum Period: Sendable, Hashable {
    /// The local calendar day.
    case day
    /// The last 7 local calendar days, today among them.
    case week
    /// Days of rest after the last session, up to the day on which the next may be.
    case rest(until: Day)
  }

  /// The routine's id.
  package let routine: String
  /// The routine's title.
  package let title: String
  /// What the limit is counted over.
  package let period: Period
  /// Which session of the period this would be, from 1.
  package let ordinal: Int
  package let allowed: Int

  package init(routine: String, title: String, period: Period, ordinal: Int, allowed: Int) {
    self.routine = routine
    self.title = title
    self.period = period
    self.ordinal = ordinal
    self.allowed = allowed
  }

  /// Whether the session would be one too many.
  package var isExceeded: Bool { ordinal > allowed }
}

extension LimitStatus {
  /// The limits of a routine and of all that it includes, in the order of their ids, the root first.
  ///
  /// A session counts from the first exercise of the routine on, also where nobody was there or it was
  /// stopped; one that another went on from is one with it, one in which a routine was played twice counts
  /// once, and a rehearsal does not count. Days of rest are named while they last.
  ///
  /// - Parameters:
  ///   - set: the routine.
  ///   - history: trainings, as `Trainings` gives them.
  ///   - today: the person's local day.
  package static func all(
    for set: RoutineSet, history: some PastSessions, today: Day
  ) -> [LimitStatus] {
    let others = set.routines.keys.filter { $0 != set.rootID }.sorted()
    return ([set.rootID] + others).compactMap { set.routines[$0] }.flatMap { routine in
      guard let limits = routine.limits else { return [LimitStatus]() }
      let file = set.file(of: routine.id)
      let days = history.places(workedIn: routine.id, in: file).map(history.day)
      return rest(of: routine, after: days, today: today)
        + [(Period.day, limits.perDay, 1), (.week, limits.perWeek, 7)].compactMap {
          period, allowed, span in
          guard let allowed else { return nil }
          let done = days.count { (0..<span).contains($0.distance(to: today)) }
          return LimitStatus(
            routine: routine.id, title: routine.title, period: period, ordinal: done + 1,
            allowed: allowed)
        }
    }
  }
  /// The days of rest that a routine asks for after its last session, where they are not over.
  private static func rest(of routine: Routine, after days: [Day], today: Day) -> [LimitStatus] {
    guard let rest = routine.limits?.restDays, rest > 0,
      let last = days.filter({ $0 <= today }).max()
    else { return [] }
    let next = last.advanced(by: rest + 1)
    guard next > today else { return [] }
    return [
      LimitStatus(
        routine: routine.id, title: routine.title, period: .rest(until: next), ordinal: 1,
        allowed: 0)
    ]
  }
}
