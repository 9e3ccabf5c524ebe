#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes files away.
package enum FileRemoval {
  /// Takes a file away; false where it is still there.
  @discardableResult
  package static func remove(_ path: String) -> Bool {
    unlink(path) == 0 || errno == ENOENT
  }
}
