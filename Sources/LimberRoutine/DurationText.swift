/// Durations as the format writes them: `"90s"`, `"5m"`, `"1m30s"`, `"1h"`, `"1.5s"`.
public enum DurationText {
  /// Why a text is no duration.
  public enum Flaw: Error, Hashable, Sendable {
    /// Only digits: the unit is missing.
    case noUnit
    /// Nothing of the form at all.
    case malformed
    /// It comes to nothing.
    case zero
    /// It comes to more than 24 h.
    case tooLong
  }

  /// Reads a duration, from 1 ms to 24 h.
  ///
  /// Units come largest first, each at most once; only seconds may have decimals, up to three.
  public static func parse(_ text: String) throws(Flaw) -> Duration {
    .milliseconds(try milliseconds(text.utf8[...]))
  }

  /// Reads a duration in milliseconds from part of a text.
  static func milliseconds(_ text: Substring.UTF8View) throws(Flaw) -> Int {
    var rest = text
    var total = 0
    /// What the last unit counted; the next one has to count less.
    var unit = Int.max
    repeat {
      guard let number = Decimal(readingFrom: &rest) else { throw .malformed }
      guard let letter = rest.popFirst() else {
        throw unit == .max ? .noUnit : .malformed
      }
      let seconds =
        switch letter {
        case UInt8(ascii: "h"): 3_600
        case UInt8(ascii: "m"): 60
        case UInt8(ascii: "s"): 1
        default: throw .malformed
        }
      guard seconds < unit, seconds == 1 || !number.hasPoint else { throw .malformed }
      unit = seconds
      total += number.thousandths * seconds
    } while !rest.isEmpty
    guard total > 0 else { throw .zero }
    guard total <= FormatLimits.milliseconds else { throw .tooLong }
    return total
  }

  /// Writes a duration, such as `1m30s`; less than a millisecond is dropped.
  public static func text(of duration: Duration) -> String {
    let (wholeSeconds, attoseconds) = duration.components
    var text = ""
    if wholeSeconds >= 3_600 { text += "\(wholeSeconds / 3_600)h" }
    if wholeSeconds / 60 % 60 > 0 { text += "\(wholeSeconds / 60 % 60)m" }
    let milliseconds = attoseconds / 1_000_000_000_000_000
    if wholeSeconds % 60 > 0 || milliseconds > 0 || text.isEmpty {
      text += "\(wholeSeconds % 60)"
      if milliseconds > 0 {
        var digits = String(1_000 + milliseconds).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        text += ".\(digits)"
      }
      text += "s"
    }
    return text
  }
}

/// A number as durations and shares write it: digits, and up to three decimals.
struct Decimal {
  /// A thousand times the number; never more than 10⁹, however many digits there are.
  private(set) var thousandths = 0
  /// Whether it had decimals.
  private(set) var hasPoint = false

  /// Takes a number off the front of a text; nil where none stands there.
  init?(readingFrom text: inout Substring.UTF8View) {
    var digits = 0
    var whole = 0
    while let digit = Self.popDigit(&text) {
      whole = min(whole * 10 + digit, 1_000_000)
      digits += 1
    }
    guard digits > 0 else { return nil }
    thousandths = whole * 1_000
    guard text.first == UInt8(ascii: ".") else { return }
    text.removeFirst()
    hasPoint = true
    var weight = 100
    while let digit = Self.popDigit(&text) {
      guard weight > 0 else { return nil }
      thousandths += digit * weight
      weight /= 10
    }
    guard weight < 100 else { return nil }
  }

  private static func popDigit(_ text: inout Substring.UTF8View) -> Int? {
    guard let byte = text.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
      return nil
    }
    text.removeFirst()
    return Int(byte - UInt8(ascii: "0"))
  }
}
