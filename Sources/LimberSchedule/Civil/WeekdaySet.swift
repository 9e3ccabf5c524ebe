package import LimberBasics

/// The days of the week on which something happens.
package struct WeekdaySet: Sendable, Hashable {
  /// The days, in no order.
  package var days: Set<Weekday>

  package init(_ days: Set<Weekday>) {
    self.days = days
  }

  /// Every day of the week.
  package static let daily = WeekdaySet(Set(Weekday.allCases))
  /// Monday to Friday.
  package static let weekdays = WeekdaySet([.monday, .tuesday, .wednesday, .thursday, .friday])
  /// Saturday and Sunday.
  package static let weekends = WeekdaySet([.saturday, .sunday])

  /// The days in the order of a week that begins on Monday.
  package var ordered: [Weekday] { days.sorted() }

  /// The days that come after these.
  var following: WeekdaySet { WeekdaySet(Set(days.map(\.following))) }

  /// The first and last day where the days follow each other, also past Sunday; nil for one day or all.
  package var run: (first: Weekday, last: Weekday)? {
    guard days.count > 1, days.count < 7 else { return nil }
    let starts = days.filter { !days.contains(Weekday(cron: $0.rawValue + 6)) }
    guard starts.count == 1, let first = starts.first else { return nil }
    return (first, Weekday(cron: first.rawValue + days.count - 1))
  }
}

// MARK: - Text

extension WeekdaySet {
  /// The words for several days, beside the names of single ones.
  static let words: [(word: String, days: WeekdaySet)] = [
    ("daily", daily), ("weekdays", weekdays), ("weekends", weekends),
  ]

  /// Every word that `--on` understands, for suggestions.
  package static var knownWords: [String] {
    words.map(\.word) + Weekday.allCases.map(\.abbreviation)
      + Weekday.allCases.map { $0.name.lowercased() }
  }

  /// Reads `mon-fri`, `mon,wed`, `weekdays`, `weekends`, `daily`; a range may run past Sunday.
  ///
  /// - Throws: `ScheduleError.badDay` with the word at fault.
  package init(text: String) throws(ScheduleError) {
    var days: Set<Weekday> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = part.trimmedOfBlanks.lowercased()
      if let several = Self.words.first(where: { $0.word == word }) {
        days.formUnion(several.days.days)
        continue
      }
      let ends = word.split(separator: "-", omittingEmptySubsequences: false)
      guard (1...2).contains(ends.count) else { throw .badDay(word) }
      let first = try Self.weekday(ends[0])
      let last = ends.count == 2 ? try Self.weekday(ends[1]) : first
      var day = first
      days.insert(day)
      while day != last {
        day = day.following
        days.insert(day)
      }
    }
    self.init(days)
  }

  private static func weekday(_ text: Substring) throws(ScheduleError) -> Weekday {
    let word = text.trimmedOfBlanks
    for day in Weekday.allCases where word == day.abbreviation || word == day.name.lowercased() {
      return day
    }
    throw .badDay(word)
  }

  /// The days as `--on` would take them: `mon-fri`, `mon,wed`, `daily`.
  package var text: String {
    if let word = Self.words.first(where: { $0.days == self })?.word { return word }
    if let run { return "\(run.first.abbreviation)-\(run.last.abbreviation)" }
    return ordered.map(\.abbreviation).joined(separator: ",")
  }

  /// The days in words, to begin a sentence with: `Monday to Friday`, `every day`.
  package var phrase: String {
    if self == .daily { return "every day" }
    if let run, days.count > 2 { return "\(run.first.name) to \(run.last.name)" }
    return ordered.map(\.name).listed
  }
}

extension StringProtocol {
  /// The text without the spaces and tabs around it, which are what cron takes for blanks.
  package var trimmedOfBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = self.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
  }
}

extension [String] {
  /// The words in a row: `a`, `a and b`, `a, b and c`.
  var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) and \(last)"
  }
}
