#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes whole files so that a reader sees the old one or the new one, and a crash leaves one of them.
public enum AtomicFile {
  /// Replaces a file, or makes it.
  ///
  /// A link is followed, and a file that is there keeps its permissions.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: the file; its folder must be there.
  ///   - mode: the permissions of a file that is made.
  /// - Throws: `SystemError`; the old file is then untouched.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
  ) throws(SystemError) {
    let target = FilePath.resolved(path) ?? path
    let status = FileStatus.of(target)
    if status?.kind == .folder { throw SystemError(code: EISDIR, subject: path) }
    let (folder, name) = FilePath.split(target)
    let temporary = "\(folder)/.\(name).\(Identity.uuid().prefix(8))"
    do throws(SystemError) {
      let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL)
      try file.writeAll(bytes)
      try file.setMode(status?.mode ?? mode)
      try file.synchronize()
      guard rename(temporary, target) == 0 else { throw .last(path) }
    } catch {
      unlink(temporary)
      throw SystemError(code: error.code, subject: path)
    }
    // What the folder now says must last as well; where that cannot be had, the file is written all the same.
    try? OpenFile(folder, O_RDONLY).synchronize()
  }

  /// Makes a file that is not there yet.
  ///
  /// - Throws: `SystemError`, which `isAlreadyThere` where it is there.
  public static func create(
    _ bytes: [UInt8], at path: String, mode: UInt32 = 0o600
  ) throws(SystemError) {
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode_t(mode))
    do {
      try file.writeAll(bytes)
      try file.synchronize()
    } catch {
      unlink(path)
      throw error
    }
  }
}
