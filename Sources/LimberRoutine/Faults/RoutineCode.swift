public import LimberSyntax

/// The stable codes of all that can be said of a routine file, in the order of the format's table.
public enum RoutineCode: String, CaseIterable, Sendable {
  case syntax
  case encoding
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case badDuration = "bad-duration"
  case badCount = "bad-count"
  case badRange = "bad-range"
  case badValue = "bad-value"
  case badText = "bad-text"
  case empty
  case tooLong = "too-long"
  case unsupportedFormat = "unsupported-format"
  case unknownRoutine = "unknown-routine"
  case circularRoutine = "circular-routine"
  case tooDeep = "too-deep"
  case tooLarge = "too-large"
  case unknownFigure = "unknown-figure"
  case unknownTemplate = "unknown-template"
  case unknownParameter = "unknown-parameter"
  case badID = "bad-id"
  case noCue = "no-cue"
  case noCaution = "no-caution"

  /// Whether a file with it can be played nevertheless.
  public var severity: Diagnostic.Severity {
    switch self {
    case .noCue, .noCaution: .warning
    default: .error
    }
  }

  /// The rule that was broken, in a sentence.
  public var summary: String {
    switch self {
    case .syntax: "A routine file is strict JSON."
    case .encoding: "A routine file is UTF-8."
    case .duplicateKey: "A key stands once in an object."
    case .unknownKey: "A key is one of the format's, or begins with 'x-'."
    case .missingKey: "What an object cannot do without is there."
    case .wrongType: "A value has the type that its key asks for."
    case .badDuration: "A duration is a text of units, longer than zero, at most 24 h."
    case .badCount: "A count is a whole number within its bounds."
    case .badRange: "The lower end of a range is below its upper end."
    case .badValue: "A value is one of the allowed words, and a choice has one default."
    case .badText: "A text holds no control characters, and something that can be seen."
    case .empty: "What has to hold something is not empty."
    case .tooLong: "A title or a name is one line of at most 80 characters."
    case .unsupportedFormat: "The format's version is one that this build reads."
    case .unknownRoutine: "An included routine can be found."
    case .circularRoutine: "A routine does not include itself, not even through others."
    case .tooDeep: "Steps nest at most 16 deep."
    case .tooLarge: "A file and what it comes to stay within the format's limits."
    case .unknownFigure: "A figure that is named is one that ships."
    case .unknownTemplate: "A template that a step is like is one of the file's."
    case .unknownParameter: "A parameter is one that its routine has."
    case .badID: "A file's name is made of lower-case letters, digits and single hyphens."
    case .noCue: "A step that the person paces or endures says what to do."
    case .noCaution: "A routine for the calf says when to stop."
    }
  }
}
