internal import Dispatch
package import LimberBasics
package import LimberEvents
internal import LimberPlatform

/// Tries an external sink out, and tells in TAP (Test Anything Protocol) what it keeps to.
package struct SinkKit: Sendable {
  private let host: SinkHost
  private let version: String
  private let timing: ExternalSinkTiming
  private let trial: @Sendable (Instant) -> [SessionEvent]

  /// The UUID of the session that sinks are tried with.
  package static let session = "5e551071-0000-4000-8000-000000000000"

  /// Makes a kit.
  ///
  /// - Parameters:
  ///   - host: what sinks are started in.
  ///   - version: limber's own version.
  ///   - trial: a short session with events of every kind, from an instant on, numbered from 1.
  package init(
    _ host: SinkHost, version: String,
    trial: @escaping @Sendable (Instant) -> [SessionEvent]
  ) {
    self.init(host, version: version, trial: trial, timing: ExternalSinkTiming())
  }

  init(
    _ host: SinkHost, version: String,
    trial: @escaping @Sendable (Instant) -> [SessionEvent], timing: ExternalSinkTiming
  ) {
    self.trial = trial
    self.host = host
    self.version = version
    self.timing = timing
  }

  /// Finds the program that a path or a sink's name means, with its state; nil where there is none.
  package func find(_ argument: String) -> FoundSink? {
    guard argument.contains("/") else {
      return SinkFinder(host).all().first { $0.name == argument && $0.state != .reserved }
    }
    let path = host.absolute(argument)
    let (folder, file) = FilePath.split(path)
    // A link that leads nowhere is there all the same.
    guard
      host.disk.status(of: path) != nil
        || (try? host.disk.names(in: folder))?.contains(file) == true
    else { return nil }
    let name =
      file.hasPrefix(SinkFinder.prefix) ? String(file.dropFirst(SinkFinder.prefix.count)) : file
    return FoundSink(
      name: name, path: path, state: SinkFinder.obstacle(path, in: host) ?? .usable)
  }

  /// Tests a sink.
  ///
  /// - Parameters:
  ///   - options: what it is given, as in a session.
  ///   - write: takes each line of the report, its newline included.
  /// - Returns: whether it keeps to everything; a sink that says that it will not work here does.
  /// - Throws: a `SinkOptionError` for options that it has not.
  package func test(
    _ sink: FoundSink, options: [SinkRequest.Option] = [],
    write: @escaping (String) throws -> Void
  ) throws -> Bool {
    var marked = host
    let strays = StrayProcesses(marking: &marked.surroundings.variables)
    let (answer, saysNothing) = SinkDescriber(marked, timing: timing).tryOut(sink)
    let leftNothing = strays.areGone(by: .now())
    strays.end()

    var report = TAPReport(write: write)
    let title = "describes itself validly"
    if let description = answer.description, !options.isEmpty {
      _ = try given(options, sink, description)
    }
    try report.begin(with: 13)
    switch answer {
    // One that only controls needs to be told nothing; a slip is named below.
    case .described(let description)
    where description.kinds.isEmpty && (!description.controls || !description.hints.isEmpty):
      try report.note(title, fault: "'events' has no kind that limber knows, so it is told nothing")
    case .described: try report.note(title)
    case .silent(let reason) where saysNothing: try report.skip(title, reason)
    case .silent(let reason), .broken(let reason): try report.note(title, fault: reason)
    }
    for hint in answer.description?.hints ?? [] { try report.comment(hint) }
    if let reason = host.missingNeed(of: answer.description) {
      try Trial.skip(reason, in: &report)
      return report.isGood
    }
    guard let description = answer.description else {
      try report.bailOut("it cannot be used")
      return false
    }
    do {
      let run = try Trial(
        setup(sink, description, options, in: marked), strays, session: trial(host.now()))
      try run.report(to: &report, describedCleanly: leftNothing)
    } catch let error as SinkOptionError {
      try Trial.skip(error.description, in: &report)
    } catch let error as SystemError where error.subject == sink.path {
      try report.bailOut(error.startReason)
      return false
    }
    return report.isGood
  }

  /// Plays a sink a session at its real pace, with all that it prints told as it comes.
  ///
  /// - Parameters:
  ///   - session: what is played, from an instant on.
  ///   - write: takes each line of the report, its newline included.
  /// - Returns: whether it lived through it; a sink that says that it will not work here did.
  /// - Throws: a `SinkOptionError` for options that it has not.
  package func play(
    _ sink: FoundSink, options: [SinkRequest.Option] = [],
    session: (Instant) -> [SessionEvent], write: @escaping (String) throws -> Void
  ) throws -> Bool {
    var marked = host
    let strays = StrayProcesses(marking: &marked.surroundings.variables)
    var report = TAPReport(write: write)
    try report.begin(with: Trial.liveTests)
    let answer = SinkDescriber(marked, timing: timing).tryOut(sink).answer
    guard let description = answer.description else {
      if case .broken(let reason) = answer { try report.comment(reason) }
      try report.bailOut("it cannot be used")
      return false
    }
    if let reason = host.missingNeed(of: description) {
      try report.bailOut(reason)
      return false
    }
    let trial = try Trial(
      setup(sink, description, options, in: marked), strays, session: session(host.now()))
    do {
      try trial.reportLive(to: &report)
    } catch let error as SystemError where error.subject == sink.path {
      try report.bailOut(error.startReason)
      return false
    }
    return report.isGood
  }

  private func setup(
    _ sink: FoundSink, _ description: SinkDescription, _ options: [SinkRequest.Option],
    in host: SinkHost
  ) throws -> ExternalSink.Setup {
    let given = try given(options, sink, description)
    let log = SinkLog(open: { throw NoLog() }, now: host.now)
    return ExternalSink.Setup(
      sink: sink, description: description, options: given,
      variables: host.variables(for: sink), hostVersion: version,
      locale: host.variable("LANG") ?? "", processes: host.processes,
      now: host.now,
      log: SinkLogChannel(name: sink.name, log: log), timing: timing)
  }

  /// The options as the sink is greeted with them; what it may be given in a session, it may be here.
  private func given(
    _ options: [SinkRequest.Option], _ sink: FoundSink, _ description: SinkDescription
  ) throws(SinkOptionError) -> [SinkRequest.Option] {
    guard let table = description.options else {
      return options.map { SinkRequest.Option($0.name, $0.value) }
    }
    let request = try host.revealing(
      SinkRequest(name: sink.name, options: options), with: table, isInTheOpen: true)
    let values = try SinkValues(resolving: request, with: table)
    return table.map { SinkRequest.Option($0.name, values[$0.name]) }
  }

  private struct NoLog: Error {}
}
