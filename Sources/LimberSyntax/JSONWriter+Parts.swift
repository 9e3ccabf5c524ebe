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
    var bytes: [UInt8] = []
    append(decimal: value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Puts down a number as ``decimal(_:)`` has it.
  static func append(decimal value: Double, to bytes: inout [UInt8]) {
    guard value.isFinite else {
      bytes += "null".utf8
      return
    }
    let held = min(max(value, -greatestDecimal), greatestDecimal) * 1000
    // Half away from zero; `rounded()` would make every user of this module link libm.
    let thousandths = Int64(held + (held < 0 ? -0.5 : 0.5))
    if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, fraction) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    append(whole, to: &bytes)
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var (rest, divisor) = (fraction, 100 as UInt64)
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Puts down the digits of a whole number.
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
