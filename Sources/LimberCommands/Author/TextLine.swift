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
    /// `each`, `alternate`, `left` or `right`.
    var sides: String?
    /// How much on the other side, where that is another amount; then ``amount`` is that of the right one.
    var leftAmount: AmountMeaning.Ends?
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
      let reading = TextReading(Self.parts(of: text))
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

  static let restWords: Set = ["rest", "pause", "break", "recover", "recovery"]

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
