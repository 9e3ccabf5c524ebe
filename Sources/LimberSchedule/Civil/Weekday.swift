/// A day of the week, numbered as cron numbers it.
public enum Weekday: Int, Sendable, Hashable, CaseIterable, Comparable {
  case sunday = 0
  case monday, tuesday, wednesday, thursday, friday, saturday

  /// Makes a day from cron's number, in which both 0 and 7 are Sunday.
  init(cron number: Int) {
    self = Weekday(rawValue: number.flooredRemainder(by: 7)) ?? .sunday
  }

  /// The name as it stands in a sentence: `Monday`.
  public var name: String {
    switch self {
    case .sunday: "Sunday"
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    }
  }

  /// The first three letters in lower case, as cron and `--on` write it: `mon`.
  public var abbreviation: String { name.prefix(3).lowercased() }

  /// The place in a week that begins on Monday, from 0.
  var mondayIndex: Int { (rawValue + 6) % 7 }

  /// The day after it.
  var following: Weekday { Weekday(cron: rawValue + 1) }

  /// Monday comes first.
  public static func < (left: Weekday, right: Weekday) -> Bool {
    left.mondayIndex < right.mondayIndex
  }
}
