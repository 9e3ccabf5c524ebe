import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

/// What a person hears of the files that the sound sink plays, worked out from their samples.
@Suite(.waits) struct `The tones` {
  /// One note of a tone, as it is heard.
  struct Note {
    /// Seconds from the beginning of the tone.
    var onset: Double
    /// Its pitch in hertz near its beginning and near its end.
    var pitches: [Double]
  }

  /// A tone, as it is heard.
  struct Heard {
    var name: String
    var notes: [Note]
    /// The root of the mean square of what sounds; silence between notes does not count.
    var loudness: Double

    private static let rate = 44_100.0

    init(name: String, samples: [Double]) {
      self.name = name
      let peak = samples.map(abs).max() ?? 0
      let window = Int(Self.rate * 0.002)
      // A note sounds where somewhere in the next 2 ms, more than half a turn of the lowest, it is loud.
      var sounding = [Bool](repeating: false, count: samples.count)
      var lastLoud = -window
      for index in samples.indices.reversed() {
        if abs(samples[index]) > peak * 0.35 { lastLoud = index }
        sounding[index] = lastLoud >= index && lastLoud < index + window
      }
      var ranges: [Range<Int>] = []
      for index in samples.indices where sounding[index] {
        if let last = ranges.last, last.upperBound == index {
          ranges[ranges.count - 1] = last.lowerBound..<index + 1
        } else {
          ranges.append(index..<index + 1)
        }
      }
      notes = ranges.map { range in
        let part = range.count * 2 / 5
        return Note(
          onset: Double(range.lowerBound) / Self.rate,
          pitches: [samples[range.prefix(part)], samples[range.suffix(part)]].map(Self.pitch))
      }
      let heard = ranges.flatMap { samples[$0] }
      loudness = (heard.map { $0 * $0 }.reduce(0, +) / Double(max(heard.count, 1))).squareRoot()
    }

    /// By the times at which the samples change their sign.
    private static func pitch(of samples: ArraySlice<Double>) -> Double {
      let changes = samples.indices.dropFirst().filter {
        (samples[$0 - 1] < 0) != (samples[$0] < 0)
      }
      guard let first = changes.first, let last = changes.last, last > first else { return 0 }
      return Double(changes.count - 1) / 2 / (Double(last - first) / rate)
    }

    /// Whether an ear tells it from another: by the number of notes, by a note that begins 50 ms
    /// earlier or later, or by a pitch that is more than two semitones away.
    func differs(from other: Heard) -> Bool {
      guard notes.count == other.notes.count else { return true }
      return zip(notes, other.notes).contains { one, two in
        abs(one.onset - two.onset) >= 0.05
          || zip(one.pitches, two.pitches).contains { max($0 / $1, $1 / $0) > 1.15 }
      }
    }
  }

