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
  /// Options of one choice.
  public static let options = AmountLimits.options
  /// Diagnostics that are shown of one file.
  public static let diagnostics = 100
}
