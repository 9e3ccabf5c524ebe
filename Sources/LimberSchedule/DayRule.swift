package import LimberBasics

/// Which days of a schedule count, where days of the week do not say it all.
///
/// Schedulers start a reminder on more days than it is meant for, and the rule keeps it silent on the others.
package struct DayRule: Sendable, Hashable {
  /// On which days it comes at all.
  package enum Rhythm: Sendable, Hashable {
    /// Every so many days, counted from a day that is the first.
    case days(Int, since: Day)
    /// In every so many weeks, counted from the week of a day; weeks begin on Monday.
    case weeks(Int, since: Day)
    /// On the first (1) to fourth or the last (-1) of its days of the week in a month.
    case inMonth(Int)
    /// On one day.
    case once(Day)
  }

  package var rhythm: Rhythm?
  /// The last day; nil for none.
  package var until: Day?
  /// Days on which it does not come.
  package var except: [ClosedRange<Day>]

  package init(_ rhythm: Rhythm? = nil, until: Day? = nil, except: [ClosedRange<Day>] = []) {
    self.rhythm = rhythm
    self.until = until
    self.except = except
  }

  /// Whether every day counts.
  package var isEmpty: Bool { rhythm == nil && until == nil && except.isEmpty }

  /// The last day on which it can come; nil where there is none.
  package var lastDay: Day? {
    if case .once(let day) = rhythm { return min(day, until ?? day) }
    return until
  }

  /// The first day on which it can come; nil where there is none.
  var firstDay: Day? {
    switch rhythm {
    case .once(let day), .days(_, let day): day
    case .weeks(_, let day): day.monday
    case .inMonth, nil: nil
    }
  }

  /// Whether a day counts.
  package func allows(_ day: Day) -> Bool {
    if let until, day > until { return false }
    if except.contains(where: { $0.contains(day) }) { return false }
    switch rhythm {
    case nil: return true
    case .once(let only): return day == only
    case .days(let count, let first):
      return day >= first && (day.days - first.days).isMultiple(of: max(count, 1))
    case .weeks(let count, let first):
      let weeks = (day.monday.days - first.monday.days) / 7
      return day >= first.monday && weeks.isMultiple(of: max(count, 1))
    case .inMonth(let place):
      guard place < 0 else { return (day.parts.day - 1) / 7 + 1 == place }
      return day.advanced(by: 7).parts.month != day.parts.month
    }
  }
}

// MARK: - Words

extension DayRule {
  static let places: [(word: String, number: Int)] = [
    ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1),
  ]

  /// The days in words, to begin a sentence with: `every other day`, `the first Monday of the month`.
  func phrase(_ days: WeekdaySet) -> String {
    switch rhythm {
    case nil: days.phrase
    case .once(let day): "once on \(day.text)"
    case .days(let count, _): count == 2 ? "every other day" : "every \(count) days"
    case .weeks(let count, _):
      "\(days.phrase) of every \(count == 2 ? "other week" : "\(count)th week")"
    case .inMonth(let place):
      "the \(Self.places.first { $0.number == place }?.word ?? "") \(days.phrase) of the month"
    }
  }

  /// What else there is to say, behind the times.
  var suffix: String {
    var text = ""
    switch rhythm {
    case .days(_, let first), .weeks(_, let first): text += ", from \(first.text)"
    default: break
    }
    if let until { text += ", until \(until.text)" }
    if !except.isEmpty {
      let days = except.map {
        $0.lowerBound == $0.upperBound
          ? $0.lowerBound.text : "\($0.lowerBound.text) to \($0.upperBound.text)"
      }
      text += ", but not on \(days.listed)"
    }
    return text
  }

  /// The days without it as `--except` takes them.
  package var exceptText: String {
    except.map {
      $0.lowerBound == $0.upperBound
        ? $0.lowerBound.text : "\($0.lowerBound.text)..\($0.upperBound.text)"
    }.joined(separator: ",")
  }

  /// Reads days and stretches of days with commas between: `2026-12-24,2026-12-31..2027-01-01`.
  package static func days(_ text: String) throws(ScheduleError) -> [ClosedRange<Day>] {
    guard text.utf8.count <= 10_000 else { throw .tooLong(limit: 10_000) }
    var ranges: [ClosedRange<Day>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = part.trimmedOfBlanks
      let parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      let ends = parts.count == 3 && parts[1].isEmpty ? [parts[0], parts[2]] : [word]
      let days = ends.compactMap(Day.init(text:))
      guard days.count == ends.count, let first = days.first, let last = days.last, first <= last
      else { throw .badDate(word) }
      ranges.append(first...last)
    }
    return ranges
  }
}
