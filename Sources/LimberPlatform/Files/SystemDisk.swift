internal import SystemLibrary

/// The machine's files: the one place that makes, changes or takes one away.
struct SystemDisk: DiskEffects {
  func open(_ path: String, for purpose: FilePurpose) throws(SystemError) -> any DiskFile {
    var mode: UInt32 = 0o600
    let flags: Int32
    switch purpose {
    case .reading: flags = O_RDONLY | O_NONBLOCK | O_NOCTTY
    case .inspecting: flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    case .changing: flags = O_RDWR | O_NONBLOCK | O_NOCTTY
    case .locking: flags = O_RDWR | O_CREAT
    case .appending: flags = O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY
    case .streaming: flags = O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY
    case .making(let wanted):
      flags = O_WRONLY | O_CREAT | O_EXCL
      mode = wanted
    }
    return try OpenFile(path, flags, mode: mode_t(mode))
  }

  func status(of path: String) -> FileStatus? {
    var raw = stat()
    return stat(path, &raw) == 0 ? FileStatus(raw) : nil
  }

  func status(ofLink path: String) -> FileStatus? {
    var raw = stat()
    return lstat(path, &raw) == 0 ? FileStatus(raw) : nil
  }

  func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

  func setMode(_ mode: UInt32, of path: String) throws(SystemError) {
    guard chmod(path, mode_t(mode)) == 0 else { throw .last(path) }
  }

  func rename(_ old: String, to new: String) throws(SystemError) {
    guard renameat(AT_FDCWD, old, AT_FDCWD, new) == 0 else { throw .last(new) }
  }

  func unlink(_ path: String) throws(SystemError) {
    guard unlinkat(AT_FDCWD, path, 0) == 0 else { throw .last(path) }
  }

  func makeFolder(_ path: String) throws(SystemError) {
    guard mkdir(path, 0o700) == 0 else { throw .last(path) }
  }

  func removeFolder(_ path: String) throws(SystemError) {
    guard rmdir(path) == 0 else { throw .last(path) }
  }

  func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw .last(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
        ) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  func link(_ path: String, to target: String) throws(SystemError) {
    guard symlink(target, path) == 0 else { throw .last(path) }
  }

  func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &buffer, buffer.count)
    guard count > 0, count < buffer.count else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func resolved(_ path: String) -> String? { Identity.resolved(path) }

  func freshDigits() -> String { String(Identity.uuid().prefix(TemporaryName.digits)) }
}

extension OpenFile: DiskFile {
  package func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let got = pread(
          number, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
        if got < 0 {
          if errno == EINTR { continue }
          failure = .last(name)
        }
        if got <= 0 { break }
        done += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  package func status() throws(SystemError) -> FileStatus {
    var raw = stat()
    guard fstat(number, &raw) == 0 else { throw .last(name) }
    return FileStatus(raw)
  }

  package func truncate(to size: Int) throws(SystemError) {
    guard ftruncate(number, off_t(size)) == 0 else { throw .last(name) }
  }

  package func setMode(_ mode: UInt32) throws(SystemError) {
    guard fchmod(number, mode_t(mode)) == 0 else { throw .last(name) }
  }

  package func synchronize() throws(SystemError) {
    guard fsync(number) == 0 else { throw .last(name) }
  }

  package func takeLock(within milliseconds: Int) -> LockAnswer {
    let pause = 5
    var waited = 0
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else { return .unknown }
      guard waited < milliseconds else { return .held }
      usleep(useconds_t(pause * 1000))
      waited += pause
    }
    return .had
  }

  package func unlock() {
    flock(number, LOCK_UN)
  }
}

extension FileStatus {
  fileprivate init(_ raw: stat) {
    let kind: Kind =
      switch raw.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    #if canImport(Darwin)
      let (time, change) = (raw.st_mtimespec, raw.st_ctimespec)
    #else
      let (time, change) = (raw.st_mtim, raw.st_ctim)
    #endif
    self.init(
      kind: kind, size: Int(raw.st_size),
      modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec),
      changed: Int64(change.tv_sec) * 1_000_000_000 + Int64(change.tv_nsec),
      inode: UInt64(raw.st_ino), device: UInt64(truncatingIfNeeded: raw.st_dev),
      mode: UInt32(raw.st_mode & 0o7777), owner: raw.st_uid,
      isSocket: raw.st_mode & S_IFMT == S_IFSOCK)
  }
}
