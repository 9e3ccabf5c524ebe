internal import LimberBasics

/// The rule by which a zone goes on, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
  /// A moment of each year at which the clocks change.
  private struct Change: Sendable {
    enum Place: Sendable {
      /// A month, which of its weeks (5 is the last), and the day of the week.
      case week(month: Int, week: Int, day: Int)
      /// The day of the year from 1, of which none is February 29.
      case day(Int)
      /// The day of the year from 0, February 29 among them.
      case dayWithLeap(Int)
    }

    var place: Place
    /// Seconds after midnight; it may lie before it, or days after.
    var time: Int

    /// The moment in a year, in seconds since 1970 on the clock that then holds.
    func moment(in year: Int) -> Int64 {
      let day: Day
      switch place {
      case .day(let number):
        // Counted in a year that has no February 29.
        let parts = Day(year: 2_001, month: 1, day: 1).advanced(by: number - 1).parts
        day = Day(year: year, month: parts.month, day: parts.day)
      case .dayWithLeap(let number):
        day = Day(year: year, month: 1, day: 1).advanced(by: number)
      case .week(let month, let week, let weekday):
        let first = Day(year: year, month: month, day: 1)
        let ahead = (weekday - first.weekday.rawValue).flooredRemainder(by: 7)
        var found = first.advanced(by: ahead + (week - 1) * 7)
        while found.parts.month != first.parts.month { found = found.advanced(by: -7) }
        day = found
      }
      return Int64(day.days) * 86_400 + Int64(time)
    }
  }

  private struct Summer: Sendable {
    var offset: Int
    var start: Change
    var end: Change
  }

  private let standard: Int
  /// Nil where the clocks never change.
  private let summer: Summer?

  /// The offset at an instant, in seconds east of UTC.
  func offset(at instant: Int64) -> Int {
    guard let summer else { return standard }
    let days = (instant + Int64(standard)).flooredQuotient(by: 86_400)
    let year = Day(days: Int(clamping: days)).parts.year
    let start = summer.start.moment(in: year) - Int64(standard)
    let end = summer.end.moment(in: year) - Int64(summer.offset)
    let isSummer =
      start < end ? start <= instant && instant < end : instant < end || start <= instant
    return isSummer ? summer.offset : standard
  }

  // MARK: - Reading

  /// Reads a rule; nil where the text is none.
  init?(text: String) {
    var rest = Substring(text)
    guard Self.takeName(&rest), let west = Self.takeTime(&rest) else { return nil }
    standard = -west
    guard !rest.isEmpty else {
      summer = nil
      return
    }
    guard Self.takeName(&rest) else { return nil }
    var offset = standard + 3_600
    if rest.first != "," {
      guard let west = Self.takeTime(&rest) else { return nil }
      offset = -west
    }
    guard let start = Self.takeChange(&rest), let end = Self.takeChange(&rest), rest.isEmpty else {
      return nil
    }
    summer = Summer(offset: offset, start: start, end: end)
  }

  /// Takes `CET` or `<+0530>` away; nobody needs it.
  private static func takeName(_ text: inout Substring) -> Bool {
    if text.first == "<" {
      guard let end = text.firstIndex(of: ">") else { return false }
      text = text[text.index(after: end)...]
      return true
    }
    let name = text.prefix { $0.isLetter }
    text = text[name.endIndex...]
    return name.count >= 3
  }

  /// Takes `-1`, `+5:30` or `2:00:00` away; in seconds.
  private static func takeTime(_ text: inout Substring) -> Int? {
    let isNegative = text.first == "-"
    if isNegative || text.first == "+" { text.removeFirst() }
    var seconds = 0
    var unit = 3_600
    repeat {
      if text.first == ":" { text.removeFirst() }
      guard let number = takeNumber(&text, upTo: unit == 3_600 ? 167 : 59) else { return nil }
      seconds += number * unit
      unit /= 60
    } while text.first == ":" && unit > 0
    return isNegative ? -seconds : seconds
  }

  private static func takeNumber(_ text: inout Substring, upTo most: Int) -> Int? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    text = text[digits.endIndex...]
    return Int(digits: digits, in: 0...most)
  }

  /// Takes `,M3.5.0/2` away, with the comma before it.
  private static func takeChange(_ text: inout Substring) -> Change? {
    guard text.popFirst() == "," else { return nil }
    let place: Change.Place
    switch text.first {
    case "M":
      text.removeFirst()
      guard let month = takeNumber(&text, upTo: 12), month > 0, text.popFirst() == ".",
        let week = takeNumber(&text, upTo: 5), week > 0, text.popFirst() == ".",
        let day = takeNumber(&text, upTo: 6)
      else { return nil }
      place = .week(month: month, week: week, day: day)
    case "J":
      text.removeFirst()
      guard let day = takeNumber(&text, upTo: 365), day > 0 else { return nil }
      place = .day(day)
    default:
      guard let day = takeNumber(&text, upTo: 365) else { return nil }
      place = .dayWithLeap(day)
    }
    guard text.first == "/" else { return Change(place: place, time: 7_200) }
    text.removeFirst()
    return takeTime(&text).map { Change(place: place, time: $0) }
  }
}
