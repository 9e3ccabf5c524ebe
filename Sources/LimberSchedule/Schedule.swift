package import LimberBasics

/// When a reminder is due, as the person said it.
package enum Schedule: Sendable, Hashable {
  /// Times of day on days of the week; never without either.
  case times([ClockTime], WeekdaySet)
  /// Every so many minutes from one time of day to another, both included, on days of the week.
  case interval(Interval)
  /// A cron expression, with the text the person wrote.
  case cron(CronExpression, text: String)

  /// A reminder that comes again and again within some hours.
  package struct Interval: Sendable, Hashable {
    /// Minutes from one reminder to the next, from 1 to 1,440.
    package let minutes: Int
    /// The first reminder of a day.
    package let from: ClockTime
    /// No reminder comes after it.
    package let to: ClockTime
    package let days: WeekdaySet

    /// Makes an interval; an end before the beginning leaves one reminder a day.
    package init(minutes: Int, from: ClockTime, to: ClockTime, days: WeekdaySet) {
      self.minutes = min(max(minutes, 1), 1_440)
      self.from = from
      self.to = max(from, to)
      self.days = days
    }

    package var times: [ClockTime] {
      stride(from: from.minuteOfDay, through: to.minuteOfDay, by: minutes)
        .map(ClockTime.init(minuteOfDay:))
    }
  }
}

// MARK: - Cron lines

extension Schedule {
  /// The cron expressions that together say this schedule: as few as can say it.
  ///
  /// Times of day never become a `*`: cron then runs each of them once a day even when the clocks
  /// change.
  package var expressions: [CronExpression] {
    switch self {
    case .times(let times, let days): Self.expressions(for: times, on: days)
    case .interval(let interval): Self.expressions(for: interval.times, on: interval.days)
    case .cron(let expression, _): [expression]
    }
  }

  /// When they fire in a zone.
  package func firingTimes(in zone: Zone) -> FiringTimes {
    FiringTimes(expressions, in: zone)
  }

  /// One line says every minute it lists in every hour it lists, so minutes that come in the same
  /// hours share a line.
  private static func expressions(
    for times: [ClockTime], on days: WeekdaySet
  ) -> [CronExpression] {
    var hoursByMinute: [Int: Set<Int>] = [:]
    for time in times { hoursByMinute[time.minute, default: []].insert(time.hour) }
    var minutesByHours: [Set<Int>: Set<Int>] = [:]
    for (minute, hours) in hoursByMinute { minutesByHours[hours, default: []].insert(minute) }
    return minutesByHours.map { hours, minutes in
      (first: (hours.min() ?? 0) * 60 + (minutes.min() ?? 0), hours: hours, minutes: minutes)
    }
    .sorted { $0.first < $1.first }
    .map { CronExpression(hours: $0.hours, minutes: $0.minutes, on: days) }
  }
}
