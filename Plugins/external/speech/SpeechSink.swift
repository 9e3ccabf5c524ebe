internal import LimberBasics
package import LimberEvents
package import SinkKit

/// Says what happens, when it happens.
package struct SpeechSink: SinkProgram {
  private static let topics = [
    "session", "steps", "phases", "cues", "countdown", "waiting", "pauses", "changes",
  ]

  package static let name = "speech"
  package static let manifest = SinkManifest(
    name: name,
    summary: "speaks steps, phases, cues and the countdown",
    kinds: EventKind.allCases.filter { $0 != .tick && $0 != .stepEnded },
    options: [
      SinkOption(
        "engine", kind: .command(["auto"] + Engine.names), defaultValue: "auto",
        help: "the program that speaks; auto takes the first that can, and a list such as "
          + #"["piper","-m","en.onnx","-f","{file}"] names any other, which reads the words, or has "#
          + "them in the place {text}"),
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
        "prepare", kind: .choice(["off", "on"]), defaultValue: "off",
        help:
          "whether an engine that writes files speaks all sentences before the session begins, so "
          + "that each is on the instant"),
      SinkOption(
        "record", kind: .path, defaultValue: "",
        help: "a folder for WAV files, one a sentence, and a list of them, in place of speaking "
          + "(only engines that write files)"),
    ] + SoundPlayer.options, drainSeconds: 6, prepares: true)

  /// How long to wait for what else happened at the same instant, where that is not known.
  private static let gathering = Duration.milliseconds(12)

  private let system: SinkSystem
  private var wording: Wording
  private var voice: Voice
  private var isMuted = false
  /// How many seconds of the session pass in one of those that a sentence takes.
  private var speed = 1.0
  /// What came last, while more of the same instant may come.
  private var gathered: (utterance: Utterance, until: Duration)?
  /// What waits for a sentence that it may not interrupt.
  private var next: Utterance?

  package init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    wording = Wording(topics: Set(values.words("on")))
    voice = try Voice(values, system)
  }

  package static func prepare(
    _ values: SinkValues, _ greeting: Hello?, _ events: [SessionEvent], _ system: SinkSystem
  ) throws(SinkFailure) {
    try Preparation(values, system).run(events, speed: greeting?.speed ?? 1)
  }

  package mutating func receive(_ greeting: Hello) { speed = greeting.speed }

  package mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    guard let event = wire.event else { return }
    if case .muted(let flag) = event.body {
      isMuted = flag
      if flag {
        (gathered, next) = (nil, nil)
        voice.hush()
      }
    }
    guard let part = wording.part(for: event), !isMuted else { return }
    let utterance = Utterance(
      part, at: event.at, milliseconds: wire.time?.milliseconds ?? system.wallMilliseconds,
      next: event.speakingTime,
      speed: speed)
    if gathered?.utterance.isAtOnce(with: utterance) == true {
      gathered?.utterance.join(utterance)
    } else {
      try flush()
      gathered = (utterance, system.now + Self.gathering)
    }
  }

  package mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    if isEnding || isGathered { try flush() }
    if try voice.check(), let next {
      self.next = nil
      try voice.speak(next)
    }
    // What is recorded has all the time there is.
    let until = voice.isRecording ? nil : gathered?.until
    return SinkWait.first(until.map { SinkWait($0 - system.now) }, voice.wait)
  }

  /// Whether all of an instant is there, as far as can be told; in a recording the next instant tells.
  private var isGathered: Bool {
    guard let gathered, !voice.isRecording else { return false }
    return gathered.utterance.isWhole || gathered.until <= system.now
  }

  /// Says what was gathered, at once or as soon as it may, unless it comes too late.
  private mutating func flush() throws(SinkFailure) {
    guard let utterance = gathered?.utterance else { return }
    gathered = nil
    if voice.isRecording { try voice.finish() }
    guard voice.isReady else {
      next = utterance
      return
    }
    guard let speaking = voice.utterance, !utterance.rank.interrupts(speaking.rank)
    else { return try voice.speak(utterance) }
    next = utterance
  }

  package mutating func close() { voice.close() }
}
