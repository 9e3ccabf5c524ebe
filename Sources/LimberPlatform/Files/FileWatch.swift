internal import Dispatch

/// Notices when one of some files is saved.
///
/// The files' statuses are looked at a few times a second, which costs a system call each: editors
/// save in too many ways, and some file systems tell of none of them.
package final class FileWatch: Sendable {
  private let paths: [String]
  private let disk: Disk
  private let before: [FileStatus?]
  private let cancelled = DispatchSemaphore(value: 0)
  private static let interval: DispatchTimeInterval = .milliseconds(150)

  /// Remembers how the files are at this moment.
  ///
  /// - Parameter paths: the files; only the first must be there for a change to count.
  package init(_ paths: [String], on disk: Disk) {
    self.paths = paths
    self.disk = disk
    before = paths.map { disk.status(of: $0) }
  }

  /// Another watch over the same files, which remembers the same moment.
  package init(again watch: FileWatch) {
    paths = watch.paths
    disk = watch.disk
    before = watch.before
  }

  /// Waits until a file was saved and stands still; false where `cancel` came first.
  package func wait() -> Bool {
    var last = before
    while cancelled.wait(timeout: .now() + Self.interval) == .timedOut {
      let now = paths.map { disk.status(of: $0) }
      // A save takes its time: what is still changing is not read yet.
      if now != before, now == last, now.first != .some(nil) { return true }
      last = now
    }
    return false
  }

  /// Waits on a thread of its own, and calls where a file was saved.
  package func start(_ saved: @escaping @Sendable () -> Void) {
    PlainThread.start {
      if self.wait() { saved() }
    }
  }

  /// Ends the waiting.
  package func cancel() {
    cancelled.signal()
  }
}
