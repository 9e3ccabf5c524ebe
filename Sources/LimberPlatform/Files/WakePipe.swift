internal import SystemLibrary

/// A pipe to oneself, to wake a thread that waits in `poll`.
package final class WakePipe: Sendable {
  /// The end that is waited for.
  package let reader: OpenFile
  private let writer: OpenFile

  /// Makes a pipe; nil where the system has no descriptors left.
  package init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    reader = OpenFile(number: ends[0], name: "pipe", owns: true)
    writer = OpenFile(number: ends[1], name: "pipe", owns: true)
  }

  /// Wakes the thread; ringing again before it woke does nothing more.
  package func ring() {
    var byte: UInt8 = 1
    _ = write(writer.number, &byte, 1)
  }

  /// Takes what was rung.
  package func quieten() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(reader.number, &bytes, bytes.count) > 0 {}
  }
}

/// Waiting for input with `poll(2)`.
package enum Poll {
  package enum Answer: Sendable {
    case readable, alarm, timeout
  }

  /// Waits for input or for an alarm.
  ///
  /// - Parameters:
  ///   - file: what is read; nil to wait for the alarm alone. A hang-up counts as something to read.
  ///   - alarm: what else ends the wait.
  ///   - timeout: milliseconds; negative for no limit.
  package static func wait(for file: OpenFile?, or alarm: WakePipe?, timeout: Int32) -> Answer {
    var requests = [
      pollfd(fd: file?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: alarm?.reader.number ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&requests, nfds_t(requests.count), timeout)
    if count == 0 { return .timeout }
    if requests[1].revents != 0 {
      alarm?.quieten()
      return .alarm
    }
    return count > 0 ? .readable : .alarm
  }

  /// Waits until one of some files can be read, at most for a time in milliseconds; negative for no
  /// limit.
  ///
  /// - Returns: whether the first of them can be read.
  @discardableResult
  package static func wait(forAny files: [OpenFile], timeout: Int32) -> Bool {
    var requests = files.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
    let count = poll(&requests, nfds_t(requests.count), timeout)
    return count > 0 && requests.first.map { $0.revents != 0 } == true
  }
}
