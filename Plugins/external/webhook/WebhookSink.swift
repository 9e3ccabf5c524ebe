internal import LimberBasics
package import LimberEvents
package import SinkKit

/// Posts each event to an address, in order; at the end, where time is short, the end goes first.
package struct WebhookSink: SinkProgram {
  private static let names = EventKind.allCases.filter { $0 != .tick }.map(\.rawValue)

  package static let name = "webhook"
  package static let manifest = SinkManifest(
    name: name,
    summary: "posts each event to an address of yours, as JSON or as a chat takes it",
    kinds: EventKind.allCases.filter { $0 != .tick },
    options: [
      SinkOption(
        "url", kind: .text, defaultValue: "", help: "where events are posted", isRequired: true,
        isSecret: true),
      SinkOption(
        "format", kind: .choice(Form.Service.allCases.map(\.rawValue)), defaultValue: "json",
        help: "who takes them"),
      SinkOption(
        "template", kind: .text, defaultValue: "",
        help: "what is posted instead, with {text}, {kind}, {step} and {routine} filled in"),
      SinkOption(
        "chat", kind: .text, defaultValue: "", help: "the chat that format=telegram sends to"),
      SinkOption(
        "events", kind: .words(names), defaultValue: names.joined(separator: "+"),
        help: "the kinds that are posted"),
      SinkOption(
        "header-file", kind: .file, defaultValue: "",
        help: "a file with headers to send, a line each, such as a secret"),
      SinkOption(
        "timeout", kind: .number(1...60), defaultValue: "5", help: "seconds that one try may take"),
      SinkOption(
        "retries", kind: .number(0...10), defaultValue: "2",
        help: "how often a failed post is tried again"),
    ], drainSeconds: 10, needs: ["curl"], tells: true)

  /// An event that waits to be posted.
  private struct Item {
    var body: String
    /// Whether it is the end of the session.
    var isEnd: Bool
  }

  /// Events that wait at most; the oldest go first.
  private static let capacity = 256
  /// How long a server that nobody ever reached is tried.
  private static let patience = Duration.seconds(10)
  /// How long a server that never took anything is waited for at the end.
  private static let patienceAtEnd = Duration.seconds(4)
  /// How long what waits is posted after the events are over; what goes first may take half of it.
  private static let timeAtEnd = Duration.seconds(9)

  private let system: SinkSystem
  private var post: Post
  private var form: Form
  private let wanted: Set<String>
  private let retries: Int
  private var queue: [Item] = []
  private var run: ToolRun?
  private var runBegan = Duration.zero
  /// How long the last try took.
  private var lastTook = Duration.zero
  /// When nothing is posted any more, once the events are over.
  private var end: Duration?
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
  /// Whether the person was told that an event was lost.
  private var hasTold = false
  /// Whether the last event was given up: then the next ones are tried once.
  private var isDown = false

  package init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    wanted = Set(values.words("events"))
    retries = values.number("retries") ?? 2
    form = try Form(values)
    post = try Post(
      url: values["url"], headerFile: values["header-file"],
      seconds: values.number("timeout") ?? 5, contentType: form.contentType, system)
  }

  package mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    let body = form.body(of: wire)
    guard wanted.contains(wire.kind), let body else { return }
    queue.append(Item(body: body, isEnd: wire.kind == EventKind.sessionEnded.rawValue))
    guard queue.count > Self.capacity else { return }
    // The first may be under way.
    queue.remove(at: run == nil ? 0 : 1)
    lost += 1
  }

  package mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    if let run, let ending = run.check() {
      self.run = nil
      lastTook = system.now - runBegan
      try settle(
        Verdict(run, ending, now: Instant(milliseconds: system.wallMilliseconds)),
        isEnding: isEnding)
    }
    if isEnding, !hasDelivered { try lookAtTheClock() }
    if isEnding { hasten() }
    if run == nil, let item = queue.first, nextTry ?? .zero <= system.now {
      nextTry = nil
      firstTry = firstTry ?? system.now
      runBegan = system.now
      run = ToolRun(post.command(item.body), system)
      if run == nil {
        try settle(.failed("curl cannot be started", after: nil), isEnding: isEnding)
      }
    }
    guard run != nil || !queue.isEmpty else { return nil }
    return SinkWait.first(
      run.map { SinkWait(for: $0) }, nextTry.map { SinkWait(max($0 - system.now, .zero)) },
      isEnding
        ? end.map { SinkWait(max($0 - Self.timeAtEnd / 2 - system.now, .milliseconds(50))) } : nil,
      isEnding ? endOfPatience.map { SinkWait(max($0 - system.now, .zero)) } : nil)
  }

  /// Sees to it that the end of the session is posted where there is no time for all that waits.
  private mutating func hasten() {
    let end = end ?? system.now + Self.timeAtEnd
    self.end = end
    guard queue.count > 1, queue.last?.isEnd == true, hasDelivered else { return }
    if run != nil {
      guard system.now >= end - Self.timeAtEnd / 2 else { return }
      run?.stop()
      run = nil
      lastTook = system.now - runBegan
      giveUp("there is no more time for it")
    }
    // A pause that the server asked for holds for every event.
    let needed = lastTook * queue.count + max((nextTry ?? .zero) - system.now, .zero)
    if queue.count > 1, system.now + needed > end { queue.insert(queue.removeLast(), at: 0) }
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
    case .failed(let reason, let pause): tryAgain(reason, after: pause)
    case .moved(let address, let reason):
      if post.follow(address) { break }
      if !hasDelivered { throw .unavailable(nothingArrived(reason)) }
      giveUp(reason)
    case .forbidden(let reason):
      if !hasDelivered { throw .unavailable(nothingArrived(reason)) }
      giveUp(reason)
    case .refused(let reason): giveUp(reason)
    }
  }

  /// - Parameter pause: how long the server wants to be left alone.
  private mutating func tryAgain(_ reason: String, after pause: Duration? = nil) {
    failures += 1
    lastReason = reason
    if failures <= (isDown ? 0 : retries) {
      // Half a second, then a second, then two.
      nextTry = system.now + (pause ?? .milliseconds(250 << min(failures, 4)))
    } else {
      giveUp(reason)
      isDown = true
      // A server that is down is not asked without a pause.
      nextTry = system.now + (pause ?? .seconds(1))
    }
  }

  private mutating func giveUp(_ reason: String) {
    if !isDown {
      // The person is told once; a server that comes and goes fills the log only.
      let sentence = "an event could not be posted: \(reason)"
      if hasDelivered, !hasTold {
        system.tell(Self.manifest.name, sentence)
        hasTold = true
      } else {
        system.warn(Self.manifest.name, sentence)
      }
    }
    lastReason = reason
    lost += 1
    pass()
  }

  private mutating func pass() {
    if !queue.isEmpty { queue.removeFirst() }
    failures = 0
  }

  package mutating func close() {
    run?.stop()
    lost += queue.count
    guard lost > 0 else { return }
    let sentence = "\(lost) \(lost == 1 ? "event was" : "events were") not delivered"
    // Where none was, that is what it ends with.
    if hasDelivered {
      system.tell(Self.manifest.name, sentence)
    } else {
      system.warn(Self.manifest.name, sentence)
    }
  }
}
