package import LimberBasics

/// Lines for whoever starts reminders by another clock than the reminder's own.
extension Timetable {
  /// The cron expressions that start it by a machine's clock, where it goes by that of another zone.
  ///
  /// A line cannot name a zone: there is one for each distance that the clocks have within the year. That is not
  /// enough in the nights when clocks change. Of an hour that the machine's clock shows twice cron runs fixed
  /// times in the first only, and a time that the other clock leaves out comes at none of these distances. Such
  /// times get lines of their own, on the days on which the change can lie.
  ///
  /// - Parameters:
  ///   - zone: the zone whose clock the reminder goes by.
  ///   - clock: the zone of the machine.
  ///   - start: from when on the clocks are looked at, in seconds since 1970.
  package func lines(
    in zone: Zone, by clock: Zone, from start: Int64
  ) -> [CronExpression] {
    let end = start + 400 * 86_400
    let lines = self.lines(shiftedBy: clock.distances(to: zone, from: start, days: 400))
    guard schedule.cue == nil else { return lines }
    let times = steady.firingTimes(in: zone)
    let started = FiringTimes(lines, in: clock)
    var missed: [MissedDays: Set<Int>] = [:]
    for changing in [zone, clock] {
      for change in changing.spans(from: start, to: end).dropFirst().map(\.start) {
        let (from, to) = (change - 86_400, change + 86_400)
        let instants = Set(started.firings(from: from, to: to).map(\.instant))
        let day = changing.localMinute(at: change).date
        for firing in times.firings(from: from, to: to) where !instants.contains(firing.instant) {
          let minute = clock.localMinute(at: firing.instant)
          let isSecond = clock.instant(of: minute) != firing.instant
          let days = MissedDays(
            minute.date, near: day, hour: isSecond ? nil : minute.time.hour)
          missed[days, default: []].insert(minute.time.minute)
        }
      }
    }
    let extra = missed.map { $0.key.line(minutes: $0.value) }.filter { !lines.contains($0) }
    return lines + extra.sorted { $0.text < $1.text }
  }

  /// The same for every year: which days a rhythm names differs from one to the next.
  private var steady: Timetable {
    if case .once = schedule.rule.rhythm { return Timetable(schedule, again: again) }
    return Timetable(schedule.base, again: again)
  }
}

/// The days on which something is missed, as they are in every year.
private struct MissedDays: Hashable {
  private let months: Set<Int>
  private let days: ClosedRange<Int>
  /// nil for every hour, which cron runs by the clock on the wall, also in the second of two that are the same.
  private let hour: Int?

  /// - Parameters:
  ///   - day: when something is missed.
  ///   - change: the day on which the clocks change: one week of a month has it, in every year.
  init(_ day: Day, near change: Day, hour: Int?) {
    let (year, month, number) = change.parts
    let next = Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
    let length = next.days - Day(year: year, month: month, day: 1).days
    let first = number > length - 7 ? length - 6 : (number - 1) / 7 * 7 + 1
    let shift = day.days - change.days
    let range = (first + shift)...(first + shift + 6)
    if (1...length).contains(range.lowerBound), (1...length).contains(range.upperBound) {
      (months, days) = ([month], range)
    } else {
      let ends = [range.lowerBound, range.upperBound].map {
        Day(year: year, month: month, day: 1).advanced(by: $0 - 1)
      }
      (months, days) = (Set(ends.map(\.parts.month)), 1...31)
    }
    self.hour = hour
  }

  func line(minutes: Set<Int>) -> CronExpression {
    CronExpression([
      CronValues(.minute, minutes), hour.map { CronValues(.hour, [$0]) } ?? .everyHour,
      CronValues(.dayOfMonth, days), CronValues(.month, months), CronValues(.dayOfWeek, 0...7),
    ])
  }
}
