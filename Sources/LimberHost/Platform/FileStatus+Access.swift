#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileStatus {
  /// Whether the person may run what a path leads to.
  static func isExecutable(_ path: String) -> Bool {
    access(path, X_OK) == 0
  }
}
