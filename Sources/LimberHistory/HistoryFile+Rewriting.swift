internal import LimberPlatform
internal import LimberProgress

/// What replaces the history; everything happens under its lock, and a crash leaves the old one or
/// the new one.
extension HistoryFile {
  package struct Import: Sendable, Hashable {
    /// How many sessions were not there before.
    package var sessions: Int
    /// How many lines were added to sessions that were there already.
    package var remarks: Int
    /// How many lines could not be read and were left out.
    package var unreadable: Int
  }

  /// Sets lines that cannot be read aside, byte for byte, in `history.bad`.
  ///
  /// Lines of a newer limber are kept where they are.
  ///
  /// - Returns: how many there were.
  package func repair() throws(HistoryFailure) -> Int {
    try rewrite(aside: "history.bad") { line in
      line.allSatisfy(\.isBlank) || HistoryLine(reading: line) != nil || LineFacts(line) != nil
    }
  }

  /// Forgets a session: every line about it.
  ///
  /// - Returns: whether there was one.
  package func delete(_ id: String) throws(HistoryFailure) -> Bool {
    try rewrite { line in
      HistoryLine(reading: line)?.id != id && LineFacts(line)?.id != id
    } > 0
  }

  /// Adds what is not there yet of another history, each session at its time.
  ///
  /// What stands already stays as it is and in its order. Lines that say the same are the same,
  /// however they are written.
  ///
  /// - Throws: `HistoryFailure`; nothing has changed then.
  package func take(_ bytes: [UInt8]) throws(HistoryFailure) -> Import {
    let incoming = HistoryMerge.Incoming(bytes)
    guard incoming.isHistory else { throw HistoryFailure(.noHistory) }
    var result = Import(sessions: 0, remarks: 0, unreadable: incoming.unreadable)
    try replace { before in
      let merge = HistoryMerge(of: incoming, into: before)
      result.sessions = merge.sessions
      result.remarks = merge.remarks
      return merge.isEmpty ? nil : merge.bytes
    }
    return result
  }

  /// Writes all of it once more, as it is: what a disk failed to take, the system counts as taken, and
  /// no later line makes it last.
  func renew() throws(HistoryFailure) {
    try replace { $0 }
  }

  /// Keeps only lines that are wanted; the others go to a file beside it where one is named.
  ///
  /// - Returns: how many lines were taken out.
  private func rewrite(
    aside: String? = nil, keeping isKept: (ArraySlice<UInt8>) -> Bool
  ) throws(HistoryFailure) -> Int {
    var count = 0
    try replace { before in
      var kept: [UInt8] = []
      var removed: [ArraySlice<UInt8>] = []
      kept.reserveCapacity(before.count)
      HistoryLines.forEach(in: before) { line in
        if isKept(line) {
          kept += line
          kept.append(UInt8(ascii: "\n"))
        } else {
          removed.append(line)
        }
      }
      count = removed.count
      guard !removed.isEmpty else { return nil }
      if let aside {
        var file = try AppendFile(path: folder + "/" + aside, on: disk)
        for line in removed { try file.append(line) }
        try file.synchronize()
      }
      return kept
    }
    return count
  }

  /// Puts another content in the place of the history's, unless `change` answers that none is needed.
  ///
  /// The lock keeps others away. So that not even one that goes without it loses a line, the file is
  /// locked as well, as whoever appends to it locks it and then looks whether it is still the one.
  private func replace(
    _ change: (_ before: [UInt8]) throws -> [UInt8]?
  ) throws(HistoryFailure) {
    do {
      try disk.makeFolder(folder)
      let lock = try lock()
      defer { lock.unlock() }
      let file = try ownFile()
      defer { file?.unlock() }
      // By its path, so that what is no file or too large is refused in words.
      let before = file == nil ? [] : try disk.readWhole(path, limit: Self.limit)
      guard let after = try change(before) else { return }
      try disk.write(after, to: path)
    } catch {
      throw Self.failure(error)
    }
  }

  /// The file itself, locked; nil where there is none.
  private func ownFile() throws -> (any DiskFile)? {
    guard let status = disk.status(of: path) else { return nil }
    guard status.kind == .regular else {
      throw FileReadError(name: path, reason: status.kind == .folder ? .isFolder : .isNoFile)
    }
    let file = try disk.open(path, for: .changing)
    if file.takeLock(within: patience) == .held { throw busy(holding: path) }
    guard disk.status(of: path)?.isSame(as: try file.status()) == true else {
      throw busy(holding: path)
    }
    return file
  }
}
