package import LimberBasics

/// A minute of civil time as a wall clock shows it, with no zone attached.
///
/// Kept as the count of minutes since 1970-01-01 00:00 on that clock, which is how cron counts.
package struct LocalMinute: Sendable, Hashable, Comparable {
  /// Minutes since 1970-01-01 00:00 on the same clock; negative before it.
  package var minutes: Int

  /// Makes a minute from its count.
  package init(minutes: Int) {
    self.minutes = minutes
  }

  /// Makes a minute of a day.
  package init(_ date: Day, _ time: ClockTime) {
    minutes = date.days * 1_440 + time.minuteOfDay
  }

  /// The day it belongs to.
  package var date: Day { Day(days: minutes.flooredQuotient(by: 1_440)) }

  /// What the clock shows.
  package var time: ClockTime { ClockTime(minuteOfDay: minutes.flooredRemainder(by: 1_440)) }

  /// The minute as `2026-03-29 02:30`.
  package var text: String { "\(date.text) \(time.padded)" }

  /// Earlier minutes come first.
  package static func < (left: LocalMinute, right: LocalMinute) -> Bool {
    left.minutes < right.minutes
  }
}

extension Zone {
  /// By how many minutes this zone's clock is ahead of another's, each distance that comes within some days
  /// once; the least first.
  package func distances(to other: Zone, from start: Int64, days: Int64) -> [Int] {
    let end = start + days * 86_400
    let changes = (spans(from: start, to: end) + other.spans(from: start, to: end)).map(\.start)
    return Set(changes.map { (offset($0) - other.offset($0)).flooredQuotient(by: 60) }).sorted()
  }

  /// What a wall clock shows at an instant.
  package func localMinute(at instant: Int64) -> LocalMinute {
    LocalMinute(minutes: Int(Int(clamping: instant) + offset(instant)).flooredQuotient(by: 60))
  }

  /// The instant at which a wall clock first shows a minute.
  ///
  /// A minute that a change of offset leaves out is taken at the change; of one that comes twice, the
  /// first is meant.
  package func instant(of minute: LocalMinute) -> Int64 {
    let target = Int64(minute.minutes) * 60
    let spans = spans(from: target - 129_600, to: target + 129_600)
    for span in spans where target - Int64(span.offset) < span.end {
      return max(span.start, target - Int64(span.offset))
    }
    return target - Int64(offset(target))
  }
}
