import LimberBasics
import LimberRoutine
import LimberSyntax

/// A routine from lines as people jot them down.
struct TextRoutine {
  /// A line that could not be read.
  struct Unread: Hashable {
    let number: Int
    let line: String
    /// Whether it says how much, and not of what.
    let lacksName: Bool
  }

  private enum Item {
    case step(TextLine.Kind)
    case rounds(AmountMeaning.Ends, [TextLine.Kind])
  }

  private var facts: [(key: String, text: String)] = []
  private var items: [Item] = []
  /// Lines that say neither how long nor how often, nor anything else that is known.
  private(set) var unread: [Unread] = []
  /// What was read in one of two ways, with the number of its line.
  private(set) var doubts: [(number: Int, words: String)] = []
  /// Whether lines are taken into rounds.
  private var isInRounds = false

  /// More than anybody jots down: nothing of such a text is read, as what is left out would not be missed.
  enum Excess: Error, Hashable {
    case lines
    case characters(number: Int)
  }

  /// The most lines that are read.
  static let mostLines = 1_000
  /// The most characters of a line.
  static let mostCharacters = 2_000

  /// Reads a text.
  ///
  /// - Parameter ask: what a line that cannot be read was meant to be; nil leaves it out, and where nobody can be
  ///   asked it is noted as unread.
  /// - Throws: ``Excess``, or what asking throws.
  init(_ text: String, ask: ((Unread) throws -> String?)? = nil) throws {
    let lines = text.split(maxSplits: Self.mostLines, omittingEmptySubsequences: false) {
      $0.isNewline
    }
    if lines.count > Self.mostLines, lines.last?.isEmpty == false { throw Excess.lines }
    if let index = lines.firstIndex(where: { !$0.dropFirst(Self.mostCharacters).isEmpty }) {
      throw Excess.characters(number: index + 1)
    }
    for (index, line) in lines.enumerated() {
      let words = String(line).trimmed
      guard !words.isEmpty else {
        isInRounds = false
        continue
      }
      try take(words, number: index + 1, ask: ask)
    }
  }

  private mutating func take(
    _ words: String, number: Int, ask: ((Unread) throws -> String?)?
  ) throws {
    var line = TextLine(words)
    while case .exercise(let exercise) = line.kind, exercise.amount == nil || exercise.name.isEmpty
    {
      if items.isEmpty, !facts.contains(where: { $0.key == "title" }), exercise.amount == nil,
        exercise.sets == nil
      {
        // What stands first and is no exercise is what it is called.
        facts.append((key: "title", text: words.last == ":" ? String(words.dropLast()) : words))
        return
      }
      let unread = Unread(number: number, line: words, lacksName: exercise.amount != nil)
      guard let ask else { return self.unread.append(unread) }
      guard let answer = try ask(unread) else { return }
      line = TextLine(unread.lacksName ? "\(answer), \(words)" : "\(words), \(answer)")
    }
    if let doubt = line.doubt { doubts.append((number, doubt)) }
    switch line.kind {
    case .fact(let key, let text):
      facts.append((key, text))
    case .rounds(let count):
      items.append(.rounds(count, []))
      isInRounds = true
    case .exercise, .rest, .prompt:
      if isInRounds, case .rounds(let count, let steps)? = items.last {
        items[items.count - 1] = .rounds(count, steps + [line.kind])
      } else {
        items.append(.step(line.kind))
      }
    }
  }
}

// MARK: - As a file

extension TextRoutine {
  /// The routine as a file in the common layout; whether it can be played, a check says.
  func text(title: String, schema: String?) -> [UInt8] {
    let named = facts.first { $0.key == "title" }?.text ?? title
    var keys = schema.map { ["\"$schema\": \(Self.json($0))"] } ?? []
    keys += ["\"format\": \(FormatLimits.version)", "\"title\": \(Self.json(named))"]
    for key in ["summary", "source"] {
      if let text = facts.first(where: { $0.key == key })?.text {
        keys.append("\"\(key)\": \(Self.json(text))")
      }
    }
    for key in ["tags", "equipment", "cautions"] {
      let texts = facts.filter { $0.key == key }.flatMap { fact in
        key == "cautions" ? [fact.text] : fact.text.split(separator: ",").map { String($0).trimmed }
      }
      if !texts.isEmpty {
        keys.append("\"\(key)\": [\(texts.map(Self.json).joined(separator: ", "))]")
      }
    }
    let steps = items.map { item in
      switch item {
      case .step(let kind): Self.step(kind)
      case .rounds(let count, let steps):
        "{ \"type\": \"rounds\", \"rounds\": \(count.json(quoted: false)), \"steps\": ["
          + steps.map(Self.step).joined(separator: ", ") + "] }"
      }
    }
    keys.append("\"steps\": [\(steps.joined(separator: ", "))]")
    return RoutineLayout.laidOut("{ \(keys.joined(separator: ", ")) }")
  }

  private static func step(_ kind: TextLine.Kind) -> String {
    switch kind {
    case .rest(let duration):
      return "{ \"type\": \"rest\", \"duration\": \(duration.json(quoted: true)) }"
    case .prompt(let text): return "{ \"type\": \"prompt\", \"cue\": \(json(text)) }"
    case .exercise(let exercise): return step(exercise)
    case .rounds, .fact: return ""
    }
  }

  private static func step(_ exercise: TextLine.Exercise) -> String {
    var amount = exercise.amount?.json(quoted: exercise.isTimed) ?? ""
    if let left = exercise.leftAmount {
      amount = "{ \"left\": \(left.json(quoted: exercise.isTimed)), \"right\": \(amount) }"
    }
    var keys = [
      "\"type\": \"\(exercise.isTimed ? "timed" : "reps")\"", "\"name\": \(json(exercise.name))",
      "\"\(exercise.isTimed ? "duration" : "reps")\": \(amount)",
    ]
    if let cue = exercise.cue { keys.append("\"cue\": \(json(cue))") }
    if let sides = exercise.sides {
      // Only repetitions can change the side one by one.
      keys.append("\"sides\": \"\(exercise.isTimed && sides == "alternate" ? "each" : sides)\"")
    }
    let hasSets = exercise.sets != nil && exercise.sets != .one("1")
    if hasSets, let sets = exercise.sets { keys.append("\"sets\": \(sets.json(quoted: false))") }
    guard let rest = exercise.rest else { return "{ \(keys.joined(separator: ", ")) }" }
    if hasSets { return "{ \(keys.joined(separator: ", ")), \"rest\": \"\(rest)\" }" }
    return "{ \(keys.joined(separator: ", ")) }, { \"type\": \"rest\", \"duration\": \"\(rest)\" }"
  }

  private static func json(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return json.text
  }
}
