internal import LimberBasics

extension Schedule {
  /// The schedule in words, to begin a sentence with: `Monday to Friday at 8:00 and 18:00`.
  package var phrase: String { phrase(by: DayRule()) }

  private func phrase(by rule: DayRule) -> String {
    switch self {
    case .times(let times, let days):
      return "\(rule.phrase(days)) at \(times.map(\.text).listed)".sentenceStart + rule.suffix
    case .interval(let interval):
      let every = "every \(Self.length(interval.minutes))"
      let hours = interval.isOpen ? "" : " from \(interval.from.text) to \(interval.to.text)"
      return "\(rule.phrase(interval.days)), \(every)\(hours)".sentenceStart + rule.suffix
    case .cron(let expression, let text):
      return (expression.phrase?.sentenceStart ?? "By the cron expression '\(text)'") + rule.suffix
    case .after(let routine, let minutes):
      let article = minutes == 1 ? "a " : minutes == 60 ? "an " : ""
      return "\(article)\(Self.length(minutes)) after '\(SafeText.shown(routine))'".sentenceStart
        + rule.suffix
    case .on(let rule, let base):
      return base.phrase(by: rule)
    }
  }

  /// A stretch of minutes behind `every`: `hour`, `15 minutes`.
  static func length(_ minutes: Int) -> String {
    switch minutes {
    case 1: "minute"
    case 60: "hour"
    case let minutes where minutes.isMultiple(of: 60): "\(minutes / 60) hours"
    default: "\(minutes) minutes"
    }
  }
}

extension CronExpression {
  /// The expression in words where it names a few times on days of the week; nil for all the rest.
  var phrase: String? {
    guard !isWildcard, dayOfMonth.hasStar, dayOfMonth.isAll, month.isAll else { return nil }
    let times = hour.values.flatMap { hour in
      minute.values.map { ClockTime(hour: hour, minute: $0).text }
    }
    guard times.count <= 6 else { return nil }
    let days = WeekdaySet(Set(dayOfWeek.values.map(Weekday.init(cron:))))
    return "\(days.phrase) at \(times.listed)"
  }
}

extension String {
  /// The text with a capital letter in front.
  var sentenceStart: String { prefix(1).uppercased() + dropFirst() }
}
