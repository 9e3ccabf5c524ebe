import LimberBasics
import LimberCommandLine

/// How far back a person means: `3d`, `2w`, `6mo`, `1y`, or a day.
struct Since: Sendable, Hashable {
  private enum Meaning: Hashable {
    /// This many days before today.
    case ago(days: Int)
    case day(Day)
  }

  /// As it was written.
  let text: String
  private let meaning: Meaning

  private static let units: [(name: String, days: Int)] = [
    ("mo", 30), ("d", 1), ("w", 7), ("m", 30), ("y", 365),
  ]

  /// Reads it; nil where the text is anything else.
  init?(_ text: String) {
    guard let meaning = Self.count(text) ?? Self.day(text) else { return nil }
    self.text = text
    self.meaning = meaning
  }

  /// The first day that is meant.
  func day(today: Day) -> Day {
    switch meaning {
    case .ago(let days): today.advanced(by: -days)
    case .day(let day): day
    }
  }

  private static func count(_ text: String) -> Meaning? {
    for unit in units where text.hasSuffix(unit.name) {
      let digits = text.dropLast(unit.name.count)
      guard digits.count <= 4, digits.allSatisfy(\.isASCII), let count = Int(digits), count >= 0
      else { continue }
      return .ago(days: count * unit.days)
    }
    return nil
  }

  private static func day(_ text: String) -> Meaning? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    return .day(Day(days: Day(year: year, month: month, day: day).days))
  }
}

extension ValueType where Value == Since {
  /// How far back.
  static func since(_ name: String) -> ValueType {
    ValueType(
      name, expectation: "3d, 2w, 6mo, 1y or a day such as 2026-03-29", parse: { Since($0) })
  }
}
