internal import LimberPlatform
internal import LimberSchedule

extension ReminderDoctor {
  /// Whether what a job needs to write can be written.
  func files() -> [Finding] {
    var findings: [Finding] = []
    if let home = host.folders.home, host.disk.status(of: home) == nil {
      findings.append(
        .bad(
          "home-gone", "The home folder \(home) is not there, and with it the reminders",
          "mount it, or log in where it is"))
    }
    do throws(ReminderFailure) {
      let places = try ReminderPlaces(host)
      try places.makeFolders()
      let probe = places.state + "/.probe"
      do throws(SystemError) {
        try places.disk.write([0x0A], to: probe)
        places.disk.discard(probe)
      } catch {
        throw .file(error)
      }
    } catch {
      findings.append(Self.unwritten(error))
    }
    if let zone = host.variable("TZ") {
      findings.append(
        .note(
          "shell-zone",
          "TZ is '\(zone)' in this shell; reminders come, and are told here, by the machine's zone")
      )
    }
    return findings
  }

  /// Whether the units of a reminder say what they should.
  private func units(of reminder: Reminder, _ timers: SystemdTimers) -> [Finding] {
    guard let told = timers.told(of: reminder.id) else { return [] }
    let (advice, command) = (
      "'limber remind doctor --fix' writes them anew", "limber remind doctor --fix"
    )
    var findings: [Finding] = []
    if !Set(told.calendars).isSuperset(of: timers.calendars(of: reminder)) {
      findings.append(
        .bad(
          "timer-other", "The timer of '\(reminder.id)' has other times than the reminder", advice,
          command: command))
    }
    if let program = told.program, !host.disk.isExecutable(program) {
      findings.append(
        .bad(
          "program-gone",
          "The units of '\(reminder.id)' start '\(program)', which is not there any more or cannot be run",
          advice, command: command))
    }
    return findings
  }

  /// What a fault means that keeps limber from noting what came of reminders.
  static func unwritten(_ failure: ReminderFailure) -> Finding {
    let advice = "until then they come, and nobody can tell that they did"
    if case .file(let fault) = failure, fault.isFull {
      return .bad(
        "disk-full", "What reminders note has no room: \(failure.message)",
        "free some space there; \(advice)")
    }
    return .bad("state-closed", "What reminders note cannot be written: \(failure.message)", advice)
  }

  /// Whether the timers of systemd are at work.
  func timers(_ book: ReminderBook) -> [Finding] {
    let timed = book.reminders.filter { $0.starter == .systemd }
    guard !timed.isEmpty, let timers = try? SystemdTimers(host) else { return [] }
    var findings: [Finding] = []
    for reminder in timed {
      let name = "limber-\(reminder.id).timer"
      switch timers.state(of: reminder.id) {
      case .active:
        findings.append(.fine("timer", "The timer of '\(reminder.id)' is at work"))
        findings += units(of: reminder, timers)
      case .missing:
        findings.append(
          .bad(
            "timer-gone", "The timer of '\(reminder.id)' is not there any more",
            "'limber remind doctor --fix' writes it anew", command: "limber remind doctor --fix"))
      case .inactive:
        findings.append(
          .bad(
            "timer-stopped", "The timer of '\(reminder.id)' is stopped",
            command: "systemctl --user enable --now \(name)"))
      case .unknown(let said):
        findings.append(
          .bad(
            "no-user-manager", "systemd's user manager cannot be asked: \(said)",
            "log in where there is one, or add the reminder with --scheduler cron"))
        return findings
      }
    }
    if let person = host.variable("LOGNAME") ?? host.variable("USER"),
      host.disk.status(of: "/var/lib/systemd/linger/\(person)") == nil
    {
      findings.append(
        .note(
          "no-linger", "Timers of systemd run only while you are logged in",
          command: "loginctl enable-linger"))
    }
    return findings
  }
}
