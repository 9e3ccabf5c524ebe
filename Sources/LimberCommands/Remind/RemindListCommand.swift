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
    let done: (String) -> Int64? = { RemindSubject.lastDone($0, in: environment) }
    let outgrown = HabitFading.outgrown(of: reminders, in: environment)
    if arguments.has(Self.json) {
      try environment.streams.output.write(
        json(
          reminders, last, fires, in: environment.reminderHost, done: done, outgrown: outgrown))
    } else if reminders.isEmpty {
      try environment.streams.output.write(
        "There are no reminders; 'limber remind add' makes one.\n")
    } else {
      let ink = environment.ink(arguments)
      let texts = reminders.map {
        text(
          $0, last[$0.id], fires[$0.id], ink: ink, in: environment.reminderHost, done: done,
          isOutgrown: outgrown.contains($0.id))
      }
      try environment.streams.output.write(texts.joined(separator: "\n"))
    }
    return .success
  }

  private func text(
    _ reminder: Reminder, _ last: FiringRecord?, _ fires: Bool?, ink: Ink, in host: ReminderHost,
    done: (String) -> Int64?, isOutgrown: Bool
  ) -> String {
    let clock = host.clock
    let now = clock.seconds
    var state = ""
    if reminder.isPaused(at: now) {
      let until = reminder.pausedUntil.flatMap { $0 == .max ? nil : $0 }
      state =
        until.map { ", paused until \(RemindWords.instant($0, by: clock))" } ?? ", paused"
    }
    var lines = [
      "\(ink.bold(reminder.id.text)): \(SafeText.shown(reminder.phrase(in: host)))\(state)"
    ]
    if reminder.routines != [reminder.id.text] {
      lines.append("  of:    \(SafeText.shown(reminder.routines.joined(separator: ", ")))")
    }
    if let habit = reminder.habit { lines.append("  habit: \(habit.words)") }
    let next = RemindWords.next(3, of: reminder, in: host, done: done)
      .map { RemindWords.instant($0, by: clock) }
    let none =
      reminder.schedule.cue == nil || reminder.isPaused(at: now)
      ? "never" : "when that was done"
    lines.append("  next:  \(next.isEmpty ? none : next.joined(separator: ", "))")
    if fires == false {
      lines.append("  but:   nothing starts it; 'limber remind doctor' says why")
    }
    if isOutgrown {
      lines.append(
        "  but:   it went without for six weeks; 'limber remind remove \(reminder.id)' lets it go")
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
    in host: ReminderHost, done: (String) -> Int64?, outgrown: Set<ReminderID>
  ) -> String {
    let text = JSONWriter.array { json in
      for reminder in reminders {
        json.object {
          reminder.write(
            to: &$0, last: last[reminder.id], fires: fires[reminder.id], in: host, done: done,
            isOutgrown: outgrown.contains(reminder.id))
        }
      }
    }
    return text + "\n"
  }
}
