#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of sockets that a login makes for a person, which a cron job is not told of.
package enum RuntimeFolder {
  /// The usual folder where it is there and belongs to this person alone; nil elsewhere.
  package static func usual() -> String? {
    let path = "/run/user/\(getuid())"
    var raw = stat()
    guard lstat(path, &raw) == 0, raw.st_mode & S_IFMT == S_IFDIR, raw.st_uid == getuid(),
      raw.st_mode & 0o077 == 0
    else { return nil }
    return path
  }

  /// Whether a path is a socket.
  package static func isSocket(_ path: String) -> Bool {
    var raw = stat()
    return stat(path, &raw) == 0 && raw.st_mode & S_IFMT == S_IFSOCK
  }
}
