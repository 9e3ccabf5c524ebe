#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe between this program and a child, of which no other child ever holds an end.
package struct ChildPipe {
  /// The end that is read.
  package let reader: OpenFile
  /// The end that is written.
  package let writer: OpenFile

  /// The lowest number of an end: below it are those that a program is given, so that handing one over
  /// never closes another.
  private static let lowest: Int32 = 10

  /// Makes a pipe; only to be called while `ChildProcess` holds its lock, or where no other thread is.
  ///
  /// Both ends are closed on exec.
  package init(name: String) throws(SystemError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .last(name) }
    let low = ends
    for index in ends.indices { ends[index] = fcntl(low[index], F_DUPFD_CLOEXEC, Self.lowest) }
    for end in low { close(end) }
    guard ends.allSatisfy({ $0 >= 0 }) else {
      for end in ends where end >= 0 { close(end) }
      throw SystemError(code: EMFILE, subject: name)
    }
    reader = OpenFile(number: ends[0], name: name, owns: true)
    writer = OpenFile(number: ends[1], name: name, owns: true)
  }
}

extension OpenFile {
  /// What became of a line that was written to a child.
  package enum Handover: Sendable {
    /// The child's pipe took it whole.
    case taken
    /// Nobody reads the pipe any more.
    case gone
    /// The pipe stayed full for as long as the caller had patience.
    case stuck
  }

  /// Makes writes fail rather than wait where a pipe is full.
  package func makeNonBlocking() {
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  /// Writes a line to a non-blocking pipe, whole or not at all.
  ///
  /// - Parameters:
  ///   - bytes: at most 4,096 of them, which a pipe takes in one piece.
  ///   - patience: milliseconds without room after which the reader counts as stuck.
  package func handOver(_ bytes: [UInt8], patience: Int32) -> Handover {
    while true {
      let count = bytes.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
      if count >= 0 { return .taken }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: break
      default: return .gone
      }
      var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
      let ready = poll(&request, 1, patience)
      if ready == 0 { return .stuck }
    }
  }
}
