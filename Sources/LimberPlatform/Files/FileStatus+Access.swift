#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileStatus {
  /// Whether the person may run what a path leads to.
  package static func isExecutable(_ path: String) -> Bool {
    access(path, X_OK) == 0
  }

  /// Lets the person run a file of theirs.
  package static func makeExecutable(_ path: String) throws(SystemError) {
    let mode = of(path)?.mode ?? 0o600
    guard chmod(path, mode_t(mode | 0o100)) == 0 else { throw .last(path) }
  }
}
