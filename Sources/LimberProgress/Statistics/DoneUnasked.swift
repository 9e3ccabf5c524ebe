package import LimberBasics

/// Whether something has become a habit: done day after day before its reminder came.
package enum DoneUnasked {
  /// How long it must go without the reminder, in days: six weeks.
  package static let span = 42
  /// On how many days of those it must have been asked for at least, so that it says anything.
  static let fewest = 6

  /// Whether it went without for the last six weeks: of all days on which the reminder came, on at most one
  /// in ten it was not begun before.
  ///
  /// Today does not count, for it is not over, and neither does a day of rest on which nothing was done.
  ///
  /// - Parameters:
  ///   - asked: when the reminder came first on each day, in seconds since 1970.
  ///   - begun: when the first session was begun on each day, in seconds since 1970.
  ///   - resting: the days on which rest is asked for.
  ///   - start: the day on which the reminder was set up or its times were changed last.
  ///   - today: the person's local day.
  package static func isHabit(
    asked: [Day: Int64], begun: [Day: Int64], resting: Set<Day> = [], since start: Day, today: Day
  ) -> Bool {
    let first = today.advanced(by: -span)
    guard start <= first else { return false }
    let days = asked.filter { day, _ in
      day >= first && day < today && (begun[day] != nil || !resting.contains(day))
    }
    let late = days.count { day, instant in begun[day].map { $0 > instant } ?? true }
    return days.count >= fewest && late * 10 <= days.count
  }
}
