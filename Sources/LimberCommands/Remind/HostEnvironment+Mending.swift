import LimberHost
import LimberReminders
import LimberSchedule

extension HostEnvironment {
  /// Puts right what an earlier command about reminders was ended in the middle of, and says so.
  func mendReminders() throws {
    let settle = settleTimer
    let lines = try withReminders { () throws(ReminderFailure) in
      try ReminderEditor(reminderHost).mend(settle: settle)
    }
    for line in lines { say("limber: \(line)") }
  }

  /// Brings the units of systemd in line with a reminder.
  var settleTimer: ReminderEditor.Settle {
    { id, reminder throws(ReminderFailure) in
      let timers = try SystemdTimers(reminderHost)
      guard let reminder, reminder.starter == .systemd else { return timers.uninstall(id) }
      // A routine that cannot be read any more is still worth a reminder.
      let exported =
        (try? RemindSubject(reminder.routine, in: self))?.exported(reminder)
        ?? ExportedReminder(
          id: id, title: reminder.routine, routine: reminder.routine, schedule: reminder.schedule,
          seconds: nil)
      try timers.install(exported)
    }
  }
}
