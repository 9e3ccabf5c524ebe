import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberProgress
import LimberReminders
import LimberSchedule

enum RemindWords {
  /// An instant as people say it: `Mon 23 Nov 18:00`, with the year where it is not this one.
  static func instant(_ seconds: Int64, by clock: WallClock) -> String {
    let (day, time, isThisYear) = parts(seconds, by: clock)
    return English.moment(day, time, isThisYear: isThisYear)
  }

  /// What a clock shows at an instant.
  static func parts(
    _ seconds: Int64, by clock: WallClock
  ) -> (day: Day, time: String, isThisYear: Bool) {
    let local = clock.zone.localMinute(at: seconds)
    let today = clock.zone.localMinute(at: clock.seconds)
    return (
      Day(days: local.date.days), local.time.text, local.date.parts.year == today.date.parts.year
    )
  }

  /// The next times of a reminder.
  static func next(
    _ count: Int, of reminder: Reminder, by clock: WallClock
  ) -> [Int64] {
    let now = clock.seconds
    if reminder.pausedUntil == .max { return [] }
    let start = max(now, (reminder.pausedUntil ?? 0) - 1, (reminder.snoozedUntil ?? 0) - 1)
    let regular = reminder.schedule.firingTimes(in: clock.zone).next(
      count, after: start
    )
    .map(\.instant)
    guard let snoozed = reminder.snoozedUntil, snoozed > now, !reminder.isPaused(at: snoozed)
    else { return regular }
    return Array(([snoozed] + regular.filter { $0 > snoozed }).prefix(count))
  }

  /// What came of a firing: `arrived by terminal`.
  static func outcome(_ record: FiringRecord) -> String {
    switch record.outcome {
    case .arrived: record.way.map { "arrived by \($0.rawValue)" } ?? "played"
    case .failed: "reached nobody (\(record.notes.joined(separator: "; ")))"
    case .silent: "said nothing: \(record.notes.joined(separator: "; "))"
    }
  }
}
