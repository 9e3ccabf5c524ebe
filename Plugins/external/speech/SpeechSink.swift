internal import LimberBasics
internal import LimberEvents
internal import SinkKit

/// Says what happens, when it happens.
@main
struct SpeechSink: SinkProgram {
  private static let topics = [
    "session", "steps", "phases", "cues", "countdown", "waiting", "pauses", "changes",
  ]

  static let manifest = SinkManifest(
    name: "speech",
    summary: "speaks steps, phases, cues and the countdown",
    kinds: EventKind.allCases.filter { $0 != .tick && $0 != .stepEnded },
    options: [
      SinkOption(
        "engine", kind: .choice(["auto"] + Engine.names), defaultValue: "auto",
        help: "the program that speaks; auto takes the first that can"),
      SinkOption(
        "rate", kind: .number(80...400), defaultValue: "160", help: "words a minute"),
      SinkOption(
        "voice", kind: .text, defaultValue: "", help: "the voice, by the engine's name for it"),
      SinkOption(
        "language", kind: .text, defaultValue: "en", help: "the language, such as 'en' or 'de'"),
      SinkOption(
        "volume", kind: .number(0...100), defaultValue: "50", help: "loudness, from 0 to 100"),
      SinkOption(
        "on", kind: .words(topics), defaultValue: topics.joined(separator: "+"),
        help: "what is spoken"),
      SinkOption(
        "record", kind: .path, defaultValue: "",
        help: "a folder for WAV files, one a sentence, and a list of them, in place of speaking "
          + "(espeak only)"),
    ], drainSeconds: 6)

  /// Milliseconds after which a sentence would belong to something else.
  private static let latest: Int64 = 1500
  /// A program that is over sooner has not waited for a sentence.
  private static let tooSoon = Duration.milliseconds(250)
  private static let noSound = "it did not end; is there a sound card?"
  /// How long after somebody else spoke it is tried again.
  private static let pause = Duration.milliseconds(200)
  /// How long to wait for what else happened at the same instant.
  private static let gathering = Duration.milliseconds(30)

  private let system: SinkSystem
  private let manner: Engine.Manner
  private let recorder: Recorder?
  private var wording: Wording
  private var engines: [Engine]
  private var pace: Pace
  private var isMuted = false
  /// What came last, while more of the same instant may come.
  private var gathered: (utterance: Utterance, at: Duration, until: Duration)?
  /// What waits for a sentence that it may not interrupt.
  private var next: Utterance?
  private var current: Speaking?

  /// Tries an engine whose silence would not be seen, before anything is said.
  private var probe: ToolRun?
  /// When `next` is tried, where somebody else was speaking.
  private var nextTry = Duration.zero
  /// Until when an engine that others share still speaks, although the program that asked for it is over.
  private var audibleUntil = Duration.zero

