internal import LimberEvents
internal import SinkKit

/// Posts each event to an address, in order.
@main
struct WebhookSink: SinkProgram {
  private static let names = EventKind.allCases.filter { $0 != .tick }.map(\.rawValue)

  static let manifest = SinkManifest(
    name: "webhook",
    summary: "posts each event as JSON to an address of yours",
    kinds: EventKind.allCases.filter { $0 != .tick },
    options: [
      SinkOption(
        "url", kind: .text, defaultValue: "", help: "where events are posted", isRequired: true),
      SinkOption(
        "events", kind: .words(names), defaultValue: names.joined(separator: "+"),
        help: "the kinds that are posted"),
      SinkOption(
        "header-file", kind: .path, defaultValue: "",
        help: "a file with headers to send, a line each, such as a secret"),
      SinkOption(
        "timeout", kind: .number(1...60), defaultValue: "5", help: "seconds that one try may take"),
      SinkOption(
        "retries", kind: .number(0...10), defaultValue: "2",
        help: "how often a failed post is tried again"),
    ], drainSeconds: 10)

  /// Events that wait at most; the oldest go first.
  private static let capacity = 256
  /// How long a server that nobody ever reached is tried.
  private static let patience = Duration.seconds(10)
  /// How long a server that never took anything is waited for at the end.
  private static let patienceAtEnd = Duration.seconds(4)

  private let system: SinkSystem
  private let post: Post
  private let wanted: Set<String>
  private let retries: Int
  private var queue: [String] = []
  private var run: ToolRun?
  /// How often the first of the queue was tried in vain.
  private var failures = 0
  private var nextTry: Duration?
  /// Whether an event ever arrived.
  private var hasDelivered = false
  private var firstTry: Duration?
  private var endOfPatience: Duration?
  private var lastReason = "it does not answer"
  /// Events that nobody got.
  private var lost = 0
  /// Whether the last event was given up: then the next ones are tried once.
  private var isDown = false

  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    wanted = Set(values.words("events"))
    retries = values.number("retries") ?? 2
    post = try Post(
      url: values["url"], headerFile: values["header-file"],
      seconds: values.number("timeout") ?? 5, system)
  }

  mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    guard wanted.contains(wire.kind) else { return }
    queue.append(wire.line)
    guard queue.count > Self.capacity else { return }
    // The first may be under way.
    queue.remove(at: run == nil ? 0 : 1)
    lost += 1
  }

  mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    if let run, let ending = run.check() {
      self.run = nil
      try settle(Verdict(run, ending), isEnding: isEnding)
    }
    if isEnding, !hasDelivered { try lookAtTheClock() }
    if run == nil, let body = queue.first, nextTry ?? .zero <= system.now {
      nextTry = nil
      firstTry = firstTry ?? system.now
      run = ToolRun(post.command(body), system)
      if run == nil { try settle(.failed("curl cannot be started"), isEnding: isEnding) }
    }
    guard run != nil || !queue.isEmpty else { return nil }
    return SinkWait.first(
      run.map { SinkWait(for: $0) }, nextTry.map { SinkWait(max($0 - system.now, .zero)) },
      isEnding ? endOfPatience.map { SinkWait(max($0 - system.now, .zero)) } : nil)
  }

  /// Ends the wait for a server that has taken nothing yet, once the events are over.
  private mutating func lookAtTheClock() throws(SinkFailure) {
    let end = endOfPatience ?? system.now + Self.patienceAtEnd
    endOfPatience = end
    let isOver = queue.isEmpty ? lost > 0 : system.now >= end
    if isOver { throw .unavailable(nothingArrived(lastReason)) }
  }

  private func nothingArrived(_ reason: String) -> String { "no event could be posted: \(reason)" }

  private mutating func settle(_ verdict: Verdict, isEnding: Bool) throws(SinkFailure) {
    switch verdict {
    case .delivered:
      if isDown { system.warn(Self.manifest.name, "posting works again") }
      isDown = false
      hasDelivered = true
      pass()
    case .unreachable(let reason):
      let since = system.now - (firstTry ?? system.now)
      if !hasDelivered, isEnding || since >= Self.patience {
        throw .unavailable(nothingArrived(reason))
      }
      tryAgain(reason)
    case .failed(let reason): tryAgain(reason)
    case .forbidden(let reason):
      if !hasDelivered { throw .unavailable(nothingArrived(reason)) }
      giveUp(reason)
    case .refused(let reason): giveUp(reason)
    }
  }

  private mutating func tryAgain(_ reason: String) {
    failures += 1
    lastReason = reason
    if failures <= (isDown ? 0 : retries) {
      // Half a second, then a second, then two.
      nextTry = system.now + .milliseconds(250 << min(failures, 4))
    } else {
      giveUp(reason)
      isDown = true
      // A server that is down is not asked without a pause.
      nextTry = system.now + .seconds(1)
    }
  }

  private mutating func giveUp(_ reason: String) {
    if !isDown { system.warn(Self.manifest.name, "an event could not be posted: \(reason)") }
    lastReason = reason
    lost += 1
    pass()
  }

  private mutating func pass() {
    if !queue.isEmpty { queue.removeFirst() }
    failures = 0
  }

  mutating func close() {
    run?.stop()
    lost += queue.count
    if lost > 0 { system.warn(Self.manifest.name, "\(lost) events were not delivered") }
  }
}
