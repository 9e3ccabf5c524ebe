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

  /// Every quarter of an hour, for what no line can say.
  ///
  /// No times of day are ever written so, by which a line of it is told from theirs.
  static let quarters = CronExpression([
    CronValues(
      .minute, bits: [0, 15, 30, 45].reduce(0) { $0 | 1 << UInt64($1) }, hasStar: true, text: "*/15"
    ),
    .everyHour, CronValues(.dayOfMonth, 1...31), CronValues(.month, 1...12),
    CronValues(.dayOfWeek, 0...7),
  ])

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

  /// How many days lie between its days within a month, where it says no more than `*/2` of them; nil else.
  package var dayStep: Int? {
    guard dayOfMonth.text.hasPrefix("*/"), dayOfWeek.isAll, month.isAll else { return nil }
    return Int(dayOfMonth.text.dropFirst(2)).flatMap { $0 > 1 ? $0 : nil }
  }

  /// Whether a day must fit both day fields; otherwise one of them is enough.
  package var needsBothDays: Bool { dayOfMonth.hasStar || dayOfWeek.hasStar }
}

// MARK: - Lines for times of day

extension CronExpression {
  /// The same days at other times.
  private init(hours: some Sequence<Int>, minutes: some Sequence<Int>, like days: CronExpression) {
    self.init([
      CronValues(.minute, minutes), CronValues(.hour, hours), days.dayOfMonth, days.month,
      days.dayOfWeek,
    ])
  }

  /// As few lines as can say some times of day, on the days of another one.
  ///
  /// One line says every minute it lists in every hour it lists, so minutes that come in the same
  /// hours share a line.
  static func lines(for times: [ClockTime], like days: CronExpression) -> [CronExpression] {
    var hoursByMinute: [Int: Set<Int>] = [:]
    for time in times { hoursByMinute[time.minute, default: []].insert(time.hour) }
    var minutesByHours: [Set<Int>: Set<Int>] = [:]
    for (minute, hours) in hoursByMinute { minutesByHours[hours, default: []].insert(minute) }
    return minutesByHours.map { hours, minutes in
      (first: (hours.min() ?? 0) * 60 + (minutes.min() ?? 0), hours: hours, minutes: minutes)
    }
    .sorted { $0.first < $1.first }
    .map { CronExpression(hours: $0.hours, minutes: $0.minutes, like: days) }
  }

  /// Lines that run at least whenever some lines would, so many minutes later or earlier.
  ///
  /// Where a shift leaves the day and the days cannot follow it, the line runs every day.
  static func lines(_ lines: [CronExpression], shiftedBy shifts: [Int]) -> [CronExpression] {
    var found: [CronExpression] = []
    var days: [CronExpression] = []
    var times: [[ClockTime]] = []
    func add(_ time: ClockTime, on like: CronExpression) {
      let index = days.firstIndex { $0.hasDays(of: like) } ?? days.count
      if index == days.count {
        days.append(like)
        times.append([])
      }
      times[index].append(time)
    }
    for line in lines {
      // The clock on the wall goes before: such a line is kept as it is.
      if line.isWildcard, shifts.contains(0) { found.append(line) }
      for shift in shifts where shift != 0 || !line.isWildcard {
        for time in line.times {
          let moved = time.minuteOfDay + shift
          add(
            ClockTime(minuteOfDay: moved),
            on: line.movedDays(by: moved.flooredQuotient(by: 1_440)))
        }
      }
    }
    for (index, like) in days.enumerated() { found += self.lines(for: times[index], like: like) }
    return found
  }

  private func hasDays(of other: CronExpression) -> Bool {
    dayOfMonth == other.dayOfMonth && month == other.month && dayOfWeek == other.dayOfWeek
  }

  /// The same with days that lie so many later; every day where these cannot be named.
  private func movedDays(by count: Int) -> CronExpression {
    guard count != 0 else { return self }
    let isOfWeek = needsBothDays && dayOfMonth.isAll && month.isAll
    let week = dayOfWeek.values.map { ($0 + count).flooredRemainder(by: 7) }
    return CronExpression([
      minute, hour, CronValues(.dayOfMonth, 1...31), CronValues(.month, 1...12),
      isOfWeek ? CronValues(.dayOfWeek, week) : CronValues(.dayOfWeek, 0...7),
    ])
  }
}
