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
  /// When anything of it last changed, its content or what is known of it, in nanoseconds since 1970; nobody
  /// can set it.
  package var changed: Int64
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

  package init(
    kind: Kind, size: Int, modified: Int64, changed: Int64, inode: UInt64, device: UInt64,
    mode: UInt32, owner: UInt32, isSocket: Bool = false
  ) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
    self.device = device
    self.mode = mode
    self.owner = owner
    self.isSocket = isSocket
  }

  /// Whether both are one file, whatever has become of its content.
  package func isSame(as other: FileStatus) -> Bool {
    inode == other.inode && device == other.device
  }

  /// Whether it is a folder of the person's own, with none of some permissions.
  package func isOwnFolder(withNone permissions: UInt32) -> Bool {
    kind == .folder && owner == Identity.user && mode & permissions == 0
  }
}

extension Disk {
  /// The status of what a path leads to, links followed; nil where there is nothing.
  package func status(of path: String) -> FileStatus? { effects.status(of: path) }

  /// The status of a path itself, be it a link; nil where there is nothing.
  package func status(ofLink path: String) -> FileStatus? { effects.status(ofLink: path) }

  /// Whether the person may run what a path leads to.
  package func isExecutable(_ path: String) -> Bool { effects.isExecutable(path) }

  /// Lets the person run a file of theirs.
  package func makeExecutable(_ path: String) throws(SystemError) {
    try effects.setMode((status(of: path)?.mode ?? 0o600) | 0o100, of: path)
  }
}
