import LimberCommandLine
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// Writes reminders for other schedulers: `limber remind export --ics`.
struct RemindExportCommand: Command {
  static let systemd = Flag("systemd", help: "Timer and service units for a systemd user manager")
  static let launchd = Flag("launchd", help: "LaunchAgents for macOS")
  static let ics = Flag("ics", help: "An iCalendar file with an alarm at each reminder")
  static let folder = Option<String>(
    "to", .folder("FOLDER"), otherwise: "standard output", help: "Write files into this folder")
  static let ids = ArgumentList<String>(
    .reminder("ID"), mayBeEmpty: true, help: "Only these reminders")
  static let description = CommandDescription(
    name: "export", summary: "Write reminders for systemd, launchd or a calendar",
    examples: [
      .init("limber remind export --ics > limber.ics", "all reminders, for a calendar"),
      .init(
        "limber remind export --systemd --to ~/.config/systemd/user", "units, where systemd looks"),
    ],
    arguments: [ids],
    options: [systemd, launchd, ics, folder])

  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments) throws(UsageError) {
    let given = [Self.systemd, Self.launchd, Self.ics].filter(arguments.has)
    if given.count > 1 { throw .conflict(given[0].spelling, given[1].spelling) }
    guard given.count == 1 else { throw UsageError.other(CommandFault.missingExportKind) }
    self.arguments = arguments
  }

  func run(in environment: HostEnvironment) throws -> ExitStatus {
    let desk = environment.reminderDesk
    try desk.mend()
    let ids = try desk.ids(arguments[Self.ids])
    let reminders = try desk.reminders()
      .filter { ids.isEmpty || ids.contains($0.id) }
    guard !reminders.isEmpty else {
      throw CommandFailure(.notFound, "there are no reminders; 'limber remind add' makes one")
    }
    if arguments.has(Self.ics), reminders.allSatisfy({ $0.schedule.cue != nil }) {
      throw CommandFailure(.data, "a calendar cannot know when another routine was done")
    }
    for reminder in reminders where arguments.has(Self.ics) && reminder.schedule.cue != nil {
      environment.streams.say(
        "limber: '\(reminder.id)' is left out: a calendar cannot know when another routine was done"
      )
    }
    let exported = try reminders.map {
      try RemindSubjects($0.routines, with: $0.with, in: environment.catalogue)
        .exported($0, in: desk.host)
    }
    let files = try files(
      exported, program: desk.host.executable, clock: environment.clock,
      streams: environment.streams)
    guard let folder = arguments[Self.folder] else {
      return try print(files, to: environment.streams.output)
    }
    let path = environment.surroundings.absolute(folder)
    try environment.disk.makeFolder(path)
    for file in files {
      try environment.disk.write(Array(file.text.utf8), to: path + "/" + file.name, mode: 0o644)
      environment.streams.say(
        "limber: wrote \(environment.surroundings.shortened(path + "/" + file.name))")
    }
    return .success
  }

  private func files(
    _ reminders: [ExportedReminder], program: String?, clock: WallClock, streams: Streams
  ) throws -> [ExportedFile] {
    if arguments.has(Self.ics) {
      return [CalendarFile.file(for: reminders, now: clock.seconds, in: clock.zone)]
    }
    guard let program else {
      throw CommandFailure(.unavailable, ReminderFailure.noProgram.message)
    }
    return arguments.has(Self.systemd)
      ? try Self.systemd(reminders, program: program)
      : try Self.readable { () throws(ExportRefusal) in
        var files: [ExportedFile] = []
        for reminder in reminders {
          do throws(ExportRefusal) {
            files.append(try LaunchAgent.file(for: reminder, program: program))
          } catch {
            // One that launchd cannot say keeps nobody from the others.
            guard reminders.count > 1 else { throw error }
            streams.say("limber: '\(reminder.id)' is left out: \(error.message)")
          }
        }
        return files
      }
  }

  /// The units of reminders.
  static func systemd(
    _ reminders: [ExportedReminder], program: String
  ) throws -> [ExportedFile] {
    try readable { () throws(ExportRefusal) in
      var files: [ExportedFile] = []
      for reminder in reminders {
        files += try SystemdUnits.files(for: reminder, program: program)
      }
      return files
    }
  }

  private static func readable<Value>(
    _ body: () throws(ExportRefusal) -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch {
      throw CommandFailure(.data, error.message)
    }
  }

  /// Several files on standard output each get their name before them, where a comment is allowed.
  private func print(
    _ files: [ExportedFile], to output: HostOutput
  ) throws -> ExitStatus {
    if arguments.has(Self.launchd), files.count > 1 {
      throw UsageError.other(CommandFault.severalAgents)
    }
    for file in files {
      let name = arguments.has(Self.systemd) ? "# \(file.name)\n" : ""
      try output.writeExactly(name + file.text)
    }
    return .success
  }
}
