#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe between limber and a child, of which no other child ever holds an end.
package struct ChildPipe {
  /// The end that is read.
  package let reader: OpenFile
  /// The end that is written.
  package let writer: OpenFile

  /// Makes a pipe; only to be called while `ChildProcess` holds its lock.
  ///
  /// Both ends are closed on exec. Neither is one of the three standard streams, which a program
  /// that was started without them would otherwise get.
  package init(name: String) throws(SystemError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .last(name) }
    let low = ends
    for index in ends.indices {
      if low[index] < 3 { ends[index] = fcntl(low[index], F_DUPFD, 3) }
      if ends[index] >= 0 { _ = fcntl(ends[index], F_SETFD, FD_CLOEXEC) }
    }
    for (before, after) in zip(low, ends) where before != after { close(before) }
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
