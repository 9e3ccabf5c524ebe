import LimberSyntax

/// What may be wrong with a routine file: the facts, without the words.
enum Fault: Sendable {
  // MARK: Objects and values
  case duplicateKey(String, first: SourceRange)
  case unknownKey(String, in: Shape)
  case missingKey(Key, in: Shape)
  /// Limits of which neither is set.
  case missingLimit
  /// Conditions for going on of which none is set.
  case missingCondition
  /// A rest between sets that there are none of.
  case missingSets
  case wrongType(expected: Expectation, found: JSONKind)
  case badValue(String, allowed: [String])
  /// A `true` for another option's `default` after the first.
  case secondDefault
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
  case tooManyOptions(Int)
  /// Where the two ends stand and whether they are equal.
  case badRange(min: SourceRange, max: SourceRange, isEqual: Bool)

  // MARK: The file as a whole
  case unsupportedFormat
  case badID(String)
  case largeFile
  case tooManySteps
  case tooMuchTime
  case tooDeep

  // MARK: Included routines
  case unknownRoutine(String)
  case circularRoutine(chain: [String])
  /// Steps of included routines that lie too deep; the way to the first of them.
  case includedTooDeep(chain: [String])

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
    case duration, durationOrRange, countOrRange, sides
  }

  /// What may not be empty.
  enum Emptiness: Sendable {
    case text, array, limits
  }

  /// What no text may hold.
  enum TextFlaw: Sendable {
    case control(Unicode.Scalar)
    case loneSurrogate
  }

  /// What a title or a name may not be.
  enum LineFlaw: Sendable {
    case characters(Int)
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
  /// The stable code of format.md's table.
  var code: String {
    switch self {
    case .duplicateKey: "duplicate-key"
    case .unknownKey: "unknown-key"
    case .missingKey, .missingLimit, .missingCondition, .missingSets: "missing-key"
    case .wrongType: "wrong-type"
    case .badValue, .secondDefault: "bad-value"
    case .empty: "empty"
    case .badText: "bad-text"
    case .tooLong: "too-long"
    case .badDuration, .bareNumber: "bad-duration"
    case .badCount, .badPain, .tooManyOptions: "bad-count"
    case .badRange: "bad-range"
    case .unsupportedFormat: "unsupported-format"
    case .badID: "bad-id"
    case .largeFile, .tooManySteps, .tooMuchTime: "too-large"
    case .tooDeep, .includedTooDeep: "too-deep"
    case .unknownRoutine: "unknown-routine"
    case .circularRoutine: "circular-routine"
    case .noCue: "no-cue"
    case .noCaution: "no-caution"
    }
  }

  /// Whether the file can be played nevertheless.
  var severity: Diagnostic.Severity {
    switch self {
    case .noCue, .noCaution: .warning
    default: .error
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
