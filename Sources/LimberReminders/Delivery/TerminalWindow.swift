internal import Dispatch
internal import LimberPlatform
internal import LimberSyntax

/// A window with a terminal on the person's desktop, opened by a job that knows nothing of the desktop.
package struct TerminalWindow: Sendable {
  private let host: ReminderHost
  private let own: [String]?

  /// Finds the way to the desktop.
  ///
  /// - Parameter own: the program that the person chose and its arguments, behind which a command may stand;
  ///   nil for the usual ones.
  package init(_ host: ReminderHost, own: [String]? = nil) {
    self.host = host
    self.own = own
  }

  /// The usual ones, in the order in which they are tried, and what stands before a command.
  private static let known: [(name: String, words: [String])] = [
    ("x-terminal-emulator", ["-e"]), ("gnome-terminal", ["--wait", "--"]), ("kgx", ["--"]),
    ("konsole", ["-e"]), ("xfce4-terminal", ["--disable-server", "-x"]), ("mate-terminal", ["-x"]),
    ("ptyxis", ["--"]), ("kitty", []), ("alacritty", ["-e"]), ("foot", []),
    ("wezterm", ["start", "--"]), ("xterm", ["-e"]),
  ]

  /// Stays until the person has read how it ended; that it began is told by a file.
  private static let script = """
    : > "$0"; "$@"; printf '\\nEnter closes this window. '; read -r answer
    """

  /// Opens one in which a command runs, and waits for as long as the terminal's program does.
  ///
  /// What was chosen goes first, then `TERMINAL` of the person's session.
  ///
  /// - Returns: whether any could be opened.
  package func run(_ command: [String]) -> Bool {
    let variables = DesktopVariables.all(host, bus: SessionBus(host))
    guard let state = (try? ReminderPlaces(host))?.state else { return false }
    let mark = "\(state)/window.\(host.seconds)"
    defer { host.disk.discard(mark) }
    for words in candidates(variables) {
      let found = words[0].hasPrefix("/") ? words[0] : host.programForJob(words[0])
      guard let path = found else { continue }
      let launch = Launch(
        path: path,
        arguments: Array(words.dropFirst()) + ["/bin/sh", "-c", Self.script, mark] + command,
        variables: variables)
      guard let program = try? host.processes.start(launch) else { continue }
      let status = program.waitForExit(until: .now() + .seconds(43_200))
      // One without a display to show itself on is over before its command begins; some hand over to a
      // program that runs already, and end well.
      if status == nil || status == .exited(0) || host.disk.status(of: mark) != nil { return true }
    }
    return false
  }

  /// The programs to try, each with what stands before a command.
  private func candidates(_ variables: [String: String]) -> [[String]] {
    var candidates = Self.known.map { [$0.name] + $0.words }
    for own in [variables["TERMINAL"].map { [$0] }, own] {
      guard let own, let first = own.first, !first.isEmpty else { continue }
      // One of the usual ones that is named alone needs no words for how it takes a command.
      let usual = Self.known.first { $0.name == FilePath.split(first).name }
      candidates.insert(own.count > 1 ? own : [first] + (usual?.words ?? ["-e"]), at: 0)
    }
    return candidates
  }
}
