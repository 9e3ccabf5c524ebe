import Synchronization

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// The process that a sink lives in: its lines, its clocks, its environment.
///
/// Every sink has one thread, on which all of this is used.
public final class SinkSystem {
  /// Set by SIGTERM, SIGINT and SIGHUP; the loop looks at it after each wait.
  private static let stop = Atomic<Bool>(false)

  private var pending: [UInt8] = []
  private var isAtEnd = false

  /// Bytes of a line that are kept; sink protocol 1 sends at most 4,096.
  private static let lineLimit = 65_536

  init() {
    signal(SIGPIPE, SIG_IGN)
    // Made before a handler may need it.
    _ = Self.stop.load(ordering: .relaxed)
    for number in [SIGTERM, SIGINT, SIGHUP] {
      var action = sigaction()
      let handler: @convention(c) (Int32) -> Void = { _ in
        SinkSystem.stop.store(true, ordering: .relaxed)
      }
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handler
      #else
        action.__sigaction_handler.sa_handler = handler
      #endif
      // Without SA_RESTART, so that a wait ends at once.
      sigaction(number, &action, nil)
    }
  }

  /// Whether a signal asked it to end.
  public var wasStopped: Bool { Self.stop.load(ordering: .relaxed) }

  /// The arguments behind the program's name.
  public var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

  /// A variable of the environment; nil where it is missing or empty.
  public func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Time that passed on a clock that never runs back.
  public var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Milliseconds since 1970 by the wall clock.
  public var wallMilliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// The number of the person that the process runs as.
  public var userNumber: UInt32 { getuid() }

  /// Writes a text to standard output.
  func print(_ text: String) {
    Descriptor.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: 1)
  }

  /// Writes a sentence to standard error.
  public func warn(_ name: String, _ sentence: String) {
    Descriptor.write(Array("limber-sink-\(name): \(sentence)\n".utf8), to: 2)
  }

  /// Ends the process.
  func exit(_ code: Int32) -> Never { _exit(code) }
}

// MARK: - Lines

extension SinkSystem {
  /// The lines that came, after a wait for them or for what a sink waits for; nil at their end.
  func readLines(wait: SinkWait?) -> [String]? {
    if isAtEnd || wasStopped { return nil }
    let canRead = Descriptor.poll([0] + (wait?.descriptors ?? []), for: wait?.time)
    if wasStopped { return nil }
    guard canRead else { return [] }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    switch Descriptor.read(0, into: &buffer) {
    case .bytes(let count): pending += buffer[..<count]
    case .nothing: return []
    case .end:
      isAtEnd = true
      // A line that the end cut off says nothing certain.
      return []
    }
    var lines: [String] = []
    var start = 0
    while let newline = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(String(decoding: pending[start..<newline], as: UTF8.self))
      start = newline + 1
    }
    pending.removeFirst(start)
    if pending.count > Self.lineLimit { pending = [] }
    return lines
  }

  /// Waits where no more lines come.
  public func sleep(_ wait: SinkWait) { Descriptor.poll(wait.descriptors, for: wait.time) }
}
