internal import LimberBasics

/// The hours of a day in which nothing comes that was not asked for at just that time.
package struct QuietHours: Sendable, Hashable {
  /// The first minute of quiet.
  package let from: ClockTime
  /// The first minute after it; before `from`, the quiet goes over midnight.
  package let to: ClockTime

  /// Reads `22:00-7:00`.
  ///
  /// - Throws: `ScheduleError.badHours` where the text is anything else, or names no time at all.
  package init(text: String) throws(ScheduleError) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
      ClockTime(text: $0.trimmedOfBlanks)
    }
    guard ends.count == 2, let from = ends[0], let to = ends[1], from != to else {
      throw .badHours(text)
    }
    (self.from, self.to) = (from, to)
  }

  /// Whether a time of day lies in it.
  package func contains(_ time: ClockTime) -> Bool {
    from < to ? from <= time && time < to : from <= time || time < to
  }

  /// The first minute at which there is no quiet, from a minute on.
  package func end(after minute: LocalMinute) -> LocalMinute {
    guard contains(minute.time) else { return minute }
    let today = LocalMinute(minute.date, to)
    return minute < today ? today : LocalMinute(minute.date.advanced(by: 1), to)
  }

  /// The hours as they are read: `22:00-7:00`.
  package var text: String { "\(from.text)-\(to.text)" }

  /// The hours in words: `from 22:00 to 7:00`.
  package var phrase: String { "from \(from.text) to \(to.text)" }
}
