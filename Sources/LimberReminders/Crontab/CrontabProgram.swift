internal import LimberPlatform
internal import LimberSyntax

/// The `crontab` of this machine: reads and installs the person's table.
struct CrontabProgram: Sendable {
  private let path: String
  private let variables: [String: String]
  private let processes: Processes
  private let seconds: Double

  /// Finds `crontab` in `PATH`, and nowhere else: the person may have set it aside.
  ///
  /// - Parameter seconds: how long one call may take.
  init(_ host: ReminderHost, seconds: Double = 10) throws(ReminderFailure) {
    guard let path = host.program("crontab") else { throw .noCrontab }
    self.path = path
    self.seconds = seconds
    processes = host.processes
    var variables = host.variables
    variables["LC_ALL"] = "C"
    self.variables = variables
  }

  /// The table as it is; empty where the person has none.
  func read() throws(ReminderFailure) -> [UInt8] {
    let run = try run(["-l"], to: "read")
    if run.status == .exited(0) { return run.output }
    if Self.saysThatThereIsNone(run) { return [] }
    throw failure(run, "'crontab -l' failed with \(run.status), so nothing was written")
  }

  /// Whether `crontab -l` failed because the person has no table.
  ///
  /// Of no table and no permission only the words tell apart which it is: those of Debian's cron, cronie
  /// and systemd-cron (which ends with 2), of busybox, and of bcron.
  private static func saysThatThereIsNone(_ run: ProgramRun) -> Bool {
    guard case .exited(let code) = run.status, code != 0 else { return false }
    let said = run.said
    return said.holds("no crontab for") || said.holds("Crontab does not exist")
      || said.holds("can't open '") && said.holds("': No such file or directory")
  }

  /// Installs the table in a file.
  func install(file: String) throws(ReminderFailure) {
    let run = try run([file], to: "install")
    guard run.status == .exited(0) else {
      throw failure(run, "'crontab' refused the new table with \(run.status)")
    }
  }

  /// Takes the table away.
  func remove() throws(ReminderFailure) {
    let run = try run(["-r"], to: "take away")
    guard run.status == .exited(0) else {
      throw failure(run, "'crontab -r' failed with \(run.status)")
    }
  }

  private func run(
    _ arguments: [String], to purpose: String
  ) throws(ReminderFailure) -> ProgramRun {
    do throws(ProgramRun.Failure) {
      return try processes.run(
        Processes.Call(path, arguments, variables: variables, within: .seconds(seconds)))
    } catch {
      let what = "'crontab' could not \(purpose) the table"
      if case .tooSlow(let time) = error {
        throw .crontabTooSlow(what, seconds: Int(time.components.seconds))
      }
      throw .crontabFailed(what, said: error.reason)
    }
  }

  private func failure(_ run: ProgramRun, _ what: String) -> ReminderFailure {
    run.said.holds("not allowed")
      ? .forbidden(run.said) : .crontabFailed(what, said: run.said)
  }
}
