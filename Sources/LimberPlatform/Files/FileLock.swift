/// A lock between processes, by a file of its own; given back when the value goes, or the process does.
package final class FileLock: Sendable {
  private let file: any DiskFile

  /// Takes a lock.
  ///
  /// - Parameters:
  ///   - path: the file that stands for it; made where it is missing, never removed.
  ///   - milliseconds: how long whoever holds it is waited for.
  /// - Returns: nil where somebody else holds it.
  package init?(_ path: String, on disk: Disk, within milliseconds: Int) throws(SystemError) {
    file = try disk.open(path, for: .locking)
    guard file.lock(within: milliseconds) else { return nil }
  }

  /// Closing alone would not do: a program that is just being started has a copy until it runs.
  deinit {
    file.unlock()
  }
}

/// Who holds a lock, as far as the system tells.
package struct LockHolder: Sendable, Hashable {
  package var process: Int
  package var name: String

  /// Asks who holds the lock of `flock(2)` on a file; nil where the system does not say.
  package static func of(_ path: String, on disk: Disk) -> LockHolder? {
    guard let inode = disk.status(of: path)?.inode,
      let locks = text(of: "/proc/locks", on: disk)
    else { return nil }
    for line in locks.split(separator: "\n") {
      // 1: FLOCK  ADVISORY  WRITE 4711 08:02:1234 0 EOF; one that only waits begins with an arrow.
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", let process = Int(words[4]), process > 0,
        words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == inode,
        let name = text(of: "/proc/\(process)/comm", on: disk)
      else { continue }
      return LockHolder(process: process, name: String(name.prefix { !$0.isNewline }))
    }
    return nil
  }

  private static func text(of path: String, on disk: Disk) -> String? {
    (try? disk.read(path, limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension LockHolder: CustomStringConvertible {
  /// `limber (process 4711)`.
  package var description: String { "\(name) (process \(process))" }
}
