internal import LimberBasics

/// When a job runs, as one line of a crontab says it, read as Debian's cron reads it.
///
/// Of what cron accepts without meaning anything by it, this refuses junk behind a number (`5x`) and
/// numbers too large for their type. A range that runs backward (`fri-mon`), which cron accepts and
/// then never runs, is taken to wrap and is written as a list.
package struct CronExpression: Sendable, Hashable {
  package let minute: CronValues
  package let hour: CronValues
  package let dayOfMonth: CronValues
  package let month: CronValues
  package let dayOfWeek: CronValues

  /// Makes an expression for times of day, all hours with all minutes, on days of the week.
  init(hours: some Sequence<Int>, minutes: some Sequence<Int>, on days: WeekdaySet) {
    minute = CronValues(.minute, minutes)
    hour = CronValues(.hour, hours)
    dayOfMonth = CronValues(.dayOfMonth, 1...31)
    month = CronValues(.month, 1...12)
    dayOfWeek = CronValues(.dayOfWeek, days.days.map(\.rawValue))
  }

  /// Makes an expression for one minute of one day of every year.
  package init(once local: LocalMinute) {
    let (_, month, day) = local.date.parts
    minute = CronValues(.minute, [local.time.minute])
    hour = CronValues(.hour, [local.time.hour])
    dayOfMonth = CronValues(.dayOfMonth, [day])
    self.month = CronValues(.month, [month])
    dayOfWeek = CronValues(.dayOfWeek, 0...7)
  }

  init(_ fields: [CronValues]) {
    minute = fields[0]
    hour = fields[1]
    dayOfMonth = fields[2]
    month = fields[3]
    dayOfWeek = fields[4]
  }

  /// The five fields in numbers, as they go into a crontab.
  package var text: String {
    [minute, hour, dayOfMonth, month, dayOfWeek].map(\.text).joined(separator: " ")
  }

  /// The times of day at which it runs.
  var times: [ClockTime] {
    hour.values.flatMap { hour in minute.values.map { ClockTime(hour: hour, minute: $0) } }
  }

  /// Whether minute or hour begin with `*`: cron runs such a job by the wall clock, come what may.
  package var isWildcard: Bool { minute.hasStar || hour.hasStar }

  /// Whether a day must fit both day fields; otherwise one of them is enough.
  package var needsBothDays: Bool { dayOfMonth.hasStar || dayOfWeek.hasStar }
}
