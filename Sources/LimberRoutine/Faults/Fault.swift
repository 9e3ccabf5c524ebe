import LimberSyntax

/// What may be wrong with a routine file: the facts, without the words.
enum Fault: Sendable {
  // MARK: Objects and values
  /// Where the key stands first, and whether the same value stands behind both; then where that ends.
  case duplicateKey(String, first: SourceRange, endOfSame: Int32?)
  /// What was meant, and where its value stands.
  case unknownKey(String, KeyMeaning, value: SourceRange)
  case missingKey(Key, in: Shape)
  /// Limits of which neither is set.
  case missingLimit
  /// Conditions for going on of which none is set.
  case missingCondition
  /// A rest between sets that there are none of, and where its value stands.
  case missingSets(rest: SourceRange)
  /// `every` of sets that there are none of.
  case everyWithoutSets
  /// Amounts for two sides of a step that has none.
  case missingSides
  /// Amounts for two sides of a step that is played on one.
  case oneSideOfTwo
  /// Sides of a step inside rounds that have sides.
  case sidesInSides
  case everyBesideRest
  /// A goal that says no 'how often', or more than one.
  case missingGoal, severalGoals
  case wrongType(expected: Expectation, found: JSONKind)
  case badValue(String, allowed: [String])
  /// A word that is no type of step, and the type that was meant.
  case unknownType(String, meant: StepType?)
  /// A type that lacks what it needs, where the keys are those of another.
  case otherType(StepType, meant: StepType)
  /// A `true` for another option's `default` after the first.
  case secondDefault(first: SourceRange)
  case empty(Emptiness)

  // MARK: Texts
  case badText(TextFlaw)
  case tooLong(LineFlaw)

  // MARK: Amounts
  case badDuration(DurationText.Flaw, Quantity)
  /// A bare number in the place of a duration.
  case bareNumber(Quantity)
  case badCount
  case badPain
  case badRestDays
  /// A list of one value, and where that stands.
  case shortList(SourceRange)
  /// More values than a list may have here.
  case longList(Int, most: Int)
  /// Another number of sets than the list beside it has values.
  case otherSets(Int)
  /// Another number of rounds than a list has values; nil where their number is not fixed.
  case otherRounds(Int?, values: Int)
  case byRoundOutside
  case tooManyOptions(Int)
  case tooManyPoses(Int)
  case badAngle
  /// Where the two ends stand and whether they are equal.
  case badRange(min: SourceRange, max: SourceRange, isEqual: Bool)
  /// A goal that the limits do not allow.
  case goalAboveLimits

  // MARK: Templates and parameters
  /// The name of a template or a parameter that is no id.
  case badName(String)
  case unknownTemplate(String, known: [String])
  /// A `like` where a template stands.
  case likeInTemplate
  /// Templates that make too much text where they are used.
  case manyTemplates
  case unknownParameter(String, known: [String])
  /// Values with which an included routine has a fault that it has not by itself.
  case unfitValues(String)
  /// Values with which included routines come to too much.
  case manyValues

  // MARK: The file as a whole
  case unsupportedFormat
  /// A file's name that is no id; whether it need not be one.
  case badID(String, isFree: Bool)
  case largeFile
  /// Rounds within a time, of which none takes any.
  case endlessRounds
  case tooManySteps
  case tooMuchTime
  case tooDeep

  // MARK: Included routines
  case unknownRoutine(String)
  case circularRoutine(chain: [String])
  /// Steps of included routines that lie too deep; the way to the first of them.
  case includedTooDeep(chain: [String])

  // MARK: Figures
  case unknownFigure(String)

  // MARK: Warnings
  case noCue(StepType)
  case noCaution
}

extension Fault {
  /// The kinds of JSON value.
  enum JSONKind: Sendable {
    case null, boolean, number, string, array, object
  }

  /// What a value should have been.
  enum Expectation: Sendable {
    case string, boolean, number, wholeNumber, array, object
    case duration, durationOrRange, countOrRange, sides, figure
    /// An object of the format's own, and a list of such.
    case shape(Shape)
    case list(of: Shape)
    /// Texts of which each is a sentence, and texts of a word or two.
    case texts, tags
  }

  /// What may not be empty.
  enum Emptiness: Sendable {
    case text, array, limits, poses, names
  }

  /// What no text may hold.
  enum TextFlaw: Sendable {
    case control(Unicode.Scalar)
    case loneSurrogate
    /// Nothing of it can be seen, though something stands there.
    case invisible
  }

  /// What a title or a name may not be.
  enum LineFlaw: Sendable {
    case characters(Int, most: Int)
    case severalLines
  }

  /// What a text of units stands for.
  enum Quantity: Sendable {
    case duration
    /// The `at` of a cue.
    case moment
  }
}

// MARK: - Codes

extension Fault {
  /// Whether a file with it can be played nevertheless.
  var severity: Diagnostic.Severity {
    if case .badID(_, isFree: true) = self { .warning } else { code.severity }
  }

  /// The stable code of what is wrong.
  var code: RoutineCode {
    switch self {
    case .duplicateKey: .duplicateKey
    case .unknownKey, .likeInTemplate: .unknownKey
    case .missingKey, .missingLimit, .missingCondition, .missingSets, .missingGoal: .missingKey
    case .everyWithoutSets, .missingSides: .missingKey
    case .wrongType: .wrongType
    case .badValue, .unknownType, .otherType, .secondDefault, .severalGoals, .unfitValues: .badValue
    case .oneSideOfTwo, .sidesInSides, .everyBesideRest: .badValue
    case .empty: .empty
    case .badText: .badText
    case .tooLong: .tooLong
    case .badDuration, .bareNumber: .badDuration
    case .badCount, .badPain, .badRestDays, .tooManyOptions, .tooManyPoses, .badAngle: .badCount
    case .shortList, .longList, .otherSets, .otherRounds, .byRoundOutside: .badCount
    case .badRange, .goalAboveLimits: .badRange
    case .unsupportedFormat: .unsupportedFormat
    case .badID, .badName: .badID
    case .largeFile, .tooManySteps, .tooMuchTime, .endlessRounds: .tooLarge
    case .manyTemplates, .manyValues: .tooLarge
    case .tooDeep, .includedTooDeep: .tooDeep
    case .unknownTemplate: .unknownTemplate
    case .unknownParameter: .unknownParameter
    case .unknownRoutine: .unknownRoutine
    case .circularRoutine: .circularRoutine
    case .unknownFigure: .unknownFigure
    case .noCue: .noCue
    case .noCaution: .noCaution
    }
  }
}

extension Fault.JSONKind {
  init(_ value: JSONValue) {
    self =
      switch value {
      case .null: .null
      case .bool: .boolean
      case .number: .number
      case .string: .string
      case .array: .array
      case .object: .object
      }
  }
}
