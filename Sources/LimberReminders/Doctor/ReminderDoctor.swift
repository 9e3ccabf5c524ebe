internal import LimberPlatform
internal import LimberSchedule
internal import LimberSyntax

/// Looks at everything that keeps reminders from arriving, and says what to do.
package struct ReminderDoctor: Sendable {
  let host: ReminderHost
  let editor: ReminderEditor
  let log: FiringLog
  private let daemon: @Sendable () -> CronDaemon
  /// Where whoever keeps the machine changes its units.
  private let units: String
  /// The folder in which the machine's own files stand.
  let root: String
  /// Whoever keeps the machine, for whom there are no limits.
  let keeper: UInt32

  package init(_ host: ReminderHost) throws(ReminderFailure) {
    try self.init(host, daemon: { CronDaemon.look(on: host.disk) })
  }

  init(
    _ host: ReminderHost, units: String = "/etc/systemd/system", root: String = "",
    keeper: UInt32 = 0, daemon: @escaping @Sendable () -> CronDaemon
  ) throws(ReminderFailure) {
    self.host = host
    self.units = units
    self.root = root
    self.keeper = keeper
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
      return [
        .bad(
          "book-unreadable", error.message, "nothing else can be looked at until then",
          command: anew(after: error))
      ]
    }
    var findings: [Finding] = []
    if book.reminders.isEmpty {
      findings.append(
        .note("no-reminders", "There are no reminders", "'limber remind add' makes one"))
    }
    findings += cron(book)
    if book.reminders.contains(where: { $0.starter == .cron }) { findings += account() }
    findings += home() + files()
    findings += ways(book)
    findings += timers(book)
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
      if case .forbidden = error {
        // What stands there already is started all the same.
        return [
          Finding(
            needsCron ? .bad : .note, "crontab-forbidden", error.message,
            advice: "until then, no reminder that cron starts can be added or changed",
            command: allowance)
        ]
      }
      let (code, command) = Self.unreadable(error)
      return [
        Finding(
          needsCron ? .bad : .note, code, error.message, advice: needsCron ? advice : nil,
          command: command)
      ]
    }
    var findings = [Finding.fine("crontab", "The crontab can be read")]
    // Timers of systemd need no cron, and many desktops have none.
    if book.reminders.isEmpty || book.reminders.contains(where: { $0.starter == .cron }) {
      findings.append(atWork())
    }
    do {
      if let block = try CrontabBlock(in: table) {
        findings += lines(block.jobs, book)
        if block.foreignLines > 0 {
          findings.append(
            .note(
              "block-foreign",
              "The block holds lines that are no reminders (\(block.foreignLines)); they stay"))
        }
      } else if book.reminders.contains(where: { $0.starter == .cron }) {
        findings.append(
          .bad(
            "block-missing", "The crontab has no block of limber's",
            "'limber remind doctor --fix' writes it anew", command: "limber remind doctor --fix"))
      }
      findings += settings(CrontabSetting.seen(in: table))
    } catch {
      findings.append(
        .bad(
          "block-broken", error.message, "until then limber leaves the crontab alone",
          command: Self.byHand))
    }
    return findings
  }

  /// What kind of fault keeps the table from being read, and what mends it.
  private static func unreadable(_ failure: ReminderFailure) -> (code: String, command: String?) {
    let anew = "sudo apt-get install --reinstall cron"
    switch failure {
    case .noCrontab: return ("no-crontab", "sudo apt-get install cron")
    case .crontabTooSlow: return ("crontab-hangs", anew)
    case .crontabFailed(_, let said) where said.holds("Permission denied"):
      return ("crontab-unreadable", anew)
    default: return ("crontab-unreadable", nil)
    }
  }

  /// What lets the person have a crontab; nil where nobody can tell who they are.
  private var allowance: String? {
    guard let person = host.variable("LOGNAME") ?? host.variable("USER") else { return nil }
    let word = ReminderMessage.word(person)
    return host.disk.status(of: root + "/etc/cron.allow") == nil
      ? Self.edit("/etc/cron.deny", by: "/^", person, "$/d")
      : "echo \(word) | sudo tee -a /etc/cron.allow"
  }

  /// Whether something starts what stands in crontabs.
  private func atWork() -> Finding {
    switch daemon() {
    case .running: .fine("cron", "A cron daemon runs")
    case .timers: .fine("systemd-cron", "systemd-cron starts the crontab, up to a minute late")
    case .stopped(let process):
      .bad(
        "cron-stopped", "The cron daemon stands still (process \(process) is stopped)",
        command: "sudo kill -CONT \(process)")
    case .none where isMasked:
      .bad(
        "cron-masked", "The cron daemon is masked, so nothing starts it, not even by hand",
        command: "sudo systemctl unmask cron && sudo systemctl enable --now cron")
    case .none:
      .bad(
        "no-cron", "No cron daemon runs, so nothing in the crontab is started",
        "start it, as in 'sudo systemctl enable --now cron' or 'sudo service cron start'",
        command: host.program("systemctl") == nil
          ? "sudo service cron start" : "sudo systemctl enable --now cron")
    case .unseen: .note("cron-unseen", "Whether a cron daemon runs cannot be seen here")
    }
  }

  /// Whether somebody forbade systemd to start the daemon.
  private var isMasked: Bool {
    ["cron", "crond", "cronie"].contains {
      host.disk.resolved("\(units)/\($0).service") == "/dev/null"
    }
  }

  /// Where limber does not dare: what others wrote is for the person to change.
  private static let byHand = "crontab -e"

  /// Sets a damaged book aside and makes it again from the block, as far as that tells.
  private func anew(after failure: ReminderFailure) -> String? {
    guard case .badBook = failure, let path = (try? ReminderPlaces(host))?.book else { return nil }
    let word = ReminderMessage.word(path)
    return "mv \(word) \(word).bad; limber remind doctor --fix"
  }

  /// Whether the block holds what it should.
  private func lines(_ jobs: [CrontabJob], _ book: ReminderBook) -> [Finding] {
    var findings: [Finding] = []
    for program in Set(jobs.map(\.program)).sorted() {
      if !host.disk.isExecutable(program) {
        findings.append(
          .bad(
            "program-gone",
            "The crontab starts '\(program)', which is not there any more or cannot be run",
            "'limber remind doctor --fix' writes the path that limber has now",
            command: "limber remind doctor --fix"))
      } else if let own = host.executable, own != program {
        findings.append(
          .note(
            "program-other", "The crontab starts '\(program)', and this is '\(own)'",
            "'limber remind doctor --fix' writes this one's path",
            command: "limber remind doctor --fix"))
      }
    }
    let known = book.reminders.filter { $0.starter == .cron }
    for id in Set(jobs.map(\.id)).sorted() where !known.contains(where: { $0.id == id }) {
      if host.surroundings.isRememberedElsewhere(id) {
        findings.append(
          .fine("reminder-elsewhere", "The crontab starts '\(id)', a reminder of other settings"))
        continue
      }
      findings.append(
        .bad(
          "reminder-lost",
          "The crontab starts '\(id)', which is no reminder: the file of reminders has lost it",
          "'limber remind doctor --fix' makes it one again", command: "limber remind doctor --fix"))
    }
    for reminder in known {
      let fields = jobs.filter { $0.id == reminder.id && !$0.isTest }.map(\.fields)
      let missing = reminder.lines(in: host).map(\.text).filter { !fields.contains($0) }
      if !missing.isEmpty {
        findings.append(
          .bad(
            "lines-missing", "The crontab lacks lines of the reminder '\(reminder.id)'",
            "'limber remind doctor --fix' writes them anew", command: "limber remind doctor --fix"))
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
        guard host.disk.isExecutable(setting.value) else {
          return .bad(
            "shell-gone", "\(place) to '\(setting.value)', which is not there",
            "move the line below limber's block", command: Self.byHand)
        }
        guard ["sh", "bash", "dash", "zsh", "ksh"].contains(shell) else {
          return .bad(
            "shell-foreign",
            "\(place) to '\(setting.value)', which may not understand limber's lines",
            "move the line below limber's block", command: Self.byHand)
        }
        return nil
      case "HOME":
        guard setting.value != host.folders.home else { return nil }
        return .bad(
          "table-home", "\(place) to '\(setting.value)', where limber's files do not lie",
          "move the line below limber's block", command: Self.byHand)
      case "CRON_TZ", "TZ":
        return .note(
          "table-zone",
          "\(place) to '\(setting.value)'; limber reckons with the zone of this machine",
          "move the line below limber's block if the two differ", command: Self.byHand)
      case "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME":
        guard setting.value != host.variables[setting.name] else { return nil }
        return .bad(
          "table-folders", "\(place) to '\(setting.value)', where limber's files do not lie",
          "move the line below limber's block", command: Self.byHand)
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
        "home-elsewhere",
        "HOME is '\(home)' here, and cron will say '\(record)', so a job will not find the reminders",
        "set up reminders with the home folder that cron has")
    ]
  }
}
