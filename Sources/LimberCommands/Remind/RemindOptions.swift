import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule
import LimberSyntax

/// The options that say what a reminder is: `add` and `edit` have them.
struct RemindOptions: Sendable {
  static let at = Option<String>(
    "at", .text("TIMES"), help: "Remind at these times of day, as in 8:00,18:00")
  static let on = Option<String>(
    "on", .text("DAYS"), otherwise: "daily",
    help:
      "On these days: mon,wed or mon-fri, weekdays, weekends; first-mon or last-fri of a month; or once,"
      + " tomorrow or 2026-12-24")
  static let soon = Option<Duration>(
    "in", .span("TIME", zero: false), help: "Remind once, after this time, as in 20m")
  static let until = Option<String>(
    "until", .text("DAY"), help: "Remind for the last time on this day, as in 2027-01-31, or never")
  static let except = Option<String>(
    "except", .text("DAYS"),
    help: "Not on these days, as in 2026-12-24 or 2026-12-24..2027-01-06, or none")
  static let starting = Option<String>(
    "starting", .text("DAY"), otherwise: "today",
    help: "With --every of days or weeks: count from this day")
  static let every = Option<String>(
    "every", .text("TIME"),
    help: "Remind again and again, as in 90m or 2h; with --at every 3d or 2w, days or weeks")
  static let from = Option<String>(
    "from", .text("TIME"), otherwise: "0:00", help: "With --every: the first time of a day")
  static let to = Option<String>(
    "to", .text("TIME"), otherwise: "23:59",
    help: "With --every: no reminder comes after it, which may be past midnight")
  static let cron = Option<String>(
    "cron", .text("EXPRESSION"),
    help: "Remind when cron would run this, as in \"0 18 * * 1-5\" or @daily")
  static let after = Option<String>(
    "after", .routineOrFile("ROUTINE|WORDS"),
    help:
      "Remind when this routine was done, so long afterwards as --by says; or tie it to a habit of your own,"
      + " as in \"my run\": it then comes where nothing was done by its time; or none")
  static let zone = Option<String>(
    "zone", .text("ZONE"), otherwise: "this machine's",
    help: "By the clock of this zone, as in Europe/Berlin, or local")
  static let by = RepeatableOption<String>(
    "by", .text("WAYS", completion: .words(Reminder.Way.allCases.map(\.rawValue))),
    help:
      "Ways to reach you, the first that works is taken: notify, terminal, speech, mail; with --after a"
      + " time as well, as in 2h",
    otherwise: "notify,terminal,speech,mail")
  static let play = Flag("play", help: "Play the routine right away, with nobody to press keys")
  static let sink = RepeatableOption<String>(
    "sink", .sinkSpecification("SINK"), help: "With --play: send what happens to this sink")
  static let again = Option<String>(
    "again", .text("TIME"),
    help: "Remind again after this time until it is done, as in 15m, or never")
  static let times = Option<Int>(
    "times", .count("N", in: 1...Timetable.Repetition.longest),
    otherwise: "\(Timetable.Repetition.usualTimes)", help: "With --again: so many times at most")
  static let grace = Option<Duration>(
    "grace", .span("TIME", zero: true), otherwise: "15m",
    help: "Say nothing when it is later than this, as after a sleep of the machine")

  static let patience = Option<Duration>(
    "patience", .span("TIME", zero: true), otherwise: "30m",
    help:
      "Wait at most so long where the screen is locked or filled, or you are not to be disturbed")

  static let schedule: [any DescribedOption] = [
    at, on, soon, every, starting, from, to, cron, until, except, after, zone,
  ]
  static let all: [any DescribedOption] =
    schedule + [HabitWish.otherwise, again, times, by, play, sink, grace, patience]

