/// A file that whole lines are appended to, each in one write, safe against crashes and other writers.
///
/// A last line that a crash tore is ended before the next one is written. A line that did not fit on
/// the disk is taken back whole. Where a size is given, the file is rotated: `calf.log` becomes
/// `calf.log.1`, that one `calf.log.2`, and the oldest goes.
package struct AppendFile {
  private let path: String
  private let disk: Disk
  private let maxSize: Int?
  private let keep: Int
  private var file: (any DiskFile)?
  /// Whether the disk has its name for certain: who made it may be dead since.
  private var isNamed = false

  /// How long another writer is waited for, in milliseconds; appending without the lock tears nothing.
  package var lockPatience = 2000
  /// How often a file that was rotated meanwhile is opened anew.
  private static let maximumTries = 10

  /// Opens a file, or makes it, for the person alone.
  ///
  /// - Parameters:
  ///   - path: the file; its folder must be there.
  ///   - disk: where it lies.
  ///   - maxSize: bytes above which it is rotated; nil for never.
  ///   - keep: how many rotated files are kept.
  /// - Throws: `SystemError`
  package init(
    path: String, on disk: Disk, maxSize: Int? = nil, keep: Int = 3
  ) throws(SystemError) {
    self.path = path
    self.disk = disk
    self.maxSize = maxSize
    self.keep = max(0, keep)
    file = try open()
  }

  private func open() throws(SystemError) -> any DiskFile {
    try PlantedLink.refuse(path, on: disk)
    let isOrdinary = disk.status(of: path).map { $0.kind != .other } ?? true
    return try disk.open(path, for: isOrdinary ? .appending : .streaming)
  }

  /// Appends one line or several, given without the last newline; a file that is full is rotated between two.
  ///
  /// - Throws: `SystemError`; the file then ends before the first line that could not be kept.
  package mutating func append(_ lines: String) throws {
    var left = (Array(lines.utf8) + [UInt8(ascii: "\n")])[...]
    var atOnce = Int.max
    while !left.isEmpty {
      do throws(SystemError) {
        left.removeFirst(try write(left, atOnce: atOnce))
      } catch {
        guard atOnce > 1 else { throw error }
        // Fewer may have room.
        atOnce = 1
      }
    }
  }

  /// Appends bytes that may be anything, as a line.
  ///
  /// - Throws: `SystemError`; the file is then as it was before.
  package mutating func append(_ line: some Collection<UInt8>) throws(SystemError) {
    _ = try write((Array(line) + [UInt8(ascii: "\n")])[...])
  }

  /// Waits until the disk has what was appended, and the file's name.
  ///
  /// - Throws: `SystemError`; the lines are in the file all the same, and may be lost with the power.
  package mutating func synchronize() throws(SystemError) {
    guard let file else { return }
    try file.synchronize()
    if !isNamed { try disk.synchronize(folder: FilePath.split(path).folder) }
    isNamed = true
  }

  package mutating func close() {
    file = nil
  }

  // MARK: - Appending

  /// A file at hand, and what may be done with it besides appending.
  private struct Hold {
    var file: any DiskFile
    /// Whether the lock is had, so that nobody else's line stands behind ours.
    var isLocked: Bool
    /// Whether the path still names it, so that it is the one to move out of the way.
    var isCurrent: Bool
  }

  /// Writes bytes that end in a newline, or as many whole lines of them as the file may still have.
  ///
  /// - Parameter atOnce: how many lines at most; nil where all of it is one, whatever stands in it.
  /// - Returns: how many bytes were written.
  private mutating func write(
    _ bytes: ArraySlice<UInt8>, atOnce: Int? = nil
  ) throws(SystemError) -> Int {
    var hold = try currentFile()
    defer { hold.file.unlock() }
    var status = try hold.file.status()
    guard status.kind == .regular else {
      try hold.file.writeAll(Array(bytes))
      return bytes.count
    }
    let first = atOnce == nil ? bytes.count : Self.lines(of: bytes, within: 0)
    if hold.isLocked, hold.isCurrent, let maxSize, status.size > 0, status.size + first > maxSize {
      hold = try rotate(hold.file)
      status = try hold.file.status()
    }
    let taken =
      switch atOnce {
      case nil: bytes.count
      case 1?: first
      case _?: Self.lines(of: bytes, within: maxSize.map { $0 - status.size } ?? bytes.count)
      }
    var written = Array(bytes.prefix(taken))
    if status.size > 0, try hold.file.bytes(at: status.size - 1, count: 1) != [UInt8(ascii: "\n")] {
      written.insert(UInt8(ascii: "\n"), at: 0)
    }
    do throws(SystemError) {
      // One write as a rule; where less was taken, the next one says why, or takes the rest after all.
      try hold.file.writeAll(written)
      return taken
    } catch {
      // Without the lock another writer's line may stand behind what was taken of this one.
      if hold.isLocked { try? hold.file.truncate(to: status.size) }
      throw error
    }
  }

  /// How many bytes the whole lines have that fit into a room; those of the first one where it does not.
  private static func lines(of bytes: ArraySlice<UInt8>, within room: Int) -> Int {
    let newline = UInt8(ascii: "\n")
    let last = bytes.prefix(max(room, 0)).lastIndex(of: newline) ?? bytes.firstIndex(of: newline)
    return last.map { $0 + 1 - bytes.startIndex } ?? bytes.count
  }

  /// The file that the path names now.
  ///
  /// Another writer may have rotated the one that was open, or put a whole new one in its place. Where
  /// others are too busy with it, the line goes to the one at hand; only rotating is then left to
  /// them: what the path names by then is theirs, and moving it would put it over what they move.
  private mutating func currentFile() throws(SystemError) -> Hold {
    var tries = 0
    while true {
      let current: any DiskFile
      if let file { current = file } else { current = try open() }
      file = current
      tries += 1
      let isLocked = current.lock(within: lockPatience)
      let mine = try current.status()
      let isCurrent = disk.status(of: path)?.isSame(as: mine) == true
      if isCurrent || tries == Self.maximumTries {
        return Hold(file: current, isLocked: isLocked, isCurrent: isCurrent)
      }
      current.unlock()
      file = nil
      isNamed = false
    }
  }

  /// Moves the full file out of the way; whoever waits for its lock will find the new one.
  private mutating func rotate(_ full: any DiskFile) throws(SystemError) -> Hold {
    if keep == 0 {
      disk.discard(path)
    } else {
      for number in stride(from: keep - 1, to: 0, by: -1) {
        try? disk.effects.rename("\(path).\(number)", to: "\(path).\(number + 1)")
      }
      try disk.effects.rename(path, to: "\(path).1")
    }
    full.unlock()
    let fresh = try open()
    isNamed = false
    file = fresh
    // Another writer may have been quicker, and have filled and moved it by now.
    return Hold(file: fresh, isLocked: fresh.lock(within: lockPatience), isCurrent: false)
  }
}
