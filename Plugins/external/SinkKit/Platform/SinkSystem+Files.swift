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

  /// The first of several programs that there is.
  public func findFirst(_ programs: [String]) -> (name: String, path: String)? {
    for name in programs {
      if let path = find(name) { return (name, path) }
    }
    return nil
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

  /// Removes a folder that is empty.
  public func removeFolder(_ path: String) { rmdir(path) }

  /// The number of the process.
  public var processNumber: Int32 { getpid() }

  /// Writes a file that only this person may read, whole or not at all.
  public func write(_ bytes: [UInt8], to path: String) -> Bool {
    let fresh = "\(path).\(getpid())"
    let number = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
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

  /// A folder of limber's for what can be made again.
  public var cacheFolder: String {
    if let folder = variable("XDG_CACHE_HOME"), folder.hasPrefix("/") { return folder + "/limber" }
    if let home = variable("HOME") { return home + "/.cache/limber" }
    return "/tmp/limber-\(getuid())"
  }

  /// Removes a file.
  public func remove(_ path: String) { unlink(path) }
}

// The name that the class has too.
#if canImport(Glibc)
  private let systemWriteFile = Glibc.write
#elseif canImport(Musl)
  private let systemWriteFile = Musl.write
#elseif canImport(Darwin)
  private let systemWriteFile = Darwin.write
#endif
