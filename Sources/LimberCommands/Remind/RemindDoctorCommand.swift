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
    if arguments.has(Self.json) {
      try environment.streams.output.write(json(findings))
    } else {
      let ink = environment.ink(arguments)
      for finding in findings {
        let mark =
          switch finding.grade {
          case .fine: "ok  "
          case .note: ink.yellow("note")
          case .bad: ink.red("bad ")
          }
        try environment.streams.output.write("\(mark)  \(SafeText.shown(finding.text)).\n")
        if let advice = finding.advice {
          try environment.streams.tell("      \(advice.sentence).")
        }
      }
      try environment.streams.output.write("\nWhat a job of cron finds:\n")
      for line in JobSurvey.asJob(in: environment.reminderHost) {
        try environment.streams.tell("  \(line)")
      }
    }
    return findings.contains { $0.grade == .bad } ? .differs : .success
  }

  private func json(_ findings: [Finding]) -> String {
    let text = JSONWriter.array { json in
      for finding in findings {
        json.object { json in
          json.field("grade", finding.grade.rawValue)
          json.field("text", finding.text)
          json.field("advice", finding.advice)
        }
      }
    }
    return text + "\n"
  }
}

extension String {
  /// The text with a capital letter in front, but for a command in quotes.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() }
}
