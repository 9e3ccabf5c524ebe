extension FixedWidthInteger {
  /// The quotient rounded toward negative infinity; the divisor is above zero.
  package func flooredQuotient(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// The remainder that belongs to `flooredQuotient`: from 0 up to but not including the divisor.
  package func flooredRemainder(by divisor: Self) -> Self {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

extension Int {
  /// The number in decimal with zeros before it.
  package func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }

  /// Reads decimal ASCII digits and nothing else; nil where there are none, or the value is out of bounds.
  package init?(digits text: some StringProtocol, in bounds: ClosedRange<Int>) {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let value = Int(text), bounds.contains(value)
    else { return nil }
    self = value
  }
}
