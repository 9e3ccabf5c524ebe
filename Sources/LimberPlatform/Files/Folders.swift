/// Where limber keeps its files for this person, by the XDG base directory specification.
///
/// The same places are used on macOS. Relative values of the variables are invalid by the
/// specification and are ignored. Without a home folder, a place is nil unless its own variable is set.
package struct Folders: Sendable, Hashable {
  /// The person's home folder.
  package var home: String?
  /// `$XDG_DATA_HOME/limber`: the person's own routines, programmes and sinks.
  package var data: String?
  /// `$XDG_CONFIG_HOME/limber`: settings.
  package var config: String?
  /// `$XDG_STATE_HOME/limber`: history, positions and logs.
  package var state: String?
  /// `$XDG_CACHE_HOME/limber`: what can be made anew.
  package var cache: String?

  /// The person's own routines.
  package var routines: String? { data.map { $0 + "/routines" } }

  /// Finds the folders.
  ///
  /// - Parameters:
  ///   - variables: the environment variables.
  ///   - homeOnRecord: the home folder that the system has on record, for when `HOME` is not set.
  package init(variables: [String: String], homeOnRecord: String? = nil) {
    func absolute(_ name: String) -> String? {
      guard let value = variables[name], value.hasPrefix("/") else { return nil }
      return Folders.trimmed(value)
    }
    let home = absolute("HOME") ?? homeOnRecord
    func place(_ name: String, else fallback: String) -> String? {
      (absolute(name) ?? home.map { ($0 == "/" ? "" : $0) + fallback }).map {
        ($0 == "/" ? "" : $0) + "/limber"
      }
    }
    self.home = home
    data = place("XDG_DATA_HOME", else: "/.local/share")
    config = place("XDG_CONFIG_HOME", else: "/.config")
    state = place("XDG_STATE_HOME", else: "/.local/state")
    cache = place("XDG_CACHE_HOME", else: "/.cache")
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }
}

/// The folder of sockets that a login makes for a person, which a cron job is not told of.
package enum RuntimeFolder {
  /// The usual folder where it is there and belongs to this person alone; nil elsewhere.
  package static func usual(on disk: Disk) -> String? {
    let path = "/run/user/\(Identity.user)"
    guard let status = disk.status(ofLink: path), status.isOwnFolder(withNone: 0o077) else {
      return nil
    }
    return path
  }

  /// Whether a path is a socket of this person's.
  package static func isOwnSocket(_ path: String, on disk: Disk) -> Bool {
    guard let status = disk.status(of: path) else { return false }
    return status.isSocket && status.owner == Identity.user
  }
}