  /// What was said of the schedule.
  var parts: Schedule.Parts
  /// What was said of a habit that it is tied to.
  let habit: HabitWish
  /// After which time it comes once; nil where nothing was said.
  let delay: Duration?
  /// The ways; nil where nothing was said.
  let ways: [Reminder.Way]?
  /// By which zone's clock it comes, `local` for the machine's; nil where nothing was said.
  private let zone: String?
  /// Whether the routine is to be played; nil where nothing was said.
  let plays: Bool?
  /// The sinks; nil where nothing was said.
  let sinks: [String]?
  /// How it comes again; nil where nothing was said.
  let again: Again?
  /// Seconds of grace; nil where nothing was said.
  let grace: Int64?
  /// Seconds of patience; nil where nothing was said.
  let patience: Int64?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    let (ways, wait) = try Self.ways(arguments[Self.by])
    try Self.checkTogether(arguments, isTimed: wait != nil)
    habit = try HabitWish(arguments, isTimed: wait != nil)
    self.ways = ways
    zone = arguments[Self.zone]
    parts = Schedule.Parts(
      at: arguments[Self.at], every: arguments[Self.every], from: arguments[Self.from],
      to: arguments[Self.to], on: arguments[Self.on], cron: arguments[Self.cron],
      until: arguments[Self.until], except: arguments[Self.except],
      starting: arguments[Self.starting], after: wait == nil ? nil : arguments[Self.after],
      by: wait)
    delay = arguments[Self.soon]
    let start = LocalMinute(Day(days: 0), ClockTime(minuteOfDay: 0))
    // What is wrong in itself is told before any file is looked at.
    var probe = parts
    if probe.after != nil || probe.by != nil {
      (probe.after, probe.by) = (probe.after ?? "", probe.by ?? 1)
    } else if !probe.isEmpty, probe.cron == nil, probe.at == nil, delay == nil,
      probe.every.map({ $0.hasSuffix("d") || $0.hasSuffix("w") }) ?? true
    {
      probe.at = "23:59"
      (probe.from, probe.to) = (nil, nil)
    }
    if !probe.isEmpty, delay == nil { _ = try Self.schedule(probe, now: start) }
    plays = arguments.has(Self.play) ? true : nil
    sinks = arguments.has(Self.sink) ? arguments[Self.sink] : nil
    grace = arguments[Self.grace]?.components.seconds
    patience = arguments[Self.patience]?.components.seconds
    again = try Again(arguments)
  }

  /// What was said of coming again.
  struct Again: Hashable {
    /// Minutes from one to the next, 0 for never; nil where nothing was said.
    private let minutes: Int?
    /// How often at most; nil where nothing was said.
    private let times: Int?

    fileprivate init?(_ arguments: ParsedArguments) throws(UsageError) {
      guard arguments.has(RemindOptions.again) || arguments.has(RemindOptions.times) else {
        return nil
      }
      let text = arguments[RemindOptions.again]
      times = arguments[RemindOptions.times]
      minutes = try text.map { text throws(UsageError) in
        try RemindOptions.readable { () throws(ScheduleError) in
          text == "never" ? 0 : try Schedule.minutes(text)
        }
      }
      // What is wrong in itself is told before any file is looked at.
      if minutes == 0, times != nil {
        throw .conflict("\(RemindOptions.again.spelling) never", RemindOptions.times.spelling)
      }
      if minutes != nil { _ = try changing(nil) }
    }

    /// What comes of it.
    ///
    /// - Parameter old: how it came again before; what is not named stays.
    func changing(_ old: Timetable.Repetition?) throws(UsageError) -> Timetable.Repetition? {
      if minutes == 0 { return nil }
      guard let minutes = minutes ?? old?.minutes else {
        throw .needs(RemindOptions.times.spelling, RemindOptions.again.spelling)
      }
      let times = times ?? old?.times ?? Timetable.Repetition.usualTimes
      return try RemindOptions.readable { () throws(ScheduleError) in
        try Timetable.Repetition(minutes: minutes, times: times)
      }
    }
  }

  private static func readable<Value>(
    _ body: () throws(ScheduleError) -> Value
  ) throws(UsageError) -> Value {
    do throws(ScheduleError) {
      return try body()
    } catch {
      let suggestion = error.candidates.flatMap {
        Suggestion.closest(to: $0.written, among: $0.known)
      }
      throw UsageError.other(CommandFault.badSchedule(error.message, suggestion: suggestion))
    }
  }

  /// - Parameter isTimed: whether it comes so long after a routine.
  private static func checkTogether(
    _ arguments: ParsedArguments, isTimed: Bool
  ) throws(UsageError) {
    let alone: [(any DescribedOption, [any DescribedOption])] = [
      (soon, []), (after, [until, except]),
    ]
    for (one, fits) in alone
    where arguments.has(one) && (isTimed || one.spelling != after.spelling) {
      let other = schedule.first { option in
        option.spelling != one.spelling && arguments.has(option)
          && !fits.contains { $0.spelling == option.spelling }
      }
      if let other { throw .conflict(one.spelling, other.spelling) }
    }
    var kinds = [at, every, cron].filter(arguments.has)
    // Days and weeks go with times of day.
    if let every = arguments[every], every.hasSuffix("d") || every.hasSuffix("w") {
      kinds.removeAll { $0.spelling == Self.every.spelling }
    }
    if kinds.count > 1 { throw .conflict(kinds[0].spelling, kinds[1].spelling) }
    for option in [from, to] where arguments.has(option) {
      for kind in [at, cron] where arguments.has(kind) {
        throw .needs(option.spelling, every.spelling)
      }
    }
    if arguments.has(on), arguments.has(cron) { throw .conflict(on.spelling, cron.spelling) }
  }

  /// What must be said of a new reminder, which has nothing that could stay as it is.
  func checkWhole() throws(UsageError) {
    if delay != nil { return }
    if let every = parts.every, every.hasSuffix("d") || every.hasSuffix("w"), parts.at == nil {
      throw .needs(Self.every.spelling, Self.at.spelling)
    }
    guard !parts.nameTimes else { return }
    for (option, value) in [(Self.from, parts.from), (Self.to, parts.to)] where value != nil {
      throw .needs(option.spelling, Self.every.spelling)
    }
    // The second sentence may be a time, and may still be asked for.
    if habit.after != nil { return }
    if parts.on != nil {
      throw .needs(Self.on.spelling, "\(Self.at.spelling)' or '\(Self.every.spelling)")
    }
    throw .other(CommandFault.missingSchedule)
  }

  /// A schedule of parts.
  ///
  /// - Parameters:
  ///   - old: what they change; nil for a new reminder.
  ///   - zone: the zone by whose clock it comes.
  func schedule(
    changing old: Schedule? = nil, by clock: WallClock, in zone: Zone
  ) throws(UsageError) -> Schedule {
    let now = zone.localMinute(at: clock.seconds)
    guard let delay else { return try Self.schedule(parts, changing: old, now: now) }
    let due = RemindWords.minute(after: delay.components.seconds, by: clock)
    let minute = zone.localMinute(at: due)
    return Schedule.times([minute.time], .daily).ruled(by: DayRule(.once(minute.date)))
  }

  /// The name of the zone by whose clock it comes; nil for the machine's.
  ///
  /// - Parameter old: the one before; it stays where nothing was said.
  func zoneName(changing old: String?, in host: ReminderHost) throws(UsageError) -> String? {
    guard let zone else { return delay == nil ? old : nil }
    if zone == "local" { return nil }
    guard host.zone(named: zone) != nil else {
      throw .badValue(
        zone, for: Self.zone.spelling,
        expected: "a zone of this machine's database such as 'Europe/Berlin', or 'local'",
        suggestion: nil)
    }
    return zone
  }

  private static func schedule(
    _ parts: Schedule.Parts, changing old: Schedule? = nil, now: LocalMinute
  ) throws(UsageError) -> Schedule {
    try RemindOptions.readable { () throws(ScheduleError) in
      try Schedule(parts, changing: old, now: now)
    }
  }

  /// The ways among the values of `--by`, and the time; each nil where none is named.
  private static func ways(
    _ values: [String]
  ) throws(UsageError) -> (ways: [Reminder.Way]?, minutes: Int?) {
    let known = ValueType<Reminder.Way>.choice("WAYS")
    let span = ValueType<Duration>.span("TIME", zero: false)
    var ways: [Reminder.Way] = []
    var minutes: Int?
    for part in values.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
      let word = String(part)
      if let way = known.parse(word) {
        if !ways.contains(way) { ways.append(way) }
      } else if let wait = span.parse(word), minutes == nil {
        minutes = Int((wait.components.seconds + 59) / 60)
      } else {
        throw .badValue(
          word, for: by.spelling, expected: known.description.expectation,
          suggestion: Suggestion.closest(to: word, among: known.description.words ?? []))
      }
    }
    return (ways.isEmpty ? nil : ways, minutes)
  }

  /// Takes over what was said, but for when it comes.
  func apply(to reminder: inout Reminder) {
    if let ways { reminder.ways = ways }
    if let plays { reminder.plays = plays }
    if let sinks { reminder.sinks = sinks }
    if let grace { reminder.grace = grace }
    if let patience { reminder.patience = patience }
  }
}
