internal import LimberPlatform

extension SinkSystem {
  private var disk: Disk { surroundings.disk }

  /// The path of a program, looked for on `PATH` and where people install them; nil for none.
  public func find(_ program: String) -> String? {
    Processes.live.find(program, in: surroundings, also: Processes.installed)
  }

  /// Whether a socket of this person's stands at a path.
  public func isOwnSocket(_ path: String) -> Bool { RuntimeFolder.isOwnSocket(path, on: disk) }

  /// A path with `~/` at its start put in full.
  public func expanded(_ path: String) -> String {
    path.hasPrefix("~/") ? surroundings.absolute(path) : path
  }

  /// What a small file holds, or a pipe in its place; nil where it cannot be read.
  ///
  /// - Parameter limit: bytes that are read at most.
  public func contents(of path: String, limit: Int = 65_536) -> [UInt8]? {
    try? OpenFile(toRead: path).readAll(limit: limit)
  }

  /// Whether others than this person may read a file.
  public func isReadableByOthers(_ path: String) -> Bool {
    disk.status(of: path).map { $0.mode & 0o077 != 0 } ?? false
  }

  /// The size of an ordinary file of this person's own, which no link leads to, and when it was written, in
  /// milliseconds since 1970; nil for anything else, and for one that others may write to.
  public func ownFile(_ path: String) -> (size: Int, written: Int64)? {
    guard let status = disk.status(ofLink: path), status.kind == .regular,
      status.owner == Identity.user, status.mode & 0o022 == 0
    else { return nil }
    return (status.size, status.modified / 1_000_000)
  }

  /// Writes a file that only this person may read, whole or not at all.
  public func write(_ bytes: [UInt8], to path: String) -> Bool {
    (try? disk.write(bytes, to: path)) != nil
  }

  /// Makes a folder that only this person may look into, and those above it; answers whether it is there.
  public func makeFolder(_ path: String) -> Bool {
    try? disk.makeFolder(path)
    return disk.status(of: path)?.kind == .folder
  }

  /// A folder of limber's for what can be made again; nil where nobody says where this person's files
  /// lie: a folder that others share is no place for them.
  public var cacheFolder: String? { surroundings.folders.cache }

  /// A folder of limber's that nobody else can write to, made where it is missing.
  ///
  /// It lies in this login's folder of sockets, else beside what can be made again; nil where neither is
  /// this person's own.
  public func ownFolder() -> String? {
    let runtime = variable("XDG_RUNTIME_DIR").flatMap { folder in
      folder.hasPrefix("/") && isOwnFolder(folder, withNone: 0o077) ? folder + "/limber" : nil
    }
    return [runtime, cacheFolder].compactMap { $0 }.first { folder in
      makeFolder(folder) && isOwnFolder(folder, withNone: 0o022)
    }
  }

  /// Makes a folder of this person's own, which nobody else can write to; answers whether it is there.
  public func makeOwnFolder(_ path: String) -> Bool {
    makeFolder(path) && isOwnFolder(path, withNone: 0o022)
  }

  /// Whether a path is a folder of this person's, and no link, with none of some permissions.
  private func isOwnFolder(_ path: String, withNone permissions: UInt32) -> Bool {
    disk.status(ofLink: path)?.isOwnFolder(withNone: permissions) == true
  }

  /// Makes a link that leads to a target, unless it is there; answers whether it is.
  public func link(_ path: String, to target: String) -> Bool { disk.link(path, to: target) }

  /// The names in a folder; none where it cannot be read.
  public func names(in folder: String) -> [String] { (try? disk.names(in: folder)) ?? [] }

  /// Whether there is a process with a number.
  public func isAlive(_ process: Int32) -> Bool { ProcessGroup.isThere(process: process) }

  /// Removes a file, or a folder that is empty.
  public func remove(_ path: String) {
    if !disk.discard(path) { disk.removeFolder(path) }
  }
}
