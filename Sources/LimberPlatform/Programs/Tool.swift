package import Dispatch

/// What came of running another program to its end.
package struct ToolResult: Sendable, Hashable {
  /// Whether it ended by itself with exit code 0, in time.
  package var succeeded: Bool
  /// How it ended, to stand behind its name: `ended with exit code 1`.
  package var ending: String
  /// What it wrote to its standard output and its standard error.
  package var output: String
}

/// The programs of the system: found by name, and run to their end.
package struct Programs: Sendable {
  private let surroundings: Surroundings

  /// Where programs usually lie, for jobs whose `PATH` is short.
  private static let usual = [
    "/usr/local/bin", "/opt/homebrew/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/lib",
  ]

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  /// The absolute path of a program on `PATH`; nil where there is none that can be run.
  ///
  /// - Parameter more: whether it is also looked for where programs usually lie.
  package func find(_ name: String, more: Bool = false) -> String? {
    let path = (surroundings.variable("PATH") ?? "").split(separator: ":").map(String.init)
    return (path + (more ? Self.usual : [])).lazy.map { surroundings.absolute("\($0)/\(name)") }
      .first { FileStatus.of($0)?.kind == .regular && FileStatus.isExecutable($0) }
  }

  /// Runs a program to its end, or until its time is up.
  ///
  /// Nothing stays behind: whatever it started ends with it. At most 1 MiB of output is kept.
  package func run(_ path: String, _ arguments: [String], within time: Duration) -> ToolResult {
    let deadline = DispatchTime.now() + time.dispatchInterval
    let child: ChildProcess
    do {
      child = try ChildProcess(
        ChildProcess.Launch(
          path: path, arguments: arguments, variables: surroundings.variables, output: .pipe,
          errors: .pipe))
    } catch {
      return ToolResult(succeeded: false, ending: error.startReason, output: "")
    }
    defer { child.killGroup() }
    let texts = Collected<String>(count: 2)
    let isRead = DispatchGroup()
    for (index, file) in [child.output, child.errors].enumerated() {
      isRead.enter()
      let isStarted = PlainThread.start {
        let bytes = child.read(file, limit: 1 << 20, until: deadline)
        texts.set(String(decoding: bytes ?? [], as: UTF8.self), at: index)
        isRead.leave()
      }
      if !isStarted { isRead.leave() }
    }
    isRead.wait()
    let status = child.waitForExit(until: deadline)
    return ToolResult(
      succeeded: status == .exited(0),
      ending: status.map { "ended with \($0)" } ?? "did not end in time",
      output: texts.all.joined())
  }
}

extension ChildProcess {
  /// Reads what the child writes until it ends; nil where that is not in time.
  ///
  /// More than `limit` bytes are not read. A descendant may hold the pipe open: once the child itself
  /// is over, what is there is all.
  package func read(_ file: OpenFile?, limit: Int, until deadline: DispatchTime) -> [UInt8]? {
    guard let file else { return [] }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while bytes.count < limit {
      let left = Int64(
        bitPattern: deadline.uptimeNanoseconds &- DispatchTime.now().uptimeNanoseconds)
      guard left > 0 else { return nil }
      let isOver = status != nil
      let wait = isOver ? 0 : Int32(clamping: min(left / 1_000_000 + 1, 20))
      guard Poll.wait(for: file, or: nil, timeout: wait) == .readable else {
        if isOver { break }
        continue
      }
      let wanted = min(buffer.count, limit - bytes.count)
      guard let count = try? file.readOnce(into: &buffer, limit: wanted), count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
