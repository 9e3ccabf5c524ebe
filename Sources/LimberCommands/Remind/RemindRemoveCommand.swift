import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// Removes reminders: `limber remind remove ID…`.
struct RemindRemoveCommand: Command {
  static let description = CommandDescription(
    name: "remove", summary: "Remove reminders, and their lines from the crontab",
    examples: [
      .init("limber remind remove calf-step-stretch", "one of them"),
      .init(
        "limber remind remove --all", "all of them; 'limber remind restore' has the crontab back"),
    ],
    arguments: [RemindPauseCommand.ids],
    options: [RemindPauseCommand.all] + CrontabConsent.options)

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    try RemindPauseCommand.checkTargets(arguments)
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = environment.reminderDesk
    let ids =
      arguments.has(RemindPauseCommand.all)
      ? try desk.reminders().map(\.id) : try desk.ids(arguments[RemindPauseCommand.ids])
    guard !ids.isEmpty else {
      try desk.streams.output.write("There are no reminders.\n")
      return .success
    }
    let change: ReminderEditor.Change = { book throws(ReminderFailure) in
      for id in ids {
        guard book[id] != nil else {
          throw .unknown(id.text, known: book.reminders.map(\.id.text))
        }
        book[id] = nil
      }
    }
    guard case .done = try CrontabConsent(arguments).make(change, at: environment.reminderDesk)
    else {
      return .success
    }
    let names = ids.map { "'\($0)'" }.joined(separator: ", ")
    try environment.streams.output.write("Removed \(names).\n")
    return .success
  }
}
