internal import LimberProgress

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The person's history, `$XDG_STATE_HOME/limber/history.jsonl`.
///
/// Lines are appended under a lock on a separate file, since rewriting replaces the history itself; an
/// append that does not get the lock in 2 s is made all the same, for appending tears nothing.
public struct HistoryFile: Sendable {
  /// Where it is.
  public let path: String
  private let folder: String

  /// How long another process is waited for, in milliseconds.
  private static let lockPatience = 2000
  /// How much of the end is read at first to know the last weeks, in bytes.
  private static let tail = 256 * 1024
  /// The most that is read of it.
  private static let limit = 1 << 31

  /// The history in a state folder.
  public init(folder: String) {
    self.folder = folder
    path = folder + "/history.jsonl"
  }

  // MARK: - Appending

  /// Appends lines, each in one write; where told to, waits until the disk has them.
  ///
  /// - Throws: `SystemError`; lines before the one that failed are kept.
  public func append(_ lines: [String], isLasting: Bool = false) throws {
    try FilePath.makeFolder(folder)
    let lock = try? lock()
    defer { lock?.unlock() }
    var file = try AppendFile(path: path)
    for line in lines { try file.append(line) }
    file.close()
    if isLasting { try OpenFile(path, O_WRONLY | O_NOCTTY).synchronize() }
  }

  private func lock() throws(SystemError) -> OpenFile {
    let file = try OpenFile(folder + "/history.lock", O_RDWR | O_CREAT)
    _ = file.lock(within: Self.lockPatience)
    return file
  }

  // MARK: - Reading

  /// Reads all of it; nothing where there is none.
  public func read() throws(FileReadError) -> HistoryReading {
    HistoryReading(try bytes(), path: path)
  }

  private func bytes() throws(FileReadError) -> [UInt8] {
    do {
      return try FileReader.read(path, limit: Self.limit)
    } catch  where error.isMissing {
      return []
    }
  }

  /// Reads its end, back to a time or a little further, without reading what is older.
  ///
  /// - Parameter earliest: milliseconds since 1970.
  public func readEnd(since earliest: Int64) throws(FileReadError) -> HistoryReading {
    guard let status = FileStatus.of(path), status.kind == .regular else { return try read() }
    var length = Self.tail
    while length < status.size {
      if let reading = try? end(of: status.size, length: length),
        let first = reading.sessions.first, first.started.milliseconds < earliest
      {
        return reading
      }
      length *= 4
    }
    return try read()
  }

  private func end(of size: Int, length: Int) throws(SystemError) -> HistoryReading {
    let file = try OpenFile(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let bytes = try file.bytes(at: size - length, count: length)
    guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      return HistoryReading(path: path)
    }
    var reading = HistoryReading(Array(bytes[(newline + 1)...]), path: path)
    // Where the beginning was not read, lines have no numbers to name them by.
    reading.unreadable = []
    reading.unreadableCount = 0
    return reading
  }

  // MARK: - Rewriting

  /// Keeps only lines that are wanted; the others go to a file beside it where one is named.
  ///
  /// - Returns: how many lines were taken out.
  private func rewrite(
    aside: String? = nil, keeping isKept: (ArraySlice<UInt8>) -> Bool
  ) throws -> Int {
    let lock = try lock()
    defer { lock.unlock() }
    var kept: [UInt8] = []
    var removed: [String] = []
    let before = try bytes()
    kept.reserveCapacity(before.count)
    HistoryLines.forEach(in: before) { line in
      if isKept(line) {
        kept += line
        kept.append(UInt8(ascii: "\n"))
      } else {
        removed.append(String(decoding: line, as: UTF8.self))
      }
    }
    guard !removed.isEmpty else { return 0 }
    if let aside {
      var file = try AppendFile(path: folder + "/" + aside)
      for line in removed { try file.append(line) }
      file.close()
    }
    try AtomicFile.write(kept, to: path)
    return removed.count
  }

  /// Sets lines that cannot be read aside, in `history.bad`.
  ///
  /// - Returns: how many there were.
  public func repair() throws -> Int {
    try rewrite(aside: "history.bad") { line in
      line.isEmpty || HistoryLine(reading: line) != nil
    }
  }

  /// Forgets a session: every line about it.
  ///
  /// - Returns: whether there was one.
  public func delete(_ id: String) throws -> Bool {
    try rewrite { HistoryLine(reading: $0)?.id != id } > 0
  }

  /// Every line that can be read, as it stands in the file.
  public func lines() throws(FileReadError) -> [String] {
    Self.readableLines(try bytes())
  }

  /// Adds the lines of another history that are not there yet.
  ///
  /// - Returns: how many sessions it added.
  public func take(_ bytes: [UInt8]) throws -> Int {
    let known = Set(try lines())
    let new = Self.readableLines(bytes).filter { !known.contains($0) }
    try append(new, isLasting: true)
    return new.count { HistoryLine(reading: $0.utf8).map(\.isStart) ?? false }
  }

  private static func readableLines(_ bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    HistoryLines.forEach(in: bytes) { line in
      if HistoryLine(reading: line) != nil { lines.append(String(decoding: line, as: UTF8.self)) }
    }
    return lines
  }
}

extension HistoryLine {
  /// Whether a session begins with it.
  fileprivate var isStart: Bool { if case .start = self { true } else { false } }
}
