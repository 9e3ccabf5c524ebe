internal import LimberBasics
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
    call(
      "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.\(method)", arguments,
      at: host)
  }

  /// What an object answers, as `gdbus` prints it; nil where it does not.
  func call(
    _ name: String, _ object: String, _ method: String, _ arguments: [String],
    at host: ReminderHost
  ) -> String? {
    run(Self.words(name, object, method, arguments), at: host)
  }

  private func run(_ words: [String], at host: ReminderHost) -> String? {
    guard let gdbus = host.programForJob("gdbus") else { return nil }
    let run = try? host.processes.run(
      Processes.Call(
        gdbus, words,
        variables: host.surroundings.variables.merging(variables) { _, found in found },
        within: .seconds(3)))
    guard let run, run.status == .exited(0) else { return nil }
    return String(decoding: run.output, as: UTF8.self)
  }

  /// The arguments of `gdbus` for a call; what is handed over is no option of its own.
  private static func words(
    _ name: String, _ object: String, _ method: String, _ arguments: [String]
  ) -> [String] {
    ["call", "--session", "--dest", name, "--object-path", object, "--method", method, "--"]
      + arguments
  }

  // MARK: - Notifications

  /// Who shows notifications.
  static let notifications = "org.freedesktop.Notifications"
  private static let notificationsObject = "/org/freedesktop/Notifications"

  /// The arguments of `gdbus` that show a notification.
  ///
  /// - Parameter actions: what can be pressed, each with its label.
  static func words(
    notifying title: String, _ body: String, actions: [(name: String, label: String)] = []
  ) -> [String] {
    let list = actions.flatMap { [$0.name, $0.label] }.map(variant).joined(separator: ",")
    return words(
      notifications, notificationsObject, "\(notifications).Notify",
      ["limber", "0", "", variant(title), variant(body), "[\(list)]", "{}", "-1"])
  }

  /// Shows a notification with something to press; its number, nil where it is not shown.
  func notify(
    _ title: String, _ body: String, actions: [(name: String, label: String)],
    at host: ReminderHost
  ) -> String? {
    // As in '(uint32 7,)'.
    run(Self.words(notifying: title, body, actions: actions), at: host)?
      .split { !("0"..."9").contains($0) }.last.map(String.init)
  }

  /// Takes a notification away, by its number.
  func close(_ number: String, at host: ReminderHost) {
    guard UInt32(number) != nil else { return }
    _ = call(
      Self.notifications, Self.notificationsObject, "\(Self.notifications).CloseNotification",
      [number], at: host)
  }

  /// Whether what shows notifications has a button for a press on the notification itself, as Xfce's has.
  func showsDefault(at host: ReminderHost) -> Bool {
    let answer = call(
      Self.notifications, Self.notificationsObject, "\(Self.notifications).GetServerInformation",
      [],
      at: host)
    return answer?.holds("'Xfce'") == true
  }

  /// A property of what shows notifications, as `gdbus` prints it.
  func property(_ name: String, of interface: String, at host: ReminderHost) -> String? {
    call(
      Self.notifications, Self.notificationsObject, "org.freedesktop.DBus.Properties.Get",
      [interface, name], at: host)
  }

  /// A text as `gdbus` reads it.
  private static func variant(_ text: String) -> String {
    "'\(text.escapingScalars(["\\", "'"]))'"
  }
}
