import LimberBasics
import LimberCommandLine
import LimberHost
import LimberReminders
import LimberSchedule
import LimberSyntax

/// The options that say what a reminder is: `add` and `edit` have them.
struct RemindOptions: Sendable {
  static let at = Option<String>(
    "at", .text("TIMES"), help: "Remind at these times of day, as in 8:00,18:00")
  static let on = Option<String>(
    "on", .text("DAYS"), otherwise: "daily",
    help: "On these days: mon,wed or mon-fri, weekdays, weekends or daily")
  static let every = Option<String>(
    "every", .text("TIME"), help: "Remind again and again, as in 90m or 2h")
  static let from = Option<String>(
    "from", .text("TIME"), otherwise: "0:00", help: "With --every: the first time of a day")
  static let to = Option<String>(
    "to", .text("TIME"), otherwise: "23:59", help: "With --every: no reminder comes after it")
  static let cron = Option<String>(
    "cron", .text("EXPRESSION"),
    help: "Remind when cron would run this, as in \"0 18 * * 1-5\" or @daily")
  static let by = Option<String>(
    "by", .text("WAYS"), otherwise: "notify,terminal,speech,mail",
    help: "Ways to reach you, the first that works is taken: notify, terminal, speech, mail")
  static let play = Flag("play", help: "Play the routine right away, with nobody to press keys")
  static let sink = RepeatableOption<String>(
    "sink", .sinkSpecification("SINK"), help: "With --play: send what happens to this sink")
  static let grace = Option<Duration>(
    "grace", .duration("TIME", zero: true), otherwise: "15m",
    help: "Say nothing when it is later than this, as after a sleep of the machine")

  static let schedule = [at, on, every, from, to, cron]
  static let all: [any DescribedOption] = schedule + [by, play, sink, grace]

  /// The schedule that was asked for; nil where none was.
  let schedule: Schedule?
  /// The ways; nil where nothing was said.
  let ways: [Reminder.Way]?
  /// Whether the routine is to be played; nil where nothing was said.
  let plays: Bool?
  /// The sinks; nil where nothing was said.
  let sinks: [String]?
  /// Seconds of grace; nil where nothing was said.
  let grace: Int64?

  init(_ arguments: ParsedArguments) throws(UsageError) {
    try Self.checkTogether(arguments)
    schedule = try Self.schedule(arguments)
    ways = try arguments[Self.by].map { text throws(UsageError) in
      try Self.ways(text)
    }
    plays = arguments.has(Self.play) ? true : nil
    sinks = arguments.has(Self.sink) ? arguments[Self.sink] : nil
    grace = arguments[Self.grace]?.components.seconds
  }

  private static func checkTogether(_ arguments: ParsedArguments) throws(UsageError) {
    let kinds = [at, every, cron].filter(arguments.has)
    if kinds.count > 1 { throw .conflict(kinds[0].spelling, kinds[1].spelling) }
    for option in [from, to] where arguments.has(option) && !arguments.has(every) {
      throw .needs(option.spelling, every.spelling)
    }
    if arguments.has(on) {
      if arguments.has(cron) { throw .conflict(on.spelling, cron.spelling) }
      if kinds.isEmpty { throw .needs(on.spelling, "\(at.spelling)' or '\(every.spelling)") }
    }
  }

  private static func schedule(_ arguments: ParsedArguments) throws(UsageError) -> Schedule? {
    func value(_ option: Option<String>) -> String? { arguments[option] }
    do throws(ScheduleError) {
      if let times = value(at) { return try Schedule(at: times, on: value(on)) }
      if let every = value(every) {
        return try Schedule(every: every, from: value(from), to: value(to), on: value(on))
      }
      if let text = value(cron) { return try Schedule(cron: text) }
      return nil
    } catch {
      let suggestion = error.candidates.flatMap {
        Suggestion.closest(to: $0.written, among: $0.known)
      }
      throw UsageError.other(CommandFault.badSchedule(error.message, suggestion: suggestion))
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

  /// Takes over what was said.
  func apply(to reminder: inout Reminder) {
    if let schedule { reminder.schedule = schedule }
    if let ways { reminder.ways = ways }
    if let plays { reminder.plays = plays }
    if let sinks { reminder.sinks = sinks }
    if let grace { reminder.grace = grace }
  }
}
