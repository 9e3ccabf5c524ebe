package import LimberEvents
package import SinkKit

/// Publishes the session to a broker, from which any number may follow it.
package struct MQTTSink: SinkProgram {
  package static let name = "mqtt"
  package static let manifest = SinkManifest(
    name: name,
    summary: "publishes each event and the state of the session to an MQTT broker",
    kinds: EventKind.allCases.filter { $0 != .tick },
    options: [
      SinkOption("host", kind: .text, defaultValue: "localhost", help: "the broker"),
      SinkOption(
        "port", kind: .number(1...65535), defaultValue: "",
        help: "its port; 1883 unless given, and 8883 where the connection is encrypted"),
      SinkOption(
        "prefix", kind: .text, defaultValue: "limber",
        help: "the topic above 'event', 'state', 'availability' and 'command'"),
      SinkOption("user", kind: .text, defaultValue: "", help: "the name to sign in with"),
      SinkOption(
        "password-file", kind: .file, defaultValue: "", help: "a file that holds the password"),
      SinkOption(
        "client-id", kind: .text, defaultValue: "",
        help: "what it calls itself at the broker; its other connections have '-events' and "
          + "'-commands' behind it"),
      SinkOption(
        "tls", kind: .choice(["off", "on"]), defaultValue: "off",
        help:
          "whether the connection is encrypted, and the authorities trusted that the system trusts"),
      SinkOption(
        "ca-file", kind: .file, defaultValue: "",
        help: "the certificates to trust in their place; given, the connection is encrypted"),
      SinkOption(
        "cert-file", kind: .file, defaultValue: "",
        help: "a certificate to show the broker; given, the connection is encrypted"),
      SinkOption("key-file", kind: .file, defaultValue: "", help: "the key of that certificate"),
      SinkOption(
        "commands", kind: .choice(["off", "on"]), defaultValue: "off",
        help: "whether who may publish to 'command' may control the session"),
      SinkOption(
        "discovery", kind: .choice(["off", "on"]), defaultValue: "off",
        help: "whether Home Assistant is told of the session"),
      SinkOption(
        "discovery-prefix", kind: .text, defaultValue: "homeassistant",
        help: "the topic under which Home Assistant looks"),
    ], drainSeconds: 8, needs: ["mosquitto_pub"], controls: true, tells: true)

  /// Messages that wait at most; the oldest go first.
  private static let capacity = 256
  private static let greetingEvery = Duration.seconds(20)
  /// How long a broker that was never reached is tried.
  private static let patience = Duration.seconds(10)
  /// How long it may take to leave the broker.
  private static let leavingTime = Duration.seconds(1)

  private let system: SinkSystem
  private let broker: Broker
  private let topics: Topics
  private let discovery: Discovery?
  private var remote: Remote?
  private var session = SessionState()
  private var queue: [Message] = []
  private var publishing: (run: ToolRun, message: Message)?
  /// The connection that the broker watches.
  private var presence: ToolRun?
  private var failures = 0
  /// Whether the broker ever took a message.
  private var hasPublished = false
  private var lastReason = ""
  /// Whether the person was told that the broker is gone.
  private var hasTold = false
  private let began: Duration
  private var isEnding = false
  private var nextTry = Duration.zero
  private var nextGreeting = Duration.zero
  private var lost = 0
  private var isInterrupted = false
  /// When the connection that the broker watches has had its time to leave.
  private var leavesBy: Duration?

  package init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    began = system.now
    Broker.tidy(system)
    topics = Topics(prefix: values["prefix"])
    let discoveryPrefix = values["discovery-prefix"]
    guard Topics.isTopic(topics.prefix), Topics.isTopic(discoveryPrefix) else {
      throw .configuration("a prefix is a topic without '+', '#' and empty levels")
    }
    let isHeeding = values["commands"] == "on"
    discovery =
      values["discovery"] == "on"
      ? Discovery(topics: topics, prefix: discoveryPrefix, hasButtons: isHeeding) : nil
    broker = try Broker(values, system)
    if isHeeding {
      remote = Remote(try broker.listening(to: topics.command, system), system)
    }
    greet()
  }

  /// Says that limber is here and where the session is, before anything else that waits.
  private mutating func greet() {
    nextGreeting = system.now + Self.greetingEvery
    presence?.stop()
    presence = ToolRun(
      broker.presence(topic: topics.presence, will: topics.available(false)), system)
    // First the state, so that nobody takes that of a session that was killed for this one's.
    let messages =
      [
        Message(topic: topics.state, payload: session.json, isRetained: true),
        topics.available(true),
      ]
      + (discovery?.messages ?? [])
    queue.removeAll { message in messages.contains { $0.topic == message.topic } }
    queue = messages + queue
  }

  package mutating func receive(_ greeting: Hello) {
    if session.take(greeting) { queueState() }
  }

  /// Has the state published; of states that wait, the newest is enough, and in the first one's place.
  private mutating func queueState() {
    let state = Message(topic: topics.state, payload: session.json, isRetained: true)
    if let waiting = queue.firstIndex(where: { $0.topic == topics.state }) {
      queue[waiting] = state
    } else {
      queue.append(state)
    }
  }

  package mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    queue.append(Message(topic: topics.event, payload: wire.line))
    if let event = wire.event, session.fold(event) {
      if system.now >= nextGreeting {
        // The broker may have been started anew meanwhile, and have forgotten that limber is here.
        nextGreeting = system.now + Self.greetingEvery
        queue.append(topics.available(true))
      }
      queueState()
    }
    while queue.count > Self.capacity {
      lost += 1
      queue.remove(at: queue.firstIndex { !$0.isRetained } ?? 0)
    }
  }

  package mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    self.isEnding = isEnding
    if let (run, message) = publishing, let ending = run.check() {
      publishing = nil
      try settle(run, message, ending)
    }
    // What never worked does not keep anybody waiting at the end.
    if isEnding, publishing == nil, failures > 0, !hasPublished {
      throw .unavailable(nothingArrived(lastReason))
    }
    if isEnding, session.isUnderWay, !isInterrupted {
      // Whoever fed it is gone, as the broker would have said by itself.
      isInterrupted = true
      queue.append(topics.available(false))
    }
    if publishing == nil, nextTry <= system.now, !queue.isEmpty {
      let message = queue.removeFirst()
      publishing = ToolRun(broker.publishing(message), system).map { ($0, message) }
      if publishing == nil { try fail(message, "mosquitto_pub cannot be started") }
    }
    let publishingWait =
      publishing.map { SinkWait(for: $0.run) }
      ?? (queue.isEmpty ? nil : SinkWait(max(nextTry - system.now, .zero)))
    if isEnding { return publishingWait ?? leave() }
    return SinkWait.first(publishingWait, remote?.turn())
  }

  /// Takes its leave of the broker, so that it does not tell of a death; nil once it has.
  private mutating func leave() -> SinkWait? {
    guard let presence, presence.check() == nil, !isInterrupted else { return nil }
    if leavesBy == nil { presence.endInput() }
    let end = leavesBy ?? system.now + Self.leavingTime
    leavesBy = end
    guard system.now < end else { return nil }
    return SinkWait.first(SinkWait(for: presence), SinkWait(end - system.now))
  }

  private mutating func settle(
    _ run: ToolRun, _ message: Message, _ ending: ToolRun.Ending
  ) throws(SinkFailure) {
    guard ending == .exited(0) else {
      return try fail(message, run.complaint, isFinal: broker.isFinal(run.output))
    }
    hasPublished = true
    guard failures > 0 else {
      // A connection that broke by itself is made again, but not in a circle.
      if presence?.check() != nil, system.now >= nextGreeting, !isEnding { greet() }
      return
    }
    failures = 0
    system.warn(Self.manifest.name, "the broker is there again")
    // It may have been started anew and have kept nothing.
    if !isInterrupted { greet() }
  }

  private func nothingArrived(_ reason: String) -> String {
    "nothing reached the broker at \(broker.place): \(reason)"
  }

  /// Tries again after a pause, for as long as the session lasts.
  ///
  /// - Throws: where nothing was ever published, and nothing will be.
  private mutating func fail(
    _ message: Message, _ reason: String, isFinal: Bool = false
  ) throws(SinkFailure) {
    failures += 1
    lastReason = reason
    if !hasPublished, isFinal || isEnding || system.now - began >= Self.patience {
      queue.insert(message, at: 0)
      throw .unavailable(nothingArrived(reason))
    }
    if failures == 1 {
      let sentence = "publishing fails: \(reason)"
      if hasPublished, !hasTold {
        system.tell(Self.manifest.name, sentence)
        hasTold = true
      } else {
        system.warn(Self.manifest.name, sentence)
      }
    }
    nextTry = system.now + .milliseconds(250 << min(failures, 3))
    // A newer state may have come meanwhile.
    if message.isRetained, queue.contains(where: { $0.topic == message.topic }) { return }
    queue.insert(message, at: 0)
  }

  package mutating func close() {
    publishing?.run.stop()
    presence?.stop()
    remote?.stop()
    lost += queue.count { !$0.isRetained }
    guard lost > 0 else { return }
    let sentence = "\(lost) \(lost == 1 ? "message was" : "messages were") not published"
    if hasPublished {
      system.tell(Self.manifest.name, sentence)
    } else {
      system.warn(Self.manifest.name, sentence)
    }
  }
}
