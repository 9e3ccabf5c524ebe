internal import LimberBasics

extension Schedule {
  /// Reads the texts of `--at` and `--on`.
  ///
  /// - Parameters:
  ///   - at: times of day with commas between: `8:00,18:00`.
  ///   - on: days, as `WeekdaySet` reads them; nil for every day.
  package init(at: String, on: String? = nil) throws(ScheduleError) {
    guard at.utf8.count <= Self.maxLength else { throw .tooLong(limit: Self.maxLength) }
    var times: Set<ClockTime> = []
    for part in at.split(separator: ",", omittingEmptySubsequences: false) {
      times.insert(try Self.clockTime(part.trimmed))
    }
    self = .times(times.sorted(), try Self.days(on))
  }

  /// Reads the texts of `--every`, `--from`, `--to` and `--on`.
  ///
  /// - Parameters:
  ///   - every: an interval of 1 minute to 24 hours: `90m`, `2h`, `1h30m`.
  ///   - from: the first time of a day; nil for midnight.
  ///   - to: no reminder comes after it; nil for the end of the day.
  ///   - on: days, as `WeekdaySet` reads them; nil for every day.
  package init(
    every: String, from: String? = nil, to: String? = nil, on: String? = nil
  ) throws(ScheduleError) {
    let minutes = try Self.minutes(every.trimmed)
    let first = try from.map(Self.clockTime) ?? ClockTime(minuteOfDay: 0)
    let last = try to.map(Self.clockTime) ?? ClockTime(minuteOfDay: 1_439)
    guard first <= last else { throw .emptyHours(from: first, to: last) }
    self = .interval(
      Interval(minutes: minutes, from: first, to: last, days: try Self.days(on)))
  }

  /// Reads a cron expression.
  package init(cron: String) throws(ScheduleError) {
    self = .cron(try CronExpression(text: cron), text: cron.trimmed)
  }

  private static let maxLength = 10_000

  private static func clockTime(_ text: String) throws(ScheduleError) -> ClockTime {
    guard let time = ClockTime(text: text.trimmed) else { throw .badTime(text) }
    return time
  }

  private static func days(_ text: String?) throws(ScheduleError) -> WeekdaySet {
    guard let text else { return .daily }
    guard text.utf8.count <= maxLength else { throw .tooLong(limit: maxLength) }
    return try WeekdaySet(text: text)
  }

  private static func minutes(_ text: String) throws(ScheduleError) -> Int {
    var rest = Substring(text)
    var total = 0
    var found = false
    for (unit, factor) in [(Character("h"), 60), ("m", 1)] {
      guard let end = rest.firstIndex(of: unit) else { continue }
      guard let value = Int(digits: rest[..<end], in: 0...99_999) else { throw .badInterval(text) }
      total += value * factor
      found = true
      rest = rest[rest.index(after: end)...]
    }
    guard found, rest.isEmpty else { throw .badInterval(text) }
    guard (1...1_440).contains(total) else { throw .intervalOutOfBounds(text) }
    return total
  }
}
