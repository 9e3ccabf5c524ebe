/// What one routine asks for on one day, and how much of it was done.
public struct Due: Sendable, Hashable {
  /// The routine's id.
  public let routine: String
  /// The day.
  public let day: LocalDay
  /// How many sessions of it are due, at least one.
  public let count: Int
  /// How many of them were done, on that day or on another one of its week.
  public let done: Int

  /// Makes it.
  public init(routine: String, day: LocalDay, count: Int, done: Int) {
    self.routine = routine
    self.day = day
    self.count = count
    self.done = min(done, count)
  }

  /// Whether it was due and not done.
  public var isMissed: Bool { done < count }
}

/// What was due over some time, by a programme or by reminders.
public struct DueDays: Sendable, Hashable {
  /// What was due, routine by routine and day by day.
  public let all: [Due]
  /// The days about which it says anything; on any of them that is not named nothing was due.
  public let covered: Range<LocalDay>

  /// Makes it.
  public init(_ all: [Due], covering covered: Range<LocalDay>) {
    self.all = all
    self.covered = covered
  }

  /// The days on which something was due and not done, before a day that is not over yet.
  func missed(before today: LocalDay) -> Set<LocalDay> {
    Set(all.lazy.filter { $0.isMissed && $0.day < today }.map(\.day))
  }
}
