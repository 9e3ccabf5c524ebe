import LimberBasics
import LimberSyntax

/// Puts faults into words: the one place with the messages of a routine file.
struct FaultWords {
  private let findIDs: @Sendable () -> [String]
  private var foundIDs: [String]?

  /// - Parameter knownIDs: The ids that an included routine may have; asked for once, if at all.
  init(knownIDs: @escaping @Sendable () -> [String]) {
    findIDs = knownIDs
  }

  /// The ids of all routines, for suggestions.
  mutating func knownIDs() -> [String] {
    let ids = foundIDs ?? findIDs()
    foundIDs = ids
    return ids
  }

  mutating func diagnostic(for entry: FaultList.Entry, in source: SourceText) -> Diagnostic {
    Diagnostic(
      entry.fault.code.severity, code: entry.fault.code.rawValue, message: message(of: entry.fault),
      range: entry.range, notes: notes(of: entry.fault), fixes: fixes(of: entry, in: source))
  }

  private func notes(of fault: Fault) -> [Diagnostic.Note] {
    guard case .duplicateKey(let key, let first) = fault else { return [] }
    return [Diagnostic.Note(message: "\(Self.quoted(key)) stands here first", range: first)]
  }

  private mutating func message(of fault: Fault) -> String {
    switch fault {
    case .duplicateKey(let key, _):
      "a key stands once in an object, found \(Self.quoted(key)) again"
    case .unknownKey(let key, let shape):
      "unknown key \(Self.quoted(key))" + Self.hint(for: key, in: shape)
    case .missingKey(let key, let shape):
      "\(shape.words) needs the key '\(key.rawValue)'"
    case .missingLimit:
      "limits need the key 'perDay' or 'perWeek'"
    case .missingCondition:
      "conditions to go on need the key 'sessions' or 'maxPain'"
    case .missingSets:
      "a 'rest' between sets needs the key 'sets'"
    case .wrongType(let expected, let found):
      "expected \(expected.words), found \(found.words)"
    case .badValue(let word, let allowed):
      "expected \(Self.list(allowed)), found \(Self.quoted(word))"
        + Suggestion.words(for: word, among: allowed)
    case .secondDefault:
      "at most one option of a choice is the default"
    case .empty(let what):
      what.words
    case .badText(let flaw):
      flaw.words
    case .tooLong(.severalLines):
      "a title or a name is one line"
    case .tooLong(.characters(let count)):
      "a title or a name has at most \(FormatLimits.titleCharacters) characters, found \(count)"
    case .badDuration(let flaw, let quantity):
      flaw.words(for: quantity)
    case .bareNumber(let quantity):
      DurationText.Flaw.noUnit.words(for: quantity)
    case .badCount:
      "a count is a whole number from 1 to \(Self.grouped(FormatLimits.count))"
    case .badPain:
      "pain is a whole number from 0 to 10"
    case .tooManyOptions(let count):
      "a choice has 1 to \(FormatLimits.options) options, found \(count)"
    case .badRange(_, _, let isEqual):
      "'min' is below 'max' in a range, found \(isEqual ? "both alike" : "it above")"
    case .unsupportedFormat:
      "this build reads format \(FormatLimits.version) only"
    case .badID(let id):
      "the file of a routine or a programme is named in lower-case letters, digits and single"
        + " hyphens, such as '\(RoutineID.nearest(to: id) ?? "my-routine").json'"
    case .largeFile:
      "a routine file has at most 1 MiB of text"
    case .tooManySteps:
      "a routine comes to at most \(Self.grouped(FormatLimits.leafSteps)) steps with everything"
        + " unrolled at its maximum, and here it passes that"
    case .tooMuchTime:
      "a routine lasts at most 24 h with everything at its maximum, and here it passes that"
    case .tooDeep:
      "steps nest at most \(FormatLimits.depth) deep"
    case .unknownRoutine(let id):
      "there is no routine \(Self.quoted(id))" + Suggestion.words(for: id, among: knownIDs())
    case .circularRoutine(let chain):
      "a routine does not include itself, found \(Self.quoted(chain))"
    case .includedTooDeep(let chain):
      "steps nest at most \(FormatLimits.depth) deep, those of included routines counted in; they"
        + " go deeper by \(Self.quoted(chain))"
    case .noCue(let type):
      type == .timed
        ? "a timed step has a 'cue' that says what to do"
        : "repetitions without a 'tempo' have a 'cue' that says what to do"
    case .noCaution:
      "a routine tagged 'calf' has 'cautions' that say when to stop"
    }
  }
}

