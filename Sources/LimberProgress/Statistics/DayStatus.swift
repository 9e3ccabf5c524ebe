/// What a day of the calendar shows.
public enum DayStatus: String, Sendable, Hashable, CaseIterable {
  /// At least one session was completed.
  case done
  /// Something was begun and nothing completed.
  case partial
  /// Something was due and nothing was done.
  case missed
  /// Nothing was done and nothing was due.
  case free
  /// The day is still to come.
  case ahead
}

/// How often what was due was done.
public struct Adherence: Sendable, Hashable {
  /// How many sessions were due.
  public let due: Int
  /// How many of them were completed, at most as many as were due on each day.
  public let done: Int

  /// The share, from 0 to 1; nil where nothing was due.
  public var share: Double? { due > 0 ? Double(done) / Double(due) : nil }

  /// Compares what was due with what was done, day by day.
  ///
  /// - Parameters:
  ///   - due: how many sessions were due, by day; from a programme or from reminders.
  ///   - completed: how many sessions were completed, by day.
  public init(due: [LocalDay: Int], completed: [LocalDay: Int]) {
    self.due = due.values.reduce(0, +)
    done = due.reduce(0) { $0 + min($1.value, completed[$1.key] ?? 0) }
  }
}
