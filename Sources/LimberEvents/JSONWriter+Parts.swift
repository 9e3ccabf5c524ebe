// MARK: - Strings

extension JSONWriter {
  /// How a character is escaped in a string; nil where it stands as it is.
  ///
  /// Beside what RFC 8259 demands these are U+2028 and U+2029, which many readers of lines take for
  /// the end of one.
  static func escape(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{2028}": "\\u2028"
    case "\u{2029}": "\\u2029"
    case "\u{0}"..<"\u{10}": "\\u000" + String(scalar.value, radix: 16)
    case "\u{10}"..<" ": "\\u00" + String(scalar.value, radix: 16)
    default: nil
    }
  }

  /// How many bytes a character takes in a string.
  static func byteCount(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { count, scalar in
      count + (escape(of: scalar)?.utf8.count ?? UTF8.width(scalar))
    }
  }
}

// MARK: - Numbers

extension JSONWriter {
  /// A number with at most three decimals, no trailing zeros and never an exponent.
  ///
  /// `null` stands for a number that is not finite. Magnitudes past 9 · 10¹² are held there, far beyond
  /// anything that limber counts.
  public static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    let limit = 9e12
    let held = min(max(value, -limit), limit) * 1000
    // Half away from zero; `rounded()` would make every user of this module link libm.
    let thousandths = Int64(held + (held < 0 ? -0.5 : 0.5))
    let magnitude = thousandths.magnitude
    let sign = thousandths < 0 ? "-" : ""
    var fraction = String(magnitude % 1000 + 1000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return sign + String(magnitude / 1000) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
