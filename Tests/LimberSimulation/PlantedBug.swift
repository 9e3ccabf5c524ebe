package import LimberPlatform

/// A fault that somebody could make: with any of them in it, stories must go wrong, or they hold nothing.
public enum PlantedBug: String, Sendable, Hashable, CaseIterable {
  /// Nothing is waited for when a file is to last.
  case dropFileSync
  /// A new name is taken to last by itself.
  case dropFolderSync
  /// A disk that fails to take what was written is believed.
  case believeFailedSync
  /// Whoever does not get a lock goes on without.
  case skipLock
  /// A line that was taken in part is left as it is.
  case leaveTornTail
  /// A line is put behind a torn one without ending that.
  case glueToTornTail
  /// What was taken in part is taken for whole.
  case believeShortWrite
  /// A file is written over instead of being replaced.
  case writeInPlace
  /// What is to go stays.
  case keepWhatIsForgotten
  /// The place is forgotten before the history has the end.
  case forgetPlaceEarly
  /// A session is told as kept before it is.
  case tellKeptEarly
  /// Another history is put behind this one as it is.
  case importAsItStands

  /// The disk as a program with this fault uses it.
  package func disk(_ effects: any DiskEffects) -> Disk { Disk(FaultyDisk(effects, self)) }
}

/// A disk between limber and the simulated one, which leaves out what a fault would leave out.
private struct FaultyDisk: DiskEffects {
  let inner: any DiskEffects
  let bug: PlantedBug

  init(_ inner: any DiskEffects, _ bug: PlantedBug) {
    self.inner = inner
    self.bug = bug
  }

  func open(_ path: String, for purpose: FilePurpose) throws(SystemError) -> any DiskFile {
    let file = try inner.open(path, for: purpose)
    let isFolder = inner.status(of: path)?.kind == .folder
    return FaultyFile(file, bug, isFolder: isFolder)
  }

  func status(of path: String) -> FileStatus? { inner.status(of: path) }
  func status(ofLink path: String) -> FileStatus? { inner.status(ofLink: path) }
  func isExecutable(_ path: String) -> Bool { inner.isExecutable(path) }
  func setMode(_ mode: UInt32, of path: String) throws(SystemError) {
    try inner.setMode(mode, of: path)
  }

  func rename(_ old: String, to new: String) throws(SystemError) {
    guard bug == .writeInPlace, inner.status(of: new)?.kind == .regular else {
      return try inner.rename(old, to: new)
    }
    let source = try inner.open(old, for: .reading)
    let bytes = try source.bytes(at: 0, count: source.status().size)
    let target = try inner.open(new, for: .appending)
    try target.truncate(to: 0)
    try target.writeAll(bytes)
    try target.synchronize()
    try inner.unlink(old)
  }

  func unlink(_ path: String) throws(SystemError) {
    if bug == .keepWhatIsForgotten, path.hasSuffix(".json") { return }
    try inner.unlink(path)
  }

  func makeFolder(_ path: String) throws(SystemError) { try inner.makeFolder(path) }
  func removeFolder(_ path: String) throws(SystemError) { try inner.removeFolder(path) }
  func names(in folder: String) throws(SystemError) -> [String] { try inner.names(in: folder) }
  func link(_ path: String, to target: String) throws(SystemError) {
    try inner.link(path, to: target)
  }
  func target(of link: String) -> String? { inner.target(of: link) }
  func resolved(_ path: String) -> String? { inner.resolved(path) }
  func freshDigits() -> String { inner.freshDigits() }
}

private final class FaultyFile: DiskFile {
  private let inner: any DiskFile
  private let bug: PlantedBug
  private let isFolder: Bool

  init(_ inner: any DiskFile, _ bug: PlantedBug, isFolder: Bool) {
    self.inner = inner
    self.bug = bug
    self.isFolder = isFolder
  }

  var name: String { inner.name }

  func writeOnce(_ bytes: [UInt8], from start: Int) throws(SystemError) -> Int {
    let taken = try inner.writeOnce(bytes, from: start)
    return bug == .believeShortWrite ? bytes.count - start : taken
  }

  func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    let bytes = try inner.bytes(at: offset, count: count)
    // Whoever looks at one byte looks whether the last line is ended.
    return bug == .glueToTornTail && count == 1 ? [UInt8(ascii: "\n")] : bytes
  }

  func status() throws(SystemError) -> FileStatus { try inner.status() }

  func truncate(to size: Int) throws(SystemError) {
    if bug != .leaveTornTail { try inner.truncate(to: size) }
  }

  func setMode(_ mode: UInt32) throws(SystemError) { try inner.setMode(mode) }

  func synchronize() throws(SystemError) {
    switch bug {
    case .dropFileSync where !isFolder, .dropFolderSync where isFolder: return
    case .believeFailedSync: try? inner.synchronize()
    default: try inner.synchronize()
    }
  }

  func takeLock(within milliseconds: Int) -> LockAnswer {
    let answer = inner.takeLock(within: milliseconds)
    return bug == .skipLock ? .had : answer
  }

  func unlock() { inner.unlock() }
}