// MARK: - Parts of messages

extension FaultWords {
  /// A text of the file in single quotes, cut where it is long.
  static func quoted(_ text: String) -> String {
    let longest = 60
    let start = text.prefix(longest)
    return start.endIndex == text.endIndex ? "'\(text)'" : "'\(start)…'"
  }

  /// A way through routines; steps nest too seldom for it to be long.
  static func quoted(_ chain: [String]) -> String {
    "'\(chain.joined(separator: " → "))'"
  }

  /// `'left' or 'right'`.
  static func list(_ words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }

  /// A number with its thousands set apart.
  static func grouped(_ number: Int) -> String {
    number < 1_000
      ? "\(number)" : "\(number / 1_000)," + String("\(1_000 + number % 1_000)".dropFirst())
  }

  /// What was probably meant by an unknown key, and where the key does belong.
  private static func hint(for key: String, in shape: Shape) -> String {
    let suggestion = Suggestion.words(for: key, among: shape.allowed.lazy.map(\.rawValue))
    if !suggestion.isEmpty { return suggestion }
    guard case .step = shape, let known = Key(rawValue: key) else { return "" }
    let types = StepType.allCases.filter { Shape.step($0).allowed.contains(known) }
    guard !types.isEmpty else { return "" }
    return "; it belongs to \(list(types.map(\.rawValue))) steps"
  }
}

extension Shape {
  /// What a message calls it.
  var words: String {
    switch self {
    case .routine: "a routine"
    case .limits: "a limit"
    case .step(nil): "a step"
    case .step(let type?): "a '\(type.rawValue)' step"
    case .range: "a range"
    case .sides: "the long form of 'sides'"
    case .timedCue: "a cue inside a timed step"
    case .phase: "a phase of a tempo"
    case .option: "an option of a choice"
    case .programme: "a programme"
    case .week: "a week of a programme"
    case .task: "a routine of a week"
    case .goOn: "conditions to go on"
    }
  }
}

extension Fault.JSONKind {
  var words: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension Fault.Expectation {
  var words: String {
    switch self {
    case .string: "a string"
    case .boolean: "a boolean"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .array: "an array"
    case .object: "an object"
    case .duration: "a duration such as \"90s\""
    case .durationOrRange: "a duration such as \"90s\" or a range with 'min' and 'max'"
    case .countOrRange: "a whole number or a range with 'min' and 'max'"
    case .sides: "a string or an object with 'order'"
    }
  }
}

extension Fault.Emptiness {
  var words: String {
    switch self {
    case .text: "a text here is not empty"
    case .array: "an array here is not empty"
    case .limits: "limits are not empty: they have 'perDay', 'perWeek' or both"
    }
  }
}

extension Fault.TextFlaw {
  var words: String {
    switch self {
    case .control(let scalar):
      "a text holds no control characters, found U+\(Self.code(of: scalar))"
    case .loneSurrogate:
      "a text holds whole characters, found half of a surrogate pair"
    case .invisible:
      "a text here holds something that can be seen, found only characters that cannot"
    }
  }

  private static func code(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension DurationText.Flaw {
  func words(for quantity: Fault.Quantity) -> String {
    switch (self, quantity) {
    case (.noUnit, .duration): "a duration needs a unit, such as \"90s\", \"5m\" or \"1h\""
    case (.noUnit, .moment): "a moment needs a unit, such as \"25%\", \"10m\" or \"-1m\""
    case (.malformed, .duration):
      "a duration is a number of 'h', 'm' and 's' in this order, such as \"1m30s\""
    case (.malformed, .moment):
      "a moment is a share such as \"25%\", or a duration from the start or, with '-', before the end"
    case (.zero, _): "a duration is longer than zero"
    case (.tooLong, .duration): "a duration is at most 24 h"
    case (.tooLong, .moment): "a moment is at most 100 % or 24 h"
    }
  }
}
