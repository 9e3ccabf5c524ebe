internal import Dispatch
internal import LimberEvents
internal import LimberPlatform
internal import LimberSyntax
internal import Synchronization

/// What came of one run of a sink under the kit.
struct KitRun: Sendable {
  /// What is wrong with how it took what it was fed, as a phrase; nil where nothing is.
  var fault: String?
  /// Why it will not work here, in its own words: it ended with 64, 69 or 78, as the protocol allows.
  var refusal: String?
  /// The last lines that it wrote to its standard error.
  var printed: [String] = []
  /// What is wrong with the first line of its standard output that limber would pass over.
  var badOutput: String?
  /// How often it asked for something.
  var commands = 0
  /// How often it told the person something.
  var tells = 0
  /// Whether it ended within its drain time.
  var leftInTime = true
  /// Whether no process that it started was left when its time was up.
  var leftNothing = true
  /// Bytes that it wrote to its terminal.
  var terminalBytes = 0
  /// The number of each line that was acknowledged, with the time that took, in microseconds.
  var acknowledgements: [Int: Int] = [:]
  /// Whether it acknowledged something before its input ended.
  var acknowledgesAtOnce = true
  /// What it asked for that ends a session, though nobody had asked it to; nil where it was nothing.
  var ending: ControlCommand?
  /// The number of a line that it acknowledged and was not sent.
  var strayAcknowledgement: Int?
  /// Whether it heeded `SIGTERM` where it had to be ended.
  private var heedsTermination = true
  /// How many lines were numbered.
  var lines = 0

  /// What the sink does while it is fed.
  private final class Watch: Sendable {
    private struct State {
      var sent: [Int: UInt64] = [:]
      var acknowledged: [Int: Int] = [:]
      var printed: [String] = []
      var badOutput: String?
      var commands = 0
      var ending: ControlCommand?
      var tells = 0
      var stray: Int?
      var errorBytes = 0
    }

    /// Lines of its standard error that are kept.
    private static let kept = 5

    private let state = Mutex(State())
    private let live: LivePace?

    init(_ live: LivePace?) { self.live = live }

    func noteSent(_ number: Int) {
      let now = DispatchTime.now().uptimeNanoseconds
      state.withLock { $0.sent[number] = now }
    }

    func take(output line: LinePump.Line) {
      let now = DispatchTime.now().uptimeNanoseconds
      let number: Int
      switch ControlLine(line) {
      case .ack(let given): number = given
      case .command(let command):
        live?.note("it asks for '\(command.name)'")
        return state.withLock { state in
          state.commands += 1
          if command == .stop || command == .hurt { state.ending = command }
        }
      case .tell(let text):
        live?.note("it tells the person: \(text)")
        return state.withLock { $0.tells += 1 }
      case .bad(let reason):
        live?.note("it printed to standard output: \(line.text.prefix(100))")
        return state.withLock {
          $0.badOutput = $0.badOutput ?? "\(reason), not '\(line.text.prefix(100))'"
        }
      }
      state.withLock { state in
        guard let sent = state.sent[number] else {
          state.stray = state.stray ?? number
          return
        }
        state.acknowledged[number] = Int((now &- sent) / 1000)
      }
    }

    func take(error line: LinePump.Line) {
      state.withLock { $0.errorBytes += line.text.utf8.count + 1 }
      guard !line.text.isEmpty else { return }
      live?.note("it printed: \(line.text)")
      state.withLock { $0.printed = $0.printed.suffix(Self.kept - 1) + [line.text] }
    }

    var acknowledged: [Int: Int] { state.withLock(\.acknowledged) }
    var printed: [String] { state.withLock(\.printed) }
    var badOutput: String? { state.withLock(\.badOutput) }
    var commands: Int { state.withLock(\.commands) }
    var ending: ControlCommand? { state.withLock(\.ending) }
    var tells: Int { state.withLock(\.tells) }
    var stray: Int? { state.withLock(\.stray) }
    var isTooLoud: Bool { state.withLock { $0.errorBytes > SinkLogChannel.sessionLimit } }
  }

