#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes whole files so that a reader sees the old one or the new one, and a crash leaves one of them.
package enum AtomicFile {
  /// Replaces a file, or makes it.
  ///
  /// A link of the person's own is followed, and a file that is there keeps its permissions. A link
  /// that somebody else may have planted is not followed.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: the file; its folder must be there.
  ///   - mode: the permissions of a file that is made.
  /// - Throws: `SystemError`; the old file is then untouched, or where the disk failed at the very
  ///   last, the old one or the new one is there.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
  ) throws(SystemError) {
    try write(bytes, to: path, mode: mode, disk: .system)
  }

  package static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600, disk: DiskCalls
  ) throws(SystemError) {
    try PlantedLink.refuse(path)
    let target = FilePath.resolved(path) ?? path
    let status = FileStatus.of(target)
    if status?.kind == .folder { throw SystemError(code: EISDIR, subject: path) }
    let (folder, name) = FilePath.split(target)
    var temporary = ""
    do throws(SystemError) {
      let file = try TemporaryName.open(name, in: folder)
      temporary = file.name
      // It is locked for as long as it is open: until it has its name, or the writer is dead.
      defer { withExtendedLifetime(file) {} }
      try disk.writeAll(bytes, to: file)
      try file.setMode(status?.mode ?? mode)
      try disk.synchronize(file)
      try disk.rename(temporary, target)
    } catch {
      if !temporary.isEmpty { unlink(temporary) }
      throw SystemError(code: error.code, subject: path)
    }
    try disk.synchronize(folder: folder)
  }

  /// Makes a file that is not there yet.
  ///
  /// - Throws: `SystemError`, which `isAlreadyThere` where it is there.
  package static func create(
    _ bytes: [UInt8], at path: String, mode: UInt32 = 0o600
  ) throws(SystemError) {
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode_t(mode))
    let disk = DiskCalls.system
    do {
      try disk.writeAll(bytes, to: file)
      try disk.synchronize(file)
      try disk.synchronize(folder: FilePath.split(path).folder)
    } catch {
      unlink(path)
      throw error
    }
  }
}

/// The names of files that are being written, which a crash may leave behind: `.NAME.1a2b3c4d`.
package enum TemporaryName {
  private static let digits = 8

  /// A fresh name for what will become a file.
  package static func of(_ name: String) -> String {
    ".\(name).\(Identity.uuid().prefix(digits))"
  }

  /// Makes a file for what will become another, locked, so that nobody takes it for a dead writer's.
  ///
  /// - Throws: `SystemError`
  static func open(_ name: String, in folder: String) throws(SystemError) -> OpenFile {
    while true {
      let file = try OpenFile("\(folder)/\(of(name))", O_WRONLY | O_CREAT | O_EXCL)
      // Between the two calls somebody who tidies may have had it. Nobody else makes that name.
      if file.takeLock(within: 0) != .held, FileStatus.of(link: file.name) != nil { return file }
    }
  }

  /// The name that the file would have had; nil for a name that is not of this kind.
  package static func target(of name: String) -> String? {
    guard name.hasPrefix("."), let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return nil
    }
    let end = name[name.index(after: dot)...]
    let target = name[name.index(after: name.startIndex)..<dot]
    let isHexadecimal = end.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
    return end.utf8.count == digits && isHexadecimal && !target.isEmpty ? String(target) : nil
  }

  /// Takes away what killed writers left behind in a folder that is limber's own.
  ///
  /// Whoever writes one holds its lock, and a lock dies with its holder. Where the file system knows no
  /// locks, what is younger than an hour may still be written.
  package static func tidy(_ folder: String, now: Int64) {
    for name in (try? FilePath.names(in: folder)) ?? [] {
      let path = folder + "/" + name
      guard target(of: name) != nil, let status = FileStatus.of(link: path),
        status.kind == .regular,
        // What replaces a file that may not be written may not be either.
        let file = try? OpenFile(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
      else { continue }
      let isDead =
        switch file.takeLock(within: 0) {
        case .had: true
        case .held: false
        case .unknown: now - status.modified / 1_000_000 > patience
        }
      // While it is locked nobody else can have begun to write it.
      if isDead, FileStatus.of(link: path)?.isSame(as: status) == true { unlink(path) }
      withExtendedLifetime(file) {}
    }
  }

  /// How old a file without a lock is before nobody is writing it any more, in milliseconds.
  private static let patience: Int64 = 3_600_000
}
