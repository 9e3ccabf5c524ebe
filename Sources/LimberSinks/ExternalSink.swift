internal import Dispatch
internal import LimberEvents
internal import LimberPlatform
internal import Synchronization

/// A program that is fed events as lines; nothing that it does can hurt the session.
///
/// It is fed from one thread, that of its delivery. When its program ends by itself, the thread that
/// waited for it sees to what comes next: nothing, or another start.
final class ExternalSink: Sink {
  private enum Phase {
    /// A program runs and is fed.
    case running
    /// It crashed and is started again in a moment.
    case waiting
    /// It is not used any more.
    case off
    /// The session is over for it.
    case ending
  }

  private struct State {
    var phase = Phase.running
    var child: (any RunningProgram)?
    var pumps: [LinePump] = []
    var count = WireCount()
    var crashes = 0
    /// How often it told the person something.
    var told = 0
    /// Where the session is, for whoever joins it in the middle.
    var step: StepInfo?
    var at = Duration.zero
    /// What told it last that nothing is to sound; nil where everything may.
    var muted: SessionEvent?
  }

  private let setup: Setup
  private let port: SinkPort
  private let state = Mutex(State())
  /// Ends the wait before another start.
  private let hurry = DispatchSemaphore(value: 0)
  /// Entered while it is seen to a program that ended by itself.
  private let settling = DispatchGroup()

  /// Starts the program and greets it.
  ///
  /// - Throws: a `Failure` where it cannot be started.
  init(_ setup: Setup, port: SinkPort) throws(Failure) {
    self.setup = setup
    self.port = port
    do {
      try state.withLock { state throws(SystemError) in
        try start(&state, resumed: false, SessionOverview(outline: port.outline()))
      }
    } catch {
      throw Failure(description: error.startReason)
    }
  }

  private var name: String { setup.sink.name }
  /// How long it may take to end by itself.
  private var drain: Duration { .milliseconds(Int(setup.description.drainSeconds * 1000)) }

  // MARK: - Starting

  private func start(
    _ state: inout State, resumed: Bool, _ overview: SessionOverview
  ) throws(SystemError) {
    let launch = Launch(
      path: setup.sink.path, arguments: setup.sink.arguments, variables: setup.variables,
      input: .pipe, output: setup.description.isHeard ? .pipe : .null, errors: .pipe, grace: drain)
    let child = try setup.processes.start(launch) { status in self.noteEnd(status) }
    state.child = child
    state.phase = .running
    state.pumps = pumps(of: child)
    let (sequence, dropped) = state.count.number()
    let hello = Hello(
      hostName: "limber", hostVersion: setup.hostVersion, sinkName: name, options: setup.options,
      locale: setup.locale, resumed: resumed, step: resumed ? state.step : nil,
      overview: overview, at: state.at, speed: port.speed,
      stamp: SessionEvent.Stamp(
        sequence: sequence, time: setup.now(), session: port.session, dropped: dropped))
    // The pipe is empty, so this waits for nobody.
    if case .taken = child.handOver(WireForm.line(hello), patience: 0) { state.count.noteWritten() }
    guard resumed, var muted = state.muted, setup.description.kinds.contains(.muted) else { return }
    (muted.stamp.sequence, muted.stamp.dropped) = state.count.number()
    if case .taken = child.handOver(WireForm.line(muted), patience: 0) { state.count.noteWritten() }
  }

  private func pumps(of child: any RunningProgram) -> [LinePump] {
    var pumps: [LinePump] = []
    if let errors = child.errors {
      let log = setup.log
      // All that the log would keep is read without a pause.
      let pump = LinePump(
        errors, limit: SinkLogChannel.lineLimit, burst: 2 * SinkLogChannel.sessionLimit
      ) { log.keep($0) }
      pumps.append(pump)
    }
    if let output = child.output {
      pumps.append(LinePump(output, limit: ControlLine.limit) { self.take($0) })
    }
    return pumps
  }

  /// Takes a line of its standard output.
  private func take(_ line: LinePump.Line) {
    switch ControlLine(line) {
    case .ack(let number): setup.whenAcknowledged(number)
    case .command(let command):
      if setup.description.controls {
        port.control(command)
      } else {
        setup.log.note("a command is ignored: it does not declare 'controls'")
      }
    case .tell(let text):
      guard setup.description.tells else {
        return setup.log.note("a line to the person is ignored: it does not declare 'tells'")
      }
      let count = state.withLock { state in
        state.told += 1
        return state.told
      }
      guard count <= Self.tellsPerSession else {
        return setup.log.note("not told any more: \(text)")
      }
      port.say(.sinkTells(name, text))
    case .bad(let reason): setup.log.note("a line of its output is ignored: \(reason)")
    }
  }

  /// Lines that a sink may tell the person in a session.
  static let tellsPerSession = 5

  // MARK: - Feeding

