internal import LimberBasics
internal import SinkKit

/// How fast an engine speaks, so that it is known beforehand how long a sentence takes.
///
/// A sentence is modelled by what it is made of, as espeak-ng speaks English; a factor for the engine,
/// the voice and the rate is measured once, by what it makes of two sentences, and kept.
struct Pace: Sendable {
  /// How many times as long as the model says.
  var factor: Double
  /// Seconds until the first sound of a sentence such as the samples: what it takes to make a file of one;
  /// nothing where an engine is heard by itself.
  var delay = 0.0

  /// No sentence is shorter than it is thought to be: what a model of letters is wrong by.
  private static let margin = (share: 1.12, seconds: 0.1)

  /// The longest that a sentence may last from its first sound to its last, in seconds.
  func seconds(_ sentence: String) -> Double {
    Self.model(sentence) * factor * Self.margin.share + Self.margin.seconds
  }

  /// Seconds from when a sentence is asked for until its first sound.
  func delay(_ sentence: String) -> Double {
    delay * max(Self.model(sentence) / Self.sampleLength, 1)
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
        let isVowel = character.lowercased().allSatisfy("aeiouyäöüáàâéèêíìîóòôúùû".contains)
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

  /// The mean of what the model says of them.
  private static let sampleLength =
    samples.reduce(0) { $0 + model($1) } / Double(samples.count)

  /// What is known of an engine, else what is measured now, else what most engines are like.
  ///
  /// - Parameter patience: how long it may take over a sentence to be measured.
  static func of(
    _ engine: Engine, _ manner: Engine.Manner, _ system: SinkSystem,
    patience: Duration = .seconds(2)
  ) -> Pace {
    var usual = Pace.usual(rate: manner.rate)
    // One that is heard only from files and was never measured may take for ever over them.
    if !engine.isHeard { usual.delay = .infinity }
    guard engine.writesFiles, let folder = system.cacheFolder else { return usual }
    let path = folder + "/speech-paces"
    let key =
      engine.isHeard
      ? "\(engine.path) \(manner.rate) \(manner.language) \(manner.voice)"
        .filter { !$0.isNewline && $0 != "\t" }
      : ContentHash.of(engine.identity(manner).utf8)
    var known = lines(of: path, system).filter { (2...3).contains($0.count) }
    if let kept = known.last(where: { $0[0] == key }).flatMap(Pace.init) {
      if engine.isHeard { return Pace(factor: kept.factor) }
      if kept.delay > 0 { return kept }
    }
    guard system.makeFolder(folder),
      var pace = measure(engine, manner, system, folder, patience: patience)
    else { return usual }
    if engine.isHeard { pace.delay = 0 }
    let line = [key, "\(pace.factor)"] + (pace.delay > 0 ? ["\(pace.delay)"] : [])
    known = known.filter { $0[0] != key }.suffix(99) + [line]
    let text = known.map { $0.joined(separator: "\t") + "\n" }.joined()
    // What cannot be kept is measured again.
    _ = system.write(Array(text.utf8), to: path)
    return pace
  }

  /// Reads what was kept: a key, the factor, and the delay where there is one.
  private init?(_ fields: [String]) {
    guard let factor = Double(fields[1]), (0.05...20).contains(factor) else { return nil }
    self.factor = factor
    if fields.count == 3 {
      guard let delay = Double(fields[2]), (0...600).contains(delay) else { return nil }
      self.delay = delay
    }
  }

  private static func lines(of path: String, _ system: SinkSystem) -> [[String]] {
    guard let bytes = system.contents(of: path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: "\t").map(String.init) }
  }

  /// Lets an engine speak into a file; nil where it cannot.
  private static func measure(
    _ engine: Engine, _ manner: Engine.Manner, _ system: SinkSystem, _ folder: String,
    patience: Duration
  ) -> Pace? {
    let file = folder + "/speech-sample-\(system.stamp).wav"
    defer { system.remove(file) }
    var pace = Pace(factor: 0)
    for sample in samples {
      var command = engine.command(sample, manner, file: file)
      command.limit = patience
      let begin = system.now
      guard let run = ToolRun(command, system) else { return nil }
      while run.check() == nil { system.sleep(SinkWait(for: run)) }
      guard run.ending == .exited(0), let bytes = system.contents(of: file, limit: 8_000_000),
        let seconds = Recording(bytes)?.seconds, seconds > 0.2
      else { return nil }
      pace.factor += seconds / model(sample) / Double(samples.count)
      pace.delay = max(pace.delay, Double((system.now - begin).wholeMilliseconds + 1) / 1000)
    }
    return pace
  }
}
