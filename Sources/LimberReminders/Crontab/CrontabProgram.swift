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
    // No table and no permission end with the same code; only the words tell them apart.
    if run.status == .exited(1), run.said.holds("no crontab for") { return [] }
    throw failure(run, "'crontab -l' failed with \(run.status), so nothing was written")
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
      throw .crontabFailed("'crontab' could not \(purpose) the table", said: error.reason)
    }
  }

  private func failure(_ run: ProgramRun, _ what: String) -> ReminderFailure {
    run.said.holds("not allowed")
      ? .forbidden(run.said) : .crontabFailed(what, said: run.said)
  }
}

/// Whether a cron daemon runs, as far as anybody can see.
package enum CronDaemon {
  private static let names: Set<String> = [
    "cron", "crond", "fcron", "cronie", "bcron-sched", "dcron", "busybox-crond",
  ]

  /// Whether one runs; nil where the system shows no processes, or starts cron only when it is needed.
  package static func isRunning() -> Bool? { isRunning(processes: "/proc") }

  static func isRunning(processes: String) -> Bool? {
    guard let entries = try? Disk.system.names(in: processes) else { return nil }
    let identifiers = entries.filter { $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard !identifiers.isEmpty else { return nil }
    return identifiers.contains { identifier in
      guard let name = try? Disk.system.read("\(processes)/\(identifier)/comm", limit: 64) else {
        return false
      }
      return names.contains(
        String(decoding: name.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
  }
}