  /// Starts a sink, feeds it and ends it.
  ///
  /// - Parameters:
  ///   - live: when each line is due; nil for all at once.
  ///   - tell: told what happens while it is fed so.
  init(
    _ setup: ExternalSink.Setup, _ kitCase: KitCase, strays: StrayProcesses,
    terminal: SilentTerminal? = nil, live: LivePace? = nil, tell: (String) -> Void = { _ in }
  ) throws(SystemError) {
    let watch = Watch(live)
    let description = setup.description
    let child = try setup.processes.start(
      Launch(
        path: setup.sink.path, arguments: setup.sink.arguments, variables: setup.variables,
        input: .pipe, output: description.isHeard ? .pipe : .null,
        errors: .pipe, terminal: terminal?.device))
    var pumps = child.errors.map { file in
      [
        LinePump(
          file, limit: SinkLogChannel.lineLimit, burst: 2 * SinkLogChannel.sessionLimit
        ) { watch.take(error: $0) }
      ]
    }
    if let output = child.output {
      pumps?.append(LinePump(output, limit: ControlLine.limit) { watch.take(output: $0) })
    }
    var stuck: String?
    var early: ChildStatus?
    let patience = setup.timing.patience
    var due = DispatchTime.now() + .milliseconds(Int(patience))
    let all = (kitCase.greets ? [Self.greeting(setup, kitCase)] : []) + kitCase.lines
    for (index, line) in all.enumerated() where stuck == nil {
      if let live, index > 0, !live.wait(for: index - 1, of: child, tell: tell) { break }
      if kitCase.isFarewell, index == all.count - 1 {
        early = live == nil ? child.waitForExit(until: .now() + Self.linger) : child.status
      }
      let loss = kitCase.loss.flatMap { index >= $0.before ? $0 : nil }
      let number = index + 1 + (loss?.count ?? 0)
      watch.noteSent(number)
      let isFirstBehind = index == loss?.before
      if case .stuck = child.handOver(
        Self.numbered(line, number, behind: isFirstBehind ? loss?.count ?? 0 : 0),
        patience: patience)
      {
        stuck = "it took nothing for \(patience / 1000) s"
      }
      lines += 1
      if live == nil, DispatchTime.now() >= due, lines < all.count {
        stuck = stuck ?? "it took \(lines) of \(all.count) lines within \(patience / 1000) s"
      }
      // What it takes to start is no latency.
      if kitCase.lingers, description.acks, index == 0 {
        let end = DispatchTime.now() + Self.start
        while watch.acknowledged.isEmpty, DispatchTime.now() < end,
          child.waitForExit(until: .now() + .milliseconds(5)) == nil
        {}
        due = .now() + .milliseconds(Int(patience))
      }
    }
    if !kitCase.torn.isEmpty {
      _ = child.handOver(bytes: Array(kitCase.torn.utf8), patience: patience)
    }
    if kitCase.lingers {
      _ = child.waitForExit(until: .now() + Self.linger)
      if !kitCase.isFarewell || lines < all.count { early = early ?? child.status }
    }
    acknowledgesAtOnce = !kitCase.lingers || !watch.acknowledged.isEmpty
    child.closeInput()

    let drain = Duration.milliseconds(Int(description.drainSeconds * 1000))
    let deadline = DispatchTime.now() + drain.dispatchInterval
    leftInTime = child.waitForExit(until: deadline) != nil
    leftNothing = child.waitForGroup(until: deadline) || !leftInTime
    heedsTermination = child.endGroup()
    if !strays.areGone(by: deadline) { leftNothing = leftNothing && !leftInTime }
    strays.end()
    pumps?.forEach { $0.waitUntilDone(within: .milliseconds(500)) }
    pumps?.forEach { $0.stop() }
    terminalBytes = terminal?.takeWritten() ?? 0
    acknowledgements = watch.acknowledged
    printed = watch.printed
    badOutput = watch.badOutput
    commands = watch.commands
    ending = watch.ending
    tells = watch.tells
    strayAcknowledgement = watch.stray
    judge(
      child.status, early: early,
      held: watch.isTooLoud ? "it printed more than 1 MiB to its standard error" : stuck, setup)
  }

  /// How long a program may take to begin.
  private static let start = DispatchTimeInterval.seconds(2)
  /// How long an input is held open once everything was written.
  private static let linger = DispatchTimeInterval.milliseconds(500)

  private mutating func judge(
    _ status: ChildStatus?, early: ChildStatus?, held: String?, _ setup: ExternalSink.Setup
  ) {
    if let status, case .willNotWork = Revival(status, crashes: 0, delays: []) {
      refusal = printed.last ?? "it ended with \(status)"
    } else if let held {
      fault = held
    } else if !leftInTime {
      fault =
        "it did not end within \(JSONWriter.decimal(setup.description.drainSeconds)) s"
        + (heedsTermination ? "" : ", nor when it was asked to by SIGTERM, and was killed")
    } else if let status, status != .exited(0) {
      fault = "it ended with \(status)"
    } else if early != nil {
      fault = "it left before the session was over"
    }
  }

  /// The line with its number for this receiver, and how many were lost before it.
  private static func numbered(_ line: String, _ number: Int, behind lost: Int) -> String {
    guard let range = line.firstPlace(of: #""seq":"#) else { return line }
    let rest = line[range.upperBound...].drop { $0.isNumber }
    let loss = lost > 0 ? #","dropped":\#(lost)"# : ""
    let numbered = line[..<range.upperBound] + String(number) + loss + rest
    return numbered.utf8.count < WireForm.maximumLineBytes ? String(numbered) : line
  }

  private static func greeting(_ setup: ExternalSink.Setup, _ kitCase: KitCase) -> String {
    let line = WireForm.line(
      Hello(
        hostName: "limber", hostVersion: setup.hostVersion, sinkName: setup.sink.name,
        options: setup.options, locale: setup.locale, resumed: kitCase.isGreetedAnew,
        stamp: SessionEvent.Stamp(sequence: 1, time: setup.now(), session: SinkKit.session)))
    return kitCase.isGreetedAnew ? KitCase.grown(line) : line
  }
}
