package import LimberPlatform
internal import LimberProgress

/// The person's history, `$XDG_STATE_HOME/limber/history.jsonl`.
///
/// Lines are appended and the whole is rewritten under a lock on a separate file, since rewriting
/// replaces the history itself. Whoever does not get the lock changes nothing. Only where the file
/// system knows no locks at all is it done without.
package struct HistoryFile: Sendable {
  package let path: String
  let folder: String
  let disk: Disk
  /// How long another process is waited for, in milliseconds.
  package var patience = 2000
  /// How large it is before an index of it is kept, in bytes: about two years of training.
  package var indexed = 1 << 20

  /// The most that is read of it as a whole, in bytes: far more than a life of training; a larger one
  /// is refused at once and never cut.
  package static let limit = 1 << 29

  /// The history in a state folder.
  package init(folder: String, on disk: Disk) {
    self.folder = folder
    self.disk = disk
    path = folder + "/history.jsonl"
  }

  // MARK: - Appending

  /// Appends lines, each in one write, and waits until the disk has them.
  ///
  /// - Throws: `HistoryFailure`, which says how many of them are in the file all the same.
  package func append(_ lines: [String]) throws(HistoryFailure) {
    guard !lines.isEmpty else { return }
    var written = 0
    do {
      try disk.makeFolder(folder)
      let lock = try lock()
      defer { lock.unlock() }
      let before = disk.status(of: path)
      var file = try AppendFile(path: path, on: disk)
      for line in lines {
        try file.append(line)
        written += 1
      }
      try file.synchronize()
      carry(on: lines, from: before)
    } catch let error as HistoryFailure {
      throw error
    } catch {
      throw Self.failure(error, written: written)
    }
  }

  /// Waits until the disk has all that is in the file, also what a killed program wrote and did not wait for.
  package func settle() throws(SystemError) {
    try disk.open(path, for: .reading).synchronize()
    try disk.synchronize(folder: folder)
  }

  /// Takes the lock that stands before every change.
  func lock() throws -> any DiskFile {
    let path = folder + "/history.lock"
    let file = try disk.open(path, for: .locking)
    if file.takeLock(within: patience) == .held { throw busy(holding: path) }
    return file
  }

  func busy(holding lock: String) -> HistoryFailure {
    HistoryFailure(.isBusy(path: path, holder: LockHolder.of(lock, on: disk)?.description))
  }

  static func failure(_ error: any Error, written: Int = 0) -> HistoryFailure {
    switch error {
    case let error as HistoryFailure: error
    case let error as FileReadError: HistoryFailure(.unreadable(error), written: written)
    case let error as SystemError: HistoryFailure(.system(error), written: written)
    default:
      HistoryFailure(
        .system(SystemError.failed("history", detail: "\(error)")), written: written)
    }
  }

  // MARK: - Reading

  /// Reads all of it; nothing where there is none.
  package func read() throws(FileReadError) -> HistoryReading {
    try reading { stream throws(SystemError) in try HistoryReading(stream, path: path) }
      ?? HistoryReading(path: path)
  }

  /// Lets a whole file be read; nil where there is none.
  func reading<Value>(
    _ body: (HistoryStream) throws(SystemError) -> Value
  ) throws(FileReadError) -> Value? {
    do {
      let file = try disk.open(path, for: .reading)
      let status = try file.status()
      guard status.kind == .regular else {
        throw FileReadError(name: path, reason: status.kind == .folder ? .isFolder : .isNoFile)
      }
      guard status.size <= Self.limit else {
        throw FileReadError(name: path, reason: .isLarge(limit: Self.limit))
      }
      return try body(HistoryStream(file, to: status.size))
    } catch let error as FileReadError {
      throw error
    } catch let error as SystemError {
      if error.isMissing { return nil }
      throw FileReadError(name: path, reason: .system(error))
    } catch {
      throw FileReadError(name: path, reason: .isNoFile)
    }
  }

  /// Reads from the first session on that began at a time or later; what stands before is only looked
  /// through, or where an index is kept not even that.
  ///
  /// The lines may stand in any order: clocks are set back, and files are put together by hand. So the
  /// place is found by the beginnings of all sessions.
  ///
  /// - Parameter earliest: milliseconds since 1970.
  package func readEnd(since earliest: Int64) throws(FileReadError) -> HistoryReading {
    guard disk.status(of: path)?.kind == .regular else { return try read() }
    do {
      let file = try disk.open(path, for: .reading)
      return try readEnd(of: file, try file.status(), since: earliest)
    } catch {
      throw FileReadError(name: path, reason: .system(error))
    }
  }

  /// The same of an open file.
  func readEnd(
    of file: any DiskFile, _ status: FileStatus, since earliest: Int64
  ) throws(SystemError) -> HistoryReading {
    let stream = HistoryStream(file, to: status.size)
    guard var (offset, lines) = try index(of: file, status).begin(since: earliest) else {
      return HistoryReading(path: path)
    }
    try stream.forEach(from: offset) { line in
      if let start = HistoryGlance.start(line.bytes), start >= earliest { return false }
      (offset, lines) = (line.end, lines + 1)
      return true
    }
    return try HistoryReading(stream, path: path, from: offset, behind: lines)
  }

  /// Every line that can be read, as it stands in the file.
  package func lines() throws(FileReadError) -> [String] {
    var lines: [String] = []
    _ = try reading { stream throws(SystemError) in
      try stream.forEach { line in
        if HistoryLine(reading: line.bytes) != nil {
          lines.append(String(decoding: line.bytes, as: UTF8.self))
        }
        return true
      }
    }
    return lines
  }

  // MARK: - The index

  private var indexPath: String { folder + "/history.index" }

  /// Where what stands in an open file: as it was kept, where that is of this very file, else from all of
  /// it; then it is kept if the file is long.
  private func index(
    of file: any DiskFile, _ status: FileStatus
  ) throws(SystemError) -> HistoryIndex {
    let isLong = status.size >= indexed
    if isLong, let kept = HistoryIndex(keptAt: indexPath, on: disk, of: status) { return kept }
    let index = try HistoryIndex(file, size: status.size)
    if isLong { index.keep(at: indexPath, on: disk, of: status) }
    return index
  }

  /// Has what is derived of a long history say what was just appended; under the history's lock.
  private func carry(on lines: [String], from before: FileStatus?) {
    guard let before, before.size >= indexed, let after = disk.status(of: path) else { return }
    HistoryIndex.carry(on: lines, keptAt: indexPath, on: disk, from: before, to: after)
    RecentFile(keptAt: recentPath, on: disk)?.carry(on: lines, from: before, to: after)
  }
}
