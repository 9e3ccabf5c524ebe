internal import LimberPlatform
package import LimberSchedule

/// Whether reminders will really be started, as far as one look at the machine tells.
package struct FiringOutlook: Sendable {
  private let host: ReminderHost
  private let daemon: @Sendable () -> CronDaemon

  package init(_ host: ReminderHost) {
    self.init(host, daemon: { CronDaemon.look(on: host.disk) })
  }

  init(_ host: ReminderHost, daemon: @escaping @Sendable () -> CronDaemon) {
    self.host = host
    self.daemon = daemon
  }

  /// Whether something starts each of some reminders; one that nobody can tell of is left out.
  ///
  /// For cron its lines must stand in the crontab and a daemon be at work, for systemd its timer be at work with
  /// its times; and the program be there.
  package func fires(_ reminders: [Reminder]) -> [ReminderID: Bool] {
    var fires: [ReminderID: Bool] = [:]
    let timed = reminders.filter { $0.starter == .cron }
    if !timed.isEmpty {
      let isAtWork = daemon().isAtWork
      let table = try? CrontabProgram(host).read()
      let jobs = table.flatMap { try? CrontabBlock(in: $0)?.jobs } ?? []
      for reminder in timed {
        let own = jobs.filter { $0.id == reminder.id && !$0.isTest }
        let isWritten = reminder.lines(in: host).allSatisfy { expression in
          own.contains {
            $0.fields == expression.text && host.disk.isExecutable($0.program)
          }
        }
        if !isWritten {
          fires[reminder.id] = false
        } else if let isAtWork {
          fires[reminder.id] = isAtWork
        }
      }
    }
    if let timers = try? SystemdTimers(host) {
      for reminder in reminders where reminder.starter == .systemd {
        fires[reminder.id] = timers.starts(reminder)
      }
    }
    return fires
  }
}
