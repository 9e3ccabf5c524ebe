public import LimberBasics

/// What comes of a session, told to the person at its end; each is a line of its own.
public enum Prospect: Sendable, Hashable {
  /// How a dose stands; the name is nil where the file gives the step none.
  case dose(name: String?, unit: DoseUnit, DoseStanding)
  /// So many doses more have something to tell.
  case moreDoses(Int)
  /// A routine of the programme's week; `limit` says why it is not for today, where it is due.
  case task(routine: String, done: Int, perWeek: Int, isDue: Bool, isDone: Bool, limit: String?)
  /// When a reminder comes next: the day and the time of day as `18:00`.
  case reminder(Day, time: String, isThisYear: Bool)
  /// A routine was played as often as it allows, today or in a week.
  case limitReached(title: String, isDaily: Bool)
}