  static func heard() throws -> [Heard] {
    let lab = try Lab()
    let (code, output) = try lab.run(lab.link(to: .sound), ["--export", lab.path("tones")])
    #expect(code == 0)
    return try output.split(separator: "\n").map { path in
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: String(path)))).dropFirst(44)
      let samples = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
        Double(Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8))
      }
      return Heard(
        name: URL(filePath: String(path)).deletingPathExtension().lastPathComponent,
        samples: samples)
    }
  }

  @Test func `there is one for each side, phase and thing that happens`() throws {
    #expect(
      try Self.heard().map(\.name) == [
        "ready-left", "ready", "ready-right", "side-left", "side-right", "start-left", "start",
        "start-right", "change", "repetition-fall-left", "repetition-stay-left",
        "repetition-fall", "repetition-stay", "repetition-fall-right", "repetition-stay-right",
        "phase-rise-left", "phase-stay-left", "phase-top-left", "phase-rise", "phase-stay",
        "phase-top", "phase-rise-right", "phase-stay-right", "phase-top-right", "last", "next",
        "countdown", "cue", "minimum", "wait", "end",
      ])
  }

  @Test func `any two can be told apart by their pitches or their rhythm`() throws {
    let tones = try Self.heard()
    var alike: [String] = []
    for (index, one) in tones.enumerated() {
      for two in tones[(index + 1)...] where !one.differs(from: two) {
        alike.append("\(one.name) and \(two.name)")
      }
    }
    #expect(alike == [])
  }

  @Test func `none is louder than another by more than a decibel`() throws {
    let loudness = try Self.heard().map(\.loudness)
    let (least, most) = (try #require(loudness.min()), try #require(loudness.max()))
    #expect(least > 0)
    #expect(20 * log10(most / least) < 1)
  }

  /// Of full scale, in decibels: as espeak-ng's sentences are where they sound.
  @Test func `they are as loud as a voice`() throws {
    for tone in try Self.heard() {
      let decibels = 20 * log10(tone.loudness / 32_768)
      #expect((-23 ... -18).contains(decibels), "\(tone.name): \(decibels) dB")
    }
  }

  @Test(.needs("espeak-ng"))
  func `a sentence of espeak-ng is no louder than they are by more than 4 dB, and no softer`()
    throws
  {
    let lab = try Lab()
    let options = ["engine": "espeak-ng", "record": lab.path("wav")]
    let (code, output) = try ReadyMade.speech.run(lab, options: options, events: [Sample.started])
    #expect(code == 0, "\(output)")
    let file = try #require(
      FileManager.default.contentsOfDirectory(atPath: lab.path("wav")).first {
        $0.hasSuffix(".wav")
      })
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: lab.path("wav/" + file)))).dropFirst(44)
    let samples = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
      Double(Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)) / 32_768
    }
    // 20 ms at a time, of which those are heard that are not 40 dB below full scale.
    let parts = stride(from: 0, to: samples.count - 441, by: 441).map { start in
      samples[start..<start + 441].reduce(0) { $0 + $1 * $1 } / 441
    }
    let heard = parts.filter { $0 > 1e-4 }
    let voice = 10 * log10(heard.reduce(0, +) / Double(max(heard.count, 1)))
    for tone in try Self.heard() {
      let decibels = 20 * log10(tone.loudness / 32_768)
      #expect(abs(decibels - voice) < 4, "\(tone.name): \(decibels) dB, the voice \(voice) dB")
    }
  }

  @Test func `a first phase sinks, a second stays, a third rises, and the right side is higher`()
    throws
  {
    let tones = Dictionary(
      uniqueKeysWithValues: try Self.heard().map { ($0.name, $0.notes.last?.pitches ?? []) })
    for side in ["-left", "", "-right"] {
      let fall = try #require(tones["repetition-fall\(side)"])
      let stay = try #require(tones["phase-stay\(side)"])
      let rise = try #require(tones["phase-rise\(side)"])
      #expect(fall[0] > fall[1] * 1.2)
      #expect(abs(stay[0] / stay[1] - 1) < 0.02)
      #expect(rise[1] > rise[0] * 1.2)
    }
    for name in ["ready", "start", "phase-stay", "phase-rise", "phase-top", "repetition-fall"] {
      let pitches = ["-left", "", "-right"].compactMap { tones[name + $0]?.first }
      #expect(pitches.count == 3 && pitches == pitches.sorted(), "\(name)")
    }
  }
}

@Suite(.waits) struct `What is heard of a session` {
  static func event(
    at seconds: Double, _ make: (StepInfo) -> SessionEvent.Body, _ kind: StepKind = .reps,
    side: Side?
  ) -> SessionEvent {
    var step = Sample.hold
    (step.kind, step.side) = (kind, side)
    return Sample.at(seconds, "", make(step))
  }

  static func started(at seconds: Double, _ side: Side?, _ kind: StepKind = .reps) -> SessionEvent {
    event(at: seconds, { .stepStarted($0, next: nil) }, kind, side: side)
  }

  static func cue(
    at seconds: Double, _ cue: CueKind, _ side: Side?, _ kind: StepKind = .reps
  ) -> SessionEvent {
    event(at: seconds, { .cue($0, cue, remaining: nil) }, kind, side: side)
  }

  static func phase(
    at seconds: Double, _ place: Ordinal, rep: Ordinal, _ side: Side?
  ) -> SessionEvent {
    event(
      at: seconds,
      { .phaseStarted($0, rep: rep, phase: Phase(place, cue: "Go", duration: .seconds(2))) },
      side: side)
  }

