/// One of the five fields of a cron expression, with its bounds and names.
package enum CronField: Int, Sendable, Hashable, CaseIterable {
  case minute, hour, dayOfMonth, month, dayOfWeek

  /// The values that cron accepts; both 0 and 7 are Sunday.
  package var bounds: ClosedRange<Int> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...7
    }
  }

  /// The field in words.
  package var name: String {
    switch self {
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day of month"
    case .month: "month"
    case .dayOfWeek: "day of week"
    }
  }

  /// What may stand in it, in words.
  var rule: String {
    let names =
      switch self {
      case .month: " or 'jan' to 'dec'"
      case .dayOfWeek: " or 'sun' to 'sat'"
      default: ""
      }
    return "values from \(bounds.lowerBound) to \(bounds.upperBound)\(names), ranges such as"
      + " '1-5', steps such as '*/2', with commas between them"
  }

  /// The number a word stands for, in any case of letters; nil where the field has no such name.
  func number(named word: some StringProtocol) -> Int? {
    let word = word.lowercased()
    switch self {
    case .month: return Self.months.firstIndex(of: word).map { $0 + 1 }
    case .dayOfWeek: return Self.days.firstIndex(of: word)
    default: return nil
    }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
}
