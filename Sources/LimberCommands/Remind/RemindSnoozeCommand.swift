import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// Puts a reminder off: `limber remind snooze ID 10m`.
struct RemindSnoozeCommand: Command {
  static let id = Argument<String>(.text("ID"), help: "The reminder")
  static let time = Argument<Duration>(
    .span("TIME", zero: false), help: "How long, as in 10m or 1h")
  static let description = CommandDescription(
    name: "snooze", summary: "Be reminded again in a while, and not before",
    examples: [.init("limber remind snooze calf-step-stretch 10m", "in ten minutes")],
    arguments: [
      id,
      time,
    ],
    options: CrontabConsent.options)

  private let arguments: ParsedArguments
  private let duration: Duration

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
    duration = try arguments.value(of: Self.time)
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let id = try environment.reminderDesk.id(arguments.value(of: Self.id))
    let now = environment.clock.seconds
    // Cron counts in minutes, and a minute that has begun is too late to be added.
    let due = (now + max(duration.components.seconds, 60) + 59) / 60 * 60
    let isTimer =
      try environment.reminderDesk.reminders().first { $0.id == id }?.starter == .systemd
    let change: ReminderEditor.Change = { book throws(ReminderFailure) in
      book[id]?.snoozedUntil = due
    }
    guard case .done = try CrontabConsent(arguments).make(change, at: environment.reminderDesk)
    else {
      return .success
    }
    if isTimer {
      try withReminders { () throws(ReminderFailure) in
        try SystemdTimers(environment.reminderHost).startOnce(id, afterSeconds: due - now)
      }
    }
    try environment.streams.output.write(
      "'\(id)' comes again at \(RemindWords.instant(due, by: environment.clock)).\n")
    return .success
  }
}
