internal import LimberBasics
internal import LimberEvents
internal import LimberSyntax
internal import SinkKit

/// What is heard: sentences from the shelf, an engine's own sound, or a file that an engine makes at once.
struct Voice {
  private struct Speaking {
    enum Means {
      /// The engine is heard by itself, or records.
      case engine
      /// The engine makes a file of these words.
      case making(file: String, words: String)
      case playing(file: String)
    }

    let utterance: Utterance
    let means: Means
    /// Whether it took the place of a sentence that was being said.
    let replaces: Bool
    let run: ToolRun
    let since: Duration
    /// How long it was thought to take, in seconds.
    let seconds: Double
  }

  /// Milliseconds after which a sentence would belong to something else.
  private static let latest: Int64 = 1500
  /// A program that is over sooner has not waited for a sentence.
  private static let tooSoon = Duration.milliseconds(250)
  /// How long after somebody else spoke it is tried again.
  private static let pause = Duration.milliseconds(200)
  private static let noSound = "it did not end; is there a sound card?"
  /// Seconds that it takes to start a player.
  private static let start = 0.02

  private let system: SinkSystem
  private let manner: Engine.Manner
  private let recorder: Recorder?
  private let shelf: Shelf?
  private var engines: [Engine]
  private var players: [SoundPlayer]
  private var pace: Pace
  private var current: Speaking?
  /// Tries an engine whose silence would not be seen, before anything is said.
  private var probe: ToolRun?
  /// What is said again, because somebody else was speaking.
  private var again: (utterance: Utterance, at: Duration)?
  /// Until when an engine that others share still speaks, although the program that asked for it is over.
  private var audibleUntil = Duration.zero

  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    let cast = try Cast(values, system)
    manner = cast.manner
    engines = cast.engines
    shelf = cast.shelf
    recorder =
      values["record"].isEmpty ? nil : try Recorder(system.expanded(values["record"]), system)
    players = recorder == nil ? SoundPlayer.all(values, system) : []
    if recorder == nil, !cast.first.isHeard, players.isEmpty { throw SoundPlayer.missing(values) }
    pace = .of(cast.first, manner, system)
    if !isRecording { probe = cast.first.nothing.flatMap { ToolRun($0, system) } }
  }

  /// What is being said.
  var utterance: Utterance? { current?.utterance }
  /// Whether nothing is heard, and so nothing is interrupted.
  var isRecording: Bool { recorder != nil }
  /// Whether it is known that the engine can be heard, as far as that can be known.
  var isReady: Bool { probe == nil }
  /// What wakes it.
  var wait: SinkWait? {
    SinkWait.first(
      current.map { SinkWait(for: $0.run) }, probe.map { SinkWait(for: $0) },
      current == nil ? again.map { SinkWait(max($0.at - system.now, .zero)) } : nil)
  }

  /// Says as much as can be said before something happens next, and nothing where that is no word.
  mutating func speak(_ utterance: Utterance) throws(SinkFailure) {
    again = nil
    let now = isRecording ? utterance.milliseconds : system.wallMilliseconds
    guard now - utterance.milliseconds <= Self.latest, let engine = engines.first else { return }
    let left = utterance.seconds(from: now)
    guard shelf == nil || isRecording else {
      return try speakPrepared(utterance, by: engine, within: left)
    }
    let words = utterance.words(within: left) { pace.seconds($0) + delay($0) }
    if words.isEmpty || !isInTime(words, utterance, within: left) { return }
    try speak(words, of: utterance, by: engine, within: left)
  }

  /// Says the fullest of what is on the shelf, or can be begun and ended in time without it.
  private mutating func speakPrepared(
    _ utterance: Utterance, by engine: Engine, within left: Double?
  ) throws(SinkFailure) {
    // Chosen by the same time as before the session, so that what was chosen then is there.
    let choices = utterance.choices(
      within: utterance.seconds(from: utterance.milliseconds), length: pace.seconds)
    for words in choices {
      if !players.isEmpty, let sentence = shelf?.sentence(words) {
        guard left.map({ sentence.seconds + Self.start <= $0 }) ?? true || utterance.rank.isWhole
        else { continue }
        return try play(sentence.path, lasting: sentence.seconds, utterance)
      }
      let length = pace.seconds(words) + delay(words)
      if left.map({ length <= $0 }) ?? true || utterance.rank.isWhole,
        isInTime(words, utterance, within: left)
      {
        return try speak(words, of: utterance, by: engine, within: left)
      }
    }
  }

  /// How long the engine takes until it is heard, in seconds.
  private func delay(_ words: String) -> Double { isRecording ? 0 : pace.delay(words) }

  /// Whether words that are not there yet are heard before they belong to something else.
  ///
  /// Who asks is answered, however long it takes; a number is not said in another one's second.
  private func isInTime(_ words: String, _ utterance: Utterance, within left: Double?) -> Bool {
    let delay = delay(words)
    if delay == 0 || utterance.rank == .answer { return true }
    if utterance.rank == .countdown, let left, delay + pace.seconds(words) > left { return false }
    return delay * 1000 <= Double(Self.latest)
  }

  private mutating func speak(
    _ words: String, of utterance: Utterance, by engine: Engine, within left: Double?
  ) throws(SinkFailure) {
    let replaces = current != nil || system.now < audibleUntil
    silence()
    var means = Speaking.Means.engine
    var file = recorder?.file(for: words, of: utterance, within: left)
    if !isRecording, !engine.isHeard {
      guard let path = freshFile() else {
        throw .configuration("neither HOME nor XDG_CACHE_HOME says where a sentence may lie")
      }
      means = .making(file: path, words: words)
      file = path
    }
    var command = engine.command(words, manner, file: file)
    let seconds = pace.seconds(words)
    // An engine that finds nobody to play its sound may wait for ever.
    if engine.isHeard {
      command.limit = min(Engine.limit, .milliseconds(Int(seconds * 2000) + 5000))
    }
    guard let run = ToolRun(command, system) else {
      return try change(engine, "it cannot be started")
    }
    current = Speaking(
      utterance: utterance, means: means, replaces: replaces, run: run, since: system.now,
      seconds: seconds)
  }

  private func freshFile() -> String? {
    shelf?.freshFile()
      ?? system.ownFolder().map { "\($0)/speech-now-\(system.stamp).wav" }
  }

  /// Plays a file by the first player that can be started.
  private mutating func play(
    _ file: String, lasting seconds: Double, _ utterance: Utterance
  ) throws(SinkFailure) {
    silence()
    while let player = players.first {
      let limit = Duration.milliseconds(Int(seconds * 1000) + 5000)
      if let run = ToolRun(player.command(file, limit: limit), system) {
        current = Speaking(
          utterance: utterance, means: .playing(file: file), replaces: false, run: run,
          since: system.now, seconds: seconds)
        return
      }
      try change(player, "it cannot be started")
    }
  }

  // MARK: - When it ends

  /// Looks whether what is said is over; answers whether nothing is being said.
  mutating func check() throws(SinkFailure) -> Bool {
    if let probe, let ending = probe.check() {
      self.probe = nil
      if ending != .exited(0), let engine = engines.first {
        try change(engine, ending == .timedOut ? Self.noSound : probe.complaint)
      }
    }
    if let run = current?.run, let ending = run.check() { try end(ending) }
    if current == nil, let again, again.at <= system.now { try speak(again.utterance) }
    return current == nil && probe == nil
  }

  /// Waits until what is said is over.
  mutating func finish() throws(SinkFailure) {
    while try !check() { if let wait { system.sleep(wait) } }
  }

  private mutating func end(_ ending: ToolRun.Ending) throws(SinkFailure) {
    guard let speaking = current, let engine = engines.first else { return }
    current = nil
    switch (speaking.means, ending) {
    case (.playing, .exited(0)), (.playing, .timedOut): return
    case (.playing(let file), _):
      if let player = players.first { try change(player, speaking.run.complaint) }
      if !players.isEmpty { return try play(file, lasting: speaking.seconds, speaking.utterance) }
    case (.making(let file, let words), .exited(0)):
      return try made(file, words, of: speaking.utterance, by: engine)
    case (.engine, .exited(0)):
      guard !isRecording else { return }
      guard isSilent(speaking) else { return giveTime(to: engine, after: speaking) }
      try change(engine, "its sound reaches no sound card: \(speaking.run.complaint)")
    case (_, .timedOut): try change(engine, Self.noSound)
    case (.making(let file, _), _):
      system.remove(file)
      try change(engine, speaking.run.complaint)
    case (.engine, _): try change(engine, speaking.run.complaint)
    }
    try speak(speaking.utterance)
  }

  /// Plays what an engine has just made, unless too little time is left for it.
  private mutating func made(
    _ file: String, _ words: String, of utterance: Utterance, by engine: Engine
  ) throws(SinkFailure) {
    let bytes = system.contents(of: file, limit: 16_000_000) ?? []
    guard let recording = Recording(bytes) else {
      system.remove(file)
      return try change(engine, "what it wrote is no WAV file")
    }
    let path = shelf?.take(file, as: words)?.path ?? file
    if path == file { leftOver.append(file) }
    let left = utterance.seconds(from: system.wallMilliseconds)
    guard left.map({ recording.seconds <= $0 }) ?? true || utterance.rank == .answer else { return }
    try play(path, lasting: recording.seconds, utterance)
  }

  /// Files that are played from no shelf, to be removed at the end.
  private var leftOver: [String] = []

  /// Sees to it that an engine which others share too has its time, or is asked again.
  private mutating func giveTime(to engine: Engine, after speaking: Speaking) {
    guard engine.isShared, system.now - speaking.since < Self.tooSoon else { return }
    if speaking.replaces {
      // It mistakes the end of the sentence before for that of this one, which is being said.
      audibleUntil = speaking.since + .milliseconds(Int(speaking.seconds * 1000))
    } else {
      // Somebody else speaks, and it was let go: it is said as soon as it may, unless that is too late.
      again = (speaking.utterance, system.now + Self.pause)
    }
  }

  /// Whether an engine was over far too soon, and complained of what plays sound.
  private func isSilent(_ speaking: Speaking) -> Bool {
    let output = speaking.run.output.lowercased()
    let limit = Duration.milliseconds(Int(speaking.seconds * 300))
    return system.now - speaking.since < limit
      && ["alsa", "pulse", "pcm", "audio"].contains { output.holds($0) }
  }

  /// Goes over to the next engine, because one cannot speak.
  private mutating func change(_ engine: Engine, _ reason: String) throws(SinkFailure) {
    engines.removeFirst()
    guard let next = engines.first else {
      throw .unavailable("no program could speak; \(engine.name): \(reason)")
    }
    system.warn(
      SpeechSink.manifest.name, "\(engine.name) is not used any more: \(reason)")
    pace = .of(next, manner, system)
  }

  /// Goes over to the next player, because one cannot play; without any, an engine must be heard by itself.
  private mutating func change(_ player: SoundPlayer, _ reason: String) throws(SinkFailure) {
    players.removeFirst()
    if players.isEmpty, engines.first?.isHeard != true {
      throw .unavailable("no program could play a sentence; \(player.name): \(reason)")
    }
    system.warn(SpeechSink.manifest.name, "\(player.name) is not used any more: \(reason)")
  }

  /// Ends what is being said.
  ///
  /// Through speech-dispatcher the next sentence does so: to cancel there would silence everybody, a
  /// screen reader too.
  mutating func silence() {
    current?.run.stop()
    if case .making(let file, _) = current?.means { system.remove(file) }
    current = nil
  }

  /// Ends what is being said, and nothing takes its place.
  mutating func hush() {
    let isSpeaking = current != nil || system.now < audibleUntil
    silence()
    (again, audibleUntil) = (nil, .zero)
    guard isSpeaking, let command = engines.first?.nothing, let run = ToolRun(command, system)
    else { return }
    while run.check() == nil { system.sleep(SinkWait(for: run)) }
  }

  /// Leaves nothing behind but what was recorded and prepared.
  mutating func close() {
    probe?.stop()
    hush()
    recorder?.finish()
    shelf?.keepUses()
    for file in leftOver { system.remove(file) }
  }
}
