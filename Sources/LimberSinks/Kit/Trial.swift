internal import LimberEvents
internal import LimberPlatform
internal import LimberSyntax

/// All that a sink is put through once it has said what it is.
struct Trial {
  private let setup: ExternalSink.Setup
  private let events: [SessionEvent]
  private let strays: StrayProcesses

  private static let live = "lives through a session at its real pace"
  private static let leaving = "leaves within its drain time"
  private static let alone = "leaves no process behind"
  private static let silent = "writes nothing to the terminal"
  private static let output = "prints only lines that limber takes"
  private static let acknowledging = "acknowledges every line"

  /// Makes a trial.
  ///
  /// - Parameters:
  ///   - strays: finds what leaves the sink's group.
  ///   - session: the events to try it with.
  init(
    _ setup: ExternalSink.Setup, _ strays: StrayProcesses, session events: [SessionEvent]
  ) throws {
    self.setup = setup
    self.strays = strays
    self.events = events.filter { setup.description.kinds.contains($0.kind) }
  }

  /// Tests of a session at its real pace.
  static let liveTests = 5

  /// Plays it a session at its real pace, and tells all that happens.
  func reportLive(to report: inout TAPReport) throws {
    let live = LivePace(events)
    let comments = report
    func tell(_ text: String) { try? comments.comment(text) }
    let run = try KitRun(
      setup, .session(Self.live, events), strays: strays, live: live, tell: tell)
    live.flush(tell)
    if let refusal = run.refusal {
      try report.skip(Self.live, "it will not work here: \(refusal)")
    } else {
      try report.note(Self.live, fault: run.fault)
    }
    let seconds = JSONWriter.decimal(setup.description.drainSeconds)
    try report.note(
      "\(Self.leaving) of \(seconds) s", fault: run.leftInTime ? nil : "it was ended")
    try report.note(Self.alone, fault: run.leftNothing ? nil : "it was ended")
    try reportOutput([run], to: &report)
    try reportAcknowledgements(run, to: &report)
  }

  /// Reports a sink that cannot be tried, for a reason.
  static func skip(_ reason: String, in report: inout TAPReport) throws {
    for kitCase in KitCase.all([]) { try report.skip("survives " + kitCase.title, reason) }
    for title in [leaving, alone, silent, output, acknowledging] { try report.skip(title, reason) }
  }

  /// Runs it and reports what it keeps to.
  ///
  /// - Parameter isClean: whether nothing was left of describing itself.
  func report(to report: inout TAPReport, describedCleanly isClean: Bool) throws {
    var runs: [(title: String, run: KitRun)] = []
    for kitCase in KitCase.all(events) {
      let run = try KitRun(setup, kitCase, strays: strays)
      let title = "survives " + kitCase.title
      if let refusal = run.refusal {
        try report.skip(title, "it will not work here: \(refusal)")
      } else {
        runs.append((kitCase.title, run))
        try report.note(title, fault: run.fault, printed: run.fault == nil ? [] : run.printed)
      }
    }
    func firstTitle(_ isFault: (KitRun) -> Bool) -> String? {
      runs.first { isFault($0.run) }.map { "after \($0.title)" }
    }
    let seconds = JSONWriter.decimal(setup.description.drainSeconds)
    try report.note("\(Self.leaving) of \(seconds) s", fault: firstTitle { !$0.leftInTime })
    try report.note(
      Self.alone, fault: isClean ? firstTitle { !$0.leftNothing } : "after describing itself")
    try reportSilence(to: &report)
    try reportOutput(runs.map(\.run), to: &report)
    try reportAcknowledgements(runs.first?.run, to: &report)
  }

  /// A run of its own: a terminal takes the rest of a group along when its leader ends.
  private func reportSilence(to report: inout TAPReport) throws {
    guard let terminal = SilentTerminal() else {
      return try report.skip(Self.silent, "no terminal can be made here")
    }
    let run = try KitRun(
      setup, KitCase(title: Self.silent, lines: events.map { WireForm.line($0) }), strays: strays,
      terminal: terminal)
    try report.note(
      Self.silent, fault: run.terminalBytes > 0 ? "it wrote \(run.terminalBytes) bytes to it" : nil)
  }

  private func reportOutput(_ runs: [KitRun], to report: inout TAPReport) throws {
    guard setup.description.isHeard else {
      return try report.skip(Self.output, "it declares neither acks, controls nor tells")
    }
    let commands = runs.reduce(0) { $0 + $1.commands }
    let tells = runs.reduce(0) { $0 + $1.tells }
    let undeclared =
      if commands > 0, !setup.description.controls {
        "it gives commands and does not declare 'controls'"
      } else if tells > 0, !setup.description.tells {
        "it tells lines and does not declare 'tells'"
      } else if let ending = runs.lazy.compactMap(\.ending).first {
        "it asked for '\(ending.name)', which ends the session, and nobody had asked it to"
      } else if let run = runs.first(where: { $0.commands > $0.lines + ControlCommand.perSecond }) {
        "it floods: it gave \(run.commands) commands at \(run.lines) lines, and more than"
          + " \(ControlCommand.perSecond) in a second are dropped"
      } else if let told = runs.first?.tells, told > ExternalSink.tellsPerSession {
        "it told the person \(told) lines in a session, of which"
          + " \(ExternalSink.tellsPerSession) are shown"
      } else {
        nil as String?
      }
    try report.note(Self.output, fault: runs.lazy.compactMap(\.badOutput).first ?? undeclared)
    if commands > 0 { try report.comment("it gave \(commands) commands") }
    if tells > 0 { try report.comment("it told the person \(tells) lines") }
  }

  private func reportAcknowledgements(_ run: KitRun?, to report: inout TAPReport) throws {
    guard setup.description.acks else {
      return try report.skip(Self.acknowledging, "it does not declare acks")
    }
    guard let run else { return try report.skip(Self.acknowledging, "it will not work here") }
    let missing = run.lines - run.acknowledgements.count
    let fault =
      if missing > 0 {
        "\(missing) of \(run.lines) lines were not acknowledged"
      } else if let stray = run.strayAcknowledgement {
        "it acknowledged line \(stray), which it was not sent"
      } else if !run.acknowledgesAtOnce {
        "it acknowledged nothing until its input had ended: it reads ahead, or keeps back what it prints"
      } else {
        nil as String?
      }
    try report.note(Self.acknowledging, fault: fault)
    let times = run.acknowledgements.values.sorted()
    if let last = times.last {
      let median = JSONWriter.decimal(Double(times[times.count / 2]) / 1000)
      try report.comment(
        "latency: median \(median) ms, most \(JSONWriter.decimal(Double(last) / 1000)) ms")
    }
  }
}
