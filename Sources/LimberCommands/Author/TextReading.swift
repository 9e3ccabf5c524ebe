import LimberBasics
import LimberRoutine
import LimberSyntax

/// What the parts of a line say of an exercise, one after the other.
///
/// No number is lost: what is no amount of the exercise stays among its words.
struct TextReading {
  private(set) var exercise = TextLine.Exercise()
  /// What was read in one of two ways that it could be, in words; nil where all was plain.
  private(set) var doubt: String?
  /// What is done on one side, until the other is told.
  private var bySide: [Side: TextDose] = [:]

  /// - Parameter parts: what stands between commas; the first words name it.
  init(_ parts: [String]) {
    for (index, part) in parts.enumerated() { take(part, isFirst: index == 0) }
    settleSides()
  }

  private mutating func take(_ part: String, isFirst: Bool) {
    var text = part
    if let (dose, side, words) = Self.oneSide(text) {
      bySide[side] = dose
      if !words.isEmpty { takeWords(words) }
      return
    }
    if !isFirst, let side = Self.side(text.words[...]) {
      exercise.sides = side.rawValue
      return
    }
    let phrase = Self.sidePhrases.first { text.lowercased().holds($0) }
    if let phrase {
      exercise.sides = "each"
      text = Self.without(phrase, in: text)
    } else if text.lowercased().holds("alternat") {
      exercise.sides = "alternate"
      text = text.words.filter { !$0.lowercased().hasPrefix("alternat") }.joined(separator: " ")
    } else if !isFirst, let rest = Self.rest(text) {
      exercise.rest = rest
      return
    }
    takeDose(&text)
    guard let more = Self.firstDose(in: text) else { return takeWords(text) }
    // Another amount than that of the exercise says something of how it is done.
    let words = text.words
    let begin = isFirst ? more.place : 0
    takeWords(words[..<begin].joined(separator: " "))
    let left = words[begin...].joined(separator: " ")
    takeCue(phrase.map { left + " " + $0 } ?? left)
    if phrase != nil {
      doubt = "'\(part)' was taken for both sides; how much of it is for you to say"
    }
  }

  // MARK: - Amounts

  private static func firstDose(in text: String) -> (dose: TextDose, place: Int)? {
    let words = text.words
    for place in words.indices {
      if let dose = TextDose(words[place...]) { return (dose, place) }
    }
    return nil
  }

  /// Takes the first amount out of a text where the exercise has none yet, and how often a time is held.
  private mutating func takeDose(_ text: inout String) {
    while let (dose, place) = Self.firstDose(in: text) {
      let words = text.words
      let isTimes = place > 0 && ["x", "×"].contains(words[place - 1].lowercased())
      if let amount = dose.amount {
        if exercise.amount == nil {
          exercise.amount = amount
          exercise.isTimed = dose.isTimed
          exercise.sets = exercise.sets ?? dose.sets
        } else if isTimes, exercise.isTimed, !dose.isTimed, exercise.sets == nil {
          exercise.sets = amount
        } else {
          return
        }
      } else if exercise.sets == nil {
        exercise.sets = dose.sets
      } else {
        return
      }
      let before = words[..<(isTimes ? place - 1 : place)]
      text = (before + words[(place + dose.length)...]).joined(separator: " ")
    }
  }

  /// The duration in `rest 60s`, `1 min rest between sets`.
  private static func rest(_ text: String) -> String? {
    let words = text.lowercased().split { " :".contains($0) }.map(String.init)
    guard words.contains(where: TextLine.restWords.contains) else { return nil }
    let ignored: Set = ["between", "sets", "set", "of", "for", "each", "in", "rounds"]
    let rest = words.filter { !TextLine.restWords.contains($0) && !ignored.contains($0) }
    guard case .one(let duration)? = AmountMeaning.duration(rest.joined(separator: " ")) else {
      return nil
    }
    return duration
  }

  // MARK: - Sides

  private static let sidePhrases = [
    "on each side", "per side", "each side", "a side", "both sides", "per leg", "each leg",
    "both legs",
    "per arm", "each arm", "both arms", "left and right", "right and left", "l/r",
  ]

  private static func without(_ phrase: String, in text: String) -> String {
    guard let place = text.lowercased().firstPlace(of: phrase) else { return text }
    let lowered = text.lowercased()
    let start = lowered.distance(from: lowered.startIndex, to: place.lowerBound)
    let end = lowered.distance(from: lowered.startIndex, to: place.upperBound)
    return String(text.prefix(start) + text.dropFirst(end)).trimmed
  }

  /// A side alone, as in `left`, `on the right` or `left leg only`.
  private static func side(_ words: ArraySlice<String>) -> Side? {
    let beside: Set = ["on", "the", "only", "side", "leg", "foot", "calf", "arm"]
    let words = words.map { $0.lowercased() }.filter { !beside.contains($0) }
    return words.count == 1 ? Side(rawValue: words[0]) : nil
  }

  /// An amount of one side at the end of some words, as in `45 sec left`.
  private static func oneSide(_ text: String) -> (TextDose, Side, words: String)? {
    guard let (dose, place) = firstDose(in: text), dose.amount != nil else { return nil }
    let words = text.words
    guard let side = side(words[(place + dose.length)...]) else { return nil }
    return (dose, side, words[..<place].joined(separator: " "))
  }

  /// Makes one amount of what was told of the sides.
  private mutating func settleSides() {
    let (left, right) = (bySide[.left], bySide[.right])
    guard let told = right ?? left else { return }
    exercise.amount = told.amount
    exercise.isTimed = told.isTimed
    exercise.sets = exercise.sets ?? told.sets
    guard let left, let right else {
      exercise.sides = (left == nil ? Side.right : .left).rawValue
      return
    }
    exercise.sides = "each"
    guard left.amount != right.amount || left.isTimed != right.isTimed else { return }
    if left.isTimed == right.isTimed {
      exercise.leftAmount = left.amount
    } else if let amount = left.amount {
      takeCue("\(amount.words) left")
      doubt =
        "one side has a time and the other a count; \(amount.words) of the left stands in the cue"
    }
  }

  // MARK: - Words

  /// What nothing begins with, and what nothing ends with either.
  private static let leading: Set = ["of", "for", "x", "-", "a", "then"]
  private static let trailing = leading.union(["with", "and"])

  private mutating func takeWords(_ text: String) {
    var words = text.words.map { String($0.drop { ":-".contains($0) }) }.filter { !$0.isEmpty }
    while let first = words.first, Self.leading.contains(first.lowercased()) {
      words.removeFirst()
    }
    while let last = words.last, Self.trailing.contains(last.lowercased()) { words.removeLast() }
    var phrase = words.joined(separator: " ")
    while let last = phrase.last, ":-".contains(last) { phrase.removeLast() }
    guard phrase.contains(where: \.isLetter) else { return }
    if exercise.name.isEmpty {
      exercise.name = Self.capitalized(phrase)
    } else {
      takeCue(phrase)
    }
  }

  private mutating func takeCue(_ words: String) {
    var phrase = Self.capitalized(words)
    if !".!?".contains(phrase.last ?? ".") { phrase += "." }
    exercise.cue = exercise.cue.map { "\($0) \(phrase)" } ?? phrase
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension String {
  fileprivate var words: [String] { split(separator: " ").map(String.init) }
}
