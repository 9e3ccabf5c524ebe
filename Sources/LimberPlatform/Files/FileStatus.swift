#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path leads to.
package struct FileStatus: Sendable, Hashable {
  /// The kinds of file that make a difference to limber.
  package enum Kind: Sendable, Hashable {
    case regular, folder, other
    /// A link, where it is not followed.
    case link
  }

  package var kind: Kind
  /// Its size in bytes.
  package var size: Int
  /// When its content last changed, in nanoseconds since 1970.
  package var modified: Int64
  /// Which file it is on its device; two equal numbers on one device are the same file.
  package var inode: UInt64
  /// The device it lies on.
  package var device: UInt64
  /// The permission bits.
  package var mode: UInt32
  /// The number of the user whose it is.
  package var owner: UInt32
  /// Whether it is a socket, which is one of the others.
  package var isSocket: Bool

  init(_ raw: stat) {
    switch raw.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(raw.st_size)
    #if canImport(Darwin)
      let time = raw.st_mtimespec
    #else
      let time = raw.st_mtim
    #endif
    modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    inode = UInt64(raw.st_ino)
    device = UInt64(truncatingIfNeeded: raw.st_dev)
    mode = UInt32(raw.st_mode & 0o7777)
    owner = raw.st_uid
    isSocket = raw.st_mode & S_IFMT == S_IFSOCK
  }

  /// The status of what a path leads to, links followed; nil where there is nothing.
  package static func of(_ path: String) -> FileStatus? {
    var raw = stat()
    guard stat(path, &raw) == 0 else { return nil }
    return FileStatus(raw)
  }

  /// The status of a path itself, be it a link; nil where there is nothing.
  package static func of(link path: String) -> FileStatus? {
    var raw = stat()
    guard lstat(path, &raw) == 0 else { return nil }
    return FileStatus(raw)
  }

  /// Whether both are one file, whatever has become of its content.
  package func isSame(as other: FileStatus) -> Bool {
    inode == other.inode && device == other.device
  }
}

extension FileStatus {
  /// Whether it is a folder of the person's own, with none of some permissions.
  package func isOwnFolder(withNone permissions: UInt32) -> Bool {
    kind == .folder && owner == Identity.user && mode & permissions == 0
  }

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
