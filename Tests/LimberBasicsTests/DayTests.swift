import LimberBasics
import Testing

@Suite struct `Days of the calendar` {
  @Test func `every day of 800 years survives the way to its parts and back`() {
    var expected = (year: 1_700, month: 1, day: 1)
    let first = Day(year: 1_700, month: 1, day: 1)
    for offset in 0..<292_194 {
      let date = first.advanced(by: offset)
      let parts = date.parts
      guard parts == expected,
        Day(year: parts.year, month: parts.month, day: parts.day) == date
      else {
        Issue.record("\(parts) stands where \(expected) belongs")
        return
      }
      expected = Self.following(expected)
    }
    #expect(expected == (2_500, 1, 1))
  }

  @Test(arguments: [
    (1970, 1, 1, Weekday.thursday), (2000, 2, 29, .tuesday), (2026, 11, 21, .saturday),
    (1900, 3, 1, .thursday), (2100, 2, 28, .sunday), (1969, 12, 31, .wednesday),
  ])
  func `known days fall on their weekdays`(year: Int, month: Int, day: Int, weekday: Weekday) {
    #expect(Day(year: year, month: month, day: day).weekday == weekday)
  }

  private static func following(
    _ date: (year: Int, month: Int, day: Int)
  ) -> (year: Int, month: Int, day: Int) {
    let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if date.day < lengths[date.month - 1] { return (date.year, date.month, date.day + 1) }
    return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
  }
}
