import LimberBasics

// MARK: - Strings

extension JSONWriter {
  /// How a character is escaped in a string; nil where it stands as it is.
  ///
  /// Beside what RFC 8259 demands this is all that would steer a terminal, turn a line around or not
  /// show: JSON that limber prints may be looked at by a person, and loses nothing by it.
  static func escape(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case " ", "!", "#"..<"\\", "]"..<"\u{7F}": nil
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: SafeText.isHarmless(scalar) ? nil : numbered(scalar)
    }
  }

  /// A scalar by the numbers of its UTF-16 code units.
  private static func numbered(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { units in
      units.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }.joined()
    } ?? ""
  }

  /// How many bytes a character takes in a string.
  package static func byteCount(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { count, scalar in
      count + (escape(of: scalar)?.utf8.count ?? UTF8.width(scalar))
    }
  }
}

// MARK: - Numbers

extension JSONWriter {
  /// The greatest magnitude that is written: far beyond anything that limber counts.
  package static let greatestDecimal = 9e12

  /// A number with at most three decimals, no trailing zeros and never an exponent.
  ///
  /// `null` stands for a number that is not finite. Magnitudes are held at `greatestDecimal`.
  public static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    let held = min(max(value, -greatestDecimal), greatestDecimal) * 1000
    // Half away from zero; `rounded()` would make every user of this module link libm.
    let thousandths = Int64(held + (held < 0 ? -0.5 : 0.5))
    let magnitude = thousandths.magnitude
    let sign = thousandths < 0 ? "-" : ""
    var fraction = String(magnitude % 1000 + 1000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return sign + String(magnitude / 1000) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
