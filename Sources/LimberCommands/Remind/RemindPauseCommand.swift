import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// Silences reminders for a while: `limber remind pause ID`.
struct RemindPauseCommand: Command {
  static let all = Flag("all", help: "All reminders")
  static let until = Option<String>(
    "until", .text("WHEN"), otherwise: "until it is resumed",
    help: "Speak again then: a day such as 2026-12-24, a time such as 18:00, or 3d, 2w")
  static let ids = ArgumentList<String>(.reminder("ID"), mayBeEmpty: true, help: "The reminders")
  static let description = CommandDescription(
    name: "pause", summary: "Silence reminders for a while",
    examples: [
      .init("limber remind pause calf-step-stretch --until 2w", "for two weeks"),
      .init("limber remind pause --all", "all of them, until you resume them"),
    ],
    arguments: [ids],
    options: [all, until] + CrontabConsent.options)

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    try Self.checkTargets(arguments)
    self.arguments = arguments
  }

  /// Either reminders are named, or all are meant.
  static func checkTargets(_ arguments: ParsedArguments) throws(UsageError) {
    let names = arguments[ids]
    if names.isEmpty, !arguments.has(all) {
      throw .missingArgument(ids.description.value, help: "The reminders, or --all")
    }
    if !names.isEmpty, arguments.has(all) {
      throw .conflict("ID", all.spelling)
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    var end = Int64.max
    if let text = arguments[Self.until] {
      guard let instant = PauseEnd.instant(text, by: environment.clock) else {
        // Whether a day is still to come is known only here.
        if Day(text: text) != nil {
          throw UsageError.badValue(
            text, for: Self.until.spelling, expected: "a day that is still to come",
            suggestion: nil)
        }
        throw UsageError.badValue(
          text, for: Self.until.spelling,
          expected: "a day such as 2026-12-24, a time such as 18:00, or a while such as 3d or 2w",
          suggestion: nil)
      }
      end = instant
    }
    let until = end
    let words = end == .max ? "" : " until \(RemindWords.instant(end, by: environment.clock))"
    return try RemindPause.set(arguments, at: environment.reminderDesk, done: "Paused\(words)") {
      $0.pausedUntil = until
    }
  }
}

/// Lets reminders speak again: `limber remind resume ID`.
struct RemindResumeCommand: Command {
  static let description = CommandDescription(
    name: "resume", summary: "Let paused reminders speak again",
    arguments: [RemindPauseCommand.ids],
    options: [RemindPauseCommand.all] + CrontabConsent.options)

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    try RemindPauseCommand.checkTargets(arguments)
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    try RemindPause.set(arguments, at: environment.reminderDesk, done: "Resumed") {
      $0.pausedUntil = nil
    }
  }
}

/// What pausing and resuming have in common.
enum RemindPause {
  static func set(
    _ arguments: ParsedArguments, at desk: ReminderDesk, done: String,
    _ change: @escaping @Sendable (inout Reminder) -> Void
  ) throws -> ExitStatus {
    let ids =
      arguments.has(RemindPauseCommand.all)
      ? try desk.reminders().map(\.id)
      : try desk.ids(arguments[RemindPauseCommand.ids])
    guard !ids.isEmpty else {
      try desk.streams.output.write("There are no reminders.\n")
      return .success
    }
    let answer = try CrontabConsent(arguments).make(
      { book throws(ReminderFailure) in
        for index in book.reminders.indices where ids.contains(book.reminders[index].id) {
          change(&book.reminders[index])
        }
      }, at: desk)
    guard case .done = answer else { return .success }
    let names = ids.map { "'\($0)'" }.joined(separator: ", ")
    try desk.streams.output.write("\(done): \(names).\n")
    return .success
  }
}

/// When a pause ends, as the person wrote it.
enum PauseEnd {
  /// Reads `2026-12-24`, `18:00`, `4h`, `3d` or `2w`; nil where it is none of them.
  static func instant(_ text: String, by clock: WallClock) -> Int64? {
    let now = clock.seconds
    let zone = clock.zone
    let today = zone.localMinute(at: now)
    if let time = ClockTime(text: text) {
      let minute = LocalMinute(today.date, time)
      let day = minute > today ? today.date : today.date.advanced(by: 1)
      return zone.instant(of: LocalMinute(day, time))
    }
    if let date = Day(text: text) {
      let instant = zone.instant(of: LocalMinute(date, ClockTime(minuteOfDay: 0)))
      return instant > now ? instant : nil
    }
    guard let unit = text.last, let count = Int(text.dropLast()), (1...1_000).contains(count) else {
      return nil
    }
    switch unit {
    case "m": return now + Int64(count) * 60
    case "h": return now + Int64(count) * 3_600
    case "d", "w":
      let days = unit == "w" ? 7 * count : count
      return zone.instant(of: LocalMinute(today.date.advanced(by: days), today.time))
    default: return nil
    }
  }
}
