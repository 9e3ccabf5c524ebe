internal import LimberBasics
internal import SinkKit

/// How fast an engine speaks, so that it is known beforehand how long a sentence takes.
///
/// A sentence is modelled by what it is made of, as espeak-ng speaks English; a factor for the engine,
/// the voice and the rate is measured once, by what it makes of two sentences, and kept.
struct Pace: Sendable {
  /// How many times as long as the model says.
  var factor: Double

  /// No sentence is shorter than it is thought to be: what a model of letters is wrong by.
  private static let margin = (share: 1.12, seconds: 0.1)

  /// The longest that a sentence may last from its first sound to its last, in seconds.
  func seconds(_ sentence: String) -> Double {
    Self.model(sentence) * factor * Self.margin.share + Self.margin.seconds
  }

  /// What is taken for an engine that cannot be measured: a little slower than most are.
  static func usual(rate: Int) -> Pace { Pace(factor: 165 / Double(max(rate, 1))) }

  // MARK: - The model

  /// Seconds at about 150 words a minute: its letters, syllables, digits and the pauses inside it.
  static func model(_ sentence: String) -> Double {
    var seconds = 0.143
    var pauses = 0.0
    var isInVowels = false
    var isInWord = false
    var vowels = 0
    func endWord() {
      if isInWord { seconds += 0.084 * Double(max(vowels, 1)) }
      (vowels, isInVowels, isInWord) = (0, false, false)
    }
    for character in sentence {
      if character.isLetter || character.isNumber {
        // A pause at the end of all lies behind the last sound.
        seconds += pauses
        pauses = 0
      }
      if character.isNumber {
        endWord()
        seconds += 0.33
      } else if character.isLetter {
        seconds += 0.04
        let isVowel = "aeiouyäöüáàâéèêíìîóòôúùû".contains(character.lowercased())
        if isVowel, !isInVowels { vowels += 1 }
        isInVowels = isVowel
        isInWord = true
      } else {
        endWord()
        switch character {
        case ".", "!", "?", ":", ";", "…": pauses = max(pauses, 0.556)
        case ",", "–", "—": pauses = max(pauses, 0.495)
        case " ", "-", "'", "’": break
        default: seconds += 0.3
        }
      }
    }
    endWord()
    return seconds
  }
}

// MARK: - Measuring

extension Pace {
  /// Two sentences of what is said most: one of names and sides, one of what to do.
  private static let samples = [
    "Change sides: Leg swings, left side.", "Sit back and down. Right. Lower the heel.",
  ]

  /// What is known of an engine, else what is measured now, else what most engines are like.
  static func of(_ engine: Engine, _ manner: Engine.Manner, _ system: SinkSystem) -> Pace {
    guard engine.writesFiles, let folder = system.cacheFolder else {
      return .usual(rate: manner.rate)
    }
    let path = folder + "/speech-paces"
    let key = "\(engine.path) \(manner.rate) \(manner.language) \(manner.voice)"
      .filter { !$0.isNewline && $0 != "\t" }
    var known = lines(of: path, system).filter { $0.count == 2 }
    let kept = known.last { $0[0] == key }.flatMap { Double($0[1]) }
    if let kept, (0.05...20).contains(kept) { return Pace(factor: kept) }
    guard system.makeFolder(folder), let factor = measure(engine, manner, system, folder) else {
      return .usual(rate: manner.rate)
    }
    known = known.filter { $0[0] != key }.suffix(99) + [[key, "\(factor)"]]
    let text = known.map { $0.joined(separator: "\t") + "\n" }.joined()
    // What cannot be kept is measured again.
    _ = system.write(Array(text.utf8), to: path)
    return Pace(factor: factor)
  }

  private static func lines(of path: String, _ system: SinkSystem) -> [[String]] {
    guard let bytes = system.contents(of: path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: "\t").map(String.init) }
  }

  /// Lets an engine speak into a file; nil where it cannot.
  private static func measure(
    _ engine: Engine, _ manner: Engine.Manner, _ system: SinkSystem, _ folder: String
  ) -> Double? {
    let file = folder + "/speech-sample-\(system.wallMilliseconds).wav"
    defer { system.remove(file) }
    var factor = 0.0
    for sample in samples {
      var command = engine.command(sample, manner, file: file)
      command.limit = .seconds(2)
      guard let run = ToolRun(command, system) else { return nil }
      while run.check() == nil { system.sleep(SinkWait(for: run)) }
      guard run.ending == .exited(0), let bytes = system.contents(of: file, limit: 8_000_000),
        let seconds = Recording(bytes)?.seconds, seconds > 0.2
      else { return nil }
      factor += seconds / model(sample) / Double(samples.count)
    }
    return factor
  }
}

/// A WAV file of 16 bits a sample, as engines write them.
struct Recording {
  /// From its beginning to its last sound.
  let seconds: Double

  /// What is softer is silence.
  private static let silence: Int16 = 200

  /// Reads a file; nil where it is no such WAV file.
  init?(_ bytes: [UInt8]) {
    func number(at index: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }
    guard bytes.count > 44, bytes.starts(with: "RIFF".utf8),
      bytes[8..<12].elementsEqual("WAVE".utf8),
      number(at: 34, 2) == 16
    else { return nil }
    let (channels, rate) = (number(at: 22, 2), number(at: 24, 4))
    guard channels > 0, rate > 0 else { return nil }
    var last = (bytes.count - 44) / 2
    while last > 0,
      Int16(truncatingIfNeeded: number(at: 42 + last * 2, 2)).magnitude < Self.silence
    {
      last -= 1
    }
    seconds = Double(last) / Double(channels * rate)
  }
}
