/// A day as the person lived it, counted in days since 1970-01-01 of the local calendar.
public struct LocalDay: Sendable, Hashable, Comparable, Strideable {
  /// Days since 1970-01-01.
  public var days: Int

  /// Makes a day from its count.
  public init(days: Int) {
    self.days = days
  }

  /// The day of the week, from 0 (Monday) to 6 (Sunday).
  public var weekday: Int {
    // 1970-01-01 was a Thursday.
    let index = (days + 3) % 7
    return index < 0 ? index + 7 : index
  }

  /// The Monday of its week.
  public var monday: LocalDay { LocalDay(days: days - weekday) }

  /// Earlier days come first.
  public static func < (left: LocalDay, right: LocalDay) -> Bool { left.days < right.days }

  /// How many days lie between this one and another; negative where the other is earlier.
  public func distance(to other: LocalDay) -> Int { other.days - days }

  /// The day so many days later.
  public func advanced(by count: Int) -> LocalDay { LocalDay(days: days + count) }
}

/// An instant with the offset from UTC that the person's clock had then.
public struct Moment: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64
  /// Seconds east of UTC.
  public var offsetSeconds: Int

  /// Makes an instant.
  public init(milliseconds: Int64, offsetSeconds: Int) {
    self.milliseconds = milliseconds
    self.offsetSeconds = offsetSeconds
  }

  /// The day that the person's calendar showed.
  public var day: LocalDay {
    let local = milliseconds + Int64(offsetSeconds) * 1_000
    let day: Int64 = 86_400_000
    let quotient = local / day
    return LocalDay(days: Int(local % day < 0 ? quotient - 1 : quotient))
  }

  /// Earlier instants come first, whatever the offset.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