  func receive(_ event: SessionEvent) throws {
    let job: (child: any RunningProgram, line: String)? = state.withLock { state in
      state.at = event.at
      if case .muted(let isMuted) = event.body { state.muted = isMuted ? event : nil }
      if let step = event.step { state.step = event.kind == .stepEnded ? nil : step }
      guard setup.description.kinds.contains(event.kind) else { return nil }
      let (sequence, dropped) = state.count.number(after: event.stamp.dropped)
      guard case .running = state.phase, let child = state.child else { return nil }
      var numbered = event
      numbered.stamp.sequence = sequence
      numbered.stamp.dropped = dropped
      return (child, WireForm.line(numbered))
    }
    guard let job else { return }
    switch job.child.handOver(job.line, patience: setup.timing.patience) {
    case .taken:
      state.withLock { $0.count.noteWritten() }
    case .gone:
      // It is over, and its end is seen to; or it does not listen, and is left alone until the end.
      job.child.closeInput()
    case .stuck:
      state.withLock { $0.phase = .off }
      job.child.killGroup()
      letGo()
      port.leave()
      throw Failure(description: "it has taken nothing for \(setup.timing.patience / 1000) s")
    }
  }

  // MARK: - When it ends by itself

  /// What is to be done once the program is over.
  private enum Sequel {
    case nothing, refusal, silence, giveUp
    case again(after: Duration, isFirst: Bool)
  }

  private func noteEnd(_ status: ChildStatus) {
    let (child, sequel) = state.withLock { state in
      let sequel = Self.sequel(&state, status, setup)
      if case .nothing = sequel {} else { settling.enter() }
      return (state.child, sequel)
    }
    if case .nothing = sequel { return }
    setup.log.note("it ended with \(status)")
    child?.endGroup()
    letGo()
    port.leave()
    switch sequel {
    case .nothing, .silence: break
    case .refusal: sayRefusal(status)
    case .giveUp: port.say(.sinkCrashedAgain(name, how: "\(status)"))
    case .again(_, let isFirst):
      if isFirst { port.say(.sinkCrashed(name, how: "\(status)")) }
    }
    settling.leave()
    if case .again(let delay, _) = sequel { restart(after: delay) }
  }

  private static func sequel(
    _ state: inout State, _ status: ChildStatus, _ setup: Setup
  ) -> Sequel {
    guard case .running = state.phase else { return .nothing }
    state.phase = .off
    switch Revival(status, crashes: state.crashes, delays: setup.timing.delays) {
    case .notInterested: return .silence
    case .willNotWork: return .refusal
    case .givenUp: return .giveUp
    case .again(let delay):
      state.phase = .waiting
      state.crashes += 1
      return .again(after: delay, isFirst: state.crashes == 1)
    }
  }

  private func sayRefusal(_ status: ChildStatus) {
    // Programs begin what they say with their own name, which stands here already.
    let prefix = SinkFinder.prefix + name + ": "
    let last = setup.log.lastWords.map {
      $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0
    }
    let words = last.map(Self.shortened) ?? "it ended with \(status)"
    port.say(.sinkRefuses(name, reason: words))
  }

  /// What fits a line or two of a screen; the whole of it is in the log.
  private static func shortened(_ words: String) -> String {
    words.count > lastWordsLimit ? words.prefix(lastWordsLimit - 1) + "…" : words
  }

  /// Characters of a sink's last words that the person is told.
  private static let lastWordsLimit = 120

  private func restart(after delay: Duration) {
    _ = hurry.wait(timeout: .now() + delay.dispatchInterval)
    // Asked before anything else waits for this: the session may wait for the sink meanwhile.
    let overview = port.overview()
    do {
      try state.withLock { state throws(SystemError) in
        guard case .waiting = state.phase else { return }
        state.phase = .off
        try start(&state, resumed: true, overview)
      }
    } catch {
      port.say(.sinkOff(name, reason: error.startReason))
    }
  }

  // MARK: - The end

  func finish() {
    defer { _ = settling.wait(timeout: .now() + .seconds(2)) }
    guard let child = leave() else { return }
    child.closeInput()
    let isGone = child.waitForGroup(until: .now() + drain.dispatchInterval)
    if !isGone {
      setup.log.note("it did not end within its time, and is ended")
      child.endGroup()
    }
    letGo()
    if let status = child.status, status != .exited(0), isGone {
      setup.log.note("it ended with \(status)")
      if case .willNotWork = Revival(status, crashes: 0, delays: []) { sayRefusal(status) }
    }
  }

  /// Ends the program from another thread, where nobody waits for it any longer.
  func abandon() {
    let child = state.withLock { state in
      state.phase = .ending
      return state.child
    }
    hurry.signal()
    child?.closeInput()
    child?.endGroup()
    letGo()
  }

  /// Reads what is left of a program that is over, and closes all that connected it.
  private func letGo() {
    let pumps = state.withLock { state in
      defer {
        state.child = nil
        state.pumps = []
      }
      return state.pumps
    }
    pumps.forEach { $0.waitUntilDone(within: .milliseconds(200)) }
    pumps.forEach { $0.stop() }
  }

  /// Leaves the session; nil where there is no program left to end.
  private func leave() -> (any RunningProgram)? {
    defer { hurry.signal() }
    return state.withLock { state in
      guard case .running = state.phase else {
        state.phase = .ending
        return nil
      }
      state.phase = .ending
      return state.child
    }
  }
}
