public import LimberEvents
import Synchronization

/// A file that only remembers what was appended to it.
public final class BufferLog: Sendable {
  private struct State {
    var requests: [LogRequest] = []
    var lines: [String] = []
    var closes = 0
    var isBroken = false
  }

  private struct Writer: LineWriter {
    let log: BufferLog

    func append(_ line: String) throws {
      try log.state.withLock { state throws(BufferFailure) in
        if state.isBroken { throw BufferFailure() }
        state.lines.append(line)
      }
    }

    func close() {
      log.state.withLock { $0.closes += 1 }
    }
  }

  private let state = Mutex(State())

  /// Makes an empty file.
  public init() {}

  /// What it was opened with, each time.
  public var requests: [LogRequest] { state.withLock(\.requests) }
  /// The lines that were appended.
  public var lines: [String] { state.withLock(\.lines) }
  /// How often it was closed.
  public var closes: Int { state.withLock(\.closes) }

  /// Makes every further opening and append throw `BufferFailure`.
  public func breakDown() {
    state.withLock { $0.isBroken = true }
  }

  /// Opens it, as a sink's context does.
  public func open(_ request: LogRequest) throws -> any LineWriter {
    try state.withLock { state throws(BufferFailure) in
      if state.isBroken { throw BufferFailure() }
      state.requests.append(request)
    }
    return Writer(log: self)
  }
}
