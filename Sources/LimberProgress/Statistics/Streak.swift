package import LimberBasics

/// Runs of days on which what was to be done was done.
///
/// A day counts on which something was completed and nothing that was due was missed. A day on which
/// nothing was due is rest: it neither counts nor ends a run. Where nothing says what is due, every day
/// without a completed session ends it.
package struct Streak: Sendable, Hashable {
  /// Days that count up to today, or up to yesterday while today is still open.
  package let current: Int
  /// The most days of a run there ever was.
  package let longest: Int

  /// Counts the runs.
  ///
  /// - Parameters:
  ///   - history: trainings, as `Trainings` gives them, in any order.
  ///   - earlier: days before these on which something was completed.
  ///   - due: what was due; nil where nothing says so.
  ///   - today: the person's local day.
  package init(
    _ history: [SessionRecord], earlier: Set<Day> = [], due: DueDays? = nil, today: Day
  ) {
    let missed = due?.missed(before: today) ?? []
    let missedInOrder = missed.sorted()
    let days = earlier.union(history.filter(\.isCompleted).map(\.day)).subtracting(missed)
      .filter { $0 <= today }.sorted()
    /// Whether there was nothing but rest between two days.
    func isRest(after earlier: Day, before later: Day) -> Bool {
      guard earlier.distance(to: later) > 1 else { return true }
      guard let covered = due?.covered, covered.contains(earlier.advanced(by: 1)),
        covered.contains(later.advanced(by: -1))
      else { return false }
      let index = missedInOrder.firstIndex(after: earlier)
      return index == missedInOrder.count || missedInOrder[index] >= later
    }
    var longest = 0
    var run = 0
    var last: Day?
    for day in days {
      run = last.map { isRest(after: $0, before: day) } == true ? run + 1 : 1
      longest = max(longest, run)
      last = day
    }
    self.longest = longest
    current = last.map { $0 == today || isRest(after: $0, before: today) } == true ? run : 0
  }
}

extension [Day] {
  /// Where, in a list in order, the days after another begin.
  fileprivate func firstIndex(after day: Day) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > day { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
