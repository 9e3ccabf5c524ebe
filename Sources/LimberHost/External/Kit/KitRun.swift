internal import Dispatch
internal import LimberEvents
internal import LimberSyntax
internal import Synchronization

/// What came of one run of a sink under the kit.
struct KitRun: Sendable {
  /// What is wrong with how it took what it was fed, as a phrase; nil where nothing is.
  var fault: String?
  /// Whether it ended within its drain time.
  var leftInTime = true
  /// Whether no process of its group was left when its time was up.
  var leftNothing = true
  /// Bytes that it wrote to its terminal.
  var terminalBytes = 0
  /// The number of each line that was acknowledged, with the time that took, in microseconds.
  var acknowledgements: [Int: Int] = [:]
  /// How many lines were numbered.
  var lines = 0

  /// What the sink does while it is fed.
  private final class Watch: Sendable {
    private struct State {
      var sent: [Int: UInt64] = [:]
      var acknowledged: [Int: Int] = [:]
      var lastWords: String?
    }

    private let state = Mutex(State())

    func noteSent(_ number: Int) {
      let now = DispatchTime.now().uptimeNanoseconds
      state.withLock { $0.sent[number] = now }
    }

    func take(output line: LinePump.Line) {
      guard case .ack(let number) = ControlLine(line) else { return }
      let now = DispatchTime.now().uptimeNanoseconds
      state.withLock { state in
        guard let sent = state.sent[number] else { return }
        state.acknowledged[number] = Int((now &- sent) / 1000)
      }
    }

    func take(error line: LinePump.Line) {
      if !line.text.isEmpty { state.withLock { $0.lastWords = line.text } }
    }

    var acknowledged: [Int: Int] { state.withLock(\.acknowledged) }
    var lastWords: String? { state.withLock(\.lastWords) }
  }

  /// Starts a sink, feeds it and ends it.
  init(
    _ setup: ExternalSink.Setup, _ kitCase: KitCase, terminal: SilentTerminal?
  ) throws(SystemError) {
    let watch = Watch()
    let description = setup.description
    let child = try ChildProcess(
      ChildProcess.Launch(
        path: setup.sink.path, arguments: setup.sink.arguments, variables: setup.variables,
        input: .pipe, output: description.acks || description.controls ? .pipe : .null,
        errors: .pipe, terminal: terminal?.device))
    var pumps = child.errors.map { file in
      [LinePump(file, limit: SinkLogChannel.lineLimit) { watch.take(error: $0) }]
    }
    if let output = child.output {
      pumps?.append(LinePump(output, limit: ControlLine.limit) { watch.take(output: $0) })
    }
    var isStuck = false
    let greeting = kitCase.greets ? [WireForm.line(Self.hello(setup))] : []
    for (index, line) in (greeting + kitCase.lines).enumerated() where !isStuck {
      watch.noteSent(index + 1)
      if case .stuck = child.handOver(
        Self.numbered(line, index + 1), patience: setup.timing.patience)
      {
        isStuck = true
      }
      lines += 1
    }
    if !kitCase.torn.isEmpty {
      _ = child.handOver(bytes: Array(kitCase.torn.utf8), patience: setup.timing.patience)
    }
    child.closeInput()

    let drain = Duration.milliseconds(Int(description.drainSeconds * 1000))
    let deadline = DispatchTime.now() + drain.dispatchInterval
    leftInTime = child.waitForExit(until: deadline) != nil
    leftNothing = child.waitForGroup(until: deadline) || !leftInTime
    child.endGroup()
    pumps?.forEach { $0.waitUntilDone(within: .milliseconds(500)) }
    pumps?.forEach { $0.stop() }
    terminalBytes = terminal?.takeWritten() ?? 0
    acknowledgements = watch.acknowledged
    if isStuck {
      fault = "it took nothing for \(setup.timing.patience / 1000) s"
    } else if !leftInTime {
      fault = "it did not end within \(JSONWriter.decimal(description.drainSeconds)) s"
    } else if let status = child.status, status != .exited(0) {
      fault = "it ended with \(status)" + (watch.lastWords.map { ": \($0)" } ?? "")
    }
  }

  /// The line with its number for this receiver.
  private static func numbered(_ line: String, _ number: Int) -> String {
    guard let range = line.firstPlace(of: #""seq":"#) else { return line }
    let rest = line[range.upperBound...].drop { $0.isNumber }
    let numbered = line[..<range.upperBound] + String(number) + rest
    return numbered.utf8.count < WireForm.maximumLineBytes ? String(numbered) : line
  }

  private static func hello(_ setup: ExternalSink.Setup) -> Hello {
    Hello(
      hostName: "limber", hostVersion: setup.hostVersion, sinkName: setup.sink.name,
      options: setup.options, locale: setup.locale,
      stamp: SessionEvent.Stamp(sequence: 1, time: setup.now(), session: KitSession.id))
  }
}
