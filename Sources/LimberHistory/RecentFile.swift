internal import LimberBasics
internal import LimberPlatform

/// The sessions of the last weeks of a long history, in a form that is read at once.
///
/// It lies beside the history as `history.recent` and says nothing that the history does not: whoever
/// deletes it loses nothing. At its end stands which history it was made of, how far it told of that, how
/// large that is now and when it was changed last, and it is worth nothing as soon as one of them differs.
/// Whoever appends to the history by ``HistoryFile`` carries it on: what was appended is not in it, and is
/// read from the history itself.
struct RecentFile {
  private let path: String
  private let file: any DiskFile
  /// How long it is, its end included, in bytes.
  private let size: Int
  private let end: End

  /// What stands at its end.
  private struct End {
    /// The earliest beginning that was asked for, in milliseconds since 1970.
    var since: Int64
    /// How much of the history it tells, in bytes.
    var told: Int64
    /// The sum of what stands before.
    var sum: Int64
    /// The sum of the last bytes of the history that it tells.
    var last: Int64
    /// The history as it is.
    var history: [Int64]

    /// What it is: another number where another limber makes something else of a session.
    private static let format: Int64 = 0x6C69_6D62_6572_0003
    /// How long it is, in bytes: eleven numbers.
    static let length = 88

    init(since: Int64, told: Int, sum: Int64, last: Int64, of status: FileStatus) {
      (self.since, self.told, self.sum, self.last) = (since, Int64(told), sum, last)
      history = Self.numbers(of: status)
    }

    init?(_ bytes: [UInt8]) {
      guard bytes.count == Self.length else { return nil }
      let numbers = bytes.withUnsafeBytes { bytes in
        (0..<11).map {
          Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self))
        }
      }
      guard numbers[0] == Self.format, numbers[10] == HistorySum.of(Array(numbers[..<10])) else {
        return nil
      }
      (since, told, sum, last) = (numbers[1], numbers[2], numbers[3], numbers[4])
      history = Array(numbers[5..<10])
    }

    var bytes: [UInt8] {
      let numbers = [Self.format, since, told, sum, last] + history
      var bytes: [UInt8] = []
      for number in numbers + [HistorySum.of(numbers)] { bytes.append(littleEndian: number) }
      return bytes
    }

    func isOf(_ status: FileStatus) -> Bool { history == Self.numbers(of: status) }

    private static func numbers(of status: FileStatus) -> [Int64] {
      [
        Int64(status.size), status.modified, status.changed, Int64(bitPattern: status.inode),
        Int64(bitPattern: status.device),
      ]
    }
  }

  /// More than the sessions of a few weeks ever take, in bytes.
  private static let most = 1 << 23

  /// Opens what was kept; nil where there is nothing, or something else.
  init?(keptAt path: String, on disk: Disk) {
    guard disk.status(ofLink: path)?.kind == .regular,
      let file = try? disk.open(path, for: .appending), let size = try? file.status().size,
      size > End.length, size <= Self.most,
      let bytes = try? file.bytes(at: size - End.length, count: End.length), let end = End(bytes)
    else { return nil }
    (self.path, self.file, self.size, self.end) = (path, file, size, end)
  }

  /// Carries on what was kept when lines were appended to the history, or leaves it as it is: then it is worth
  /// nothing from now on.
  ///
  /// - Parameters:
  ///   - lines: all that was appended.
  ///   - before: the history as it was.
  ///   - after: the history as it is now.
  func carry(on lines: [String], from before: FileStatus, to after: FileStatus) {
    let added = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    guard before.isSame(as: after), after.size == before.size + added, end.isOf(before),
      (try? file.truncate(to: size - End.length)) != nil
    else { return }
    let end = End(
      since: end.since, told: Int(end.told), sum: end.sum, last: end.last, of: after)
    // Where this fails, it is torn, and its reader knows.
    try? file.writeAll(end.bytes)
  }

  /// What was kept of a history.
  struct Kept {
    let sessions: CompactSessions
    /// The earliest beginning that was asked for, in milliseconds since 1970.
    let since: Int64
    /// How much of the history it tells, in bytes.
    let told: Int

    /// Reads it; nil where there is nothing, or the history was changed by anybody else since.
    init?(at path: String, on disk: Disk, of history: any DiskFile, _ status: FileStatus) {
      guard let file = try? disk.open(path, for: .inspecting), let size = try? file.status().size,
        size > End.length, size <= RecentFile.most,
        let bytes = try? file.bytes(at: 0, count: size), bytes.count == size,
        let end = End(Array(bytes[(size - End.length)...])), end.isOf(status),
        (0...Int64(status.size)).contains(end.told),
        end.sum
          == bytes.withUnsafeBytes({
            HistorySum.of(UnsafeRawBufferPointer(rebasing: $0[..<(size - End.length)]))
          }),
        RecentFile.last(of: history, to: Int(end.told)) == end.last
      else { return nil }
      (sessions, since, told) = (CompactSessions(bytes), end.since, Int(end.told))
    }
  }

  /// Keeps sessions.
  ///
  /// What a crash leaves of it, its reader knows, so that nobody waits for the disk.
  ///
  /// - Parameters:
  ///   - sessions: all of the history from the first on that began at a time or later.
  ///   - earliest: that time, in milliseconds since 1970.
  ///   - history: the history, and what it was as far as it was read.
  static func keep(
    _ sessions: CompactSessions, since earliest: Int64,
    of history: (file: any DiskFile, status: FileStatus), at path: String, on disk: Disk
  ) {
    let (bytes, told) = (sessions.whole, history.status.size)
    guard bytes.count + End.length <= most, let last = last(of: history.file, to: told) else {
      return
    }
    let sum = bytes.withUnsafeBytes { HistorySum.of($0) }
    let end = End(since: earliest, told: told, sum: sum, last: last, of: history.status)
    try? disk.write(bytes + end.bytes, to: path, isDerived: true)
  }

  /// How much of the history's end is looked at again, in bytes.
  private static let watched = 1 << 16

  /// The sum of the last bytes of the history up to a place; nil where they cannot be read.
  ///
  /// Where a disk failed to take the last lines, others may stand there after a power failure, in a file that is
  /// as long and as old as before.
  private static func last(of history: any DiskFile, to told: Int) -> Int64? {
    let begin = max(0, told - watched)
    let bytes = try? history.bytes(at: begin, count: told - begin)
    return bytes?.withUnsafeBytes { HistorySum.of($0) }
  }
}
