extension Duration {
  /// The duration in seconds, to the millisecond: what goes onto the wire and into files.
  public var inSeconds: Double { Double(wholeMilliseconds) / 1_000 }

  /// The duration in whole milliseconds, rounded toward zero and held within 64 bits.
  public var wholeMilliseconds: Int {
    if let (milliseconds, _) = usualMilliseconds { return milliseconds }
    let (seconds, attoseconds) = held.components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, isOver) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
    return isOver ? (seconds < 0 ? .min : .max) : Int(sum)
  }

  /// Whole nanoseconds, as far as 64 bits reach (292 years); what is smaller is cut off.
  package var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = held.components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, isOver) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return isOver ? (seconds < 0 ? .min : .max) : sum
  }

  /// Whole milliseconds, and whether nothing is left beside them; nil for what is below zero or above some
  /// 30,000 years.
  ///
  /// Every event has several of them, and one division of the machine's own tells them.
  package var usualMilliseconds: (milliseconds: Int, isExact: Bool)? {
    let bits = attoseconds
    let high = bits >> 64
    guard high >= 0, high < 50_000 else { return nil }
    let (milliseconds, rest) = (1_000_000_000_000_000 as UInt64).dividingFullWidth(
      (UInt64(truncatingIfNeeded: high), UInt64(truncatingIfNeeded: bits)))
    return (Int(milliseconds), rest == 0)
  }

  /// Within what its parts can tell without a trap: so many seconds as fit into 64 bits.
  private var held: Duration {
    Swift.min(Swift.max(self, .seconds(Int64.min)), .seconds(Int64.max))
  }
}
