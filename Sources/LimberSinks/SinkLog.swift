internal import LimberBasics
internal import LimberEvents
internal import LimberPlatform
internal import LimberSyntax
internal import Synchronization

/// The file that external sinks' own messages go to, never raw onto the screen.
///
/// It is made when there is something to keep. Where it cannot be made or written, messages are lost
/// and nobody is troubled.
final class SinkLog: Sendable {
  private enum File {
    case unopened
    case open(any LineWriter)
    case failed
  }

  private let file = Mutex(File.unopened)
  private let open: @Sendable () throws -> any LineWriter
  private let now: @Sendable () -> Instant

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - open: opens the file, once there is something to keep.
  ///   - now: what time it is.
  init(
    open: @escaping @Sendable () throws -> any LineWriter, now: @escaping @Sendable () -> Instant
  ) {
    self.open = open
    self.now = now
  }

  /// What is asked for of the log's file: `sinks.log` in the state folder, rotated at 1 MiB.
  static let request = LogRequest(defaultName: "sinks.log", maxSize: 1 << 20, keep: 3)

  fileprivate func append(_ text: String) {
    let time = now()
    file.withLock { file in
      if case .unopened = file { file = (try? open()).map { .open($0) } ?? .failed }
      guard case .open(var writer) = file else { return }
      try? writer.append("\(time.day.text) \(time.timeOfDay.text)  \(text)")
      file = .open(writer)
    }
  }
}

/// One sink's part of the log, bounded for each session.
final class SinkLogChannel: Sendable {
  private struct State {
    var bytesLeft = sessionLimit
    var last: String?
  }

  /// Bytes of a line that are kept at most.
  static let lineLimit = 1024
  /// Bytes of a session that are kept at most.
  static let sessionLimit = 1 << 20

  private let name: String
  private let log: SinkLog
  private let state = Mutex(State())

  /// Makes a sink's part of a log.
  init(name: String, log: SinkLog) {
    self.name = name
    self.log = log
  }

  /// The last line that the sink itself wrote; nil where it wrote none.
  var lastWords: String? { state.withLock(\.last) }

  /// Keeps a line that the sink wrote.
  func keep(_ line: LinePump.Line) {
    let text = SafeText.shown(line.text) + (line.isCut ? "…" : "")
    if !text.allSatisfy(\.isWhitespace) { state.withLock { $0.last = text } }
    note(text)
  }

  /// Keeps a line about the sink.
  func note(_ text: String) {
    let left = state.withLock { state in
      let before = state.bytesLeft
      state.bytesLeft = max(0, before - text.utf8.count - 1)
      return before
    }
    if left > text.utf8.count {
      log.append("\(name): \(text)")
    } else if left > 0 {
      log.append("\(name): that is 1 MiB in one session; the rest is not kept")
      state.withLock { $0.bytesLeft = 0 }
    }
  }
}
