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

  private let system: SinkSystem
  private let post: Post
  private let wanted: Set<String>
  private let retries: Int
  private var queue: [String] = []
  private var run: ToolRun?
  /// How often the first of the queue was tried in vain.
  private var failures = 0
  private var nextTry: Duration?
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

  mutating func receive(_ line: WireLine) throws(SinkFailure) {
    guard wanted.contains(line.kind) else { return }
    queue.append(line.text)
    guard queue.count > Self.capacity else { return }
    // The first may be under way.
    queue.remove(at: run == nil ? 0 : 1)
    lost += 1
  }

  mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    if let run, let ending = run.check() {
      self.run = nil
      settle(Verdict(run, ending))
    }
    if run == nil, let body = queue.first, nextTry ?? .zero <= system.now {
      nextTry = nil
      run = ToolRun(post.command(body), system)
      if run == nil { settle(.failed("curl cannot be started")) }
    }
    let pause = nextTry.map { SinkWait(max($0 - system.now, .zero)) }
    return SinkWait.first(run.map { SinkWait(for: $0) }, pause)
  }

  private mutating func settle(_ verdict: Verdict) {
    switch verdict {
    case .delivered:
      if isDown { system.warn(Self.manifest.name, "posting works again") }
      isDown = false
      pass()
    case .failed(let reason):
      failures += 1
      if failures <= (isDown ? 0 : retries) {
        // Half a second, then a second, then two.
        nextTry = system.now + .milliseconds(250 << min(failures, 4))
      } else {
        giveUp(reason)
        isDown = true
      }
    case .refused(let reason):
      giveUp(reason)
    }
  }

  private mutating func giveUp(_ reason: String) {
    if !isDown { system.warn(Self.manifest.name, "an event could not be posted: \(reason)") }
    lost += 1
    pass()
    // A server that is down is not asked without a pause.
    nextTry = system.now + .seconds(1)
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
