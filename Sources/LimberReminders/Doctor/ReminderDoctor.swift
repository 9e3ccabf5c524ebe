internal import LimberPlatform
internal import LimberSchedule

/// Looks at everything that keeps reminders from arriving, and says what to do.
package struct ReminderDoctor: Sendable {
  let host: ReminderHost
  let editor: ReminderEditor
  let log: FiringLog
  private let daemon: @Sendable () -> CronDaemon

  package init(_ host: ReminderHost) throws(ReminderFailure) {
    try self.init(host, daemon: { CronDaemon.look() })
  }

  init(
    _ host: ReminderHost, daemon: @escaping @Sendable () -> CronDaemon
  ) throws(ReminderFailure) {
    self.host = host
    self.daemon = daemon
    editor = try ReminderEditor(host)
    log = try FiringLog(host)
  }

  /// All that was seen, in the order in which one would look.
  package func findings() -> [Finding] {
    let book: ReminderBook
    do {
      book = try editor.book()
    } catch {
      return [.bad(error.message, "nothing else can be looked at until then")]
    }
    var findings: [Finding] = []
    if book.reminders.isEmpty {
      findings.append(.note("There are no reminders", "'limber remind add' makes one"))
    }
    findings += cron(book)
    findings += home()
    findings += ways(book)
    for reminder in book.reminders { findings += self.findings(on: reminder) }
    return findings
  }

  // MARK: - Cron itself

  private func cron(_ book: ReminderBook) -> [Finding] {
    let table: [UInt8]
    do {
      table = try CrontabProgram(host).read()
    } catch {
      let needsCron = book.reminders.contains { $0.starter == .cron }
      let advice = "until then, no reminder that cron starts can fire"
      return [needsCron ? .bad(error.message, advice) : .note(error.message)]
    }
    var findings = [Finding.fine("The crontab can be read")]
    switch daemon() {
    case .running: findings.append(.fine("A cron daemon runs"))
    case .timers:
      findings.append(.fine("systemd-cron starts the crontab, up to a minute late"))
    case .stopped(let process):
      findings.append(
        .bad(
          "The cron daemon stands still (process \(process) is stopped)",
          "let it go on, as in 'sudo kill -CONT \(process)'"))
    case .none:
      findings.append(
        .bad(
          "No cron daemon runs, so nothing in the crontab is started",
          "start it, as in 'sudo systemctl enable --now cron' or 'sudo service cron start'"))
    case .unseen: findings.append(.note("Whether a cron daemon runs cannot be seen here"))
    }
    do {
      if let block = try CrontabBlock(in: table) {
        findings += lines(block.jobs, book)
      } else if book.reminders.contains(where: { $0.starter == .cron }) {
        findings.append(
          .bad(
            "The crontab has no block of limber's", "'limber remind doctor --fix' writes it anew"))
      }
      findings += settings(CrontabSetting.seen(in: table))
    } catch {
      findings.append(.bad(error.message, "until then limber leaves the crontab alone"))
    }
    return findings
  }

  /// Whether the block holds what it should.
  private func lines(_ jobs: [CrontabJob], _ book: ReminderBook) -> [Finding] {
    var findings: [Finding] = []
    for program in Set(jobs.map(\.program)).sorted() {
      if !host.disk.isExecutable(program) {
        findings.append(
          .bad(
            "The crontab starts '\(program)', which is not there any more or cannot be run",
            "'limber remind doctor --fix' writes the path that limber has now"))
      } else if let own = host.executable, own != program {
        findings.append(
          .note(
            "The crontab starts '\(program)', and this is '\(own)'",
            "'limber remind doctor --fix' writes this one's path"))
      }
    }
    let known = book.reminders.filter { $0.starter == .cron }
    for id in Set(jobs.map(\.id)).sorted() where !known.contains(where: { $0.id == id }) {
      findings.append(
        .note(
          "The crontab starts '\(id)', which is no reminder",
          "'limber remind doctor --fix' takes it out"))
    }
    for reminder in known {
      let fields = jobs.filter { $0.id == reminder.id && !$0.isTest }.map(\.fields)
      let missing = reminder.schedule.expressions.map(\.text).filter { !fields.contains($0) }
      if !missing.isEmpty {
        findings.append(
          .bad(
            "The crontab lacks lines of the reminder '\(reminder.id)'",
            "'limber remind doctor --fix' writes them anew"))
      }
    }
    return findings
  }

  /// What lines of others above the block change for limber's own.
  private func settings(_ settings: [CrontabSetting]) -> [Finding] {
    settings.compactMap { setting in
      let place = "Line \(setting.line) of the crontab sets \(setting.name)"
      switch setting.name {
      case "SHELL":
        let shell = FilePath.split(setting.value).name
        guard ["sh", "bash", "dash", "zsh", "ksh"].contains(shell) else {
          return .bad(
            "\(place) to '\(setting.value)', which may not understand limber's lines",
            "move the line below limber's block")
        }
        return nil
      case "HOME":
        guard setting.value != host.folders.home else { return nil }
        return .bad(
          "\(place) to '\(setting.value)', where limber's files do not lie",
          "move the line below limber's block")
      case "CRON_TZ", "TZ":
        return .note(
          "\(place) to '\(setting.value)'; limber reckons with the zone of this machine",
          "move the line below limber's block if the two differ")
      default: return nil
      }
    }
  }

  /// A job's home is the one on record, whatever this shell says.
  private func home() -> [Finding] {
    guard let home = host.folders.home, let record = Surroundings.homeOnRecord(on: host.disk),
      host.disk.resolved(home) != host.disk.resolved(record)
    else { return [] }
    return [
      .bad(
        "HOME is '\(home)' here, and cron will say '\(record)', so a job will not find the reminders",
        "set up reminders with the home folder that cron has")
    ]
  }

  // MARK: - Ways

  private func ways(_ book: ReminderBook) -> [Finding] {
    var findings: [Finding] = []
    // A job is told of no desktop: what it can find by itself is what counts.
    var bare = host
    bare.surroundings.variables["XDG_RUNTIME_DIR"] = nil
    bare.surroundings.variables["DBUS_SESSION_BUS_ADDRESS"] = nil
    let bus = SessionBus(bare)
    let wanted = Set(book.reminders.flatMap(\.ways))
    if wanted.contains(.notify) {
      if let bus, let address = bus.variables["DBUS_SESSION_BUS_ADDRESS"] {
        findings.append(.fine("A job finds the desktop's bus at \(address)"))
      } else {
        findings.append(
          .note(
            "A job finds no session bus, so notifications will not show",
            "they will when you are logged in at a desktop that keeps its bus in /run/user"))
      }
      if host.programForJob("notify-send") == nil,
        host.programForJob("gdbus") == nil
      {
        findings.append(
          .note(
            "'notify-send' is not installed", "install libnotify-bin, or leave 'notify' out"))
      }
    }
    if wanted.contains(.terminal) {
      let count = host.terminals().count
      findings.append(
        count > 0
          ? .fine("\(count) of your terminals can be written to")
          : .note("No terminal at which you are logged in can be written to now"))
    }
    if wanted.contains(.mail), host.programForJob("sendmail") == nil {
      findings.append(.note("'sendmail' is not installed, so no mail can be sent"))
    }
    return findings
  }
}

/// One thing that a doctor saw.
package struct Finding: Sendable, Hashable {
  package enum Grade: String, Sendable, Hashable, CaseIterable {
    /// As it should be.
    case fine
    /// Worth knowing.
    case note
    /// Reminders may not arrive.
    case bad
  }

  package let grade: Grade
  /// What was seen, as a sentence without a full stop.
  package let text: String
  /// What to do about it; nil for nothing.
  package let advice: String?

  package static func fine(_ text: String) -> Finding {
    Finding(grade: .fine, text: text, advice: nil)
  }

  package static func note(_ text: String, _ advice: String? = nil) -> Finding {
    Finding(grade: .note, text: text, advice: advice)
  }

  static func bad(_ text: String, _ advice: String) -> Finding {
    Finding(grade: .bad, text: text, advice: advice)
  }
}
