package import LimberBasics

/// When a reminder is due, as the person said it.
package enum Schedule: Sendable, Hashable {
  /// Times of day on days of the week; never without either.
  case times([ClockTime], WeekdaySet)
  /// Every so many minutes from one time of day to another, both included, on days of the week.
  case interval(Interval)
  /// A cron expression, with the text the person wrote.
  case cron(CronExpression, text: String)
  /// Another schedule on those of its days that a rule allows.
  indirect case on(DayRule, Schedule)

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

// MARK: - Parts

extension Schedule {
  /// The schedule without its rule.
  package var base: Schedule {
    if case .on(_, let base) = self { base } else { self }
  }

  /// Which of its days count; all of them where nothing else is said.
  package var rule: DayRule {
    if case .on(let rule, _) = self { rule } else { DayRule() }
  }

  /// The schedule on those days that a rule allows.
  package func ruled(by rule: DayRule) -> Schedule { rule.isEmpty ? base : .on(rule, base) }
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
    case .on(let rule, let base):
      if case .once(let day) = rule.rhythm {
        base.expressions.flatMap(\.times).map { CronExpression(once: LocalMinute(day, $0)) }
      } else {
        base.expressions
      }
    }
  }

  /// The schedule that some lines of a crontab say; nil where only several cron expressions say it.
  package init?(_ lines: [CronExpression]) {
    let days = Set(lines.map(\.dayOfWeek.values))
    let areTimes = lines.allSatisfy {
      !$0.isWildcard && $0.dayOfMonth.hasStar && $0.dayOfMonth.isAll && $0.month.isAll
    }
    if areTimes, days.count == 1, let week = days.first {
      let times = lines.flatMap { line in
        line.hour.values.flatMap { hour in
          line.minute.values.map { ClockTime(hour: hour, minute: $0) }
        }
      }
      self = .times(Set(times).sorted(), WeekdaySet(Set(week.map(Weekday.init(cron:)))))
    } else if let only = lines.first, lines.count == 1 {
      self = .cron(only, text: only.text)
    } else {
      return nil
    }
  }

  /// When they fire in a zone.
  package func firingTimes(in zone: Zone) -> FiringTimes {
    FiringTimes(expressions, in: zone, rule: rule)
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
