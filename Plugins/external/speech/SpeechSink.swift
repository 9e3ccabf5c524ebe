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

  private struct Speaking {
    let utterance: Utterance
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
  }

  mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    guard let event = wire.event else { return }
    if case .muted(let flag) = event.body {
      isMuted = flag
      if flag {
        (gathered, next) = (nil, nil)
        silence()
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
    if current == nil, let next {
      self.next = nil
      try speak(next)
    }
    return SinkWait.first(
      gathered.map { SinkWait($0.until - system.now) }, current.map { SinkWait(for: $0.run) })
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
    silence()
    let file = recorder?.file(for: words, of: utterance, within: left)
    var command = engine.command(words, manner, file: file)
    let seconds = pace.seconds(words)
    // An engine that finds nobody to play its sound may wait for ever.
    command.limit = min(Engine.limit, .milliseconds(Int(seconds * 2000) + 5000))
    guard let run = ToolRun(command, system) else {
      return try change(engine, "it cannot be started")
    }
    current = Speaking(utterance: utterance, run: run, since: system.now, seconds: seconds)
  }

  private mutating func ended(_ ending: ToolRun.Ending) throws(SinkFailure) {
    guard let speaking = current, let engine = engines.first else { return }
    current = nil
    switch ending {
    case .exited(0):
      guard recorder == nil, isSilent(speaking) else { return }
      try change(engine, "its sound reaches no sound card: \(speaking.run.complaint)")
    case .timedOut: try change(engine, "it did not end; is there a sound card?")
    case .exited, .signalled: try change(engine, speaking.run.complaint)
    }
    try speak(speaking.utterance)
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

  /// Ends what is being said.
  ///
  /// Through speech-dispatcher the next sentence does so: to cancel there would silence everybody, a
  /// screen reader too.
  private mutating func silence() {
    current?.run.stop()
    current = nil
  }

  mutating func close() {
    silence()
    recorder?.finish()
  }
}
