package import LimberBasics

/// The days on which a programme stood still: they are no part of its weeks.
package struct Pauses: Sendable, Hashable {
  /// Those that are over, in their order: each from its first day to the day on which it went on.
  package private(set) var over: [Range<Day>]
  /// The first day of the one that lasts; nil where the programme goes on.
  package private(set) var since: Day?

  /// Makes pauses; what overlaps is one.
  package init(_ over: [Range<Day>] = [], since: Day? = nil) {
    self.since = since
    self.over = []
    for pause in over.sorted(by: { $0.lowerBound < $1.lowerBound }) where !pause.isEmpty {
      if let last = self.over.last, pause.lowerBound <= last.upperBound {
        self.over[self.over.count - 1] =
          last.lowerBound..<max(last.upperBound, pause.upperBound)
      } else {
        self.over.append(pause)
      }
    }
  }

  package var isEmpty: Bool { over.isEmpty && since == nil }

  /// Begins one on a day.
  package mutating func begin(on day: Day) {
    since = since ?? day
  }

  /// Ends the one that lasts; the day is the first of the programme again.
  package mutating func end(on day: Day) {
    guard let since else { return }
    self = Pauses(over + [since..<max(day, since)])
  }

  /// Whether a day is one of them.
  func contains(_ day: Day) -> Bool {
    since.map { day >= $0 } ?? false || over.contains { $0.contains(day) }
  }

  /// Whether a day is the first one of a pause: what was done on it came before the pause.
  func isFirst(_ day: Day) -> Bool {
    since == day || over.contains { $0.lowerBound == day }
  }

  /// How many of the days before a day, from another one on, were paused.
  func days(from start: Day, before day: Day) -> Int {
    let all = over + (since.map { [$0..<max(day, $0)] } ?? [])
    return all.reduce(0) { sum, pause in
      let (first, last) = (max(pause.lowerBound, start), min(pause.upperBound, day))
      return sum + max(0, first.distance(to: last))
    }
  }

  /// The day of the calendar on which a programme is as far as it would be on a day without pauses.
  func calendarDay(of day: Day, from start: Day) -> Day {
    var day = day
    for pause in over where pause.upperBound > start && pause.lowerBound <= day {
      day = day.advanced(by: max(pause.lowerBound, start).distance(to: pause.upperBound))
    }
    return day
  }
}
