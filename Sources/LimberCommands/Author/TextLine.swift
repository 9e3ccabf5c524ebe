import LimberBasics
import LimberRoutine
import LimberSyntax

/// A line of a plan as people jot it down: `3x15 heel drop, each side, rest 60s`.
struct TextLine: Hashable {
  /// What is done, how much of it, and what is to be heeded.
  struct Exercise: Hashable {
    var name = ""
    var cue: String?
    var amount: AmountMeaning.Ends?
    var isTimed = false
    var sets: AmountMeaning.Ends?
    var rest: String?
    /// `each` or `alternate`.
    var sides: String?
  }

  enum Kind: Hashable {
    case exercise(Exercise)
    case rest(AmountMeaning.Ends)
    /// Something to do before it goes on, without a time.
    case prompt(String)
    /// The lines that follow, so many times.
    case rounds(AmountMeaning.Ends)
    /// A key of the whole routine.
    case fact(key: String, text: String)
  }

  let kind: Kind
  /// What was read in one of two ways that it could be, in words; nil where all was plain.
  private(set) var doubt: String?

  /// Reads a line; a step that says neither how long nor how often is an exercise without an amount.
  init(_ line: String) {
    let text = Self.withoutBullet(line.trimmed)
    if let fact = Self.fact(text) {
      kind = fact
    } else if let count = Self.roundsHeader(text) {
      kind = .rounds(count)
    } else if let rest = Self.restAlone(text) {
      kind = .rest(rest)
    } else if !text.contains(where: \.isNumber), let last = text.last, ".!".contains(last) {
      kind = .prompt(text)
    } else {
      var reading = Reading()
      for (index, part) in Self.parts(of: text).enumerated() {
        reading.take(part, isFirst: index == 0)
      }
      kind = .exercise(reading.exercise)
      doubt = reading.doubt
    }
  }
}

// MARK: - Whole lines

extension TextLine {
  private static let facts = [
    "title": "title", "name": "title", "summary": "summary", "about": "summary", "source": "source",
    "from": "source", "tags": "tags", "tag": "tags", "equipment": "equipment", "needs": "equipment",
    "caution": "cautions", "cautions": "cautions", "warning": "cautions", "careful": "cautions",
  ]

  private static func fact(_ text: String) -> Kind? {
    if text.hasPrefix("#") {
      return .fact(key: "title", text: String(text.drop { $0 == "#" }).trimmed)
    }
    guard let colon = text.firstIndex(of: ":"), let key = facts[text[..<colon].lowercased()] else {
      return nil
    }
    let words = String(text[text.index(after: colon)...]).trimmed
    return words.isEmpty ? nil : .fact(key: key, text: words)
  }

  /// `3 rounds:`, `3-4 rounds` or `repeat 3 times:`.
  private static func roundsHeader(_ text: String) -> AmountMeaning.Ends? {
    var words = text.lowercased().split { $0 == " " || $0 == ":" }.map(String.init)
    if words.first == "repeat" { words.removeFirst() }
    guard words.count == 2 || words.count == 1 && text.hasSuffix(":"), let first = words.first
    else {
      return nil
    }
    let isNamed =
      words.count == 2 && ["round", "rounds", "times", "circuits", "laps"].contains(words[1])
    guard isNamed || words.count == 1 && first.hasSuffix("x") else { return nil }
    return AmountMeaning.count(first)
  }

  /// `rest 60s` and `60s rest`, and nothing else on the line.
  private static func restAlone(_ text: String) -> AmountMeaning.Ends? {
    let words = text.lowercased().split { " :".contains($0) }.map(String.init)
    guard words.count <= 4, words.contains(where: restWords.contains) else { return nil }
    return AmountMeaning.duration(
      words.filter { !restWords.contains($0) && $0 != "for" }.joined(separator: " "))
  }

  fileprivate static let restWords: Set = ["rest", "pause", "break", "recover", "recovery"]

  private static func withoutBullet(_ text: String) -> String {
    if let first = text.first, "-*•".contains(first) { return String(text.dropFirst()).trimmed }
    let digits = text.prefix(while: \.isNumber)
    let behind = text.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = behind.first, ".)".contains(mark),
      behind.dropFirst().first == " "
    else { return text }
    return String(behind.dropFirst()).trimmed
  }

  private static func parts(of text: String) -> [String] {
    text.exchanging(" - ", for: ",").split { ",;()@".contains($0) }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }
}

// MARK: - Parts of a line

extension TextLine {
  /// An exercise as far as it was read.
  private struct Reading {
    var exercise = Exercise()
    var doubt: String?

    mutating func take(_ part: String, isFirst: Bool) {
      var text = part
      if let phrase = Self.sidePhrases.first(where: { text.lowercased().holds($0) }) {
        exercise.sides = "each"
        text = Self.without(phrase, in: text)
        takeDose(&text, ofSide: part)
      } else if text.lowercased().holds("alternat") {
        exercise.sides = "alternate"
        text = text.split(separator: " ").filter { !$0.lowercased().hasPrefix("alternat") }
          .joined(separator: " ")
      } else if !isFirst, let rest = TextLine.restOf(text) {
        exercise.rest = rest
        return
      }
      takeDose(&text, ofSide: nil)
      takeWords(text)
    }

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

    /// - Parameter side: the part, where it says how much is done on a side.
    private mutating func takeDose(_ text: inout String, ofSide side: String?) {
      let tokens = text.split(separator: " ").map(String.init)
      for start in tokens.indices {
        guard let dose = TextDose(tokens[start...]) else { continue }
        if let amount = dose.amount, exercise.amount != nil {
          if let side {
            doubt = "'\(side)' was taken for both sides, and \(amount.words) for nothing"
          }
        } else {
          exercise.amount = dose.amount
          exercise.isTimed = dose.isTimed
        }
        exercise.sets = exercise.sets ?? dose.sets
        text = (tokens[..<start] + tokens[(start + dose.length)...]).joined(separator: " ")
        return
      }
    }

    private mutating func takeWords(_ text: String) {
      let links: Set = ["of", "for", "x", "-", "a", "then"]
      var words = text.split(separator: " ").map { String($0.drop { ":-".contains($0) }) }
        .filter { !$0.isEmpty }
      while let first = words.first, links.contains(first.lowercased()) { words.removeFirst() }
      while let last = words.last, links.contains(last.lowercased()) { words.removeLast() }
      var phrase = words.joined(separator: " ")
      while let last = phrase.last, ":-".contains(last) { phrase.removeLast() }
      guard phrase.contains(where: \.isLetter) else { return }
      phrase = phrase.prefix(1).uppercased() + phrase.dropFirst()
      if exercise.name.isEmpty {
        exercise.name = phrase
      } else {
        if !".!?".contains(phrase.last ?? ".") { phrase += "." }
        exercise.cue = exercise.cue.map { "\($0) \(phrase)" } ?? phrase
      }
    }
  }

  /// The duration in `rest 60s`, `1 min rest between sets`.
  fileprivate static func restOf(_ text: String) -> String? {
    let words = text.lowercased().split { " :".contains($0) }.map(String.init)
    guard words.contains(where: restWords.contains) else { return nil }
    let ignored: Set = ["between", "sets", "set", "of", "for", "each", "in", "rounds"]
    let rest = words.filter { !restWords.contains($0) && !ignored.contains($0) }.joined(
      separator: " ")
    guard case .one(let duration)? = AmountMeaning.duration(rest) else { return nil }
    return duration
  }
}
