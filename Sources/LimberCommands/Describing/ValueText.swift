import LimberRoutine

/// Reads the values that options take.
enum ValueText {
  /// A share of a range, from `min`, `mid`, `max` or a number from 0 to 1; nil where it is none.
  static func dose(_ text: String) -> Double? {
    switch text {
    case "min": 0
    case "mid": 0.5
    case "max": 1
    default: Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
    }
  }

  /// A duration as routines write it, or nil where it is none.
  ///
  /// - Parameter zero: whether `0s` and `0` are fine too.
  static func duration(_ text: String, zero: Bool) -> Duration? {
    if zero, ["0", "0s", "0m", "0h"].contains(text) { return .zero }
    return try? DurationText.parse(text)
  }
}
