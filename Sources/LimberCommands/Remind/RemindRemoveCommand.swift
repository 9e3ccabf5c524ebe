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
    let ids = try RemindTargets.ids(arguments[Self.ids], in: environment)
    let change: ReminderEditor.Change = { book throws(ReminderFailure) in
      for id in ids {
        guard book[id] != nil else {
          throw .unknown(id.text, known: book.reminders.map(\.id.text))
        }
        book[id] = nil
      }
    }
    guard case .done = try CrontabConsent(arguments).make(change, in: environment) else {
      return .success
    }
    let names = ids.map { "'\($0)'" }.joined(separator: ", ")
    try environment.output.write("Removed \(names).\n")
    return .success
  }
}

/// The reminders that arguments name.
enum RemindTargets {
  static func reminders(in environment: HostEnvironment) throws -> [Reminder] {
    try withReminders { () throws(ReminderFailure) in
      try ReminderEditor(environment.reminderHost).book().reminders
    }
  }

  /// The id of a reminder that there is.
  static func id(_ word: String, in environment: HostEnvironment) throws -> ReminderID {
    let known = try reminders(in: environment).map(\.id)
    return try withReminders { () throws(ReminderFailure) in try id(word, among: known) }
  }

  private static func id(
    _ word: String, among known: [ReminderID]
  ) throws(ReminderFailure) -> ReminderID {
    guard let id = ReminderID(word), known.contains(id) else {
      throw .unknown(word, known: known.map(\.text))
    }
    return id
  }

  /// The ids of reminders that there are.
  static func ids(_ words: [String], in environment: HostEnvironment) throws -> [ReminderID] {
    let known = try reminders(in: environment).map(\.id)
    return try withReminders { () throws(ReminderFailure) in
      var ids: [ReminderID] = []
      for word in words {
        let id = try id(word, among: known)
        if !ids.contains(id) { ids.append(id) }
      }
      return ids
    }
  }
}
