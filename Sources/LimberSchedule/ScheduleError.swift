/// Why a text is no schedule; the caller adds what it would rather have read.
package enum ScheduleError: Error, Sendable, Hashable {
  /// Not a time of day such as `18:00`.
  case badTime(String)
  /// Not a day, a range of days or a word for several.
  case badDay(String)
  /// Not a date such as `2026-12-24`, or a stretch of two.
  case badDate(String)
  /// A time or a day that is over.
  case past(String)
  /// Not an interval such as `90m` or `1h30m`.
  case badInterval(String)
  /// An interval that is shorter than a minute or longer than a day.
  case intervalOutOfBounds(String)
  /// Not a stretch of hours such as `22:00-7:00`.
  case badHours(String)
  /// An expression that has not five fields.
  case fieldCount(Int)
  /// A word after `@` that stands for no schedule.
  case badNickname(String)
  /// `@reboot`, which names no time.
  case noTime(String)
  /// A field with something in it that is not allowed there.
  case badField(CronField, String)
  /// A day that no month has, such as February 30.
  case never(String)
  /// Coming again so often that it ends more than a day later.
  case tooOften(minutes: Int, times: Int)
  /// A part without another that it needs; what to say, as a phrase.
  case incomplete(String)
  /// More text than any schedule needs.
  case tooLong(limit: Int)
}

extension ScheduleError {
  /// The fault in words: one phrase that states the rule.
  package var message: String {
    switch self {
    case .badTime(let text):
      "'\(text)' is not a time of day: write hours and minutes, as in '18:00'"
    case .badDay(let text):
      "'\(text)' is not a day: write days such as 'mon,wed', a range such as 'mon-fri', or"
        + " 'weekdays', 'weekends', 'daily'"
    case .badDate(let text):
      "'\(text)' is not a day: write '2026-12-24', or '2026-12-24..2027-01-06' for all from one to the"
        + " other"
    case .past(let text):
      "\(text) is over"
    case .badInterval(let text):
      "'\(text)' is not an interval: write minutes or hours, as in '90m' or '2h'"
    case .intervalOutOfBounds(let text):
      "'\(text)' is out of bounds: an interval lasts from 1 minute to 24 hours"
    case .badHours(let text):
      "'\(text)' is not a stretch of hours: write its beginning and its end, as in '22:00-7:00'"
    case .fieldCount(let count):
      "a cron expression has five fields (minute, hour, day of month, month, day of week), not"
        + " \(count)"
    case .badNickname(let text):
      "'\(text)' stands for no schedule: cron knows "
        + CronExpression.nicknames.map { "'\($0)'" }.listed
    case .noTime(let text):
      "'\(text)' names no time at which to remind"
    case .badField(let field, let text):
      "'\(text)' is not a \(field.name) as cron reads it: \(field.rule)"
    case .never(let text):
      "'\(text)' never comes: no month has such a day"
    case .tooOften(let minutes, let times):
      "\(times) times, \(minutes) minutes apart, is too much: the last comes at most a day after the"
        + " first"
    case .incomplete(let phrase): phrase
    case .tooLong(let limit):
      "a schedule is at most \(limit) characters long"
    }
  }

  /// What was written and what might have been meant, for a suggestion; nil where there is none.
  package var candidates: (written: String, known: [String])? {
    switch self {
    case .badDay(let text): (text, WeekdaySet.knownWords)
    case .badNickname(let text): (text, CronExpression.nicknames)
    default: nil
    }
  }
}
