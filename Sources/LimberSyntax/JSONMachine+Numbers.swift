extension JSONMachine {
  /// Passes a number and reads its value where that is whole.
  mutating func scanNumber() throws(JSONFault) -> JSONNumber {
    let start = at
    let isNegative = bytes[at] == .minus
    if isNegative { at += 1 }
    let whole = passDigits()
    guard !whole.isEmpty else {
      at = start
      throw foreign(.value) ?? numberFault(.noDigits, from: start)
    }
    if bytes[whole.lowerBound] == .zero, whole.count > 1 {
      throw numberFault(.leadingZero, from: start)
    }
    var fraction = at..<at
    if at < bytes.count, bytes[at] == .point {
      at += 1
      fraction = passDigits()
      guard !fraction.isEmpty else { throw numberFault(.noFraction, from: start) }
    }
    var exponent = 0
    if at < bytes.count, bytes[at] | 0x20 == 0x65 {
      at += 1
      let isShrinking = at < bytes.count && bytes[at] == .minus
      if at < bytes.count, bytes[at] == .minus || bytes[at] == .plus { at += 1 }
      let digits = passDigits()
      guard !digits.isEmpty else { throw numberFault(.noExponent, from: start) }
      exponent = saturatingValue(of: digits) * (isShrinking ? -1 : 1)
    }
    if at < bytes.count, bytes[at].continuesWord || bytes[at] == .point {
      throw numberFault(.trailingLetters, from: start)
    }
    let magnitude = Self.wholeMagnitude(
      of: bytes, whole: whole, fraction: fraction, exponent: exponent)
    guard let magnitude else { return JSONNumber(whole: nil) }
    return JSONNumber(whole: isNegative ? -magnitude : magnitude)
  }

  private mutating func passDigits() -> Range<Int> {
    let start = at
    while at < bytes.count, bytes[at].isDigit { at += 1 }
    return start..<at
  }

  /// The value of an exponent; one beyond any text's length in digits is as good as a larger one.
  private func saturatingValue(of digits: Range<Int>) -> Int {
    var value = 0
    for index in digits where value < 1 << 40 { value = value * 10 + Int(bytes[index] - .zero) }
    return value
  }

  /// The exact value of `whole.fraction × 10^exponent` where it is whole and fits an `Int`.
  private static func wholeMagnitude(
    of bytes: UnsafeBufferPointer<UInt8>, whole: Range<Int>, fraction: Range<Int>, exponent: Int
  ) -> Int? {
    var magnitude = 0
    // Zeros are only multiplied in once a digit follows, so that `1.0` and `10e-1` stay in reach.
    var zeros = 0
    for digits in [whole, fraction] {
      for index in digits {
        let digit = Int(bytes[index] - .zero)
        if digit == 0 {
          zeros += 1
        } else {
          if magnitude == 0 { zeros = 0 }
          guard let scaled = scale(magnitude, byTens: zeros + 1) else { return nil }
          let (sum, overflows) = scaled.addingReportingOverflow(digit)
          if overflows { return nil }
          magnitude = sum
          zeros = 0
        }
      }
    }
    if magnitude == 0 { return 0 }
    let tens = zeros + exponent - fraction.count
    return tens < 0 ? nil : scale(magnitude, byTens: tens)
  }

  private static func scale(_ value: Int, byTens tens: Int) -> Int? {
    guard value != 0 else { return 0 }
    guard tens < 20 else { return nil }
    var value = value
    for _ in 0..<tens {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      value = product
    }
    return value
  }

  private mutating func numberFault(_ flaw: JSONFault.NumberFlaw, from start: Int) -> JSONFault {
    // The whole word is at fault, whatever letter the reading stopped at.
    while at < bytes.count,
      bytes[at].continuesWord || [.point, .plus, .minus].contains(bytes[at])
    {
      at += 1
    }
    return JSONFault(.number(flaw), SourceRange(start, max(at, start + 1)))
  }
}
