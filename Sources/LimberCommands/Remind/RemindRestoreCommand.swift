import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders

/// Has a crontab of before back: `limber remind restore COPY`.
struct RemindRestoreCommand: Command {
  static let copy = OptionalArgument<String>(
    .text("COPY"), help: "The name of a copy; without one the copies are listed")
  static let description = CommandDescription(
    name: "restore", summary: "List the crontabs that were kept, or have one back",
    discussion: [
      """
      Before each change limber keeps the crontab as it is, 20 of them. The difference is shown before \
      one is put back. Reminders stay as they are: 'limber remind doctor' says where the two differ.
      """
    ],
    examples: [
      .init("limber remind restore", "what there is, the newest first"),
      .init("limber remind restore 2026-11-23T12-00-30.000 --dry-run", "what would change"),
    ],
    arguments: [copy], options: CrontabConsent.options)

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let editor = try environment.reminderDesk.editor()
    let output = environment.streams.output
    guard let copy = arguments[Self.copy] else {
      let copies = editor.copies()
      try output.write(
        copies.isEmpty
          ? "No crontab was kept yet.\n" : copies.map { $0 + "\n" }.joined())
      return .success
    }
    let restoring = try withReminders { () throws(ReminderFailure) in try editor.restoring(copy) }
    guard let restoring else {
      throw CommandFailure(
        .notFound,
        "no crontab was kept as '\(UsageError.shown(copy))'; 'limber remind restore' lists them")
    }
    guard restoring.changes else {
      try output.write("The crontab is as it was then.\n")
      return .success
    }
    if !arguments.has(CrontabConsent.yes) || arguments.has(CrontabConsent.dryRun) {
      if !arguments.has(CrontabConsent.dryRun) {
        try environment.streams.mustAsk(
          "this changes your crontab; see how with --dry-run, agree with --yes")
      }
      try output.write(restoring.diff)
      if arguments.has(CrontabConsent.dryRun) { return .success }
      guard try environment.streams.ask("Change the crontab like this?") else {
        try output.write("Nothing was changed.\n")
        return .success
      }
    }
    try withReminders { () throws(ReminderFailure) in try editor.restore(restoring) }
    try output.write("The crontab is as it was then.\n")
    return .success
  }
}
