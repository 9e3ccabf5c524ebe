internal import LimberPlatform
package import LimberSchedule
internal import LimberSyntax

/// Timers of the person's own systemd manager, in the place of lines in a crontab.
package struct SystemdTimers: Sendable {
  private let host: ReminderHost
  private let folder: String

  /// Finds the place for units.
  package init(_ host: ReminderHost) throws(ReminderFailure) {
    self.host = host
    guard let config = host.folders.config else { throw .noHome }
    folder = FilePath.split(config).folder + "/systemd/user"
  }

  /// What would become of a reminder's units, as `diff -u` shows it; empty where they stay as they are.
  ///
  /// - Parameter reminder: nil where its units go.
  package func diff(
    _ id: ReminderID, to reminder: ExportedReminder?
  ) throws(ReminderFailure) -> String {
    let files =
      try reminder.map { reminder throws(ReminderFailure) in try units(of: reminder) } ?? []
    return Self.names(of: id).map { name in
      let path = folder + "/" + name
      let old = try? host.disk.read(path, limit: 1 << 20)
      let new = files.first { $0.name == name }?.text
      let shown = host.shortened(path)
      return ShownDiff.of(
        old ?? [], Array((new ?? "").utf8),
        called: (old == nil ? "/dev/null" : shown, new == nil ? "/dev/null" : shown))
    }.joined()
  }

  private static func names(of id: ReminderID) -> [String] {
    ["limber-\(id).timer", "limber-\(id).service"]
  }

  private func units(of reminder: ExportedReminder) throws(ReminderFailure) -> [ExportedFile] {
    guard let program = host.executable else { throw .noProgram }
    do {
      return try SystemdUnits.files(for: reminder, program: program)
    } catch {
      throw .export(error)
    }
  }

  /// Writes a reminder's units and starts its timer; where that fails, nothing is left.
  package func install(_ reminder: ExportedReminder) throws(ReminderFailure) {
    let files = try units(of: reminder)
    do throws(SystemError) {
      try host.disk.makeFolder(folder)
      for file in files {
        try host.disk.write(Array(file.text.utf8), to: folder + "/" + file.name)
      }
    } catch {
      throw .file(error)
    }
    do throws(ReminderFailure) {
      try systemctl(["daemon-reload"])
      try systemctl(["enable", "--now", "limber-\(reminder.id).timer"])
    } catch {
      // Where systemd made the link and then refused the unit, the link leads nowhere.
      try? systemctl(["disable", "limber-\(reminder.id).timer"])
      host.disk.discard("\(folder)/timers.target.wants/limber-\(reminder.id).timer")
      remove(files.map(\.name))
      throw error
    }
  }

  /// Stops a reminder's timer and takes its units away.
  ///
  /// Where there is no user manager any more nothing runs that could be stopped, and a reminder must be
  /// removable all the same.
  package func uninstall(_ id: ReminderID) {
    try? systemctl(["disable", "--now", "limber-\(id).timer"])
    remove(Self.names(of: id))
    try? systemctl(["daemon-reload"])
  }

  /// How a reminder's timer stands.
  enum State: Hashable {
    case active, inactive, missing
    /// The user manager could not be asked; what was said.
    case unknown(String)
  }

  /// What a reminder's units say; nil where one of them is not there.
  func told(of id: ReminderID) -> SystemdUnits.Told? {
    let texts = Self.names(of: id).compactMap { name in
      (try? host.disk.read(folder + "/" + name, limit: 1 << 20)).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return texts.count == 2 ? SystemdUnits.told(timer: texts[0], service: texts[1], of: id) : nil
  }

  /// Whether systemd starts a reminder at its times; nil where it cannot be asked.
  func starts(_ reminder: Reminder) -> Bool? {
    switch state(of: reminder.id) {
    case .unknown: return nil
    case .inactive, .missing: return false
    case .active:
      guard let told = told(of: reminder.id) else { return false }
      return Set(told.calendars).isSuperset(of: calendars(of: reminder))
        && told.program.map(host.disk.isExecutable) ?? true
    }
  }

  /// The calendar expressions that a reminder's timer should have at least: the time of one that was put off stays
  /// until the next change.
  func calendars(of reminder: Reminder) -> [String] {
    let zone = reminder.zoneName.flatMap { host.zone(named: $0) == nil ? nil : $0 }
    return SystemdUnits.calendars(
      of: reminder.timetable(in: host), in: zone, once: reminder.minutePutOff(in: host))
  }

  /// Asks the user manager for a reminder's timer.
  func state(of id: ReminderID) -> State {
    let name = "limber-\(id).timer"
    guard host.disk.status(of: folder + "/" + name) != nil,
      host.disk.status(of: folder + "/limber-\(id).service") != nil
    else { return .missing }
    do throws(ReminderFailure) {
      try systemctl(["is-active", "--quiet", name])
      return .active
    } catch {
      guard case .systemd(let said) = error else { return .unknown(error.message) }
      // Of a unit that does not run nothing is said.
      return said.holds("bus") || said.holds("PATH") ? .unknown(said) : .inactive
    }
  }

  /// Starts the test of a reminder in a second; the timer stays as it is.
  func startTest(of id: ReminderID) throws(ReminderFailure) {
    guard let program = host.executable else { throw .noProgram }
    try runApart(
      ["--on-active=1s", "--timer-property=AccuracySec=1s"], id, program, ["--test"])
  }

  /// Whether a firing goes on by itself, in a unit of its own, and is over here.
  ///
  /// systemd starts no unit that runs already: while somebody is waited for, in the unit that the timer
  /// starts, that would be the end of the next firing.
  ///
  /// - Returns: false where this is no unit of a timer, or nothing is waited for, or systemd refuses.
  package func movedOut(_ reminder: Reminder) -> Bool {
    guard reminder.ways.contains(.notify) || reminder.plays,
      host.unit() == "limber-\(reminder.id).service", let program = host.executable
    else { return false }
    do throws(ReminderFailure) {
      try runApart(["--collect", "--description=limber: \(reminder.id)"], reminder.id, program)
      return true
    } catch {
      return false
    }
  }

  /// Has systemd start a reminder in a unit of its own.
  private func runApart(
    _ options: [String], _ id: ReminderID, _ program: String, _ words: [String] = []
  ) throws(ReminderFailure) {
    try run(
      "systemd-run",
      ["--user", "--quiet"] + options + [program, "remind", "run", id.text] + words)
  }

  private func remove(_ names: [String]) {
    for name in names { host.disk.discard(folder + "/" + name) }
  }

  private func systemctl(_ arguments: [String]) throws(ReminderFailure) {
    try run("systemctl", ["--user", "--no-ask-password"] + arguments)
  }

  private func run(_ name: String, _ arguments: [String]) throws(ReminderFailure) {
    guard let path = host.program(name) else {
      throw .systemd("there is no '\(name)' in PATH")
    }
    let bus = SessionBus(host)?.variables ?? [:]
    do throws(ProgramRun.Failure) {
      let run = try host.processes.run(
        Processes.Call(
          path, arguments,
          variables: host.surroundings.variables.merging(bus) { _, found in found }))
      guard run.status == .exited(0) else {
        throw .notStarted(run.said.isEmpty ? "'\(name)' failed with \(run.status)" : run.said)
      }
    } catch {
      throw .systemd(error.reason)
    }
  }
}
