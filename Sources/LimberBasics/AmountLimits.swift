/// How much of anything there can be, in a routine and so in everything that is told of it.
public enum AmountLimits {
  /// Milliseconds that one duration, and a whole routine at the maximum, may last: 24 h.
  public static let milliseconds = 24 * 60 * 60 * 1_000
  /// The largest count.
  public static let count = 10_000
  /// Leaf steps after everything is unrolled at the maximum.
  public static let leafSteps = 100_000
  /// Options of one choice.
  public static let options = 9
}
