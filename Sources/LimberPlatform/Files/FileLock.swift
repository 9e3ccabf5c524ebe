#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock between processes, by a file of its own; given back when the value goes, or the process does.
package final class FileLock: Sendable {
  private let file: OpenFile

  /// Takes a lock.
  ///
  /// - Parameters:
  ///   - path: the file that stands for it; made where it is missing, never removed.
  ///   - milliseconds: how long whoever holds it is waited for.
  /// - Returns: nil where somebody else holds it.
  package init?(_ path: String, within milliseconds: Int) throws(SystemError) {
    file = try OpenFile(path, O_RDWR | O_CREAT)
    guard file.lock(within: milliseconds) else { return nil }
  }

  /// Closing alone would not do: a program that is just being started has a copy until it runs.
  deinit {
    file.unlock()
  }
}
