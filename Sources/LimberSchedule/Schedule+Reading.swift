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
      times.insert(try Self.clockTime(part.trimmedOfBlanks))
    }
    self = .times(times.sorted(), try Self.days(on))
  }

  /// Reads the texts of `--every`, `--from`, `--to` and `--on`.
  ///
  /// - Parameters:
  ///   - every: an interval of 1 minute to 24 hours: `90m`, `2h`, `1h30m`.
  ///   - from: the first time of a day; nil for midnight.
  ///   - to: no reminder comes after it, and one before `from` is of the next day; nil for the end of
  ///     the day.
  ///   - on: days, as `WeekdaySet` reads them; nil for every day.
  package init(
    every: String, from: String? = nil, to: String? = nil, on: String? = nil
  ) throws(ScheduleError) {
    let minutes = try Self.minutes(every.trimmedOfBlanks)
    let first = try from.map(Self.clockTime) ?? ClockTime(minuteOfDay: 0)
    let last = try to.map(Self.clockTime) ?? ClockTime(minuteOfDay: 1_439)
    self = .interval(
      Interval(
        minutes: minutes, from: first, to: last, days: try Self.days(on),
        isOpen: from == nil && to == nil))
  }

  /// The parts of a schedule that a command names; nil for what stays as it is.
  package struct Parts: Sendable, Hashable {
    package var at: String?
    package var every: String?
    package var from: String?
    package var to: String?
    package var on: String?
    package var cron: String?
    /// The last day, or `never`.
    package var until: String?
    /// Days without it, or `none`.
    package var except: String?
    /// The day from which `every` so many days or weeks are counted.
    package var starting: String?
    /// The routine that it follows.
    package var after: String?
    /// After how many minutes it follows that.
    package var by: Int?

    package init(
      at: String? = nil, every: String? = nil, from: String? = nil, to: String? = nil,
      on: String? = nil, cron: String? = nil, until: String? = nil, except: String? = nil,
      starting: String? = nil, after: String? = nil, by: Int? = nil
    ) {
      (self.after, self.by) = (after, by)
      (self.until, self.except, self.starting) = (until, except, starting)
      (self.at, self.every, self.from, self.to, self.on, self.cron) = (
        at, every, from, to, on, cron
      )
    }

    package var isEmpty: Bool { self == Parts() }
    /// Whether they say when a reminder comes, and not only on which of its days.
    package var nameTimes: Bool { at != nil || every != nil || cron != nil || after != nil }
  }

  /// A schedule of parts that say all of it, or change another one: what they do not name stays.
  ///
  /// - Parameter old: the schedule to change; nil where they must say all.
  /// - Throws: `ScheduleError.incomplete` where a part needs another one that nobody named.
  ///   `ScheduleError.past` where nothing of it is still to come.
  package init(
    _ parts: Parts, changing old: Schedule? = nil, now: LocalMinute
  ) throws(ScheduleError) {
    var parts = parts
    var rule = old?.rule ?? DayRule()
    if parts.on != nil || parts.every != nil || parts.cron != nil || parts.after != nil {
      rule.rhythm = nil
    }
    if let rhythm = try Self.rhythm(&parts, today: now.date) { rule.rhythm = rhythm }
    if parts.starting != nil { throw .incomplete("'--starting' belongs to '--every' so many days") }
    if let until = parts.until {
      rule.until = until == "never" ? nil : try Self.date(until)
      if let last = rule.until, last < now.date { throw .past(until) }
    }
    if let except = parts.except { rule.except = except == "none" ? [] : try DayRule.days(except) }
    let base = try Schedule(ofTime: parts, changing: old?.base)
    if case .cron = base, rule.rhythm != nil {
      throw .incomplete("a cron expression names its days itself")
    }
    if case .after = base, rule.rhythm != nil {
      throw .incomplete("what follows another routine comes on its days")
    }
    self = base.ruled(by: rule)
    if case .once(let day) = rule.rhythm {
      let isOver = base.minutes(on: day).allSatisfy { $0 <= now }
      if isOver { throw .past("that time of \(day.text)") }
    }
  }

  private static func date(_ text: String) throws(ScheduleError) -> Day {
    guard let day = Day(text: text) else { throw .badDate(text) }
    return day
  }

  /// Takes what names a rhythm out of the parts: `--every 3d`, `--on tomorrow`, `--on first-mon`.
  private static func rhythm(
    _ parts: inout Parts, today: Day
  ) throws(ScheduleError) -> DayRule.Rhythm? {
    if let every = parts.every?.trimmedOfBlanks, let unit = every.last, unit == "d" || unit == "w" {
      guard let count = Int(digits: every.dropLast(), in: 1...366) else {
        throw .badInterval(every)
      }
      let first = try parts.starting.map(date) ?? today
      (parts.every, parts.starting) = (nil, nil)
      if unit == "d", parts.on != nil {
        throw .incomplete("every so many days leave no room for '--on'")
      }
      return unit == "d" ? .days(count, since: first) : .weeks(count, since: first)
    }
    guard let on = parts.on?.trimmedOfBlanks.lowercased() else { return nil }
    let day = on == "today" ? today : on == "tomorrow" ? today.advanced(by: 1) : Day(text: on)
    if let day {
      parts.on = "daily"
      return .once(day)
    }
    for place in DayRule.places {
      for hyphen in ["-", " "] where on.hasPrefix(place.word + hyphen) {
        parts.on = String(on.dropFirst(place.word.count + 1))
        return .inMonth(place.number)
      }
    }
    return nil
  }

  private init(ofTime parts: Parts, changing old: Schedule?) throws(ScheduleError) {
    if let cron = parts.cron {
      try self.init(cron: cron)
      return
    }
    if parts.after != nil || parts.by != nil {
      guard let routine = parts.after ?? old?.cue?.routine else {
        throw .incomplete("a time behind '--by' belongs to '--after' a routine")
      }
      guard let minutes = parts.by ?? old?.cue?.minutes else {
        throw .incomplete("'--after' needs how long after it, as in '--by 2h'")
      }
      guard (1...Self.longestWait).contains(minutes) else {
        throw .incomplete("a reminder comes at most a week after another routine")
      }
      self = .after(routine, minutes: minutes)
      return
    }
    let days = parts.on ?? old?.dayText
    if parts.at != nil || parts.every != nil, parts.on == nil, old != nil, days == nil {
      throw .incomplete("the days of a cron expression do not stay: name them with '--on'")
    }
    if let at = parts.at {
      try self.init(at: at, on: days)
      return
    }
    guard let old else {
      guard let every = parts.every else {
        throw .incomplete("a reminder needs a time: '--at', '--every' or '--cron'")
      }
      try self.init(every: every, from: parts.from, to: parts.to, on: parts.on)
      return
    }
    switch old {
    case .interval(let interval):
      try self.init(
        every: parts.every ?? "\(interval.minutes)m",
        from: parts.from ?? (interval.isOpen ? nil : interval.from.text),
        to: parts.to ?? (interval.isOpen ? nil : interval.to.text), on: days)
    case .after where parts.every == nil && (parts.on ?? parts.from ?? parts.to) != nil:
      throw .incomplete("what follows another routine comes on its days: give '--at' too")
    case .after where parts.every == nil:
      self = old
    case .times, .cron, .on, .after:
      if let every = parts.every {
        try self.init(every: every, from: parts.from, to: parts.to, on: days)
      } else if parts.from != nil || parts.to != nil {
        throw .incomplete("hours from and to belong to '--every'")
      } else if case .times(let times, _) = old {
        self = .times(times, try Self.days(days))
      } else {
        throw .incomplete("a cron expression names its days itself: give '--cron', or '--at' too")
      }
    }
  }

  /// The days as `--on` takes them; nil for a cron expression that names days by more than the week.
  private var dayText: String? {
    switch self {
    case .times(_, let days): days.text
    case .interval(let interval): interval.days.text
    case .on(_, let base): base.dayText
    case .after: WeekdaySet.daily.text
    case .cron(let expression, _):
      expression.dayOfMonth.isAll && expression.month.isAll && expression.needsBothDays
        ? WeekdaySet(Set(expression.dayOfWeek.values.map(Weekday.init(cron:)))).text : nil
    }
  }

  /// Reads a cron expression.
  package init(cron: String) throws(ScheduleError) {
    self = .cron(try CronExpression(text: cron), text: cron.trimmedOfBlanks)
  }

  private static let maxLength = 10_000

  /// How long after another routine a reminder comes at most, in minutes: a week.
  package static let longestWait = 7 * 1_440

  private static func clockTime(_ text: String) throws(ScheduleError) -> ClockTime {
    guard let time = ClockTime(text: text.trimmedOfBlanks) else { throw .badTime(text) }
    return time
  }

  private static func days(_ text: String?) throws(ScheduleError) -> WeekdaySet {
    guard let text else { return .daily }
    guard text.utf8.count <= maxLength else { throw .tooLong(limit: maxLength) }
    return try WeekdaySet(text: text)
  }

  /// Reads an interval of 1 minute to 24 hours, as in `90m` or `1h30m`.
  package static func minutes(_ text: String) throws(ScheduleError) -> Int {
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
