/// A day of the Gregorian calendar as people live it, kept as the count of days since 1970-01-01.
///
/// The arithmetic holds for every year from -200,000 to 200,000, far past what a routine needs; days
/// further away are held at those ends, so that no number in a file can make it overflow.
public struct Day: Sendable, Hashable, Comparable, Strideable {
  /// Days since 1970-01-01; negative before it.
  public let days: Int

  /// The furthest days that are told apart, before 1970-01-01 and after it.
  private static let reach = 73_000_000

  /// Makes a day from its count.
  public init(days: Int) {
    self.days = min(max(days, -Self.reach), Self.reach)
  }

  /// Makes a day from year, month (1 to 12) and day (from 1); a day past its month runs on into the next.
  package init(year: Int, month: Int, day: Int) {
    // The year is taken to begin in March, which puts the leap day last: every month before it then
    // has a fixed place, and an era of 400 years has exactly 146,097 days.
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear.flooredQuotient(by: 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(days: era * 146_097 + dayOfEra - 719_468)
  }

  /// Earlier days come first.
  public static func < (left: Day, right: Day) -> Bool { left.days < right.days }

  /// How many days lie between this one and another; negative where the other is earlier.
  public func distance(to other: Day) -> Int { other.days - days }

  /// The day so many days later, or earlier where negative.
  public func advanced(by count: Int) -> Day {
    let (sum, overflow) = days.addingReportingOverflow(count)
    return Day(days: overflow ? (count < 0 ? .min : .max) : sum)
  }
}

extension Day {
  /// Year, month (1 to 12) and day of the month (1 to 31).
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday(cron: (days + 4).flooredRemainder(by: 7))
  }

  /// The Monday of its week.
  package var monday: Day { advanced(by: -weekday.mondayIndex) }

  /// The day as `2026-03-29`.
  package var text: String {
    let (year, month, day) = parts
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  /// Reads `2026-03-29`; nil where the text is anything else, or no month has such a day.
  package init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      let year = Int(digits: parts[0], in: 0...9_999),
      let month = Int(digits: parts[1], in: 1...12), let day = Int(digits: parts[2], in: 1...31)
    else { return nil }
    self.init(year: year, month: month, day: day)
    // The 30th of February runs on into March.
    guard self.parts.day == day else { return nil }
  }
}

/// A day of the week, numbered as cron numbers it.
package enum Weekday: Int, Sendable, Hashable, CaseIterable, Comparable {
  case sunday = 0
  case monday, tuesday, wednesday, thursday, friday, saturday

  /// Makes a day from cron's number, in which both 0 and 7 are Sunday.
  package init(cron number: Int) {
    self = Weekday(rawValue: number.flooredRemainder(by: 7)) ?? .sunday
  }

  /// The name as it stands in a sentence: `Monday`.
  package var name: String {
    switch self {
    case .sunday: "Sunday"
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    }
  }

  /// The first three letters in lower case, as cron and `--on` write it: `mon`.
  package var abbreviation: String { name.prefix(3).lowercased() }

  /// The place in a week that begins on Monday, from 0.
  package var mondayIndex: Int { (rawValue + 6) % 7 }

  /// The day after it.
  package var following: Weekday { Weekday(cron: rawValue + 1) }

  /// Monday comes first.
  package static func < (left: Weekday, right: Weekday) -> Bool {
    left.mondayIndex < right.mondayIndex
  }
}
