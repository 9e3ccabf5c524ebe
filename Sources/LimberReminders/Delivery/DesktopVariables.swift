internal import LimberPlatform

/// The variables by which programs find the person's desktop, of which a job is told nothing.
enum DesktopVariables {
  /// Those that are taken from the session.
  private static let names: Set<String> = [
    "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "TERMINAL", "PATH", "LANG",
  ]

  /// The job's variables with those of the desktop, as the user manager knows them; where it knows no
  /// display, with the usual first one.
  static func all(_ host: ReminderHost, bus: SessionBus?) -> [String: String] {
    var variables = host.surroundings.variables.merging(bus?.variables ?? [:]) { _, found in found }
    if let systemctl = host.programForJob("systemctl"),
      let run = try? host.processes.run(
        Processes.Call(
          systemctl, ["--user", "show-environment"], variables: variables, within: .seconds(3))),
      run.status == .exited(0)
    {
      for line in String(decoding: run.output, as: UTF8.self).split(separator: "\n") {
        let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        // A value that needs quotes is none of these.
        guard pair.count == 2, names.contains(String(pair[0])), !pair[1].hasPrefix("$'") else {
          continue
        }
        variables[String(pair[0])] = String(pair[1])
      }
    }
    guard variables["DISPLAY"] == nil, variables["WAYLAND_DISPLAY"] == nil else { return variables }
    variables["DISPLAY"] = ":0"
    if let folder = variables["XDG_RUNTIME_DIR"],
      RuntimeFolder.isOwnSocket(folder + "/wayland-0", on: host.disk)
    {
      variables["WAYLAND_DISPLAY"] = "wayland-0"
    }
    return variables
  }
}
