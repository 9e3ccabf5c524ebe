import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule
import LimberSyntax

/// Says what keeps reminders from arriving: `limber remind doctor`.
struct RemindDoctorCommand: Command {
  static let fix = Flag("fix", help: "Write limber's block of the crontab and its timers anew")
  static let json = Flag("json", help: "Print a JSON array")
  static let description = CommandDescription(
    name: "doctor", summary: "Say what keeps reminders from arriving, and what to do",
    discussion: ["The exit code is 1 when something is wrong."],
    options: [fix, json] + CrontabConsent.options)

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    if !arguments.has(CrontabConsent.dryRun) { try? environment.reminderDesk.mend() }
    if arguments.has(Self.fix) {
      let desk = environment.reminderDesk
      let lost = try withReminders { () throws(ReminderFailure) in
        try ReminderEditor(desk.host).lost()
      }.map { reminder in
        var reminder = reminder
        reminder.routine = Self.routine(of: reminder.id, in: environment.catalogue)
        return reminder
      }
      let change: ReminderEditor.Change = { book throws(ReminderFailure) in
        for reminder in lost where book[reminder.id] == nil { book[reminder.id] = reminder }
      }
      let answer = try CrontabConsent(arguments).make(change, at: desk, refreshes: true)
      guard case .done(let proposal) = answer else { return .success }
      environment.streams.say(
        proposal.changesCrontab
          ? "limber: the block was written anew" : "limber: the block is as it should be")
      let settle = desk.settle
      for reminder in proposal.book.reminders where reminder.starter == .systemd {
        try withReminders { () throws(ReminderFailure) in try settle(reminder.id, reminder) }
      }
      for reminder in lost {
        environment.streams.say(
          "limber: '\(reminder.id)' is a reminder again, of \(SafeText.shown(reminder.routine));"
            + " 'limber remind edit \(reminder.id)' changes what it is not")
      }
    }
    let findings =
      try withReminders { () throws(ReminderFailure) in
        try ReminderDoctor(environment.reminderHost).findings()
      } + subjects(in: environment)
    let list = FindingList(findings)
    if arguments.has(Self.json) {
      try environment.streams.output.write(list.json)
    } else {
      try list.write(on: environment.streams, ink: environment.ink(arguments))
      try environment.streams.output.write("\nWhat a job of cron finds:\n")
      for line in JobSurvey.asJob(in: environment.reminderHost) {
        try environment.streams.tell("  \(line)")
      }
    }
    return findings.contains { $0.grade == .bad } ? .differs : .success
  }

  /// What is wrong with the routines and sinks of reminders, which only commands know.
  private func subjects(in environment: HostEnvironment) -> [Finding] {
    var quiet = environment
    quiet.streams = environment.streams.quiet
    let reminders = (try? quiet.reminderDesk.reminders()) ?? []
    let outgrown = HabitFading.outgrown(of: reminders, in: quiet)
    var findings: [Finding] = []
    for reminder in reminders {
      for routine in reminder.routines
      where (try? RemindSubject(routine, with: reminder.with, in: quiet.catalogue)) == nil {
        findings.append(
          Finding(
            .bad, "routine-gone",
            "'\(reminder.id)' reminds of '\(routine)', which cannot be played any more",
            advice:
              "name another with 'limber remind edit \(reminder.id) --routine …', or take it out",
            command: "limber remind remove \(reminder.id)"))
      }
      if outgrown.contains(reminder.id) {
        findings.append(
          Finding(
            .note, "outgrown", "'\(reminder.id)' is a habit: it went without for six weeks",
            advice: "let it go with 'limber remind remove \(reminder.id)'"))
      }
      if reminder.plays, let fault = PlayedSinks(in: quiet).fault(of: reminder.sinks) {
        findings.append(
          Finding(
            .bad, "sinks-gone", "'\(reminder.id)' plays to nobody: \(fault)",
            advice: "name a sink with 'limber remind edit \(reminder.id) --play --sink …'"))
      }
    }
    return findings
  }

  /// What a reminder of this name was of, as far as its name says: 'warm-up-2' is of 'warm-up'.
  private static func routine(of id: ReminderID, in catalogue: RoutineCatalogue) -> String {
    let known = Set(catalogue.titles().map(\.id))
    var stem = id.text[...]
    if !known.contains(id.text), let hyphen = stem.lastIndex(of: "-"),
      stem[hyphen...].dropFirst().allSatisfy(\.isNumber)
    {
      stem = stem[..<hyphen]
    }
    return known.contains(String(stem)) ? String(stem) : id.text
  }
}
