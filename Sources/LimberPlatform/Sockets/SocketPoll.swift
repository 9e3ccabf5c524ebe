internal import SystemLibrary

/// Waiting for many connections at once with `poll(2)`.
package struct SocketPoll: Sendable {
  /// What is waited for at one file.
  package struct Interest: Sendable {
    package var file: OpenFile
    /// Whether something to be read is waited for.
    package var reads: Bool
    /// Whether room to write is waited for.
    package var writes: Bool

    package init(_ file: OpenFile, reads: Bool = true, writes: Bool = false) {
      self.file = file
      self.reads = reads
      self.writes = writes
    }
  }

  /// What was found at one file.
  package struct Readiness: Sendable, Hashable {
    package var isReadable = false
    package var isWritable = false
    /// Whether the other end is gone altogether.
    package var isGone = false
    package var isAnything: Bool { isReadable || isWritable || isGone }
  }

  /// Waits until something happens at one of some files, or an alarm rings.
  ///
  /// - Parameter timeout: milliseconds; negative for no limit.
  /// - Returns: what was found, in the order of the files.
  package static func wait(
    for interests: [Interest], or alarm: WakePipe?, timeout: Int32
  ) -> [Readiness] {
    var requests = interests.map { interest in
      pollfd(
        fd: interest.file.number,
        events: Int16(interest.reads ? POLLIN : 0) | Int16(interest.writes ? POLLOUT : 0),
        revents: 0)
    }
    requests.append(pollfd(fd: alarm?.reader.number ?? -1, events: Int16(POLLIN), revents: 0))
    let count = poll(&requests, nfds_t(requests.count), timeout)
    guard count > 0 else { return interests.map { _ in Readiness() } }
    if let last = requests.popLast(), last.revents != 0 { alarm?.quieten() }
    return requests.map { request in
      let found = Int32(request.revents)
      return Readiness(
        isReadable: found & Int32(POLLIN) != 0, isWritable: found & Int32(POLLOUT) != 0,
        isGone: found & Int32(POLLHUP | POLLERR | POLLNVAL) != 0)
    }
  }
}
