package import LimberBasics

/// What a day of the calendar shows.
package enum DayStatus: String, Sendable, Hashable, CaseIterable {
  /// At least one session was completed, and nothing was missed.
  case done
  /// Something was begun and nothing completed, or something else than what was due.
  case partial
  /// Something was due, and nothing was done.
  case missed
  /// Nothing was done and nothing was due.
  case free
  /// The day is still to come.
  case ahead
}

/// How often what was due was done.
package struct Adherence: Sendable, Hashable {
  package let due: Int
  /// How many of them were completed.
  package let done: Int

  /// The share, from 0 to 1; nil where nothing was due.
  package var share: Double? { due > 0 ? Double(done) / Double(due) : nil }

  /// Makes it of what was due; what is still open today is not due yet.
  package init(_ due: some Sequence<Due>, today: Day) {
    var (sum, done) = (0, 0)
    for item in due where item.day <= today {
      sum += item.day == today ? item.done : item.count
      done += item.done
    }
    self.due = sum
    self.done = done
  }
}
