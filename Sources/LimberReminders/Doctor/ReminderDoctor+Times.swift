internal import LimberBasics
internal import LimberSchedule

extension ReminderDoctor {
  /// What there is to say about one reminder.
  func findings(on reminder: Reminder) -> [Finding] {
    [tests(of: reminder), firings(of: reminder), pause(of: reminder), zone(of: reminder)]
      .compactMap { $0 }
      + clockChanges(of: reminder)
  }

  /// What came of the last test, where it was no success and nothing went well since.
  private func tests(of reminder: Reminder) -> Finding? {
    let own = log.records().filter { $0.id == reminder.id }
    guard let index = own.lastIndex(where: \.isTest), own[index].outcome == .failed,
      !own[index...].contains(where: { $0.outcome == .arrived })
    else { return nil }
    let test = own[index]
    let said = test.notes.joined(separator: "; ")
    guard test.notes == [FiringRecord.notStarted] else {
      return .bad(
        "test-failed", "The last test of '\(reminder.id)' reached nobody: \(said)",
        "choose ways that work here with 'limber remind edit \(reminder.id) --by …'")
    }
    return .bad(
      "test-not-started",
      "The last test of '\(reminder.id)' was not started"
        + (canRun ? ", though a job of limber's runs here" : ", and a job of limber's fails here"),
      canRun
        ? "what keeps it from being started stands in the log of the system: an account that has"
          + " expired, a rule for logins, a limit of processes"
        : "'limber remind doctor' shows below what the job says",
      command: canRun ? "journalctl -u cron -u crond -n 50" : nil)
  }

  /// Whether limber runs with nothing but what cron hands on.
  private var canRun: Bool {
    JobSurvey.asJob(in: host).contains { $0.hasPrefix("HOME=") }
  }

  /// Whether the last time that was due left a trace.
  private func firings(of reminder: Reminder) -> Finding? {
    let now = host.seconds
    let times = reminder.timetable(in: host).firingTimes(in: reminder.zone(in: host))
    let last = log.last(of: reminder.id)
    guard let due = times.last(through: now - reminder.settling), due.instant > reminder.created
    else {
      return nil
    }
    let ran = last.map { $0.time.milliseconds / 1_000 } ?? 0
    if ran + 60 >= due.instant {
      guard let last, last.outcome == .failed else {
        return .fine(
          "fired", "'\(reminder.id)' fired when it was last due")
      }
      return .bad(
        "reached-nobody",
        "'\(reminder.id)' fired and reached nobody: \(last.notes.joined(separator: "; "))",
        "choose ways that work here with 'limber remind edit \(reminder.id) --by …'")
    }
    let when = Instant(milliseconds: due.instant * 1_000).rfc3339.prefix(16)
    return .bad(
      last == nil ? "never-fired" : "missed",
      last == nil
        ? "'\(reminder.id)' has never fired, though it was due at \(when)Z"
        : "'\(reminder.id)' did not fire when it was last due, at \(when)Z",
      "'limber remind test \(reminder.id)' shows whether cron starts it; a machine that slept or was"
        + " off then is no fault", command: "limber remind test \(reminder.id)")
  }

  private func zone(of reminder: Reminder) -> Finding? {
    guard let name = reminder.zoneName, host.zone(named: name) == nil else { return nil }
    return .bad(
      "zone-gone",
      "'\(reminder.id)' goes by the clock of \(name), which this machine does not know any more",
      "until it does, it comes by the machine's own clock",
      command: "limber remind edit \(reminder.id) --zone local")
  }

  private func pause(of reminder: Reminder) -> Finding? {
    guard reminder.isPaused(at: host.seconds) else { return nil }
    return .note(
      "paused", "'\(reminder.id)' is paused",
      "'limber remind resume \(reminder.id)' lets it speak again",
      command: "limber remind resume \(reminder.id)")
  }

  /// The nights of the coming year in which the clocks change something for a reminder.
  private func clockChanges(of reminder: Reminder) -> [Finding] {
    let zone = reminder.zone(in: host)
    let now = host.seconds
    var ofCron = reminder
    ofCron.starter = .cron
    let times = ofCron.timetable(in: host).firingTimes(in: zone)
    var findings: [Finding] = []
    var day = now
    while day < now + 366 * 86_400 {
      defer { day += 86_400 }
      guard zone.offset(day) != zone.offset(day + 86_400) else { continue }
      let firings = times.firings(from: day, to: day + 86_400)
      let date = zone.localMinute(at: day + 86_400).date.text
      if Set(firings.map(\.nominal)).count < firings.count {
        findings.append(
          .note(
            "clocks-back",
            "'\(reminder.id)' comes twice in an hour when the clocks go back on \(date)"))
      }
      if firings.contains(where: { zone.localMinute(at: $0.instant) != $0.nominal }) {
        findings.append(
          .note(
            "clocks-forward",
            reminder.starter == .cron
              ? "'\(reminder.id)' comes later when the clocks go forward on \(date)"
              : "'\(reminder.id)' is left out when the clocks go forward on \(date)"))
      }
    }
    return findings
  }
}
