/// Every key of the format, wherever it may stand.
enum Key: String, CaseIterable, Sendable {
  case schema = "$schema"
  case format, title, summary, source, tags, equipment, cautions, limits, progression, steps
  case perDay, perWeek
  case type, name, cue
  case duration, reps, sides, sets, rest, tempo, cues, onSuspend
  case timeout, rounds, question, options, routine
  case min, max
  case order, first, changeover
  case at, label
  case isDefault = "default"
  case weeks, routines, goOn, sessions, maxPain

  /// Keys that begin so are the author's own and stand anywhere an object is.
  static let ownPrefix = "x-"

  /// Whether a key of a file is the author's own.
  static func isOwn(_ key: String) -> Bool { key.utf8.starts(with: ownPrefix.utf8) }
}
