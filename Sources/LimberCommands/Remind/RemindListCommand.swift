import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule
import LimberSyntax

/// Lists the reminders: `limber remind list`.
struct RemindListCommand: Command {
  static let json = Flag("json", help: "Print a JSON array")
  static let description = CommandDescription(
    name: "list", summary: "List the reminders, when they come next and what came of the last",
    options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    try environment.reminderDesk.mend()
    let (reminders, records) = try withReminders { () throws(ReminderFailure) in
      (
        try ReminderEditor(environment.reminderHost).book().reminders,
        try FiringLog(environment.reminderHost).records().filter { !$0.isTest }
      )
    }
    var last: [ReminderID: FiringRecord] = [:]
    for record in records { last[record.id] = record }
    let fires = reminders.isEmpty ? [:] : FiringOutlook(environment.reminderHost).fires(reminders)
    if arguments.has(Self.json) {
      try environment.streams.output.write(
        json(reminders, last, fires, in: environment.reminderHost))
    } else if reminders.isEmpty {
      try environment.streams.output.write(
        "There are no reminders; 'limber remind add' makes one.\n")
    } else {
      let ink = environment.ink(arguments)
      let texts = reminders.map {
        text($0, last[$0.id], fires[$0.id], ink: ink, in: environment.reminderHost)
      }
      try environment.streams.output.write(texts.joined(separator: "\n"))
    }
    return .success
  }

  private func text(
    _ reminder: Reminder, _ last: FiringRecord?, _ fires: Bool?, ink: Ink, in host: ReminderHost
  ) -> String {
    let clock = host.clock
    let now = clock.seconds
    var state = ""
    if reminder.isPaused(at: now) {
      let until = reminder.pausedUntil.flatMap { $0 == .max ? nil : $0 }
      state =
        until.map { ", paused until \(RemindWords.instant($0, by: clock))" } ?? ", paused"
    }
    var lines = ["\(ink.bold(reminder.id.text)): \(reminder.timetable(in: host).phrase)\(state)"]
    if reminder.routine != reminder.id.text {
      lines.append("  of:    \(SafeText.shown(reminder.routine))")
    }
    let next = RemindWords.next(3, of: reminder, in: host)
      .map { RemindWords.instant($0, by: clock) }
    lines.append("  next:  \(next.isEmpty ? "never" : next.joined(separator: ", "))")
    if fires == false {
      lines.append("  but:   nothing starts it; 'limber remind doctor' says why")
    }
    lines.append("  by:    \(SafeText.shown(Self.manner(of: reminder)))")
    let told = last.map { record in
      let when = RemindWords.instant(record.time.milliseconds / 1_000, by: clock)
      return "\(when), \(RemindWords.outcome(record))"
    }
    lines.append("  last:  \(SafeText.shown(told ?? "not yet"))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// How it reaches the person, and what else is not as usual.
  private static func manner(of reminder: Reminder) -> String {
    var words = [reminder.ways.map(\.rawValue).joined(separator: ", ")]
    if reminder.plays {
      words = [
        "playing it"
          + (reminder.sinks.isEmpty ? "" : " to " + reminder.sinks.joined(separator: ", "))
          + ", else " + words[0]
      ]
    }
    if reminder.grace != Lateness.defaultGrace {
      words.append("at most \(reminder.grace / 60) min late")
    }
    if reminder.patience != Reminder.usualPatience {
      words.append("held back at most \(reminder.patience / 60) min")
    }
    if reminder.starter != .cron { words.append("started by \(reminder.starter.rawValue)") }
    return words.joined(separator: "; ")
  }

  private func json(
    _ reminders: [Reminder], _ last: [ReminderID: FiringRecord], _ fires: [ReminderID: Bool],
    in host: ReminderHost
  ) -> String {
    let clock = host.clock
    let now = clock.seconds
    let text = JSONWriter.array { json in
      for reminder in reminders {
        json.object { json in
          json.field("id", reminder.id.text)
          json.field("routine", reminder.routine)
          json.field("schedule", reminder.timetable(in: host).phrase)
          json.field("cron", reminder.lines.map(\.text))
          if let again = reminder.again {
            json.object("again") { json in
              json.field("minutes", again.minutes)
              json.field("times", again.times)
            }
          } else {
            json.null("again")
          }
          json.field(
            "next",
            RemindWords.next(3, of: reminder, in: host)
              .map { clock.local($0 * 1_000).rfc3339 })
          if let record = last[reminder.id] {
            json.object("last") { json in
              json.field("time", record.time.rfc3339)
              json.field("outcome", record.outcome.rawValue)
              if let way = record.way { json.field("way", way.rawValue) }
              json.field("notes", record.notes)
            }
          } else {
            json.null("last")
          }
          json.field("paused", reminder.isPaused(at: now))
          let moments = [
            ("pausedUntil", reminder.isPaused(at: now) ? reminder.pausedUntil : nil),
            ("snoozedUntil", reminder.snoozedUntil.flatMap { $0 > now ? $0 : nil }),
          ]
          for (name, instant) in moments {
            if let instant, instant != .max {
              json.field(name, clock.local(instant * 1_000).rfc3339)
            } else {
              json.null(name)
            }
          }
          json.field("with", reminder.with)
          json.field("by", reminder.ways.map(\.rawValue))
          json.field("play", reminder.plays)
          json.field("sinks", reminder.sinks)
          json.field("graceSeconds", Int(reminder.grace))
          json.field("patienceSeconds", Int(reminder.patience))
          json.field("scheduler", reminder.starter.rawValue)
          if let willFire = fires[reminder.id] {
            json.field("fires", willFire)
          } else {
            json.null("fires")
          }
        }
      }
    }
    return text + "\n"
  }
}
