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
  var patience = 2000

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
      var file = try AppendFile(path: path, on: disk)
      for line in lines {
        try file.append(line)
        written += 1
      }
      try file.synchronize()
    } catch let error as HistoryFailure {
      throw error
    } catch {
      throw Self.failure(error, written: written)
    }
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
    HistoryReading(try bytes(), path: path)
  }

  private func bytes() throws(FileReadError) -> [UInt8] {
    do {
      return try disk.readWhole(path, limit: Self.limit)
    } catch  where error.isMissing {
      return []
    }
  }

  /// Reads from the first session on that began at a time or later; what stands before is only looked
  /// through.
  ///
  /// The lines may stand in any order: clocks are set back, and files are put together by hand. So the
  /// place is found by the beginnings of all sessions, which costs little more than reading the bytes.
  ///
  /// - Parameter earliest: milliseconds since 1970.
  package func readEnd(since earliest: Int64) throws(FileReadError) -> HistoryReading {
    guard disk.status(of: path)?.kind == .regular else { return try read() }
    do {
      let file = try disk.open(path, for: .reading)
      var scan = HistoryScan(earliest: earliest)
      try scan.read(file)
      guard let begin = scan.begin else { return HistoryReading(path: path) }
      let bytes = try file.bytes(at: begin.offset, count: max(0, file.status().size - begin.offset))
      return HistoryReading(bytes, path: path, firstLine: begin.line)
    } catch {
      throw FileReadError(name: path, reason: .system(error))
    }
  }

  /// Every line that can be read, as it stands in the file.
  package func lines() throws(FileReadError) -> [String] {
    var lines: [String] = []
    HistoryLines.forEach(in: try bytes()) { line in
      if HistoryLine(reading: line) != nil { lines.append(String(decoding: line, as: UTF8.self)) }
    }
    return lines
  }
}
