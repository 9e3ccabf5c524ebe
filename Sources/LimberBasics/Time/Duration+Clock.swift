extension Duration {
  /// As a clock that starts at zero shows it: `0:45`, `12:04`, `1:02:04`; what is less than a second is
  /// left out, and 99:59:59 is the most.
  package var clock: String {
    let whole = Int(held.components.seconds)
    let (hours, minutes, seconds) = (whole / 3_600, whole / 60 % 60, whole % 60)
    let tail = seconds.padded(to: 2)
    return hours > 0 ? "\(hours):\(minutes.padded(to: 2)):\(tail)" : "\(minutes):\(tail)"
  }

  /// The same of what is still to come: the last second counts until it is over.
  package var countdown: String {
    // A microsecond too much is rounding, not a second.
    let left = held - .microseconds(1)
    return Duration.seconds(left.components.seconds + (left.isWhole ? 0 : 1)).clock
  }

  /// What is still to come of a phase, as it is counted aloud: `3`; `1:30` when it is longer.
  package var beats: String {
    let time = countdown
    guard time.hasPrefix("0:") else { return time }
    return String(time.dropFirst(time.hasPrefix("0:0") ? 3 : 2))
  }

  /// Within what is shown: from nothing up to 100 hours.
  private var held: Duration {
    Swift.min(Swift.max(self, .zero), .seconds(359_999))
  }

  private var isWhole: Bool { self <= .zero || components.attoseconds == 0 }
}
