package import LimberEvents
package import SinkKit

/// Shows one desktop notification, which is replaced as the session goes on.
package struct NotifySink: SinkProgram {
  private static let topics = ["session", "steps", "cues", "waiting", "pauses"]

  package static let name = "notify"
  package static let manifest = SinkManifest(
    name: name,
    summary: "one desktop notification that follows the session",
    kinds: [.sessionStarted, .stepStarted, .cue, .waiting, .paused, .resumed, .sessionEnded],
    options: [
      SinkOption(
        "on", kind: .words(topics), defaultValue: "session+steps+waiting+pauses",
        help: "what is shown"),
      SinkOption(
        "urgency", kind: .choice(["low", "normal", "critical"]), defaultValue: "normal",
        help: "how urgent a notification is"),
      SinkOption(
        "seconds", kind: .number(0...3600), defaultValue: "0",
        help: "how long a notification is shown; 0 leaves that to the desktop"),
    ])

  /// How long showing one may take.
  private static let limit = Duration.seconds(5)
  /// How many may fail, one after the other.
  private static let patience = 3

  private let system: SinkSystem
  private let topics: Set<String>
  private var notifier: Notifier
  private var run: ToolRun?
  /// What is being shown.
  private var current: Notice?
  /// What is to be shown as soon as the last one is; only the newest is of use.
  private var next: Notice?
  private var failures = 0

  package init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    topics = Set(values.words("on"))
    notifier = try Notifier(
      urgency: values["urgency"], seconds: values.number("seconds") ?? 0, system)
  }

  package mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    guard let event = wire.event, let notice = Notice(event, topics: topics) else { return }
    next = notice
  }

  package mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    if let run, let ending = run.check() {
      self.run = nil
      try ended(run, ending)
    }
    if run == nil, let notice = next {
      next = nil
      current = notice
      run = ToolRun(notifier.command(notice, limit: Self.limit), system)
    }
    return run.map { SinkWait(for: $0) }
  }

  private mutating func ended(_ run: ToolRun, _ ending: ToolRun.Ending) throws(SinkFailure) {
    if ending == .exited(0) {
      failures = 0
      notifier.note(run.output)
      return
    }
    if notifier.doWithoutNumbers(run.output) {
      next = next ?? current
      return
    }
    failures += 1
    if failures == 1 { system.warn(Self.manifest.name, "a notification failed: \(run.complaint)") }
    if failures == Self.patience {
      throw .unavailable("notifications cannot be shown: \(run.complaint)")
    }
  }

  package mutating func close() { run?.stop() }
}
