package import LimberBasics

/// When a reminder is due, as the person said it.
package enum Schedule: Sendable, Hashable {
  /// Times of day on days of the week; never without either.
  case times([ClockTime], WeekdaySet)
  /// Every so many minutes from one time of day to another, both included, on days of the week.
  case interval(Interval)
  /// A cron expression, with the text the person wrote.
  case cron(CronExpression, text: String)
  /// So many minutes after another routine was done.
  case after(String, minutes: Int)
  /// Another schedule on those of its days that a rule allows.
  indirect case on(DayRule, Schedule)

  /// A reminder that comes again and again within some hours.
  package struct Interval: Sendable, Hashable {
    /// Minutes from one reminder to the next, from 1 to 1,440.
    package let minutes: Int
    /// The first reminder of a day.
    package let from: ClockTime
    /// No reminder comes after it; one before the first is of the day after.
    package let to: ClockTime
    package let days: WeekdaySet
    /// Whether the person named no hours, so that it keeps to those of no quiet.
    package let isOpen: Bool

    /// Makes an interval; hours that end before they begin go over midnight.
    package init(
      minutes: Int, from: ClockTime, to: ClockTime, days: WeekdaySet, isOpen: Bool = false
    ) {
      self.minutes = min(max(minutes, 1), 1_440)
      self.from = from
      self.to = to
      self.days = days
      self.isOpen = isOpen
    }

    /// Whether its hours go over midnight.
    package var isOverMidnight: Bool { to < from }

    /// Its times in minutes since the midnight before the first: over midnight, from 1,440 on.
    package var offsets: StrideThrough<Int> {
      stride(from: from.minuteOfDay, through: lastOffset, by: minutes)
    }

    private var lastOffset: Int { to.minuteOfDay + (isOverMidnight ? 1_440 : 0) }

    /// Whether one of its times lies so many minutes after that midnight.
    func contains(offset: Int) -> Bool {
      (from.minuteOfDay...lastOffset).contains(offset)
        && (offset - from.minuteOfDay).isMultiple(of: minutes)
    }
  }
}

// MARK: - Parts

extension Schedule {
  /// The schedule without its rule.
  package var base: Schedule {
    if case .on(_, let base) = self { base } else { self }
  }

  /// The routine that it follows, and after how many minutes; nil where it goes by the clock.
  package var cue: (routine: String, minutes: Int)? {
    if case .after(let routine, let minutes) = base { (routine, minutes) } else { nil }
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
    case .times(let times, let days): Self.expressions(for: times.map(\.minuteOfDay), on: days)
    case .interval(let interval): Self.expressions(for: interval.offsets, on: interval.days)
    case .cron(let expression, _): [expression]
    case .after: [.quarters]
    case .on(let rule, let base):
      if case .once(let day) = rule.rhythm {
        base.minutes(on: day).map { CronExpression(once: $0) }
      } else {
        base.expressions
      }
    }
  }

  /// The schedule that some lines of a crontab say; nil where only several cron expressions say it, or
  /// where they only look four times an hour whether it is time.
  package init?(_ lines: [CronExpression]) {
    if lines == [.quarters] { return nil }
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

  /// When it is due in a zone.
  package func firingTimes(in zone: Zone) -> FiringTimes { Timetable(self).firingTimes(in: zone) }

  /// Lines for times in minutes since the midnight of their day; those from 1,440 on are of the next.
  private static func expressions(
    for offsets: some Sequence<Int>, on days: WeekdaySet
  ) -> [CronExpression] {
    var timesByDays: [WeekdaySet: [ClockTime]] = [:]
    for offset in offsets {
      timesByDays[offset < 1_440 ? days : days.following, default: []].append(
        ClockTime(minuteOfDay: offset))
    }
    return [days, days.following].reduce(into: []) { lines, days in
      guard let times = timesByDays.removeValue(forKey: days) else { return }
      lines += CronExpression.lines(
        for: times, like: CronExpression(hours: [], minutes: [], on: days))
    }
  }
}

// MARK: - Its days

extension Schedule {
  /// The day that names a minute: that before it where hours go over midnight; nil where none does.
  func day(naming minute: LocalMinute) -> Day? {
    switch self {
    case .times(let times, let days):
      return times.contains(minute.time) && days.days.contains(minute.date.weekday)
        ? minute.date : nil
    case .interval(let interval):
      return [minute.date, minute.date.advanced(by: -1)].first { day in
        let offset = minute.minutes - day.days * 1_440
        return interval.days.days.contains(day.weekday) && interval.contains(offset: offset)
      }
    case .cron(let expression, _):
      return expression.matches(minute) ? minute.date : nil
    case .after:
      return nil
    case .on(let rule, let base):
      return base.day(naming: minute).flatMap { rule.allows($0) ? $0 : nil }
    }
  }

  /// Whether any of it comes on a day, as the calendar has it.
  package func comes(on day: Day) -> Bool {
    switch self {
    case .times(_, let days): days.days.contains(day.weekday)
    case .interval(let interval): interval.days.days.contains(day.weekday)
    case .cron(let expression, _): expression.matches(day)
    case .after: false
    case .on(let rule, let base): rule.allows(day) && base.comes(on: day)
    }
  }

  /// The minutes that a day names, whatever day of the week it is.
  func minutes(on day: Day) -> [LocalMinute] {
    let offsets: [Int] =
      switch self {
      case .times(let times, _): times.map(\.minuteOfDay)
      case .interval(let interval): Array(interval.offsets)
      case .cron(let expression, _): expression.times.map(\.minuteOfDay)
      case .after: []
      case .on(_, let base): base.minutes(on: Day(days: 0)).map(\.minutes)
      }
    return offsets.map { LocalMinute(minutes: day.days * 1_440 + $0) }
  }
}
