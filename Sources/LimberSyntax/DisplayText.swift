/// Makes text safe to print: nothing that comes from a file or an argument may steer the terminal.
public enum DisplayText {
  /// The text with every control character, line break and direction mark made visible.
  public static func neutralised(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isHarmless) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { safe.append(isHarmless(scalar) ? scalar : standIn(scalar)) }
    return String(safe)
  }

  /// Whether a scalar may be printed as it is.
  static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    case 0..<0x20, 0x7F...0x9F: false
    // Marks that turn the direction of a line, and the two separators of Unicode's own.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  /// Whether a scalar shows on its own.
  static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    isHarmless(scalar) && scalar != " " && CellWidth.of(scalar) > 0
      && !scalar.properties.isWhitespace
  }

  /// What stands for a scalar that may not be printed: its own picture where Unicode has one.
  static func standIn(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}
