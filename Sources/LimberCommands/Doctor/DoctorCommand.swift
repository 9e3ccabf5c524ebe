import LimberBasics
import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSyntax

/// Says what is missing or old beside limber itself: `limber doctor`.
struct DoctorCommand: Command {
  static let json = Flag("json", help: "Print a JSON array")
  static let description = CommandDescription(
    name: "doctor", summary: "Say what is missing or old around limber, and what mends it",
    discussion: [
      """
      It looks at the program itself, at cron, notifications and the voice, at sinks that cannot be used, at \
      the completions of your shell, the manual, and the schema beside your routines. Nothing of it is needed \
      to play, and nothing is changed. 'limber remind doctor' looks at your reminders.
      """
    ],
    examples: [.init("limber doctor", "what could be better, each with one command")],
    options: [json])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let survey = InstallationSurvey(
      sinks: SinkListing.all(from: environment.sinkSources), surroundings: environment.surroundings,
      processes: environment.processes, cronDaemon: .look(on: environment.surroundings.disk))
    let findings = survey.findings()
    if arguments.has(Self.json) {
      try environment.streams.output.write(FindingList(findings).json)
    } else {
      try FindingList(findings).write(on: environment.streams, ink: environment.ink(arguments))
    }
    return .success
  }
}
