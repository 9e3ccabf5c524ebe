#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls that make a file last; a test puts a disk in their place that is full, or that fails.
package struct DiskCalls: Sendable {
  /// Writes bytes from a place on, once, and answers with how many were taken.
  package var write: @Sendable (OpenFile, _ bytes: [UInt8], _ start: Int) throws(SystemError) -> Int
  /// Waits until the disk has a file, or the names in a folder.
  package var synchronize: @Sendable (OpenFile) throws(SystemError) -> Void
  /// Puts a file in the place of another.
  package var rename: @Sendable (_ old: String, _ new: String) throws(SystemError) -> Void

  package static let system = DiskCalls(
    write: { file, bytes, start throws(SystemError) in try file.writeOnce(bytes, from: start) },
    synchronize: { file throws(SystemError) in try file.synchronize() },
    rename: { old, new throws(SystemError) in
      guard renameat(AT_FDCWD, old, AT_FDCWD, new) == 0 else { throw .last(new) }
    })
}

extension DiskCalls {
  /// Writes all bytes, in as many calls as it takes.
  package func writeAll(_ bytes: [UInt8], to file: OpenFile) throws(SystemError) {
    var done = 0
    while done < bytes.count { done += try write(file, bytes, done) }
  }

  /// Waits until the disk has what a folder says: which names are in it.
  ///
  /// A folder that may not be opened, or whose file system knows nothing of this, is passed over; a
  /// disk that fails is not.
  package func synchronize(folder: String) throws(SystemError) {
    guard let folder = try? OpenFile(folder, O_RDONLY | O_NONBLOCK | O_NOCTTY) else { return }
    do {
      try synchronize(folder)
    } catch  where error.code == EINVAL || error.isForbidden || error.code == ENOTSUP {
      return
    }
  }
}
