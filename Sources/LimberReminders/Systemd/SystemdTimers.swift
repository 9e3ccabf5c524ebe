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

  /// Writes a reminder's units and starts its timer; where that fails, nothing is left.
  package func install(_ reminder: ExportedReminder) throws(ReminderFailure) {
    guard let program = host.executable else { throw .noProgram }
    let files: [ExportedFile]
    do {
      files = try SystemdUnits.files(for: reminder, program: program)
    } catch {
      throw .export(error)
    }
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
    remove(["limber-\(id).timer", "limber-\(id).service"])
    try? systemctl(["daemon-reload"])
  }

  /// How a reminder's timer stands.
  enum State: Hashable {
    case active, inactive, missing
    /// The user manager could not be asked; what was said.
    case unknown(String)
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

  /// Starts a reminder once more, after a while or now; the timer stays as it is.
  package func startOnce(
    _ id: ReminderID, afterSeconds seconds: Int64, isTest: Bool = false
  ) throws(ReminderFailure) {
    guard let program = host.executable else { throw .noProgram }
    try run(
      "systemd-run",
      [
        "--user", "--quiet", "--on-active=\(max(seconds, 1))s", "--timer-property=AccuracySec=1s",
        program, "remind", "run", id.text,
      ] + (isTest ? ["--test"] : []))
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
