/// Every file, folder, lock and link that limber touches, as a value that travels to whoever needs one.
///
/// What lasts is written by the operations that stand on it, once for all rooms: whole files that are
/// replaced, lines that are appended, locks that are waited for. It has two makers: the machine's, and a
/// simulated one by which tests see every fault and every crash. Terminals, pipes, devices and what
/// programs are handed are no part of it.
package struct Disk: Sendable {
  let effects: any DiskEffects

  /// Stands on a maker's effects.
  package init(_ effects: any DiskEffects) {
    self.effects = effects
  }

  /// The machine's own.
  package static let system = Disk(SystemDisk())
}

/// What a disk can do, a call each: what its makers make, and nothing that is made of it.
package protocol DiskEffects: Sendable {
  /// Opens a file, which a purpose may make.
  func open(_ path: String, for purpose: FilePurpose) throws(SystemError) -> any DiskFile
  /// The status of what a path leads to; nil where there is nothing, or nothing to be seen.
  func status(of path: String) -> FileStatus?
  /// The status of a path itself, be it a link; nil where there is nothing.
  func status(ofLink path: String) -> FileStatus?
  /// Whether the person may run what a path leads to.
  func isExecutable(_ path: String) -> Bool
  /// Sets the permissions of a file.
  func setMode(_ mode: UInt32, of path: String) throws(SystemError)
  /// Puts a file in the place of another.
  func rename(_ old: String, to new: String) throws(SystemError)
  /// Takes a name away that is no folder's.
  func unlink(_ path: String) throws(SystemError)
  /// Makes one folder, for the person alone.
  func makeFolder(_ path: String) throws(SystemError)
  /// Takes a folder away that is empty.
  func removeFolder(_ path: String) throws(SystemError)
  /// The names in a folder in any order, without `.` and `..`.
  func names(in folder: String) throws(SystemError) -> [String]
  /// Makes a link that leads to a target.
  func link(_ path: String, to target: String) throws(SystemError)
  /// Where a link leads, as it says itself; nil for what is no link.
  func target(of link: String) -> String?
  /// A path with every link in it resolved; nil where it leads nowhere.
  func resolved(_ path: String) -> String?
  /// Digits that no other writer of this disk uses at this time.
  func freshDigits() -> String
}

/// A file that a disk opened; it is closed, and its lock given back, when the last value goes.
package protocol DiskFile: AnyObject, Sendable {
  /// What messages call it.
  var name: String { get }
  /// Writes once, from a place in the bytes on; answers with how many were taken, which may be fewer.
  func writeOnce(_ bytes: [UInt8], from start: Int) throws(SystemError) -> Int
  /// Reads up to `count` bytes at an offset from the beginning; fewer only at the file's end.
  func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8]
  /// What kind of file it is, how large, and which.
  func status() throws(SystemError) -> FileStatus
  /// Cuts the file, or the end that was just added, off.
  func truncate(to size: Int) throws(SystemError)
  /// Sets the permissions.
  func setMode(_ mode: UInt32) throws(SystemError)
  /// Waits until the disk has it: its bytes, or the names in a folder.
  func synchronize() throws(SystemError)
  /// Takes the lock of `flock(2)`, and waits so many milliseconds for another process that holds it.
  func takeLock(within milliseconds: Int) -> LockAnswer
  /// Gives the lock back.
  func unlock()
}

/// What became of asking for a lock.
package enum LockAnswer: Sendable, Hashable {
  case had
  /// Another process has it.
  case held
  /// The file system knows no locks.
  case unknown
}

/// What a file is opened for; a FIFO or a terminal in its place holds nobody up.
package enum FilePurpose: Sendable, Hashable {
  case reading
  /// To be looked at, unless it is a link.
  case inspecting
  /// To be read and changed.
  case changing
  /// To be locked; it is made where it is not there, for the person alone.
  case locking
  /// To be added to; it is made where it is not there, for the person alone.
  case appending
  /// To be written to where it is no ordinary file: a pipe without a reader is refused.
  case streaming
  /// To be written anew, with these permissions; it must not be there.
  case making(mode: UInt32)
}

// MARK: - What is made of an open file's effects

extension DiskFile {
  /// Writes all bytes, in as many calls as it takes.
  package func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count { done += try writeOnce(bytes, from: done) }
  }

  /// Reads the beginning, at most `limit` bytes of it.
  package func contents(limit: Int) throws(SystemError) -> [UInt8] {
    let chunk = 64 * 1024
    var contents: [UInt8] = []
    while contents.count < limit {
      let wanted = min(chunk, limit - contents.count)
      let next = try bytes(at: contents.count, count: wanted)
      contents += next
      // The size that a file of the system has is not to be trusted, but its end is.
      if next.count < wanted { break }
    }
    return contents
  }

  /// Takes the lock; whether it was had, which some file systems never grant.
  package func lock(within milliseconds: Int) -> Bool {
    takeLock(within: milliseconds) == .had
  }
}
