import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// Puts a reminder off: `limber remind snooze`, `limber remind snooze ID 10m`.
struct RemindSnoozeCommand: Command {
  private static let span = ValueType<Duration>.span("TIME", zero: false)
  static let words = ArgumentList<String>(
    .reminder("ID"), mayBeEmpty: true,
    help: "The reminder, the last that spoke where none is named; then how long, 10m unless said")
  static let description = CommandDescription(
    name: "snooze", summary: "Be reminded again in a while, and not before",
    discussion: ["Nothing is asked: a line for that one time goes into limber's own block."],
    examples: [
      .init("limber remind snooze", "the last one, in ten minutes"),
      .init("limber remind snooze 1h", "the last one, in an hour"),
      .init("limber remind snooze calf-step-stretch 10m", "this one"),
    ],
    arguments: [words],
    options: CrontabConsent.options)

  private let arguments: ParsedArguments
  private let name: String?
  private let duration: Duration

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
    var words = arguments[Self.words]
    // An id may look like a while; the last word is one only where it can be.
    if let last = words.last, let duration = Self.span.parse(last) {
      self.duration = duration
      words.removeLast()
    } else if words.count > 1, let last = words.last {
      throw .badValue(
        last, for: "TIME", expected: Self.span.description.expectation, suggestion: nil)
    } else {
      duration = .seconds(600)
    }
    guard words.count < 2 else {
      throw .badValue(
        words[1], for: "TIME", expected: Self.span.description.expectation, suggestion: nil)
    }
    name = words.first
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = environment.reminderDesk
    let id = try name.map { try desk.id($0) } ?? lastToSpeak(at: desk)
    let due = RemindWords.minute(
      after: duration.components.seconds, by: environment.clock)
    let change: ReminderEditor.Change = { book throws(ReminderFailure) in
      book[id]?.snoozedUntil = due
    }
    guard case .done = try CrontabConsent(arguments).make(change, at: desk, asks: false) else {
      return .success
    }
    try environment.streams.output.write(
      "'\(id)' comes again at \(RemindWords.instant(due, by: environment.clock)).\n")
    return .success
  }

  /// The reminder that reached the person last.
  private func lastToSpeak(at desk: ReminderDesk) throws -> ReminderID {
    let known = Set(try desk.reminders().map(\.id))
    let last = try withReminders { () throws(ReminderFailure) in
      try FiringLog(desk.host).records().last {
        !$0.isTest && $0.outcome == .arrived && known.contains($0.id)
      }
    }
    guard let last else {
      throw CommandFailure(
        .notFound, "no reminder has spoken yet; name one, as in 'limber remind snooze ID 10m'")
    }
    return last.id
  }
}