  /// Sends events that come together, and expects the tones behind them before it sends the next.
  static func expect(_ rows: [(events: [SessionEvent], tones: String)]) throws {
    let lab = try Lab()
    try lab.script("aplay", "echo \"$2\" >> '\(lab.path("played"))'")
    let sink = try LiveSink(.sound, lab, options: ["player": "aplay"])
    func heard() -> [String] {
      lab.text("played").split(separator: "\n").flatMap {
        URL(filePath: String($0)).deletingPathExtension().lastPathComponent.split(separator: "+")
      }.map(String.init)
    }
    var tones: [String] = []
    for row in rows {
      try sink.send(row.events.map(Wire.line).joined(separator: "\n"))
      tones += row.tones.split(separator: " ").map(String.init)
      guard eventually({ heard().count >= tones.count }) else { break }
    }
    #expect(sink.finish() == 0)
    #expect(heard() == tones)
  }

  @Test func `the tones of one instant follow each other, and none swallows another`() throws {
    let (first, last) = (Ordinal(1, of: 2), Ordinal(2, of: 2))
    try Self.expect([
      ([Self.cue(at: 0, .prepare(.leadIn), .right)], "ready-right"),
      (
        [Self.started(at: 5, .right), Self.phase(at: 5, Ordinal(1, of: 3), rep: first, .right)],
        "start-right repetition-fall-right"
      ),
      ([Self.phase(at: 8, Ordinal(2, of: 3), rep: first, .right)], "phase-stay-right"),
      ([Self.phase(at: 10, Ordinal(3, of: 3), rep: first, .right)], "phase-rise-right"),
      (
        [
          Self.cue(at: 12, .last, .right), Self.phase(at: 12, Ordinal(1, of: 3), rep: last, .right),
        ],
        "last repetition-fall-right"
      ),
      ([Self.cue(at: 19, .prepare(.leadIn), .left)], "side-left"),
      (
        [Self.started(at: 24, .left), Self.phase(at: 24, Ordinal(1, of: 3), rep: first, .left)],
        "start-left repetition-fall-left"
      ),
      ([Self.started(at: 38, nil, .rest), Self.cue(at: 38, .next, nil, .rest)], "change"),
      (
        [Self.cue(at: 50, .next, .left, .timed), Self.cue(at: 50, .minimum, .left, .timed)],
        "next minimum"
      ),
    ])
  }

  @Test func `another side that begins at once is heard, and one that alternates by its pitch`()
    throws
  {
    let rep = Ordinal(1, of: 4)
    try Self.expect([
      ([Self.started(at: 0, .right, .timed)], "start-right"),
      ([Self.started(at: 20, .left, .timed)], "side-left"),
      ([Self.started(at: 40, nil, .timed)], "start"),
      ([Self.started(at: 60, .left, .timed)], "start-left"),
      ([Self.phase(at: 80, Ordinal(1, of: 2), rep: rep, .right)], "repetition-fall-right"),
      ([Self.phase(at: 82, Ordinal(2, of: 2), rep: rep, .right)], "phase-rise-right"),
      ([Self.phase(at: 84, Ordinal(1, of: 2), rep: rep, .left)], "repetition-fall-left"),
      ([Self.phase(at: 90, Ordinal(1, of: 1), rep: rep, nil)], "repetition-stay"),
      ([Self.phase(at: 92, Ordinal(7, of: 8), rep: rep, nil)], "phase-rise-2"),
    ])
  }

  @Test func `muted nothing sounds, and everything does again afterwards`() throws {
    try Self.expect([
      ([Self.started(at: 0, .left, .timed)], "start-left"),
      (
        [
          Sample.at(3, "Muted.", .muted(true)), Self.started(at: 4, .right, .timed),
          Sample.at(5, "Sound again.", .muted(false)), Self.cue(at: 6, .countdown, nil, .timed),
        ], "countdown"
      ),
    ])
  }

  @Test func `a later instant's tone is the one to hear`() throws {
    let lab = try Lab()
    try lab.script("aplay", "echo \"$2\" >> '\(lab.path("played"))'; exec sleep 60")
    let sink = try LiveSink(.sound, lab, options: ["player": "aplay"])
    try sink.send(Self.started(at: 0, nil, .timed))
    #expect(eventually { lab.text("played").contains("start.wav") })
    try sink.send(Self.cue(at: 3, .countdown, nil, .timed))
    #expect(eventually { lab.text("played").contains("countdown.wav") })
    #expect(sink.finish() == 0)
  }
}
