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
  static let after = Option<Duration>(
    "in", .span("TIME", zero: false), help: "Remind once, after this time, as in 20m")
  static let until = Option<String>(
    "until", .text("DAY"), help: "Remind for the last time on this day, as in 2027-01-31; never")
  static let except = Option<String>(
    "except", .text("DAYS"),
    help: "Not on these days, as in 2026-12-24 or 2026-12-24..2027-01-06; none")
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
  static let by = Option<String>(
    "by", .text("WAYS", completion: .words(Reminder.Way.allCases.map(\.rawValue))),
    otherwise: "notify,terminal,speech,mail",
    help: "Ways to reach you, the first that works is taken: notify, terminal, speech, mail")
  static let play = Flag("play", help: "Play the routine right away, with nobody to press keys")
  static let sink = RepeatableOption<String>(
    "sink", .sinkSpecification("SINK"), help: "With --play: send what happens to this sink")
  static let again = Option<String>(
    "again", .text("TIME"),
    help: "Remind again after this time until it is done, as in 15m; never")
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
    at, on, after, every, starting, from, to, cron, until, except,
  ]
  static let all: [any DescribedOption] =
    schedule + [again, times, by, play, sink, grace, patience]

  /// What was said of the schedule.
  let parts: Schedule.Parts
  /// After which time it comes once; nil where nothing was said.
  let delay: Duration?
  /// The ways; nil where nothing was said.
  let ways: [Reminder.Way]?
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
    try Self.checkTogether(arguments)
    parts = Schedule.Parts(
      at: arguments[Self.at], every: arguments[Self.every], from: arguments[Self.from],
      to: arguments[Self.to], on: arguments[Self.on], cron: arguments[Self.cron],
      until: arguments[Self.until], except: arguments[Self.except],
      starting: arguments[Self.starting])
    delay = arguments[Self.after]
    let start = LocalMinute(Day(days: 0), ClockTime(minuteOfDay: 0))
    // What is wrong in itself is told before any file is looked at.
    var probe = parts
    if !probe.isEmpty, probe.cron == nil, probe.at == nil, delay == nil,
      probe.every.map({ $0.hasSuffix("d") || $0.hasSuffix("w") }) ?? true
    {
      probe.at = "23:59"
      (probe.from, probe.to) = (nil, nil)
    }
    if !probe.isEmpty, delay == nil { _ = try Self.schedule(probe, now: start) }
    ways = try arguments[Self.by].map { text throws(UsageError) in
      try Self.ways(text)
    }
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

  private static func checkTogether(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.has(after),
      let other = schedule.first(where: {
        $0.spelling != after.spelling && arguments.has($0)
      })
    {
      throw .conflict(after.spelling, other.spelling)
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
    if parts.on != nil {
      throw .needs(Self.on.spelling, "\(Self.at.spelling)' or '\(Self.every.spelling)")
    }
    for (option, value) in [(Self.from, parts.from), (Self.to, parts.to)] where value != nil {
      throw .needs(option.spelling, Self.every.spelling)
    }
    throw .other(CommandFault.missingSchedule)
  }

  /// A schedule of parts.
  ///
  /// - Parameter old: what they change; nil for a new reminder.
  func schedule(changing old: Schedule? = nil, by clock: WallClock) throws(UsageError) -> Schedule {
    let now = clock.zone.localMinute(at: clock.seconds)
    guard let delay else { return try Self.schedule(parts, changing: old, now: now) }
    let due = RemindWords.minute(after: delay.components.seconds, by: clock)
    let minute = clock.zone.localMinute(at: due)
    return Schedule.times([minute.time], .daily).ruled(by: DayRule(.once(minute.date)))
  }

  private static func schedule(
    _ parts: Schedule.Parts, changing old: Schedule? = nil, now: LocalMinute
  ) throws(UsageError) -> Schedule {
    try RemindOptions.readable { () throws(ScheduleError) in
      try Schedule(parts, changing: old, now: now)
    }
  }

  private static func ways(_ text: String) throws(UsageError) -> [Reminder.Way] {
    let known = ValueType<Reminder.Way>.choice("WAYS")
    var ways: [Reminder.Way] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let way = known.parse(String(part)) else {
        throw .badValue(
          String(part), for: by.spelling, expected: known.description.expectation,
          suggestion: Suggestion.closest(
            to: String(part), among: known.description.words ?? []))
      }
      if !ways.contains(way) { ways.append(way) }
    }
    return ways
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
