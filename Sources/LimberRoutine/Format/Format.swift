internal import LimberBasics

/// The limits that version 1 of the format sets.
public enum FormatLimits {
  /// The version that this build reads.
  public static let version = 1
  /// Bytes of text in one file: 1 MiB.
  public static let fileBytes = 1 << 20
  /// How deep steps nest; a top-level step is at depth 1.
  public static let depth = 16
  /// Leaf steps after everything is unrolled at the maximum.
  public static let leafSteps = AmountLimits.leafSteps
  /// Milliseconds that one duration, and a whole routine at the maximum, may last: 24 h.
  public static let milliseconds = AmountLimits.milliseconds
  /// The largest count.
  public static let count = AmountLimits.count
  /// Characters of a title or a name.
  public static let titleCharacters = 80
  /// Characters of a `load`.
  public static let loadCharacters = 40
  /// Characters of a `unit`.
  public static let unitCharacters = 20
  /// Values of a list that a parameter stands for.
  static let givenValues = 100
  /// Bytes of all that is read of included routines for the values that they are played with.
  static let valuedBytes = 4 << 20
  /// Options of one choice.
  public static let options = AmountLimits.options
  /// Days of rest after a session.
  public static let restDays = 7
  /// Poses of one figure.
  public static let poses = 12
  /// Diagnostics that are shown of one file.
  public static let diagnostics = 100
}

/// Every key of the format, wherever it may stand.
enum Key: String, CaseIterable, Sendable {
  case schema = "$schema"
  case format, title, summary, source, tags, equipment, cautions, limits, progression, between,
    steps
  case perDay, perWeek, restDays
  case type, name, cue
  case duration, reps, sides, sets, rest, every, leadIn, tempo, cues, onSuspend
  case timeout, rounds, within, question, options, routine
  case min, max, left, right, byRound
  case order, first, changeover
  case at, label
  case isDefault = "default"
  case weeks, routines, goOn, sessions, maxPain
  case figure, view, zoom, props, anchor, poses, sequence
  case lie, trunk, head, near, far, nearArm, farArm, thigh, shin, foot, upper, fore
  case define, like, parameters, parameter, with
  case goal, everyDays, load, unit, remember, inOrder

  /// Keys that begin so are the author's own and stand anywhere an object is.
  static let ownPrefix = "x-"

  /// Whether a key of a file is this one; nearly every other has another length.
  func isSpelt(_ key: String) -> Bool {
    let name = rawValue
    return name.utf8.count == key.utf8.count && name == key
  }

  /// Whether a key of a file is the author's own.
  static func isOwn(_ key: String) -> Bool {
    // Nearly every key is told by its first letter.
    key.utf8.first == ownPrefix.utf8.first && key.utf8.starts(with: ownPrefix.utf8)
  }
}

/// The words that `type` may have.
enum StepType: String, CaseIterable, Sendable {
  case timed, reps, rest, prompt, rounds, choice, routine
}
