/// A day of the Gregorian calendar, kept as the count of days since 1970-01-01.
///
/// The arithmetic holds for every year from -200,000 to 200,000, far past what a reminder needs.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01; negative before it.
  public var days: Int

  /// Makes a day from its count.
  public init(days: Int) {
    self.days = days
  }

  /// Makes a day from year, month (1 to 12) and day (from 1); a day past its month runs on into the next.
  public init(year: Int, month: Int, day: Int) {
    // The year is taken to begin in March, which puts the leap day last: every month before it then
    // has a fixed place, and an era of 400 years has exactly 146,097 days.
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear.flooredQuotient(by: 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = era * 146_097 + dayOfEra - 719_468
  }

  /// Earlier days come first.
  public static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }

  /// The day so many days later, or earlier where negative.
  public func advanced(by count: Int) -> CivilDate { CivilDate(days: days + count) }
}

extension CivilDate {
  /// Year, month (1 to 12) and day of the month (1 to 31).
  public var parts: (year: Int, month: Int, day: Int) {
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

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday(cron: (days + 4).flooredRemainder(by: 7))
  }

  /// Reads `2026-03-29`; nil where the text is anything else, or no month has such a day.
  public init?(text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      let year = wholeNumber(parts[0], in: 0...9_999),
      let month = wholeNumber(parts[1], in: 1...12), let day = wholeNumber(parts[2], in: 1...31)
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard parts[2] == self.parts.day.padded(to: 2) else { return nil }
  }

  /// The day as `2026-03-29`.
  public var text: String {
    let (year, month, day) = parts
    return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }
}

extension Int {
  /// The quotient rounded toward negative infinity; the divisor is above zero.
  func flooredQuotient(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// The remainder that belongs to `flooredQuotient`: from 0 up to but not including the divisor.
  func flooredRemainder(by divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }

  /// The number in decimal with zeros before it.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
