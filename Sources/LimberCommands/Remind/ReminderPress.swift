import LimberBasics
import LimberHost
import LimberPlatform
import LimberReminders
import LimberSchedule

/// What becomes of a press on a reminder's notification.
struct ReminderPress {
  private let reminder: Reminder
  private let routines: [String]
  private let desk: ReminderDesk
  private let terminal: [String]?

  /// - Parameters:
  ///   - routines: what the notification told of, which of several is what was not done yet.
  ///   - terminal: the program that the person settled on for terminals; nil for the usual ones.
  init(_ reminder: Reminder, of routines: [String], at desk: ReminderDesk, terminal: [String]?) {
    self.reminder = reminder
    self.routines = routines
    self.desk = desk
    self.terminal = terminal
  }

  /// Seconds that somebody is waited for at most: nobody presses on what is half a day old.
  private static let longest: Int64 = 6 * 3_600

  /// Waits for a press until shortly before the reminder comes next, and does what was pressed.
  ///
  /// - Parameter runner: what showed the notification, and tells where a press could not be followed.
  func wait(for notice: Notice, of runner: ReminderRunner) throws {
    let now = desk.host.clock.seconds
    let next = reminder.next(after: now, in: desk.host) ?? .max
    // By then the same notification may come again.
    let seconds = min(max(next - now - 10, 1), Self.longest)
    switch notice.wait(milliseconds: Int32(seconds * 1_000)) {
    case nil: break
    case .start: start(runner)
    case .later: try desk.putOff(reminder, to: RemindWords.minute(after: 600, by: desk.host.clock))
    case .skip: try silenceToday()
    }
  }

  private func start(_ runner: ReminderRunner) {
    let program = desk.host.executable ?? "limber"
    var command = [program] + Reminder.words(for: routines)
    for (name, value) in reminder.with.byName.sorted(by: { $0.key < $1.key }) {
      command += ["--with", "\(name)=\(value)"]
    }
    if !TerminalWindow(desk.host, own: terminal).run(command) {
      runner.tellOfNoWindow(reminder, playing: routines)
    }
  }

  private func silenceToday() throws {
    let clock = desk.host.clock
    let tomorrow = clock.zone.localMinute(at: clock.seconds).date.advanced(by: 1)
    let midnight = clock.zone.instant(of: LocalMinute(tomorrow, ClockTime(minuteOfDay: 0)))
    let id = reminder.id
    try desk.change { book in
      let paused = book[id]?.pausedUntil ?? midnight
      book[id]?.pausedUntil = max(midnight, paused)
    }
  }
}

extension ReminderDesk {
  /// Changes reminders without a question: what was pressed is agreed to.
  fileprivate func change(
    _ change: @escaping @Sendable (inout ReminderBook) -> Void
  ) throws {
    _ = try withReminders { () throws(ReminderFailure) in
      try ReminderEditor(host).apply(
        { book throws(ReminderFailure) in change(&book) }, settle: settle)
    }
  }

  /// Lets a reminder come again at a time, and not before.
  fileprivate func putOff(_ reminder: Reminder, to due: Int64) throws {
    let id = reminder.id
    try change { book in book[id]?.snoozedUntil = due }
  }
}
