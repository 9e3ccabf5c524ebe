package import LimberBasics

/// What one routine asks for on one day, and how much of it was done.
package struct Due: Sendable, Hashable {
  /// The routine's id.
  package let routine: String
  package let day: Day
  /// How many sessions of it are due, at least one.
  package let count: Int
  /// How many of them were done, on that day or on another one of its week.
  package let done: Int

  package init(routine: String, day: Day, count: Int, done: Int) {
    self.routine = routine
    self.day = day
    self.count = count
    self.done = min(done, count)
  }

  /// Whether it was due and not done.
  package var isMissed: Bool { done < count }
}

/// What was due over some time, by a programme or by reminders.
package struct DueDays: Sendable, Hashable {
  /// What was due, routine by routine and day by day.
  package let all: [Due]
  /// The days about which it says anything; on any of them that is not named nothing was due.
  package let covered: Range<Day>

  package init(_ all: [Due], covering covered: Range<Day>) {
    self.all = all
    self.covered = covered
  }

  /// The days on which something was due and not done, before a day that is not over yet.
  func missed(before today: Day) -> Set<Day> {
    Set(all.lazy.filter { $0.isMissed && $0.day < today }.map(\.day))
  }
}
