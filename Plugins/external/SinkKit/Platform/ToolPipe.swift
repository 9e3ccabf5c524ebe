#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe whose ends close themselves, and that no program inherits unless it is handed one.
///
/// Its ends have numbers that no program is given, so that handing one over never closes another.
final class ToolPipe {
  private(set) var reader: Int32 = -1
  private(set) var writer: Int32 = -1

  /// The lowest number of an end.
  private static let lowest: Int32 = 10

  /// Makes a pipe; nil where the system gives none.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    reader = fcntl(ends[0], F_DUPFD_CLOEXEC, Self.lowest)
    writer = fcntl(ends[1], F_DUPFD_CLOEXEC, Self.lowest)
    for end in ends { close(end) }
    guard reader >= 0, writer >= 0 else { return nil }
  }

  deinit {
    closeReader()
    closeWriter()
  }

  func closeReader() {
    if reader >= 0 { close(reader) }
    reader = -1
  }

  func closeWriter() {
    if writer >= 0 { close(writer) }
    writer = -1
  }
}
