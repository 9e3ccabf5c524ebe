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
        help: "a folder for WAV files, one a sentence, in place of speaking (espeak only)"),
    ], drainSeconds: 6)

  /// Milliseconds after which a sentence would belong to something else.
  private static let latest: Int64 = 1500
  /// How long to wait for what else happened at the same instant.
  private static let gathering = Duration.milliseconds(30)

  private let system: SinkSystem
  private let manner: Engine.Manner
  private let folder: String?
  private var wording: Wording
  private var engines: [Engine]
  private var recorded = 0
  private var isMuted = false
  /// What came last, while more of the same instant may come.
  private var gathered: (utterance: Utterance, at: Duration, until: Duration)?
  /// What waits for a sentence that it may not interrupt.
  private var next: Utterance?
  private var current: (utterance: Utterance, run: ToolRun)?

  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    manner = Engine.Manner(
      rate: values.number("rate") ?? 160, voice: values["voice"], language: values["language"],
      volume: values.number("volume") ?? 50)
    wording = Wording(topics: Set(values.words("on")))
    folder = values["record"].isEmpty ? nil : system.expanded(values["record"])
    let chosen = values["engine"]
    var names = chosen == "auto" ? Engine.names : [chosen]
    if let folder {
      names = names.filter { $0.hasPrefix("espeak") }
      guard !names.isEmpty else {
        throw .configuration("'\(chosen)' cannot record; 'espeak-ng' and 'espeak' can")
      }
      guard system.makeFolder(folder) else {
        throw .cannotCreate("the folder '\(folder)' cannot be made")
      }
      // What was recorded before stays.
      recorded =
        system.names(in: folder).compactMap { name in
          name.hasSuffix(".wav") ? Int(name.dropLast(4)) : nil
        }.filter { (1...999_999).contains($0) }.max() ?? 0
    }
    engines = names.compactMap { name in
      system.find(name).map { Engine(name: name, path: $0) }
    }
    guard !engines.isEmpty else {
      if chosen != "auto" {
        throw .unavailable("the program '\(chosen)' cannot be found; install it")
      }
      throw .unavailable(
        "there is no program that speaks; install \(folder == nil ? "speech-dispatcher or " : "")espeak-ng"
      )
    }
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
    guard let words = wording.words(for: event), !words.text.isEmpty, !isMuted else { return }
    let utterance = Utterance(
      text: words.text, rank: words.rank,
      milliseconds: wire.time?.milliseconds ?? system.wallMilliseconds)
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
    if folder != nil, current != nil {
      // Nothing is heard, so nothing is interrupted.
      while current != nil { try finishCurrent() }
    }
    guard let speaking = current?.utterance, speaking.rank.rawValue > utterance.rank.rawValue
    else { return try speak(utterance) }
    next = utterance
  }

  private mutating func finishCurrent() throws(SinkFailure) {
    guard let run = current?.run else { return }
    if let ending = run.check() { try ended(ending) } else { system.sleep(SinkWait(for: run)) }
  }

  private mutating func speak(_ utterance: Utterance) throws(SinkFailure) {
    if folder == nil, system.wallMilliseconds - utterance.milliseconds > Self.latest { return }
    silence()
    guard let engine = engines.first else { return }
    var file: String?
    if let folder {
      recorded += 1
      let number = String(recorded)
      file =
        folder + "/" + String(repeating: "0", count: max(4 - number.count, 0)) + number + ".wav"
    }
    let command = engine.command(utterance.text, manner, file: file)
    guard let run = ToolRun(command, system) else {
      return try change(engine, "it cannot be started")
    }
    current = (utterance, run)
  }

  private mutating func ended(_ ending: ToolRun.Ending) throws(SinkFailure) {
    guard let (utterance, run) = current else { return }
    current = nil
    if ending == .exited(0) || ending == .timedOut { return }
    guard let engine = engines.first else { return }
    try change(engine, run.complaint)
    try speak(utterance)
  }

  /// Goes over to the next engine, because one cannot speak.
  private mutating func change(_ engine: Engine, _ reason: String) throws(SinkFailure) {
    engines.removeFirst()
    guard !engines.isEmpty else {
      throw .unavailable("no program could speak; \(engine.name): \(reason)")
    }
    system.warn(Self.manifest.name, "\(engine.name) is not used any more: \(reason)")
  }

  /// Ends what is being said.
  private mutating func silence() {
    guard let run = current?.run else { return }
    run.stop()
    current = nil
    guard let command = engines.first?.silencing, let silencing = ToolRun(command, system)
    else { return }
    while silencing.check() == nil { system.sleep(SinkWait(for: silencing)) }
  }

  mutating func close() { silence() }
}
