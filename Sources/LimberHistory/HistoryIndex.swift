internal import LimberBasics
internal import LimberPlatform

/// Where in a long history the sessions of a time stand: for each stretch of the file the latest beginning of
/// a session in it.
///
/// It lies beside the history as `history.index` and says nothing that the history does not: whoever
/// deletes it loses nothing. It holds which file it was made of, how large that was and when it was
/// changed last, and is worth nothing as soon as one of them differs. Whoever appends to the history
/// by ``HistoryFile`` carries it on.
struct HistoryIndex: Sendable, Hashable {
  /// One stretch of whole lines.
  struct Stretch: Sendable, Hashable {
    /// Bytes of the file up to its end.
    var end = 0
    /// Lines of the file up to its end.
    var lines = 0
    /// The latest beginning of a session in it, in milliseconds since 1970.
    var newest = Int64.min
  }

  /// From the beginning of the file on, without gaps.
  private(set) var stretches: [Stretch] = []

  /// How long a stretch is, in bytes, before the next one begins.
  static let length = 1 << 17

  /// Reads a whole file.
  init(_ file: any DiskFile, size: Int) throws(SystemError) {
    var stretch = Stretch()
    var stretches: [Stretch] = []
    var begin = 0
    try HistoryStream(file, to: size).forEach { line in
      stretch.end = line.end
      stretch.lines += 1
      if let start = HistoryGlance.start(line.bytes) { stretch.newest = max(stretch.newest, start) }
      if line.end - begin >= Self.length {
        stretches.append(stretch)
        begin = line.end
        stretch.newest = .min
      }
      return true
    }
    if stretch.end > begin { stretches.append(stretch) }
    self.stretches = stretches
  }

  /// Where to look for the first session that began at a time or later: bytes and lines before the stretch
  /// that has it; nil where no session did.
  func begin(since earliest: Int64) -> (offset: Int, lines: Int)? {
    guard let found = stretches.firstIndex(where: { $0.newest >= earliest }) else { return nil }
    guard found > 0 else { return (0, 0) }
    return (stretches[found - 1].end, stretches[found - 1].lines)
  }
}

// MARK: - On the disk

extension HistoryIndex {
  /// What a record of it is long, in bytes: eight numbers.
  private static let record = 64
  /// More records than any history has.
  private static let most = 1 << 17

  /// Reads what was kept of a file; nil where there is nothing, or the file has changed since.
  init?(keptAt path: String, on disk: Disk, of status: FileStatus) {
    guard let file = try? disk.open(path, for: .inspecting),
      let size = try? file.status().size, size >= Self.record, size % Self.record == 0,
      size / Self.record <= Self.most, let bytes = try? file.bytes(at: 0, count: size)
    else { return nil }
    var link: Int64 = 0
    var stretches: [Stretch] = []
    stretches.reserveCapacity(size / Self.record)
    for place in stride(from: 0, to: bytes.count, by: Self.record) {
      let numbers = Numbers(bytes, at: place)
      guard numbers.isWhole(behind: link),
        Int(numbers.end) > stretches.last?.end ?? 0, Int(numbers.lines) > stretches.last?.lines ?? 0
      else { return nil }
      link = numbers.link
      stretches.append(
        Stretch(end: Int(numbers.end), lines: Int(numbers.lines), newest: numbers.newest))
      if place + Self.record == bytes.count, !numbers.isOf(status) { return nil }
    }
    guard stretches.last?.end == status.size else { return nil }
    self.stretches = stretches
  }

  /// Keeps it.
  ///
  /// What a crash leaves of it, its reader knows, so that nobody waits for the disk.
  func keep(at path: String, on disk: Disk, of status: FileStatus) {
    guard stretches.last?.end == status.size, stretches.count <= Self.most else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(stretches.count * Self.record)
    var link: Int64 = 0
    for stretch in stretches {
      let numbers = Numbers(stretch, of: status, behind: link)
      link = numbers.link
      numbers.add(to: &bytes)
    }
    try? disk.write(bytes, to: path, isDerived: true)
  }

  /// Carries on what was kept of a history when lines were appended to it, or leaves it as it is: then it is
  /// worth nothing from now on.
  ///
  /// - Parameters:
  ///   - lines: all that was appended.
  ///   - before: the file as it was.
  ///   - after: the file as it is now.
  static func carry(
    on lines: [String], keptAt path: String, on disk: Disk, from before: FileStatus,
    to after: FileStatus
  ) {
    let added = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    guard before.isSame(as: after), before.size > 0, after.size == before.size + added,
      disk.status(ofLink: path)?.kind == .regular,
      let file = try? disk.open(path, for: .appending), let size = try? file.status().size,
      size >= record, size % record == 0, size / record < most
    else { return }
    let start = max(0, size - 2 * record)
    guard let bytes = try? file.bytes(at: start, count: size - start), bytes.count == size - start
    else { return }
    let last = Numbers(bytes, at: bytes.count - record)
    let link = bytes.count > record ? Numbers(bytes, at: 0).link : 0
    guard last.isWhole(behind: link), last.isOf(before), Int(last.end) == before.size else {
      return
    }
    let begin = bytes.count > record ? Int(Numbers(bytes, at: 0).end) : 0
    let isNew = before.size - begin >= length
    let newest = lines.compactMap { HistoryGlance.start(Array($0.utf8)[...]) }.max() ?? .min
    let stretch = Stretch(
      end: after.size, lines: Int(last.lines) + lines.count,
      newest: isNew ? newest : max(newest, last.newest))
    var record: [UInt8] = []
    Numbers(stretch, of: after, behind: isNew ? last.link : link).add(to: &record)
    do {
      if !isNew { try file.truncate(to: size - Self.record) }
      try file.writeAll(record)
    } catch {
      disk.discard(path)
    }
  }

  /// One record: a stretch, the file as it was then, and a sum over this record and all before it.
  private struct Numbers {
    var end: Int64
    var lines: Int64
    var newest: Int64
    var modified: Int64
    var changed: Int64
    var inode: Int64
    var device: Int64
    var link: Int64

    init(_ stretch: Stretch, of status: FileStatus, behind before: Int64) {
      end = Int64(stretch.end)
      lines = Int64(stretch.lines)
      newest = stretch.newest
      modified = status.modified
      changed = status.changed
      inode = Int64(bitPattern: status.inode)
      device = Int64(bitPattern: status.device)
      link = 0
      link = sum(behind: before)
    }

    init(_ bytes: [UInt8], at place: Int) {
      func number(_ index: Int) -> Int64 {
        bytes.withUnsafeBytes {
          Int64(littleEndian: $0.loadUnaligned(fromByteOffset: place + index * 8, as: Int64.self))
        }
      }
      (end, lines, newest, modified) = (number(0), number(1), number(2), number(3))
      (changed, inode, device, link) = (number(4), number(5), number(6), number(7))
    }

    func add(to bytes: inout [UInt8]) {
      for number in [end, lines, newest, modified, changed, inode, device, link] {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
      }
    }

    private func sum(behind before: Int64) -> Int64 {
      HistorySum.of([end, lines, newest, modified, changed, inode, device], behind: before)
    }

    func isWhole(behind before: Int64) -> Bool { link == sum(behind: before) }

    /// Whether the file is still the one of which the record was made.
    func isOf(_ status: FileStatus) -> Bool {
      modified == status.modified && changed == status.changed
        && inode == Int64(bitPattern: status.inode) && device == Int64(bitPattern: status.device)
    }
  }
}
