/// A minute of civil time as a wall clock shows it, with no zone attached.
///
/// Kept as the count of minutes since 1970-01-01 00:00 on that clock, which is how cron counts.
public struct LocalMinute: Sendable, Hashable, Comparable {
  /// Minutes since 1970-01-01 00:00 on the same clock; negative before it.
  public var minutes: Int

  /// Makes a minute from its count.
  public init(minutes: Int) {
    self.minutes = minutes
  }

  /// Makes a minute of a day.
  public init(_ date: CivilDate, _ time: ClockTime) {
    minutes = date.days * 1_440 + time.minuteOfDay
  }

  /// The day it belongs to.
  public var date: CivilDate { CivilDate(days: minutes.flooredQuotient(by: 1_440)) }

  /// What the clock shows.
  public var time: ClockTime { ClockTime(minuteOfDay: minutes.flooredRemainder(by: 1_440)) }

  /// The minute as `2026-03-29 02:30`.
  public var text: String { "\(date.text) \(time.padded)" }

  /// Earlier minutes come first.
  public static func < (left: LocalMinute, right: LocalMinute) -> Bool {
    left.minutes < right.minutes
  }
}
