internal import LimberPlatform
internal import LimberSyntax

/// Whether the person would rather not be disturbed at their desktop now, as far as it tells.
///
/// What cannot be asked, for want of a program or of an answer, keeps nothing back.
struct Occupation {
  private let host: ReminderHost
  private let bus: SessionBus

  init(_ host: ReminderHost, on bus: SessionBus) {
    self.host = host
    self.bus = bus
  }

  /// Why a reminder had better come later, as a phrase; nil where it may come.
  func reason() -> String? {
    if isShut { return "do not disturb is on" }
    if isLocked { return "the screen is locked" }
    return isFilled ? "something fills the screen" : nil
  }

  // MARK: - Do not disturb

  /// Whether what shows notifications holds them back: as its property says, which others than dunst have
  /// under the name of the specification, or as GNOME's setting says.
  private var isShut: Bool {
    let name = SessionBus.notifications
    if bus.hasOwner(of: name, at: host) == true {
      for (interface, property) in [("org.dunstproject.cmd0", "paused"), (name, "Inhibited")] {
        let answer = bus.property(property, of: interface, at: host)
        if answer?.holds("true") == true { return true }
      }
    }
    return run("gsettings", ["get", "org.gnome.desktop.notifications", "show-banners"]) == "false"
  }

  // MARK: - The screen

  /// Whether the screen of the person's session is locked, as logind was told.
  private var isLocked: Bool {
    guard
      let session = run(
        "loginctl", ["show-user", "\(Identity.user)", "--property=Display", "--value"]),
      !session.isEmpty
    else { return false }
    return run("loginctl", ["show-session", session, "--property=LockedHint", "--value"]) == "yes"
  }

  /// Whether the window in front fills the screen; only X tells of others' windows.
  private var isFilled: Bool {
    guard host.programForJob("xprop") != nil else { return false }
    let variables = DesktopVariables.all(host, bus: bus)
    guard variables["WAYLAND_DISPLAY"] == nil,
      let front = run("xprop", ["-root", "_NET_ACTIVE_WINDOW"], variables),
      let window = front.split(separator: " ").last, window.hasPrefix("0x"), window != "0x0",
      let state = run("xprop", ["-id", String(window), "_NET_WM_STATE"], variables)
    else { return false }
    return state.holds("_NET_WM_STATE_FULLSCREEN")
  }

  /// What a program prints, without white space at its ends; nil where it fails or is not there.
  private func run(
    _ name: String, _ arguments: [String], _ variables: [String: String]? = nil
  ) -> String? {
    guard let path = host.programForJob(name) else { return nil }
    let own = host.surroundings.variables.merging(bus.variables) { _, found in found }
    let run = try? host.processes.run(
      Processes.Call(path, arguments, variables: variables ?? own, within: .seconds(3)))
    guard let run, run.status == .exited(0) else { return nil }
    return String(decoding: run.output, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
