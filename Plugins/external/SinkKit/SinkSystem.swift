package import LimberEvents
internal import LimberPlatform
internal import LimberSyntax

/// The process that a sink lives in: its lines, its clocks, its environment.
///
/// Every sink has one thread, on which all of this is used.
public final class SinkSystem {
  let surroundings = Surroundings(
    variables: Identity.variables(), workingFolder: Identity.workingFolder() ?? "/")
  private let input = OpenFile(number: 0, name: "standard input")
  private var pending: [UInt8] = []
  private var isAtEnd = false

  /// Bytes of a line that are kept; sink protocol 1 sends at most 4,096.
  private static let lineLimit = 65_536

  /// The arguments that are meant for the sink.
  let arguments: [String]

  init(_ arguments: [String]) {
    self.arguments = arguments
    EndRequest.listen()
  }

  /// Whether a signal asked it to end.
  public var wasStopped: Bool { EndRequest.isMade }

  /// A variable of the environment; nil where it is missing or empty.
  public func variable(_ name: String) -> String? { surroundings.variable(name) }

  /// Time that passed on a clock that never runs back.
  public var now: Duration { .nanoseconds(Clocks.awake()) }

  /// Milliseconds since 1970 by the wall clock.
  public var wallMilliseconds: Int64 { Clocks.civil() / 1_000_000 }

  /// The number of this process.
  public var processNumber: Int32 { Identity.process }

  /// A part of a file's name that no other process makes: this one's number and the milliseconds since 1970.
  public var stamp: String { "\(processNumber)-\(wallMilliseconds)" }

  /// The number of the person that the process runs as.
  public var userNumber: UInt32 { Identity.user }

  /// Writes a text to standard output.
  func print(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n", to: 1) }

  /// Asks something of the session; heeded where the sink's manifest says that it controls.
  package func ask(for command: ControlCommand) { print(ControlRequest(.command(command)).line) }

  /// Says how much of what it prepares is there.
  public func report(prepared done: Int, of count: Int) {
    print(
      JSONWriter.object { json in
        json.field("prepared", done)
        json.field("of", count)
      })
  }

  /// Tells the person a line, who also finds it in the log; shown where the sink's manifest says that it
  /// tells.
  public func tell(_ name: String, _ sentence: String) {
    warn(name, sentence)
    print(JSONWriter.object { $0.field("tell", sentence) })
  }

  /// Writes a sentence to standard error.
  public func warn(_ name: String, _ sentence: String) {
    write("limber-sink-\(name): \(sentence)\n", to: 2)
  }

  /// As far as somebody takes it.
  private func write(_ text: String, to stream: Int32) {
    try? OpenFile(number: stream, name: "stream").writeAll(Array(text.utf8))
  }

  /// Ends the process.
  func exit(_ code: Int32) -> Never { ProgramEnd.leaveAtOnce(with: code) }
}

// MARK: - Lines

extension SinkSystem {
  /// The lines that came, after a wait for them or for what a sink waits for; nil at their end.
  func readLines(wait: SinkWait?) -> [String]? {
    if isAtEnd || wasStopped { return nil }
    let canRead = Poll.wait(
      forAny: [input] + (wait?.files ?? []), timeout: wait?.milliseconds ?? -1)
    if wasStopped { return nil }
    guard canRead else { return [] }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    guard let count = try? input.readOnce(into: &buffer, limit: buffer.count), count > 0 else {
      isAtEnd = true
      // A line that the end cut off says nothing certain.
      return []
    }
    pending += buffer[..<count]
    var lines: [String] = []
    var start = 0
    while let newline = pending.firstIndex(of: UInt8(ascii: "\n"), from: start) {
      lines.append(String(decoding: pending[start..<newline], as: UTF8.self))
      start = newline + 1
    }
    pending.removeFirst(start)
    if pending.count > Self.lineLimit { pending = [] }
    return lines
  }

  /// Passes over all that comes, until nobody is left who could write more; no signal ends that.
  public func awaitEnd() {
    var buffer = [UInt8](repeating: 0, count: 256)
    while let count = try? input.readOnce(into: &buffer, limit: buffer.count), count > 0 {}
  }

  /// Waits where no more lines come.
  public func sleep(_ wait: SinkWait) {
    Poll.wait(forAny: wait.files, timeout: wait.milliseconds)
  }
}
