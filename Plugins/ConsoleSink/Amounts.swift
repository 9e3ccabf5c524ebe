import LimberBasics
import LimberEvents

extension Double {
  /// Seconds as a clock shows them: `0:45`, `12:04`, `1:02:04`.
  var clock: String {
    // 100 h is far above what a session may last, and keeps a strange value from trapping.
    let whole = isFinite ? Int(min(max(self, 0), 359_999)) : 0
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(seconds))" : "\(minutes):\(two(seconds))"
  }

  /// Seconds that are still to come, as a clock shows them: the last one counts until it is over.
  var countdown: String {
    // A microsecond too much is rounding, not a second.
    (self - 0.000_001).rounded(.up).clock
  }

  /// Seconds of a phase that are still to come, as they are counted aloud: `3`; `1:30` when longer.
  var beats: String {
    let time = countdown
    guard time.hasPrefix("0:") else { return time }
    return time.hasPrefix("0:0") ? String(time.dropFirst(3)) : String(time.dropFirst(2))
  }

  /// Seconds in words: `40 seconds`, `12 minutes`, `3 hours`.
  var inWords: String {
    let whole = isFinite ? Int(min(max(self, 0), 1e9).rounded()) : 0
    return switch whole {
    case ..<90: counted(whole, "second")
    case ..<5400: counted((whole + 30) / 60, "minute")
    default: counted((whole + 1800) / 3600, "hour")
    }
  }
}

/// `1 repetition`, `3 repetitions`.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

extension StepInfo {
  /// The name with its side: `Heel drop · left`.
  var title: String {
    side.map { "\(name.printable) · \($0.rawValue)" } ?? name.printable
  }

  /// Which set and which round it is, where there are several.
  var place: [String] {
    var result: [String] = []
    if let set, set.of > 1 { result.append("set \(set.index) of \(set.of)") }
    if let round, round.of > 1 { result.append("round \(round.index) of \(round.of)") }
    return result
  }
}
