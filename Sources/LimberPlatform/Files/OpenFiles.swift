internal import SystemLibrary

/// How many files the system lets this program open, `ulimit -n` of a shell.
package enum OpenFiles {
  /// What a session needs without its sinks: streams, a terminal, clocks, queues, what it keeps.
  package static let least = 32

  /// How many more can be opened; nil where that cannot be told.
  package static var room: Int? {
    let limit = sysconf(Int32(_SC_OPEN_MAX))
    guard limit > 0 else { return nil }
    #if canImport(Darwin)
      let folder = "/dev/fd"
    #else
      let folder = "/proc/self/fd"
    #endif
    do {
      // One of them is the list's own.
      return try limit - (Disk.system.names(in: folder).count - 1)
    } catch {
      return error.code == EMFILE ? 0 : nil
    }
  }

  /// Why a session cannot be played: it and its sinks need more files than there may be.
  ///
  /// Asked for before anything is opened, for half a session is worse than none.
  ///
  /// - Parameter sinks: how many files each sink may have open at once.
  package static func refusal(ofSinks sinks: [Int]) -> SystemError? {
    let needed = least / 2 + sinks.reduce(0, +)
    guard let room, room < needed else { return nil }
    return .noFiles(for: "a session with \(sinks.count) sinks opens up to \(needed) files")
  }
}
