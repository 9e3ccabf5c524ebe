internal import Dispatch

/// A program run to its end, bounded in time and in what it may say.
package struct ProgramRun: Sendable {
  /// Why there is no result.
  package enum Failure: Error, Sendable, Hashable {
    /// It could not be started, for a reason that is a phrase.
    case notStarted(String)
    /// It did not end in time, in seconds.
    case tooSlow(Double)
    /// It wrote more than anybody would read.
    case tooLong

    /// The reason as a phrase.
    package var reason: String {
      switch self {
      case .notStarted(let reason): reason
      case .tooSlow(let seconds): "it did not end within \(Int(seconds)) s"
      case .tooLong: "it wrote too much"
      }
    }
  }

  /// How it ended.
  package let status: ChildStatus
  /// What it wrote to standard output.
  package let output: [UInt8]
  /// What it wrote to standard error, in one line.
  package let said: String

  /// Runs a program and waits for it; its whole group is gone when this returns.
  ///
  /// - Parameters:
  ///   - input: what it reads, at most 4,096 bytes; nil for nothing.
  ///   - seconds: how long it may take.
  package init(
    _ path: String, _ arguments: [String], variables: [String: String], input: [UInt8]? = nil,
    seconds: Double = 10
  ) throws(Failure) {
    let deadline = DispatchTime.now() + seconds
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
    var streams = [Reading(child.output), Reading(child.errors)]
    while DispatchTime.now() < deadline {
      // Looked at before reading: what was written before the end is then read after it.
      let isOver = child.status != nil
      var gotAny = false
      for index in streams.indices where streams[index].readSome() { gotAny = true }
      guard streams.allSatisfy({ $0.bytes.count <= Self.limit }) else { throw .tooLong }
      if gotAny { continue }
      if isOver { break }
      if let open = streams.first(where: { !$0.isClosed })?.file {
        _ = Poll.wait(for: open, or: nil, timeout: 10)
      } else {
        _ = child.waitForExit(until: .now() + .milliseconds(10))
      }
    }
    guard let status = child.status else { throw .tooSlow(seconds) }
    self.status = status
    output = streams[0].bytes
    said = Self.line(streams[1].bytes)
  }

  /// The most that is read of either stream, in bytes: ten thousand long lines of a crontab.
  private static let limit = 16 * 1_024 * 1_024

  private struct Reading {
    var file: OpenFile?
    var bytes: [UInt8] = []
    var isClosed: Bool { file == nil }

    init(_ file: OpenFile?) {
      self.file = file
    }

    /// Takes what is there; false where nothing is, or the end was reached.
    mutating func readSome() -> Bool {
      guard let file, Poll.wait(for: file, or: nil, timeout: 0) == .readable else { return false }
      var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
      guard let count = try? file.readOnce(into: &buffer, limit: buffer.count), count > 0 else {
        self.file = nil
        return false
      }
      bytes += buffer[..<count]
      return true
    }
  }

  private static func line(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(2_000), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
  }
}
