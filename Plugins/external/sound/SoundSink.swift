internal import LimberBasics
internal import LimberEvents
internal import SinkKit

/// Plays a short tone for each thing that happens.
@main
struct SoundSink: SinkProgram {
  static let manifest = SinkManifest(
    name: "sound",
    summary: "short tones for starts, changes, the countdown and the end",
    kinds: [.stepStarted, .phaseStarted, .cue, .waiting, .sessionEnded],
    options: [
      SinkOption(
        "on", kind: .words(Tone.allCases.map(\.rawValue)),
        defaultValue: Tone.allCases.map(\.rawValue).joined(separator: "+"),
        help: "the tones that are played"),
      SinkOption(
        "volume", kind: .number(0...100), defaultValue: "60",
        help: "loudness, from 0 to 100"),
      SinkOption(
        "player", kind: .choice(["auto"] + Player.names), defaultValue: "auto",
        help: "the program that plays; auto takes the first that can"),
      SinkOption(
        "device", kind: .text, defaultValue: "",
        help: "the output device, by the player's name for it"),
    ])

  /// Milliseconds after which a tone would belong to something else.
  private static let latest: Int64 = 1000
  /// How long a player may take; no tone is longer than a second.
  private static let limit = Duration.seconds(5)

  private let system: SinkSystem
  private let wanted: Set<String>
  private let device: String
  private let folder: String
  private var players: [Player]
  private var run: ToolRun?
  /// What plays now, to be tried with the next player where this one cannot.
  private var tone = Tone.start
  private var lastWords = ""

  init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    wanted = Set(values.words("on"))
    device = values["device"]
    let chosen = values["player"]
    players = (chosen == "auto" ? Player.names : [chosen]).compactMap { name in
      system.find(name).map { Player(name: name, path: $0) }
    }
    guard !players.isEmpty else {
      throw .unavailable(
        chosen == "auto"
          ? "there is no program that plays sound; install pipewire, pulseaudio-utils or alsa-utils"
          : "the program '\(chosen)' cannot be found")
    }
    let volume = values.number("volume") ?? 60
    guard let cache = system.cacheFolder else {
      throw .configuration("neither HOME nor XDG_CACHE_HOME says where the tones may lie")
    }
    folder = "\(cache)/sound-\(volume)"
    try Self.write(to: folder, volume: volume, system)
  }

  mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    guard let event = wire.event, let tone = Tone(event.body), wanted.contains(tone.rawValue) else {
      return
    }
    if let time = wire.time, system.wallMilliseconds - time.milliseconds > Self.latest { return }
    self.tone = tone
    try play()
  }

  private mutating func play() throws(SinkFailure) {
    // Tones are short: the newer one is the one to hear.
    run?.stop()
    run = nil
    while let player = players.first {
      let file = "\(folder)/\(tone.rawValue).wav"
      run = ToolRun(
        ToolRun.Command(
          player.path, player.arguments(file: file, device: device), limit: Self.limit), system)
      if run != nil { return }
      players.removeFirst()
    }
    throw .unavailable("no program could play a tone\(lastWords)")
  }

  mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    guard let run else { return nil }
    guard let ending = run.check() else { return SinkWait(for: run) }
    self.run = nil
    if ending == .exited(0) || ending == .timedOut { return nil }
    // This player cannot reach its sound server or device: another may.
    lastWords = "; \(players.first?.name ?? "it"): \(run.complaint)"
    players.removeFirst()
    try play()
    return self.run.map { SinkWait(for: $0) }
  }

  mutating func close() { run?.stop() }

  static func command(
    _ arguments: [String], _ system: SinkSystem
  ) throws(SinkFailure) -> String? {
    guard arguments.first == "--export" else { return nil }
    guard arguments.count == 2 || arguments.count == 3 else {
      throw .usage("--export takes a folder, and may take a volume")
    }
    let volume = arguments.count == 3 ? Int(arguments[2]) : 60
    guard let volume, (0...100).contains(volume) else {
      throw .usage("a volume is a whole number from 0 to 100")
    }
    try write(to: arguments[1], volume: volume, system)
    return Tone.allCases.map { "\(arguments[1])/\($0.rawValue).wav" }.joined(separator: "\n")
  }

  private static func write(
    to folder: String, volume: Int, _ system: SinkSystem
  ) throws(SinkFailure) {
    guard system.makeFolder(folder) else {
      throw .cannotCreate("the folder '\(folder)' cannot be made")
    }
    for tone in Tone.allCases {
      let bytes = tone.wav(volume: volume)
      let path = "\(folder)/\(tone.rawValue).wav"
      if system.contents(of: path, limit: bytes.count + 1) == bytes { continue }
      guard system.write(bytes, to: path) else {
        throw .cannotCreate("'\(path)' cannot be written")
      }
    }
  }
}
