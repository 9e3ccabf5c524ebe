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
      entry.fault.severity, code: entry.fault.code.rawValue, message: message(of: entry.fault),
      range: entry.range, notes: notes(of: entry.fault), fixes: fixes(of: entry, in: source))
  }

  /// What is wrong, without its place.
  static func words(_ fault: Fault) -> String {
    var words = FaultWords(knownIDs: { [] })
    return words.message(of: fault)
  }

  private func notes(of fault: Fault) -> [Diagnostic.Note] {
    switch fault {
    case .duplicateKey(let key, let first, _):
      [Diagnostic.Note(message: "\(Self.quoted(key)) stands here first", range: first)]
    case .secondDefault(let first):
      [Diagnostic.Note(message: "this is the default already", range: first)]
    default: []
    }
  }

  mutating func message(of fault: Fault) -> String {
    switch fault {
    case .duplicateKey(let key, _, _):
      "a key stands once in an object, found \(Self.quoted(key)) again"
    case .unknownKey(let key, let meaning, _):
      "unknown key \(Self.quoted(key))" + meaning.words
    case .missingKey(.type, .step(let type?)):
      "a step needs the key 'type'; this one looks like '\(type.rawValue)'"
    case .missingKey(let key, let shape):
      "\(shape.words) needs the key '\(key.rawValue)'"
    case .missingLimit:
      "limits need the key 'perDay', 'perWeek' or 'restDays'"
    case .missingCondition:
      "conditions to go on need the key 'sessions' or 'maxPain'"
    case .missingSets:
      "a 'rest' between sets needs the key 'sets'; a rest after the step is a step of its own"
    case .everyWithoutSets:
      "'every' needs the key 'sets', whose starts it sets apart"
    case .missingSides:
      "amounts for 'left' and 'right' need the key 'sides'"
    case .oneSideOfTwo:
      "a step on one side has one amount, found one for each side"
    case .sidesInSides:
      "rounds with 'sides' hold no steps with 'sides' of their own"
    case .everyBesideRest:
      "'every' does not stand beside 'rest': what is left of it is the rest"
    case .wrongType(let expected, let found):
      "expected \(expected.words), found \(found.words)"
    case .badValue(let word, let allowed):
      "expected \(Self.list(allowed)), found \(Self.quoted(word))"
        + Self.hint(for: word, among: allowed)
    case .unknownType(let word, let meant):
      "expected \(Self.list(StepType.allCases.map(\.rawValue))), found \(Self.quoted(word))"
        + (meant.map { "; did you mean '\($0.rawValue)'?" } ?? "")
    case .otherType(let type, let meant):
      "this step has the keys of a '\(meant.rawValue)' step, found the type '\(type.rawValue)'"
    case .secondDefault:
      "at most one option of a choice is the default"
    case .empty(let what):
      what.words
    case .badText(let flaw):
      flaw.words
    case .tooLong(.severalLines):
      "a title or a name is one line"
    case .tooLong(.characters(let count, let most)):
      (most == FormatLimits.titleCharacters ? "a title or a name" : "a text here")
        + " has at most \(most) characters, found \(count)"
    case .badDuration(let flaw, let quantity):
      flaw.words(for: quantity)
    case .bareNumber(let quantity):
      DurationText.Flaw.noUnit.words(for: quantity)
    case .badCount:
      "a count is a whole number from 1 to \(Self.grouped(FormatLimits.count))"
    case .badRestDays:
      "days of rest are a whole number from 0 to \(FormatLimits.restDays)"
    case .badPain:
      "pain is a whole number from 0 to 10"
    case .shortList:
      "a list of amounts has two values or more, found one"
    case .longList(let count, let most):
      "a list of amounts \(most < FormatLimits.count ? "for a parameter " : "")has at most"
        + " \(Self.grouped(most)) values, found \(Self.grouped(count))"
    case .otherSets(let count):
      "a list of \(count) amounts is for \(count) sets, and 'sets' says another number"
    case .otherRounds(let rounds?, let count):
      "'byRound' has a value for each of the \(rounds) rounds around it, found \(count)"
    case .otherRounds(nil, _):
      "'byRound' needs a fixed number of rounds around it, no range and no time"
    case .byRoundOutside:
      "'byRound' stands inside of 'rounds', with a value for each of them"
    case .tooManyOptions(let count):
      "a choice has 1 to \(FormatLimits.options) options, found \(count)"
    case .tooManyPoses(let count):
      "a figure has 1 to \(FormatLimits.poses) poses, found \(count)"
    case .badAngle:
      "an angle is a whole number of degrees from -180 to 180"
    case .badRange(_, _, let isEqual):
      "'min' is below 'max' in a range, found \(isEqual ? "both alike" : "it above")"
    case .unsupportedFormat:
      "this build reads format \(FormatLimits.version) only"
    case .missingGoal:
      "a goal needs the key 'perDay', 'perWeek' or 'everyDays'"
    case .severalGoals:
      "a goal has one of the keys 'perDay', 'perWeek' and 'everyDays'"
    case .goalAboveLimits:
      "a goal stays within the limits, and whoever kept to this one would pass them"
    case .badName(let name):
      "a name here is made of lower-case letters, digits and single hyphens, such as"
        + " '\(RoutineID.nearest(to: name) ?? "my-name")'"
    case .unknownTemplate(let name, let known):
      "there is no template \(Self.quoted(name))" + Suggestion.words(for: name, among: known)
    case .likeInTemplate:
      "a template is not made of another: no 'like' stands in 'define'"
    case .manyTemplates:
      "a routine file has at most 1 MiB of text, each template counted wherever it is used"
    case .unknownParameter(let name, let known):
      "there is no parameter \(Self.quoted(name))" + Suggestion.words(for: name, among: known)
    case .unfitValues(let words):
      "with these values the routine has a fault: \(words)"
    case .manyValues:
      "the values that included routines are played with come to more than 4 MiB of text to read"
    case .badID(let id, isFree: true):
      "a file of this name is found by its path only; one that is called by name and included has a name such as"
        + " '\(RoutineID.nearest(to: id) ?? "my-routine").json'"
    case .badID(let id, isFree: false):
      "the file of a routine or a programme is named in lower-case letters, digits and single"
        + " hyphens, such as '\(RoutineID.nearest(to: id) ?? "my-routine").json'"
    case .endlessRounds:
      "rounds within a time hold something that takes time, or there is no end to them"
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
      "there is no routine \(Self.quoted(id))"
        + (Self.routine(meantBy: id, among: knownIDs()).map { "; did you mean '\($0)'?" } ?? "")
    case .circularRoutine(let chain):
      "a routine does not include itself, found \(Self.quoted(chain))"
    case .includedTooDeep(let chain):
      "steps nest at most \(FormatLimits.depth) deep, those of included routines counted in; they"
        + " go deeper by \(Self.quoted(chain))"
    case .unknownFigure(let name):
      "there is no figure \(Self.quoted(name))"
        + Suggestion.words(for: name, among: FigureLibrary.names)
    case .noCue(.timed):
      "this timed step does not say what to do: add a 'cue'"
    case .noCue:
      "these repetitions do not say what to do: add a 'cue' or a 'tempo'"
    case .noCaution:
      "this routine is tagged 'calf' and does not say when to stop: add 'cautions'"
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

  /// What was probably meant by a word that is none of the allowed ones.
  private static func hint(for word: String, among allowed: [String]) -> String {
    if word == Step.Sides.Order.alternate.rawValue {
      return "; only the repetitions of a 'reps' step alternate"
    }
    return WordMeaning.meant(by: word, among: allowed).map { "; did you mean '\($0)'?" } ?? ""
  }
}

extension KeyMeaning {
  /// What was probably meant, and where the key does belong.
  fileprivate var words: String {
    switch self {
    case .key(let key), .keyWithUnit(let key, _): "; did you mean '\(key.rawValue)'?"
    case .otherSteps(let types): "; it belongs to \(FaultWords.list(types.map(\.rawValue))) steps"
    case .elsewhere(let home): "; it belongs to \(home.words)"
    case .nothing: ""
    }
  }
}

extension KeyMeaning.Home {
  fileprivate var words: String {
    switch self {
    case .routine: "the top of a routine"
    case .step: "a step"
    case .programme: "a programme"
    case .week: "a stretch of 'weeks'"
    case .task: "an entry of 'routines'"
    }
  }
}
