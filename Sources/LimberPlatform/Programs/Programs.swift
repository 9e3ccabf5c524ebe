internal import Dispatch

/// The programs of the system, found by name.
package struct Programs: Sendable {
  private let surroundings: Surroundings

  /// Where people install programs, which a short `PATH` leaves out.
  package static let installed = ["/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin"]
  /// There, and where a system keeps its own.
  private static let usual =
    installed + ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/lib"]

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  /// The absolute path of a program on `PATH`; nil where there is none that can be run.
  ///
  /// - Parameter more: whether it is also looked for where programs usually lie, as for a job of cron.
  package func find(_ name: String, more: Bool = false) -> String? {
    find(name, also: more ? Self.usual : [])
  }

  /// The absolute path of a program on `PATH`, or else in other folders.
  package func find(_ name: String, also folders: [String]) -> String? {
    let path = (surroundings.variable("PATH") ?? "").split(separator: ":").map(String.init)
    return (path + folders).lazy.map { surroundings.absolute("\($0)/\(name)") }
      .first { FileStatus.of($0)?.kind == .regular && FileStatus.isExecutable($0) }
  }
}

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

    /// The reason as a phrase.
    package var reason: String {
      switch self {
      case .notStarted(let reason): reason
      case .tooSlow(let time): "it did not end within \(time.components.seconds) s"
      case .tooLong: "it wrote too much"
      }
    }
  }

  /// How it ended.
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

  /// Runs a program and waits for it; its whole group is gone when this returns.
  ///
  /// What it started may hold its output open: once it is over itself, what is there is all.
  ///
  /// - Parameters:
  ///   - input: what it reads, at most 4,096 bytes; nil for nothing.
  ///   - time: how long it may take.
  ///   - limit: bytes that it may write to its standard output; 16 MiB are ten thousand long lines of a
  ///     crontab.
  package init(
    _ path: String, _ arguments: [String], variables: [String: String], input: [UInt8]? = nil,
    within time: Duration = .seconds(10), limit: Int = 16 << 20
  ) throws(Failure) {
    let deadline = DispatchTime.now() + time.dispatchInterval
    let child: ChildProcess
    do {
      child = try ChildProcess(
        ChildProcess.Launch(
          path: path, arguments: arguments, variables: variables,
          input: input == nil ? .null : .pipe, output: .pipe, errors: .pipe))
    } catch {
      throw .notStarted(error.startReason)
    }
    defer { child.killGroup() }
    if let input {
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
    guard let status = child.status else { throw .tooSlow(time) }
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
}
