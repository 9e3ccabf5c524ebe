import LimberCommandLine
import LimberHistory
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// What a scheduler starts: `limber remind run ID`.
struct RemindRunCommand: Command {
  static let test = Flag("test", help: "Fire the test that was asked for")
  static let check = Flag(
    "check", help: "Say what a job finds in its environment, and remind of nothing")
  static let id = OptionalArgument<String>(.reminder("ID"), help: "The reminder")
  static let description = CommandDescription(
    name: "run", summary: "Remind now, if it is time: what cron calls",
    discussion: [
      """
      It says nothing when the routine was done since the reminder's time before, or is being played, \
      when its limit is reached, when it is later than its grace, or while another firing is at work, \
      and notes in either case what came of it.
      """
    ],
    arguments: [id],
    options: [test, check])

  /// What a job is to do.
  private enum Job {
    /// Say what it finds in its environment.
    case survey
    case firing(String, isTest: Bool)
  }

  private let job: Job

  init(_ arguments: ParsedArguments) throws(UsageError) {
    if arguments.has(Self.check) {
      job = .survey
    } else if let id = arguments[Self.id] {
      job = .firing(id, isTest: arguments.has(Self.test))
    } else {
      throw .missingArgument(Self.id.description.value, help: Self.id.description.help)
    }
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    var environment = environment
    if case .firing(let name, _) = job {
      environment.surroundings = environment.surroundings.withRememberedPlaces(of: name)
    }
    guard case .firing(let name, let isTest) = job else {
      let lines = try withReminders { () throws(ReminderFailure) in
        try JobSurvey(environment.reminderHost).lines
      }
      try environment.streams.output.write(lines.joined(separator: "\n") + "\n")
      return .success
    }
    let desk = environment.reminderDesk
    let (reminder, runner) = try withReminders { () throws(ReminderFailure) in
      let book = try ReminderEditor(desk.host).book()
      guard let id = ReminderID(name), let reminder = book[id] else {
        throw .unknown(name, known: book.reminders.map(\.id.text))
      }
      return (reminder, try ReminderRunner(desk.host))
    }
    // Its unit must be free for the next firing while this one waits for the person.
    if !isTest,
      try withReminders({ () throws(ReminderFailure) in
        try SystemdTimers(desk.host).movedOut(reminder)
      })
    {
      return .success
    }
    let answer = runner.fire(
      reminder, isTest: isTest, done: { RemindSubject.lastDone($0, in: environment) },
      subject: { [reminder] occasion in Self.subject(reminder, at: occasion, in: environment) })
    switch answer {
    case .busy: tell("another firing of it is at work", on: desk.streams)
    case .over(let record): tell(RemindWords.outcome(record), on: desk.streams)
    case .waiting(let record, _, _): tell(RemindWords.outcome(record), on: desk.streams)
    case .play(let turn): try play(reminder, turn, runner, in: environment)
    }
    Self.tidy(reminder, at: desk.host)
    // Last, since the person waits for none of it.
    if let mended = try? ReminderEditor(desk.host).mend(
      settle: desk.settle)
    {
      for line in mended { tell(line, on: desk.streams) }
    }
    if case .waiting(_, let notice, let routines) = answer {
      // What was put off meanwhile, or comes again, comes earlier than the schedule says.
      let terminal = (try? environment.settingsFile.read().settings.terminalProgram)?.value
      try ReminderPress(
        (try? ReminderEditor(desk.host).book()[reminder.id]) ?? reminder, of: routines, at: desk,
        terminal: terminal
      ).wait(for: notice, of: runner)
    }
    return .success
  }

  /// A person who starts it by hand wants to know; a job must never print.
  private func tell(_ text: String, on streams: Streams) {
    if streams.errors.isTerminal { streams.say("limber: \(text)") }
  }

  /// A routine that cannot be read any more is told of as such.
  private static func subject(
    _ reminder: Reminder, at occasion: ReminderRunner.Occasion, in environment: HostEnvironment
  ) -> ReminderRunner.Subject {
    var quiet = environment
    quiet.streams = environment.streams.quiet
    let known = reminder.routines.map { name in
      (name, try? RemindSubject(name, with: reminder.with, in: quiet.catalogue))
    }
    let past = quiet.past()
    let playing = quiet.historyDesk.positions?.played() ?? []
    var (open, gone, reasons): ([RemindSubject], [String], [String]) = ([], [], [])
    for (name, subject) in known {
      guard let subject else {
        gone.append(name)
        continue
      }
      let reason = subject.reasonForSilence(after: past, at: occasion, playing: playing) {
        [quiet] in try quiet.today(past)
      }
      // In the midst of one of them nobody wants to hear of the others.
      if let reason, playing.contains(subject.routine) {
        return ReminderRunner.Subject(title: name, reasonForSilence: reason)
      }
      if let reason { reasons.append(reason) } else { open.append(subject) }
    }
    guard !open.isEmpty else {
      guard let name = gone.first else {
        return ReminderRunner.Subject(title: reminder.routine, reasonForSilence: reasons.last)
      }
      return ReminderRunner.Subject(title: name, isGone: true, routines: [name])
    }
    let subjects = RemindSubjects(open)
    return ReminderRunner.Subject(
      title: subjects.title, minutes: subjects.seconds.map { ($0 + 30) / 60 },
      routines: subjects.routines)
  }

  private func play(
    _ reminder: Reminder, _ turn: ReminderRunner.Turn, _ runner: ReminderRunner,
    in environment: HostEnvironment
  ) throws {
    if let fault = PlayedSinks(in: environment).fault(of: reminder.sinks) {
      return runner.note(reminder, played: turn, fault: fault)
    }
    let subjects = try RemindSubjects(
      turn.routines, with: reminder.with, in: environment.catalogue)
    let routines = subjects.all.flatMap { subject in
      subject.playable { try environment.today(environment.past()) }
    }
    let status = environment.streams.reporting {
      try PlayCommand(
        PlayWishes(routines: routines, reminderSinks: reminder.sinks, isUnattended: true)
      ).run(in: environment)
    }
    runner.note(
      reminder, played: turn, fault: status == .success ? nil : "see the history for how it ended")
  }

  /// After a reminder that was put off, its line of that one day goes again.
  private static func tidy(_ reminder: Reminder, at host: ReminderHost) {
    let now = host.clock.seconds
    guard let snoozed = reminder.snoozedUntil, snoozed <= now, reminder.starter == .cron else {
      return
    }
    // Where it cannot be done now, the next change of the crontab does it.
    _ = try? ReminderEditor(host).apply { book in
      if book[reminder.id]?.snoozedUntil == snoozed { book[reminder.id]?.snoozedUntil = nil }
    }
  }
}
