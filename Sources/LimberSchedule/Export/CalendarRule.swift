internal import LimberBasics

/// One recurrence rule of a calendar, with the times it stands for.
///
/// A rule names a single time of day where a schedule has few of them: calendars that know no
/// `BYHOUR` are common. Only a schedule of more than `maxEvents` times a day lists them in one rule.
struct CalendarRule {
  /// The most events that are written for one cron expression.
  static let maxEvents = 48

  var hours: [Int]
  var minutes: [Int]
  var days: Days
  var months: CronValues

  enum Days {
    case all
    case ofWeek(CronValues)
    case ofMonth(CronValues)
    case both(week: CronValues, month: CronValues)
  }

  /// The rules that say a cron expression.
  static func rules(of expression: CronExpression) -> [CalendarRule] {
    let (hours, minutes) = (expression.hour.values, expression.minute.values)
    let (month, week) = (expression.dayOfMonth, expression.dayOfWeek)
    let days: [Days] =
      switch (month.isAll, week.isAll) {
      case (true, true): [.all]
      case (true, false): expression.needsBothDays ? [.ofWeek(week)] : [.all]
      case (false, true): expression.needsBothDays ? [.ofMonth(month)] : [.all]
      case (false, false):
        expression.needsBothDays
          ? [.both(week: week, month: month)]
          // Days that both fields name belong to the first.
          : [.ofMonth(month)] + Self.others(week, than: month)
      }
    let times: [(hours: [Int], minutes: [Int])] =
      hours.count * minutes.count <= maxEvents
      ? hours.flatMap { hour in minutes.map { ([hour], [$0]) } } : [(hours, minutes)]
    return days.flatMap { day in
      times.map {
        CalendarRule(hours: $0.hours, minutes: $0.minutes, days: day, months: expression.month)
      }
    }
  }

  /// The days of the week on all those days of a month that are not named.
  private static func others(_ week: CronValues, than month: CronValues) -> [Days] {
    let rest = (1...31).filter { !month.contains($0) }
    return rest.isEmpty ? [] : [.both(week: week, month: CronValues(.dayOfMonth, rest))]
  }

  /// The rule as `RRULE` has it.
  var text: String {
    var parts: [String] = []
    switch days {
    case .all: parts = ["FREQ=DAILY"]
    case .ofWeek(let week): parts = ["FREQ=WEEKLY", "BYDAY=\(Self.names(week))"]
    case .ofMonth(let month): parts = ["FREQ=MONTHLY", "BYMONTHDAY=\(Self.list(month.values))"]
    case .both(let week, let month):
      parts = [
        "FREQ=MONTHLY", "BYMONTHDAY=\(Self.list(month.values))", "BYDAY=\(Self.names(week))",
      ]
    }
    if !months.isAll { parts.append("BYMONTH=\(Self.list(months.values))") }
    if hours.count * minutes.count > 1 {
      parts += ["BYHOUR=\(Self.list(hours))", "BYMINUTE=\(Self.list(minutes))"]
    }
    return parts.joined(separator: ";")
  }

  /// The first time after a minute; nil where the rule has none.
  func first(after minute: LocalMinute) -> LocalMinute? {
    let (month, week): (CronValues, CronValues) =
      switch days {
      case .all: (CronValues(.dayOfMonth, 1...31), CronValues(.dayOfWeek, 0...7))
      case .ofWeek(let week): (CronValues(.dayOfMonth, 1...31), week)
      case .ofMonth(let month): (month, CronValues(.dayOfWeek, 0...7))
      case .both(let week, let month): (month, week)
      }
    let expression = CronExpression([
      CronValues(.minute, minutes), CronValues(.hour, hours), month, months, week,
    ])
    let instant = Int64(minute.minutes) * 60
    return FiringTimes([expression], in: .utc).next(1, after: instant).first?.nominal
  }

  private static func list(_ values: [Int]) -> String {
    values.map(String.init).joined(separator: ",")
  }

  private static func names(_ week: CronValues) -> String {
    WeekdaySet(Set(week.values.map(Weekday.init(cron:)))).ordered
      .map { $0.name.prefix(2).uppercased() }.joined(separator: ",")
  }
}
