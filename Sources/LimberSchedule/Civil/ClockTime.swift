internal import LimberBasics

/// A time of day to the minute, from 0:00 to 23:59.
package struct ClockTime: Sendable, Hashable, Comparable {
  /// Minutes since midnight, from 0 to 1,439.
  package let minuteOfDay: Int

  /// The hour, from 0 to 23.
  package var hour: Int { minuteOfDay / 60 }
  /// The minute, from 0 to 59.
  package var minute: Int { minuteOfDay % 60 }

  /// Makes a time from minutes since midnight; whole days are left out.
  package init(minuteOfDay: Int) {
    self.minuteOfDay = minuteOfDay.flooredRemainder(by: 1_440)
  }

  /// Makes a time from an hour and a minute.
  package init(hour: Int, minute: Int) {
    self.init(minuteOfDay: hour * 60 + minute)
  }

  /// Reads `18:00` or `8:05`; nil where the text is anything else.
  package init?(text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = Int(digits: parts[0], in: 0...23), let minute = Int(digits: parts[1], in: 0...59)
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// The time as people write it: `8:05`.
  package var text: String { "\(hour):\(minute.padded(to: 2))" }
  /// The time with two digits for the hour: `08:05`.
  package var padded: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2))" }

  /// Earlier times come first.
  package static func < (left: ClockTime, right: ClockTime) -> Bool {
    left.minuteOfDay < right.minuteOfDay
  }
}
