#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SinkSystem {
  /// Where programs are too, to which a job of cron has no path.
  private static let usualFolders = ["/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin"]

  /// The path of a program, looked for on `PATH` and where people install them; nil for none.
  public func find(_ program: String) -> String? {
    if program.contains("/") { return isExecutable(program) ? program : nil }
    let folders = (variable("PATH") ?? "").split(separator: ":").map(String.init)
    return (folders + Self.usualFolders).map { $0 + "/" + program }.first(where: isExecutable)
  }

  private func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// Whether a socket of this person's stands at a path.
  public func isOwnSocket(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
      && status.st_uid == getuid()
  }

  /// A path with `~/` at its start put in full.
  public func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = variable("HOME") else { return path }
    return home + path.dropFirst()
  }

  /// What a small file holds; nil where it cannot be read.
  ///
  /// - Parameter limit: bytes that are read at most.
  public func contents(of path: String, limit: Int = 65_536) -> [UInt8]? {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    defer { close(number) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < limit {
      guard case .bytes(let count) = Descriptor.read(number, into: &buffer) else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// Whether others than this person may read a file.
  public func isReadableByOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// Writes a file that only this person may read, whole or not at all.
  public func write(_ bytes: [UInt8], to path: String) -> Bool {
    let fresh = "\(path).\(getpid())"
    // What stands there is of a process that is over; whatever else it may be, nothing is written to it.
    unlink(fresh)
    let number = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard number >= 0 else { return false }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWriteFile(number, $0.baseAddress, $0.count) }
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    close(number)
    if rest.isEmpty, rename(fresh, path) == 0 { return true }
    unlink(fresh)
    return false
  }

  /// Makes a folder that only this person may look into, and those above it; answers whether it is there.
  public func makeFolder(_ path: String) -> Bool {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o700)
    }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// A folder of limber's for what can be made again; nil where nobody says where this person's files
  /// lie: a folder that others share is no place for them.
  public var cacheFolder: String? {
    if let folder = variable("XDG_CACHE_HOME"), folder.hasPrefix("/") { return folder + "/limber" }
    return variable("HOME").map { $0 + "/.cache/limber" }
  }

  /// A folder of limber's that nobody else can write to, made where it is missing.
  ///
  /// It lies in this login's folder of sockets, else beside what can be made again; nil where neither is
  /// this person's own.
  public func ownFolder() -> String? {
    let runtime = variable("XDG_RUNTIME_DIR").flatMap { folder in
      folder.hasPrefix("/") && isOwnFolder(folder, hiding: 0o077) ? folder + "/limber" : nil
    }
    return [runtime, cacheFolder].compactMap { $0 }.first { folder in
      makeFolder(folder) && isOwnFolder(folder, hiding: 0o022)
    }
  }

  /// Whether a path is a folder of this person's, and no link, with none of some permissions.
  private func isOwnFolder(_ path: String, hiding permissions: mode_t) -> Bool {
    let number = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard number >= 0 else { return false }
    defer { close(number) }
    var status = stat()
    return fstat(number, &status) == 0 && status.st_uid == getuid()
      && status.st_mode & permissions == 0
  }

  /// Makes a link that leads to a target, unless it is there; answers whether it is.
  public func link(_ path: String, to target: String) -> Bool {
    if symlink(target, path) == 0 { return true }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = bytes.withUnsafeMutableBytes { buffer in
      buffer.bindMemory(to: CChar.self).baseAddress.map { readlink(path, $0, buffer.count) } ?? -1
    }
    return count >= 0 && String(decoding: bytes.prefix(count), as: UTF8.self) == target
  }

  /// The names in a folder, in no order; none where it cannot be read.
  public func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }

  /// Whether a process runs that has a number.
  public func isAlive(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno != ESRCH }

  /// Removes a file, or a folder that is empty.
  public func remove(_ path: String) {
    if unlink(path) != 0 { rmdir(path) }
  }
}

// The name that the class has too.
#if canImport(Glibc)
  private let systemWriteFile = Glibc.write
#elseif canImport(Musl)
  private let systemWriteFile = Musl.write
#elseif canImport(Darwin)
  private let systemWriteFile = Darwin.write
#endif
