internal import Dispatch

/// A program run to its end, bounded in time and in what it may say.
package struct ProgramRun: Sendable {
  /// Why there is no result.
  package enum Failure: Error, Sendable, Hashable {
    /// It could not be started, for a reason that is a phrase.
    case notStarted(String)
    /// It did not end in this time.
    case tooSlow(Duration)
    /// It wrote more than these bytes to its standard output.
    case tooLong(Int)

    package static func missing(_ path: String) -> Failure {
      .notStarted(SystemError.missing(path).startReason)
    }

    /// The reason as a phrase.
    package var reason: String {
      switch self {
      case .notStarted(let reason): reason
      case .tooSlow(let time): "it did not end within \(time.components.seconds) s"
      case .tooLong: "it wrote too much"
      }
    }
  }

  package let status: ChildStatus
  /// What it wrote to standard output.
  package let output: [UInt8]
  /// What it wrote to standard error, or the first MiB of it.
  package let errors: [UInt8]

  /// What it wrote to standard error, in one line.
  package var said: String {
    let text = String(decoding: errors.prefix(2_000), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
  }

  package init(status: ChildStatus = .exited(0), output: [UInt8] = [], errors: [UInt8] = []) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// Runs a program and waits for it; its whole group is gone when this returns.
  ///
  /// What it started may hold its output open: once it is over itself, what is there is all.
  init(_ call: Processes.Call) throws(Failure) {
    let limit = call.limit
    let deadline = DispatchTime.now() + call.time.dispatchInterval
    let child: ChildProcess
    do {
      child = try ChildProcess(
        Launch(
          path: call.path, arguments: call.arguments, variables: call.variables,
          input: call.input == nil ? .null : .pipe, output: .pipe, errors: .pipe))
    } catch {
      throw .notStarted(error.startReason)
    }
    defer { child.killGroup() }
    if let input = call.input {
      _ = child.handOver(bytes: input, patience: 1_000)
      child.closeInput()
    }
    var output = BoundedReading(child.output, limit: limit + 1)
    var errors = BoundedReading(child.errors, limit: 1 << 20)
    while DispatchTime.now() < deadline {
      // Looked at before reading: what was written before the end is then read after it.
      let isOver = child.status != nil
      let gotOutput = output.readSome()
      let gotErrors = errors.readSome()
      if output.bytes.count > limit { throw .tooLong(limit) }
      if gotOutput || gotErrors { continue }
      if isOver { break }
      let open = [output.file, errors.file].compactMap { $0 }
      if open.isEmpty {
        _ = child.waitForExit(until: min(deadline, .now() + .milliseconds(10)))
      } else {
        Poll.wait(forAny: open, timeout: 10)
      }
    }
    guard let status = child.status else { throw .tooSlow(call.time) }
    self.status = status
    self.output = output.bytes
    self.errors = errors.bytes
  }
}

/// What a program writes, kept as far as its limit; what comes after is let go.
package struct BoundedReading {
  /// Where it is read; nil from its end on.
  package private(set) var file: OpenFile?
  /// What was kept.
  package private(set) var bytes: [UInt8] = []
  private let limit: Int

  package init(_ file: OpenFile?, limit: Int) {
    self.file = file
    self.limit = limit
  }

  /// Takes what is there, without a wait; false where nothing is, or the end was reached.
  package mutating func readSome() -> Bool {
    guard let file, Poll.wait(forAny: [file], timeout: 0) else { return false }
    var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
    guard let count = try? file.readOnce(into: &buffer, limit: buffer.count), count > 0 else {
      self.file = nil
      return false
    }
    bytes += buffer[..<min(count, limit - bytes.count)]
    return true
  }

  /// Takes the whole lines among what was kept, each without its newline, so that there is room again.
  ///
  /// A line that has filled the room without an end is let go.
  package mutating func takeLines() -> [ArraySlice<UInt8>] {
    let newline = UInt8(ascii: "\n")
    guard let end = bytes.lastIndex(of: newline) else {
      if bytes.count >= limit { bytes = [] }
      return []
    }
    let lines = bytes[...end].dropLast().split(
      separator: newline, omittingEmptySubsequences: false)
    bytes.removeFirst(end + 1)
    return lines
  }
}
