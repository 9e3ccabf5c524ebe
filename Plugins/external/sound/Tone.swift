internal import LimberBasics
internal import LimberEvents
internal import SinkKit

/// A short sound for one thing that happens.
enum Tone: String, CaseIterable {
  /// A step begins.
  case start
  /// Something else comes: a rest, a lead-in, another side.
  case change
  /// The next phase of a repetition.
  case phase
  /// One of the last seconds.
  case countdown
  /// Halfway, a minute left, a cue of the routine's own.
  case cue
  /// The lower end of a range is reached.
  case minimum
  /// A person is waited for.
  case wait
  /// The session is completed.
  case end

  /// Its notes, one after the other: a pitch in hertz and a length in seconds.
  var notes: [(hertz: Double, seconds: Double)] {
    switch self {
    case .start: [(659.26, 0.12), (880, 0.25)]
    case .change: [(587.33, 0.25)]
    case .phase: [(440, 0.09)]
    case .countdown: [(880, 0.12)]
    case .cue: [(698.46, 0.15)]
    case .minimum: [(523.25, 0.12), (659.26, 0.2)]
    case .wait: [(523.25, 0.15), (392, 0.25)]
    case .end: [(523.25, 0.15), (659.26, 0.15), (783.99, 0.45)]
    }
  }

  static let samplesPerSecond = 44_100
  /// Seconds over which a note comes and goes, so that nothing clicks.
  private static let fade = 0.012

  /// The tone as a WAV file: one channel, 16 bits, 44,100 samples a second.
  ///
  /// - Parameter volume: from 0 to 100, of the greatest amplitude.
  func wav(volume: Int) -> [UInt8] {
    let amplitude = Double(min(max(volume, 0), 100)) / 100 * 32_000
    var samples: [Int16] = []
    for note in notes {
      let count = Int(note.seconds * Double(Self.samplesPerSecond))
      let edge = Self.fade * Double(Self.samplesPerSecond)
      for index in 0..<count {
        let turns = note.hertz * Double(index) / Double(Self.samplesPerSecond)
        let nearest = Double(min(index, count - 1 - index))
        samples.append(Int16(amplitude * min(nearest / edge, 1) * sine(turns: turns)))
      }
    }
    return Self.header(bytes: samples.count * 2) + samples.flatMap { Self.little($0) }
  }

  private static func header(bytes: Int) -> [UInt8] {
    Array("RIFF".utf8) + little(UInt32(36 + bytes)) + Array("WAVEfmt ".utf8) + little(UInt32(16))
      + little(UInt16(1)) + little(UInt16(1)) + little(UInt32(samplesPerSecond))
      + little(UInt32(samplesPerSecond * 2)) + little(UInt16(2)) + little(UInt16(16))
      + Array("data".utf8) + little(UInt32(bytes))
  }

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}

// MARK: - What is heard when

extension Tone {
  /// The tone for an event; nil where it is passed over in silence.
  init?(_ body: SessionEvent.Body) {
    switch body {
    case .stepStarted(let step, _):
      switch step.kind {
      case .timed, .reps: self = .start
      case .rest: self = .change
      case .prompt, .choice: return nil
      }
    case .phaseStarted: self = .phase
    case .waiting: self = .wait
    case .sessionEnded(let end):
      guard end.outcome == .completed else { return nil }
      self = .end
    case .cue(_, let kind, _):
      switch kind {
      case .prepare: self = .change
      case .countdown: self = .countdown
      case .minimum: self = .minimum
      case .halfway, .remaining, .authored: self = .cue
      case .next: return nil
      }
    case .sessionStarted, .answered, .tick, .paused, .resumed, .adjusted, .stepEnded: return nil
    }
  }
}

/// The sine of an angle in turns: 0.25 gives 1.
///
/// It is the sum of its series, exact to the twelfth digit here, for `sin` belongs to the system.
private func sine(turns: Double) -> Double {
  // Folded to the quarter turns around zero.
  let part = turns - turns.rounded()
  let angle = 2 * .pi * (abs(part) <= 0.25 ? part : (part < 0 ? -0.5 : 0.5) - part)
  var term = angle
  var sum = angle
  for index in stride(from: 2.0, through: 18, by: 2) {
    term *= -angle * angle / (index * (index + 1))
    sum += term
  }
  return sum
}