  private struct Speaking {
    let utterance: Utterance
    /// Whether it took the place of a sentence that was being said.
    let replaces: Bool
    let run: ToolRun
    let since: Duration
    /// How long it was thought to take, in seconds.
    let seconds: Double
  }

  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    manner = Engine.Manner(
      rate: values.number("rate") ?? 160, voice: values["voice"], language: values["language"],
      volume: values.number("volume") ?? 50)
    wording = Wording(topics: Set(values.words("on")))
    let chosen = values["engine"]
    var names = chosen == "auto" ? Engine.names : [chosen]
    if values["record"].isEmpty {
      recorder = nil
    } else {
      names = names.filter { $0.hasPrefix("espeak") }
      guard !names.isEmpty else {
        throw .configuration("'\(chosen)' cannot record; 'espeak-ng' and 'espeak' can")
      }
      recorder = try Recorder(system.expanded(values["record"]), system)
    }
    engines = names.compactMap { name in
      system.find(name).map { Engine(name: name, path: $0) }
    }
    guard let first = engines.first else {
      if chosen != "auto" {
        throw .unavailable("the program '\(chosen)' cannot be found; install it")
      }
      throw .unavailable(
        "there is no program that speaks; install \(recorder == nil ? "speech-dispatcher or " : "")espeak-ng"
      )
    }
    pace = .of(first, manner, system)
    if recorder == nil { probe = first.nothing.flatMap { ToolRun($0, system) } }
  }

  mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    guard let event = wire.event else { return }
    if case .muted(let flag) = event.body {
      isMuted = flag
      if flag {
        (gathered, next) = (nil, nil)
        hush()
      }
    }
    guard let part = wording.part(for: event), !isMuted else { return }
    let utterance = Utterance(
      part, at: event.at, milliseconds: wire.time?.milliseconds ?? system.wallMilliseconds,
      next: event.speakingTime)
    if gathered?.at == event.at {
      gathered?.utterance.join(utterance)
    } else {
      try flush()
      gathered = (utterance, event.at, system.now + Self.gathering)
    }
  }

  mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    if let gathered, isEnding || gathered.until <= system.now { try flush() }
    if let run = current?.run, let ending = run.check() { try ended(ending) }
    if let probe, let ending = probe.check() {
      self.probe = nil
      if ending != .exited(0), let engine = engines.first {
        try change(engine, ending == .timedOut ? Self.noSound : probe.complaint)
      }
    }
    if current == nil, probe == nil, let next, nextTry <= system.now {
      self.next = nil
      try speak(next)
    }
    return SinkWait.first(
      gathered.map { SinkWait($0.until - system.now) }, current.map { SinkWait(for: $0.run) },
      probe.map { SinkWait(for: $0) },
      current == nil && probe == nil && next != nil
        ? SinkWait(max(nextTry - system.now, .zero)) : nil)
  }

  /// Says what was gathered, at once or as soon as it may, unless it comes too late.
  private mutating func flush() throws(SinkFailure) {
    guard let utterance = gathered?.utterance else { return }
    gathered = nil
    if recorder != nil {
      // Nothing is heard, so nothing is interrupted.
      while let run = current?.run {
        if let ending = run.check() { try ended(ending) } else { system.sleep(SinkWait(for: run)) }
      }
    }
    guard probe == nil else {
      next = utterance
      return
    }
    guard let speaking = current?.utterance, !utterance.rank.interrupts(speaking.rank)
    else { return try speak(utterance) }
    next = utterance
  }

  /// Says as much as can be said before something happens next, and nothing where that is no word.
  private mutating func speak(_ utterance: Utterance) throws(SinkFailure) {
    let now = recorder == nil ? system.wallMilliseconds : utterance.milliseconds
    guard now - utterance.milliseconds <= Self.latest, let engine = engines.first else { return }
    let left = utterance.seconds(from: now)
    let words = utterance.words(within: left, length: pace.seconds)
    guard !words.isEmpty else { return }
    let replaces = current != nil || system.now < audibleUntil
    silence()
    let file = recorder?.file(for: words, of: utterance, within: left)
    var command = engine.command(words, manner, file: file)
    let seconds = pace.seconds(words)
    // An engine that finds nobody to play its sound may wait for ever.
    command.limit = min(Engine.limit, .milliseconds(Int(seconds * 2000) + 5000))
    guard let run = ToolRun(command, system) else {
      return try change(engine, "it cannot be started")
    }
    current = Speaking(
      utterance: utterance, replaces: replaces, run: run, since: system.now, seconds: seconds)
  }

  private mutating func ended(_ ending: ToolRun.Ending) throws(SinkFailure) {
    guard let speaking = current, let engine = engines.first else { return }
    current = nil
    switch ending {
    case .exited(0):
      guard recorder == nil else { return }
      guard isSilent(speaking) else { return wait(for: engine, after: speaking) }
      try change(engine, "its sound reaches no sound card: \(speaking.run.complaint)")
    case .timedOut: try change(engine, Self.noSound)
    case .exited, .signalled: try change(engine, speaking.run.complaint)
    }
    try speak(speaking.utterance)
  }

  /// Sees to it that an engine which others share too has its time, or is asked again.
  private mutating func wait(for engine: Engine, after speaking: Speaking) {
    guard engine.isShared, system.now - speaking.since < Self.tooSoon else { return }
    if speaking.replaces {
      // It mistakes the end of the sentence before for that of this one, which is being said.
      audibleUntil = speaking.since + .milliseconds(Int(speaking.seconds * 1000))
    } else {
      // Somebody else speaks, and it was let go: it is said as soon as it may, unless that is too late.
      next = next ?? speaking.utterance
      nextTry = system.now + Self.pause
    }
  }

  /// Whether an engine was over far too soon, and complained of what plays sound.
  private func isSilent(_ speaking: Speaking) -> Bool {
    let output = speaking.run.output.lowercased()
    let limit = Duration.milliseconds(Int(speaking.seconds * 300))
    return system.now - speaking.since < limit
      && ["alsa", "pulse", "pcm", "audio"].contains { output.contains($0) }
  }

  /// Goes over to the next engine, because one cannot speak.
  private mutating func change(_ engine: Engine, _ reason: String) throws(SinkFailure) {
    engines.removeFirst()
    guard let next = engines.first else {
      throw .unavailable("no program could speak; \(engine.name): \(reason)")
    }
    system.warn(Self.manifest.name, "\(engine.name) is not used any more: \(reason)")
    pace = .of(next, manner, system)
  }

  /// Ends what is being said, so that something else is.
  ///
  /// Through speech-dispatcher the next sentence does so: to cancel there would silence everybody, a
  /// screen reader too.
  private mutating func silence() {
    current?.run.stop()
    current = nil
  }

  /// Ends what is being said, and nothing takes its place.
  private mutating func hush() {
    let isSpeaking = current != nil || system.now < audibleUntil
    silence()
    audibleUntil = .zero
    guard isSpeaking, let command = engines.first?.nothing, let run = ToolRun(command, system)
    else { return }
    while run.check() == nil { system.sleep(SinkWait(for: run)) }
  }

  mutating func close() {
    probe?.stop()
    hush()
    recorder?.finish()
  }
}
