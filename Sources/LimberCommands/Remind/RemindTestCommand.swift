import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule
import LimberSyntax

/// Fires a reminder through the real scheduler: `limber remind test ID`.
struct RemindTestCommand: Command {
  static let id = Argument<String>(.reminder("ID"), help: "The reminder")
  static let description = CommandDescription(
    name: "test", summary: "Fire a reminder in the next minute through cron, and see it arrive",
    discussion: [
      """
      A line for the next minute goes into limber's block of the crontab and is taken out again, \
      whatever happens. Every way of the reminder is tried. The exit code is 0 when one of them \
      arrived, and 1 when none did or cron started nothing.
      """
    ],
    arguments: [id],
    options: CrontabConsent.options + [CrontabConsent.json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    try CrontabConsent.checkJSON(arguments)
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    if !arguments.has(CrontabConsent.dryRun) { try environment.reminderDesk.mend() }
    let id = try environment.reminderDesk.id(arguments.value(of: Self.id))
    let test = try withReminders { () throws(ReminderFailure) in
      try ReminderTest(environment.reminderHost)
    }
    let starter = try environment.reminderDesk.reminders().first { $0.id == id }?.starter ?? .cron
    let instant = test.instant(by: starter)
    let change = ReminderTest.change(id, testAt: instant)
    if arguments.has(CrontabConsent.dryRun) {
      _ = try CrontabConsent(arguments).make(change, at: environment.reminderDesk)
      return .success
    }
    if starter == .cron, !arguments.has(CrontabConsent.yes) {
      try environment.streams.mustAsk(
        "this puts a line into your crontab for a minute; see it with --dry-run, agree with --yes")
      let question = "Put a line into your crontab for the next minute?"
      guard try environment.streams.ask(question) else {
        try environment.streams.output.write("Nothing was changed.\n")
        return .success
      }
    }
    if starter == .cron, CronDaemon.look(on: environment.surroundings.disk).isAtWork == false {
      environment.streams.say(
        "limber: nothing starts what stands in crontabs here; 'limber remind doctor' says what to do"
      )
      return try report(.notFired, of: id, by: starter, on: environment.streams)
    }
    environment.streams.say(
      starter == .systemd
        ? "limber: waiting for systemd …"
        : "limber: waiting for cron at \(RemindWords.instant(instant, by: environment.clock)) …")
    let answer = try withReminders { () throws(ReminderFailure) in
      try test.run(id, at: instant, by: starter)
    }
    return try report(answer, of: id, by: starter, on: environment.streams)
  }

  private func report(
    _ answer: ReminderTest.Answer, of id: ReminderID, by starter: Reminder.Starter,
    on streams: Streams
  ) throws -> ExitStatus {
    let record: FiringRecord?
    switch answer {
    case .ended(let number): return .signal(number)
    case .notFired: record = nil
    case .fired(let found): record = found
    }
    let isThere = record?.outcome == .arrived
    if arguments.has(CrontabConsent.json) {
      let text = JSONWriter.object { json in
        json.field("id", id.text)
        json.field("scheduler", starter.rawValue)
        json.field("started", record != nil)
        json.field("arrived", isThere)
        json.field("notes", record?.notes ?? [])
      }
      try streams.output.write(text + "\n")
    } else if let record {
      try streams.output.write("\(starter == .cron ? "Cron" : "systemd") started it.\n")
      for note in record.notes { try streams.output.write("  \(note)\n") }
      if !isThere { try streams.output.write("It reached nobody.\n") }
    } else {
      try streams.output.write(
        "\(starter == .cron ? "Cron" : "systemd") did not start it. 'limber remind doctor' says what may"
          + " be wrong.\n")
    }
    return isThere ? .success : .differs
  }
}
