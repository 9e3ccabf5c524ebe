import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// Removes reminders: `limber remind remove ID…`.
struct RemindRemoveCommand: Command {
  static let ids = ArgumentList<String>(.text("ID"), help: "The reminders")
  static let description = CommandDescription(
    name: "remove", summary: "Remove reminders, and their lines from the crontab",
    arguments: [ids],
    options: CrontabConsent.options)

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let ids = try environment.reminderDesk.ids(arguments[Self.ids])
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
