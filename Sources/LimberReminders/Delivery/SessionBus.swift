internal import LimberPlatform

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
}
