package import LimberBasics

extension CronExpression {
  /// Whether the job runs on a day at all.
  package func matches(_ date: Day) -> Bool {
    let (_, monthNumber, day) = date.parts
    guard month.contains(monthNumber) else { return false }
    let fitsDay = dayOfMonth.contains(day)
    let fitsWeekday = dayOfWeek.contains(date.weekday.rawValue)
    return needsBothDays ? fitsDay && fitsWeekday : fitsDay || fitsWeekday
  }

  /// Whether the job runs at a time of a day that matches.
  func matches(_ time: ClockTime) -> Bool {
    hour.contains(time.hour) && minute.contains(time.minute)
  }

  /// Whether the job runs at a minute of the wall clock.
  package func matches(_ local: LocalMinute) -> Bool {
    matches(local.time) && matches(local.date)
  }

  /// The days in which the calendar repeats itself: 400 years, a whole number of weeks.
  private static let calendarCycle = 146_097

  /// The first day that matches, on or after a day; nil where none ever does.
  func firstDay(from start: Day) -> Day? {
    var date = start
    while date.days - start.days <= Self.calendarCycle {
      if matches(date) { return date }
      let (year, monthNumber, _) = date.parts
      date =
        month.contains(monthNumber)
        ? date.advanced(by: 1) : Day(year: year, month: monthNumber + 1, day: 1)
    }
    return nil
  }

  /// The last day that matches, on or before a day; nil where none ever does.
  func lastDay(through end: Day) -> Day? {
    var date = end
    while end.days - date.days <= Self.calendarCycle {
      if matches(date) { return date }
      let (year, monthNumber, _) = date.parts
      date =
        month.contains(monthNumber)
        ? date.advanced(by: -1)
        : Day(year: year, month: monthNumber, day: 1).advanced(by: -1)
    }
    return nil
  }

  /// The minutes of a stretch of the wall clock at which the job runs, in order.
  func minutes(in stretch: Range<Int>) -> [Int] {
    guard !stretch.isEmpty else { return [] }
    var found: [Int] = []
    let (hours, minutes) = (hour.values, minute.values)
    let lastDate = LocalMinute(minutes: stretch.upperBound - 1).date
    var date = LocalMinute(minutes: stretch.lowerBound).date
    while date <= lastDate {
      if matches(date) {
        for hour in hours {
          for minute in minutes {
            let local = date.days * 1_440 + hour * 60 + minute
            if stretch.contains(local) { found.append(local) }
          }
        }
      }
      date = date.advanced(by: 1)
    }
    return found
  }
}
