internal import LimberPlatform
internal import LimberSchedule

/// What a job finds in its environment, for a person to read.
package struct JobSurvey: Sendable {
  /// One line for each thing that matters.
  package let lines: [String]

  /// Looks around in an environment.
  package init(_ host: ReminderHost) throws(ReminderFailure) {
    let names = ["HOME", "LOGNAME", "SHELL", "PATH", "LANG", "XDG_RUNTIME_DIR"]
    var lines = names.map { "\($0)=\(host.variables[$0] ?? "(not set)")" }
    lines.append("reminders: \(try ReminderPlaces(host).book)")
    let book = try ReminderEditor(host).book()
    lines.append(
      "known: " + (book.reminders.map(\.id.text).joined(separator: ", ").nonEmpty ?? "none"))
    let address = SessionBus(host)?.variables["DBUS_SESSION_BUS_ADDRESS"]
    lines.append("session bus: \(address ?? "none")")
    lines.append("terminals: \(host.terminals().count)")
    lines.append("sendmail: \(host.programForJob("sendmail") ?? "none")")
    self.lines = lines
  }

  /// The same, seen by limber itself when it is started as cron would: by the crontab's shell, and with nothing but
  /// what cron and the crontab's settings hand on.
  package static func asJob(in host: ReminderHost) -> [String] {
    guard let program = host.executable else { return [] }
    var variables = ["SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"]
    variables["HOME"] = host.folders.home
    variables["LOGNAME"] = host.variables["LOGNAME"] ?? host.variables["USER"]
    let table = try? CrontabProgram(host).read()
    // Who the job belongs to is nothing that a crontab can change.
    for setting in CrontabSetting.seen(in: table ?? []) where setting.name != "LOGNAME" {
      variables[setting.name] = setting.value
    }
    do throws(ProgramRun.Failure) {
      let run = try host.processes.run(
        Processes.Call(
          variables["SHELL"] ?? "/bin/sh",
          ["-c", ReminderMessage.word(program) + " remind run --check"], variables: variables))
      guard run.status == .exited(0) else { return ["limber failed: \(run.said)"] }
      return String(decoding: run.output, as: UTF8.self).split(separator: "\n").map(String.init)
    } catch {
      return ["limber could not be started: \(error.reason)"]
    }
  }
}

extension String {
  /// The text where there is any.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
