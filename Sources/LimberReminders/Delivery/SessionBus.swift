internal import LimberPlatform
internal import LimberSyntax

/// The way to the person's desktop, found anew by each job: cron hands nothing of it on.
struct SessionBus: Sendable, Hashable {
  /// The variables that lead there: `XDG_RUNTIME_DIR` and `DBUS_SESSION_BUS_ADDRESS`.
  let variables: [String: String]

  /// Finds the bus; nil where there is none, as on a machine without a desktop.
  ///
  /// - Parameter runtimeFolder: the folder of this person's sockets, in the place of the usual one.
  init?(_ host: ReminderHost, runtimeFolder: String? = nil) {
    let disk = host.disk
    let folder =
      host.variable("XDG_RUNTIME_DIR") ?? runtimeFolder ?? RuntimeFolder.usual(on: disk)
    let address: String
    if let given = host.variable("DBUS_SESSION_BUS_ADDRESS") {
      address = given
    } else if let folder, RuntimeFolder.isOwnSocket(folder + "/bus", on: disk) {
      address = "unix:path=\(folder)/bus"
    } else {
      return nil
    }
    var variables = ["DBUS_SESSION_BUS_ADDRESS": address]
    variables["XDG_RUNTIME_DIR"] = folder
    self.variables = variables
  }

  /// Whether somebody answers to a name on the bus; nil where it cannot be asked.
  func hasOwner(of name: String, at host: ReminderHost) -> Bool? {
    ask("NameHasOwner", [name], at: host).map { $0.holds("true") }
  }

  /// Whether somebody would be started to answer to a name; nil where it cannot be asked.
  func canStart(_ name: String, at host: ReminderHost) -> Bool? {
    ask("ListActivatableNames", [], at: host).map { $0.holds("'\(name)'") }
  }

  /// What the bus itself answers, as `gdbus` prints it.
  private func ask(_ method: String, _ arguments: [String], at host: ReminderHost) -> String? {
    guard let gdbus = host.programForJob("gdbus") else { return nil }
    let words = [
      "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
      "/org/freedesktop/DBus", "--method", "org.freedesktop.DBus.\(method)", "--",
    ]
    let run = try? host.processes.run(
      Processes.Call(
        gdbus, words + arguments,
        variables: host.surroundings.variables.merging(variables) { _, found in found },
        within: .seconds(3)))
    guard let run, run.status == .exited(0) else { return nil }
    return String(decoding: run.output, as: UTF8.self)
  }
}
