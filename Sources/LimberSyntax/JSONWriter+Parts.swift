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
    var json = JSONWriter()
    json.value(value)
    return json.text
  }

  /// The thousandths of a number as it is written; nil where it is not finite.
  static func thousandths(_ value: Double) -> Int64? {
    guard value.isFinite else { return nil }
    let held = min(max(value, -greatestDecimal), greatestDecimal) * 1000
    // Half away from zero; `rounded()` would make every user of this module link libm.
    return Int64(held + (held < 0 ? -0.5 : 0.5))
  }

  /// Puts down thousandths as ``decimal(_:)`` has them, in at most 21 bytes, and answers with how many they are.
  static func put(thousandths: Int64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    var end = 0
    if thousandths < 0 {
      place[0] = UInt8(ascii: "-")
      end = 1
    }
    let (whole, fraction) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    end += put(whole, at: place + end)
    guard fraction > 0 else { return end }
    place[end] = UInt8(ascii: ".")
    end += 1
    var (rest, divisor) = (fraction, 100 as UInt64)
    while rest > 0 {
      place[end] = UInt8(ascii: "0") + UInt8(rest / divisor)
      end += 1
      rest %= divisor
      divisor /= 10
    }
    return end
  }

  /// Puts down the digits of a whole number, of which there are at most 20, and answers with how many they are.
  static func put(_ number: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
    var count = 1
    var rest = number
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    rest = number
    for index in stride(from: count - 1, through: 0, by: -1) {
      place[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    return count
  }
}
