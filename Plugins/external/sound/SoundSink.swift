internal import LimberBasics
package import LimberEvents
package import SinkKit

/// Plays a short tone for each thing that happens.
package struct SoundSink: SinkProgram {
  package static let name = "sound"
  package static let manifest = SinkManifest(
    name: name,
    summary: "tones that tell by ear what happens: side, phase, repetition, countdown, end",
    kinds: [.stepStarted, .phaseStarted, .cue, .waiting, .sessionEnded, .muted],
    options: [
      SinkOption(
        "on", kind: .words(Tone.Kind.allCases.map(\.rawValue)),
        defaultValue: Tone.Kind.allCases.map(\.rawValue).joined(separator: "+"),
        help: """
          the tones that are played: the left side is low and the right side high; a first phase \
          falls, a second stays, a third rises, and a short high note before it begins a repetition
          """),
      SinkOption(
        "volume", kind: .number(0...100), defaultValue: "\(Wave.usualVolume)",
        help: "loudness, from 0 to 100; 50 is as loud as the voice of 'speech' at its own 50"),
    ] + SoundPlayer.options + OwnSounds.options, drainSeconds: 10,
    usages: ["limber-sink-sound --export FOLDER [VOLUME] writes the tones as WAV files"])

  /// Milliseconds after which a tone would belong to something else.
  private static let latest: Int64 = 1000
  /// Of more than these in one instant, which no session has by itself, the newest sound.
  private static let tonesAtOnce = 4
  /// How long a player may take: no tone is longer than a second, and a sound of one's own than this.
  private static let limit = (tones: Duration.seconds(5), file: Duration.seconds(60))

  private let system: SinkSystem
  private let wanted: Set<String>
  private let volume: Int
  private let folder: String
  private var players: [SoundPlayer]
  private var run: ToolRun?
  private var ear = Ear()
  private var isMuted = false
  /// When in the session what sounds now, and what waits behind it, belongs to.
  private var instant: Duration?
  private let own: OwnSounds
  /// What plays now, to be tried with the next player where this one cannot, and what follows it.
  private var pieces: [OwnSounds.Piece] = []
  /// What plays behind it.
  private var waiting: [Tone] = []
  private var lastWords = ""

  package init(_ values: SinkValues, _ system: SinkSystem) throws(SinkFailure) {
    self.system = system
    wanted = Set(values.words("on"))
    own = try OwnSounds(values, system)
    players = SoundPlayer.all(values, system)
    guard !players.isEmpty else { throw SoundPlayer.missing(values) }
    volume = values.number("volume") ?? Wave.usualVolume
    guard let cache = system.cacheFolder else {
      throw .configuration("neither HOME nor XDG_CACHE_HOME says where the tones may lie")
    }
    folder = "\(cache)/sound-\(volume)"
    try Self.make(folder, system)
  }

  /// Tones of one instant follow each other in the session's order; a later instant's end them.
  package mutating func receive(_ wire: WireEvent) throws(SinkFailure) {
    guard let event = wire.event else { return }
    if case .muted(let flag) = event.body {
      isMuted = flag
      silence()
    }
    let tones = ear.tones(for: event.body).filter { wanted.contains($0.kind.rawValue) }
    if tones.isEmpty || isMuted { return }
    if let time = wire.time, system.wallMilliseconds - time.milliseconds > Self.latest { return }
    if event.at != instant { silence() }
    instant = event.at
    waiting = (waiting + tones).suffix(Self.tonesAtOnce)
  }

  /// Ends what sounds, and forgets what waits.
  private mutating func silence() {
    run?.stop()
    run = nil
    pieces = []
    waiting = []
  }

  package mutating func turn(isEnding: Bool) throws(SinkFailure) -> SinkWait? {
    if let run {
      guard let ending = run.check() else { return SinkWait(for: run) }
      self.run = nil
      if ending != .exited(0), ending != .timedOut {
        // This player cannot reach its sound server or device: another may.
        lastWords = "; \(players.first?.name ?? "it"): \(run.complaint)"
        players.removeFirst()
      } else if !pieces.isEmpty {
        pieces.removeFirst()
      }
    }
    if run == nil {
      pieces += own.pieces(of: waiting)
      waiting = []
      if let piece = pieces.first { try play(piece) }
    }
    return run.map { SinkWait(for: $0) }
  }

  /// Plays a piece by the first player that can be started.
  private mutating func play(_ piece: OwnSounds.Piece) throws(SinkFailure) {
    let (file, limit) =
      switch piece {
      case .tones(let tones):
        (try Self.write(tones, to: folder, volume: volume, system), Self.limit.tones)
      case .file(let path): (path, Self.limit.file)
      }
    while let player = players.first {
      run = ToolRun(player.command(file, limit: limit), system)
      if run != nil { return }
      players.removeFirst()
    }
    throw .unavailable("no program could play a tone\(lastWords)")
  }

  package mutating func close() { run?.stop() }

  package static func command(
    _ arguments: [String], _ system: SinkSystem
  ) throws(SinkFailure) -> String? {
    guard arguments.first == "--export" else { return nil }
    guard arguments.count == 2 || arguments.count == 3 else {
      throw .usage("--export takes a folder, and may take a volume")
    }
    let volume = arguments.count == 3 ? Int(arguments[2]) : Wave.usualVolume
    guard let volume, (0...100).contains(volume) else {
      throw .usage("a volume is a whole number from 0 to 100")
    }
    let folder = arguments[1]
    try make(folder, system)
    var files: [String] = []
    for tone in Tone.all { files.append(try write([tone], to: folder, volume: volume, system)) }
    return files.joined(separator: "\n")
  }

  private static func make(_ folder: String, _ system: SinkSystem) throws(SinkFailure) {
    guard system.makeFolder(folder) else {
      throw .cannotCreate("the folder '\(folder)' cannot be made")
    }
  }

  /// Writes tones that follow each other to a file, unless it is there, and answers with its path.
  private static func write(
    _ tones: [Tone], to folder: String, volume: Int, _ system: SinkSystem
  ) throws(SinkFailure) -> String {
    let bytes = Wave.file(tones, volume: volume)
    let path = "\(folder)/\(tones.map(\.name).joined(separator: "+")).wav"
    if system.contents(of: path, limit: bytes.count + 1) == bytes { return path }
    guard system.write(bytes, to: path) else {
      throw .cannotCreate("'\(path)' cannot be written")
    }
    return path
  }
}
