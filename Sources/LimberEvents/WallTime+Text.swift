/// A date and a time of day as a wall clock shows them.
public struct CivilTime: Sendable, Hashable {
  /// The year, 0 to 9999.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, from 1.
  public var day: Int
  /// The hour, 0 to 23.
  public var hour: Int
  /// The minute, 0 to 59.
  public var minute: Int
  /// The second, 0 to 59.
  public var second: Int
  /// The millisecond, 0 to 999.
  public var millisecond: Int
}

extension WallTime {
  /// The offset in whole minutes, as RFC 3339 can tell it; less than a day either way.
  private var offsetMinutes: Int {
    let minutes = (Int(offsetSeconds) + (offsetSeconds < 0 ? -30 : 30)) / 60
    return min(max(minutes, -1439), 1439)
  }

  /// What a clock at that offset shows; instants before year 0 or after 9999 are held at the ends.
  public var civil: CivilTime {
    let first: Int64 = -62_167_219_200_000  // 0000-01-01T00:00:00
    let last: Int64 = 253_402_300_799_999  // 9999-12-31T23:59:59.999
    let (shifted, overflow) = milliseconds.addingReportingOverflow(Int64(offsetMinutes) * 60_000)
    let local = overflow ? milliseconds : shifted
    let held = min(max(local, first), last)
    var days = held / 86_400_000
    var rest = held % 86_400_000
    if rest < 0 {
      rest += 86_400_000
      days -= 1
    }
    let date = Self.date(ofDay: Int(days))
    let time = Int(rest)
    return CivilTime(
      year: date.year, month: date.month, day: date.day, hour: time / 3_600_000,
      minute: time / 60_000 % 60, second: time / 1000 % 60, millisecond: time % 1000)
  }

  /// The instant by RFC 3339, with milliseconds and a numeric offset.
  public var rfc3339: String {
    let civil = civil
    let offset = offsetMinutes.magnitude
    return Self.padded(civil.year, 4) + "-" + Self.padded(civil.month, 2) + "-"
      + Self.padded(civil.day, 2) + "T" + clock + "." + Self.padded(civil.millisecond, 3)
      + (offsetMinutes < 0 ? "-" : "+") + Self.padded(Int(offset / 60), 2) + ":"
      + Self.padded(Int(offset % 60), 2)
  }

  /// The time of day: `18:05:00`.
  public var clock: String {
    let civil = civil
    return Self.padded(civil.hour, 2) + ":" + Self.padded(civil.minute, 2) + ":"
      + Self.padded(civil.second, 2)
  }

  /// The date: `2026-03-29`.
  public var date: String {
    let civil = civil
    return Self.padded(civil.year, 4) + "-" + Self.padded(civil.month, 2) + "-"
      + Self.padded(civil.day, 2)
  }

  /// The date of a day counted from 1970-01-01, in the Gregorian calendar.
  ///
  /// Counts in cycles of 400 years (146,097 days) that begin on the first of March, so that the leap
  /// day is the last of its year.
  private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468  // days from 0000-03-01 to 1970-01-01
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
