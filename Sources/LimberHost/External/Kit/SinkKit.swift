internal import LimberEvents

/// Tries an external sink out, and tells in TAP (Test Anything Protocol) what it keeps to.
public struct SinkKit: Sendable {
  private let environment: HostEnvironment
  private let version: String
  private let timing: ExternalSinkTiming

  /// Makes a kit.
  ///
  /// - Parameters:
  ///   - environment: what sinks are started in.
  ///   - version: limber's own version.
  public init(_ environment: HostEnvironment, version: String) {
    self.init(environment, version: version, timing: ExternalSinkTiming())
  }

  init(_ environment: HostEnvironment, version: String, timing: ExternalSinkTiming) {
    self.environment = environment
    self.version = version
    self.timing = timing
  }

  /// Finds the program that a path or a sink's name means; nil where there is none.
  public func find(_ argument: String) -> FoundSink? {
    guard argument.contains("/") else {
      return SinkFinder(environment).all().first { $0.name == argument && $0.state != .reserved }
    }
    let path = environment.absolute(argument)
    guard FileStatus.of(path) != nil else { return nil }
    let file = FilePath.split(path).name
    let name =
      file.hasPrefix(SinkFinder.prefix) ? String(file.dropFirst(SinkFinder.prefix.count)) : file
    return FoundSink(name: name, path: path, state: .usable)
  }

  /// Tests a sink.
  ///
  /// - Parameter write: takes each line of the report, its newline included.
  /// - Returns: whether it keeps to everything.
  public func test(
    _ sink: FoundSink, write: @escaping (String) throws -> Void
  ) throws -> Bool {
    var report = TAPReport(write: write)
    try report.begin(with: 12)
    // What was remembered of it is of no use to somebody who is writing it.
    var forgetful = environment
    forgetful.variables["XDG_CACHE_HOME"] = nil
    forgetful.variables["HOME"] = nil
    forgetful.homeOnRecord = nil
    let answer = SinkDescriber(forgetful, timing: timing).describe(sink)
    switch answer {
    case .described: try report.note("describes itself validly")
    case .silent(let reason): try report.skip("describes itself validly", reason)
    case .broken(let reason): try report.note("describes itself validly", fault: reason)
    }
    guard let description = answer.description else {
      try report.bailOut("it cannot be used")
      return false
    }
    let setup = setup(sink, description)
    let session = KitSession.events(from: environment.now())
      .filter { description.kinds.contains($0.kind) }.map { WireForm.line($0) }
    var runs: [(title: String, run: KitRun)] = []
    do {
      for kitCase in KitCase.all(session) {
        let run = try KitRun(setup, kitCase, terminal: nil)
        runs.append((kitCase.title, run))
        try report.note("survives " + kitCase.title, fault: run.fault)
      }
      try sumUp(runs, description, &report)
      try testSilence(setup, session, &report)
    } catch let error as SystemError where error.subject == sink.path {
      try report.bailOut(error.startReason)
      return false
    }
    try testAcknowledgements(runs, description, &report)
    return report.isGood
  }

  /// What is asked of all runs alike.
  private func sumUp(
    _ runs: [(title: String, run: KitRun)], _ description: SinkDescription,
    _ report: inout TAPReport
  ) throws {
    func firstTitle(_ isFault: (KitRun) -> Bool) -> String? {
      runs.first { isFault($0.run) }.map { "after \($0.title)" }
    }
    let seconds = JSONWriter.decimal(description.drainSeconds)
    try report.note(
      "leaves within its drain time of \(seconds) s", fault: firstTitle { !$0.leftInTime })
    try report.note("leaves no process behind", fault: firstTitle { !$0.leftNothing })
  }

  /// A run of its own: a terminal takes the rest of a group along when its leader ends.
  private func testSilence(
    _ setup: ExternalSink.Setup, _ session: [String], _ report: inout TAPReport
  ) throws {
    let title = "writes nothing to the terminal"
    guard let terminal = SilentTerminal() else {
      return try report.skip(title, "no terminal can be made here")
    }
    let run = try KitRun(setup, KitCase(title: title, lines: session), terminal: terminal)
    try report.note(
      title, fault: run.terminalBytes > 0 ? "it wrote \(run.terminalBytes) bytes to it" : nil)
  }

  private func testAcknowledgements(
    _ runs: [(title: String, run: KitRun)], _ description: SinkDescription,
    _ report: inout TAPReport
  ) throws {
    guard description.acks else {
      return try report.skip("acknowledges every line", "it does not declare acks")
    }
    guard let run = runs.first?.run else { return }
    let missing = run.lines - run.acknowledgements.count
    try report.note(
      "acknowledges every line",
      fault: missing == 0 ? nil : "\(missing) of \(run.lines) lines were not acknowledged")
    let times = run.acknowledgements.values.sorted()
    if let last = times.last {
      let median = JSONWriter.decimal(Double(times[times.count / 2]) / 1000)
      try report.comment(
        "latency: median \(median) ms, most \(JSONWriter.decimal(Double(last) / 1000)) ms")
    }
  }

  private func setup(_ sink: FoundSink, _ description: SinkDescription) -> ExternalSink.Setup {
    let log = SinkLog(open: { throw NoLog() }, now: environment.now)
    return ExternalSink.Setup(
      sink: sink, description: description,
      options: (description.options ?? []).map { Hello.Option($0.name, $0.defaultValue) },
      variables: environment.variables(for: sink), hostVersion: version,
      locale: environment.variable("LANG") ?? "", now: environment.now,
      log: SinkLogChannel(name: sink.name, log: log), timing: timing)
  }

  private struct NoLog: Error {}
}
