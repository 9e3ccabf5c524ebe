/// Tones as a WAV file: one channel, 16 bits, 44,100 samples a second.
enum Wave {
  private static let samplesPerSecond = 44_100
  /// The silence between two tones.
  private static let gap = 0.06
  /// The share of a note, and the seconds at most, over which it comes and goes, so that nothing clicks.
  private static let fade = (share: 0.1, limit: 0.012)

  /// Tones that follow each other.
  ///
  /// - Parameter volume: from 0 to 100; the same for every note.
  static func file(_ tones: [Tone], volume: Int) -> [UInt8] {
    let amplitude = amplitude(volume)
    var samples: [Int16] = []
    for (index, tone) in tones.enumerated() {
      if index > 0 { samples += silence(gap) }
      for note in tone.notes {
        samples += sound(of: note, amplitude: amplitude)
        samples += silence(note.pause)
      }
    }
    return header(bytes: samples.count * 2) + samples.flatMap { little($0) }
  }

  /// As loud as a voice that is set to its own usual volume.
  ///
  /// Measured of the files that each makes: where it sounds, espeak-ng at its usual amplitude has a root of
  /// the mean square of -20 dB of full scale (-19.0 to -21.6 over seven sentences, 20 ms at a time), and
  /// the tones at 50 have -21.3 to -21.7. At 60 of the greatest amplitude they had -8, which was 12 dB more
  /// than the voice beside them.
  static let usualVolume = 50

  /// The greatest sample of a volume: its cube, as the sliders of sound servers have it, so that half of it
  /// is heard as half as loud, and 100 fills what a sample can hold.
  private static func amplitude(_ volume: Int) -> Double {
    let share = Double(min(max(volume, 0), 100)) / 100
    return share * share * share * 32_000
  }

  /// Whether bytes are a WAV file that players take: samples of a known width, and some of them.
  static func isPlayable(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 44, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8..<12].elementsEqual("WAVE".utf8)
    else { return false }
    func number(at index: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }
    var (hasFormat, place) = (false, 12)
    while place + 8 <= bytes.count {
      let (name, size) = (bytes[place..<place + 4], number(at: place + 4, 4))
      if name.elementsEqual("fmt ".utf8), size >= 16, place + 24 <= bytes.count {
        // Channels, samples a second, and bits of a sample.
        hasFormat =
          number(at: place + 10, 2) > 0 && number(at: place + 12, 4) > 0
          && number(at: place + 22, 2) > 0
      }
      if name.elementsEqual("data".utf8) { return hasFormat && size > 0 }
      place += 8 + size + size % 2
    }
    return false
  }

  private static func sound(of note: Note, amplitude: Double) -> [Int16] {
    let count = Int(note.seconds * Double(samplesPerSecond))
    let edge = min(note.seconds * fade.share, fade.limit) * Double(samplesPerSecond)
    var turns = 0.0
    return (0..<count).map { index in
      let nearest = Double(min(index, count - 1 - index))
      let sample = Int16(amplitude * min(nearest / edge, 1) * sine(turns: turns))
      let hertz = note.from + (note.to - note.from) * Double(index) / Double(count)
      turns += hertz / Double(samplesPerSecond)
      return sample
    }
  }

  private static func silence(_ seconds: Double) -> [Int16] {
    [Int16](repeating: 0, count: Int(seconds * Double(samplesPerSecond)))
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

  /// The sine of an angle in turns: 0.25 gives 1.
  ///
  /// It is the sum of its series, exact to the twelfth digit here, for `sin` belongs to the system.
  private static func sine(turns: Double) -> Double {
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
}
