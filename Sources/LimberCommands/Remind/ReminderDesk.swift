import LimberCommandLine
import LimberHost
import LimberReminders
import LimberSchedule

/// The reminders as commands use them: with their failures in words.
struct ReminderDesk {
  let host: ReminderHost
  private let catalogue: RoutineCatalogue
  let streams: Streams

  init(_ host: ReminderHost, catalogue: RoutineCatalogue, streams: Streams) {
    self.host = host
    self.catalogue = catalogue
    self.streams = streams
  }

  /// What changes them.
  func editor() throws -> ReminderEditor {
    try withReminders { () throws(ReminderFailure) in try ReminderEditor(host) }
  }

  // MARK: - Kept in order

  /// Puts right what an earlier command about reminders was ended in the middle of, and says so.
  func mend() throws {
    let lines = try withReminders { () throws(ReminderFailure) in
      try ReminderEditor(host).mend(settle: settle)
    }
    for line in lines { streams.say("limber: \(line)") }
  }

  /// Brings the units of systemd in line with a reminder.
  var settle: ReminderEditor.Settle {
    { id, reminder throws(ReminderFailure) in
      let timers = try SystemdTimers(host)
      guard let timer = timer(of: reminder) else { return timers.uninstall(id) }
      try timers.install(timer)
    }
  }

  /// What a change would do to units of systemd, as `diff -u` shows it; empty where nothing.
  ///
  /// - Parameter refreshes: whether the units of reminders that do not change are written anew as well.
  func unitsDiff(
    of proposal: ReminderEditor.Proposal, refreshes: Bool
  ) throws(ReminderFailure) -> String {
    var ids = proposal.timers
    if refreshes { ids += proposal.book.reminders.map(\.id).filter { !ids.contains($0) } }
    var text = ""
    for id in ids {
      text += try SystemdTimers(host).diff(id, to: timer(of: proposal.book[id]))
    }
    return text
  }

  /// What systemd is to know of a reminder; nil where something else starts it.
  private func timer(of reminder: Reminder?) -> ExportedReminder? {
    guard let reminder, reminder.starter == .systemd else { return nil }
    // A routine that cannot be read any more is still worth a reminder.
    let known = reminder.routines.compactMap { try? RemindSubject($0, in: catalogue) }
    return RemindSubjects(known).exported(
      reminder, in: host, title: known.isEmpty ? reminder.routine : nil)
  }

  // MARK: - Those that arguments name

  func reminders() throws -> [Reminder] {
    try withReminders { () throws(ReminderFailure) in try ReminderEditor(host).book().reminders }
  }

  /// The id of a reminder that there is.
  func id(_ word: String) throws -> ReminderID {
    let known = try reminders().map(\.id)
    return try withReminders { () throws(ReminderFailure) in try Self.id(word, among: known) }
  }

  private static func id(
    _ word: String, among known: [ReminderID]
  ) throws(ReminderFailure) -> ReminderID {
    guard let id = ReminderID(word), known.contains(id) else {
      throw .unknown(word, known: known.map(\.text))
    }
    return id
  }

  /// The ids of reminders that there are, each once.
  func ids(_ words: [String]) throws -> [ReminderID] {
    let known = try reminders().map(\.id)
    return try withReminders { () throws(ReminderFailure) in
      var ids: [ReminderID] = []
      for word in words {
        let id = try Self.id(word, among: known)
        if !ids.contains(id) { ids.append(id) }
      }
      return ids
    }
  }
}

extension ReminderFailure {
  /// How the program ends for it.
  var status: ExitStatus {
    switch self {
    case .noHome, .noCrontab, .systemd: .unavailable
    case .badBook: .configuration
    case .file: .output
    case .unknown: .notFound
    case .taken: .usage
    case .busy, .changedMeanwhile: .tryLater
    case .forbidden: .permission
    case .crontabFailed, .crontabTooSlow, .notKept: .unavailable
    case .refused, .noProgram, .export: .data
    }
  }
}

/// Does something about reminders, its failures in words.
func withReminders<Value>(_ body: () throws(ReminderFailure) -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    if case .taken = error { throw UsageError.other(CommandFault.takenReminderID(error.message)) }
    throw CommandFailure(error.status, error.message)
  }
}
