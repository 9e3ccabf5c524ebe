import LimberBasics
import LimberCommandLine
import LimberEvents
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSyntax

/// Says what keeps reminders from arriving: `limber remind doctor`.
struct RemindDoctorCommand: Command {
  static let fix = Flag("fix", help: "Write limber's block of the crontab anew")
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
      let answer = try CrontabConsent(arguments).make({ _ in }, at: environment.reminderDesk)
      guard case .done(let proposal) = answer else { return .success }
      environment.streams.say(
        proposal.changesCrontab
          ? "limber: the block was written anew" : "limber: the block is as it should be")
    }
    let findings = try withReminders { () throws(ReminderFailure) in
      try ReminderDoctor(environment.reminderHost).findings()
    }
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
}
