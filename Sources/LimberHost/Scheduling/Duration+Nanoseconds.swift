extension Duration {
  /// Whole nanoseconds, as far as 64 bits reach (292 years); what is smaller is cut off.
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, overflowing) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflowing ? (seconds < 0 ? .min : .max) : sum
  }
}
