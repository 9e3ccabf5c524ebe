import LimberBasics
import LimberProgress
import LimberSchedule

/// How far back a person means: `3d`, `2w`, `6mo`, `1y`, or a day.
enum SinceText {
  private static let units: [(name: String, days: Int)] = [
    ("mo", 30), ("d", 1), ("w", 7), ("m", 30), ("y", 365),
  ]

  /// The first day that is meant; nil where the text is anything else.
  static func day(_ text: String, today: Day) -> Day? {
    for unit in units where text.hasSuffix(unit.name) {
      let digits = text.dropLast(unit.name.count)
      guard digits.count <= 4, digits.allSatisfy(\.isASCII), let count = Int(digits), count >= 0
      else { continue }
      return today.advanced(by: -count * unit.days)
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    return Day(days: Day(year: year, month: month, day: day).days)
  }
}
