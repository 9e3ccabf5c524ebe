/// Runs of days on which something was completed.
public struct Streak: Sendable, Hashable {
  /// Days up to today, or up to yesterday while today is still open.
  public let current: Int
  /// The longest run there ever was.
  public let longest: Int

  /// Counts the runs; a day counts with one completed session in which somebody was there.
  ///
  /// - Parameters:
  ///   - history: sessions of the past, in any order.
  ///   - today: the person's local day.
  public init(_ history: [SessionRecord], today: LocalDay) {
    let days = Set(
      history.filter { $0.outcome == .completed && !$0.isUnattended }.map(\.day))
    var longest = 0
    for day in days where !days.contains(day.advanced(by: -1)) {
      var length = 1
      while days.contains(day.advanced(by: length)) { length += 1 }
      longest = max(longest, length)
    }
    var current = 0
    var day = days.contains(today) ? today : today.advanced(by: -1)
    while days.contains(day) {
      current += 1
      day = day.advanced(by: -1)
    }
    self.current = current
    self.longest = longest
  }
}
