import LimberBasics
import LimberSchedule
import Testing

/// What Debian's cron 3.0pl1-162 says to each of these was tried with `crontab -n`.
@Suite struct CronExpressionTests {
  @Test(arguments: [
    ("* * * jan-mar MON,Tue", "* * * 1-3 1,2"), ("* * * * 0-7", "* * * * 0-7"),
    ("*/61 * * * *", "*/61 * * * *"), ("1-5/2 * * * *", "1-5/2 * * * *"),
    ("1,*/5 * * * *", "1,*/5 * * * *"), ("007 * * * *", "7 * * * *"),
    ("*,5 * * * *", "*,5 * * * *"),
    ("1-1 * * * *", "1 * * * *"), ("*\t*  * * *", "* * * * *"), ("0 12 * * mon-5", "0 12 * * 1-5"),
    (" 0 12 * * 1-wed ", "0 12 * * 1-3"), ("0-59/60 * * * *", "0-59/60 * * * *"),
    ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@hourly", "0 * * * *"),
    ("@weekly", "0 0 * * 0"), ("@monthly", "0 0 1 * *"), ("@annually", "0 0 1 1 *"),
  ])
  func `what cron accepts is read and written in numbers`(text: String, numbers: String) throws {
    #expect(try CronExpression(text: text).text == numbers)
  }

  @Test(arguments: [
    ("* * * * 5-1", "* * * * 0,1,5,6"), ("* * * * fri-mon", "* * * * 0,1,5,6"),
    ("* * * * sat-sun", "* * * * 0,6"), ("* * 30-2 * *", "* * 1,2,30,31 * *"),
    ("50-10/20 * * * *", "10,50 * * * *"), ("0 22-2 * * *", "0 0,1,2,22,23 * * *"),
  ])
  func `a range that runs backward wraps and is written as a list`(text: String, numbers: String)
    throws
  {
    // Debian's cron accepts these and never runs them, as one minute with a real one showed.
    #expect(try CronExpression(text: text).text == numbers)
  }

  @Test(arguments: [
    ("0-70 * * * *", CronField.minute), ("*/0 * * * *", .minute), ("5/10 * * * *", .minute),
    ("* * * January *", .month), ("* * * * 8", .dayOfWeek), ("* * 0 * *", .dayOfMonth),
    ("* * 32 * *", .dayOfMonth), ("* * * 0 *", .month), ("* * * 13 *", .month),
    ("59 24 * * *", .hour), ("60 * * * *", .minute), ("1,2, * * * *", .minute),
    ("1,,2 * * * *", .minute), ("-1 * * * *", .minute), ("1-5/0 * * * *", .minute),
    ("* * L * *", .dayOfMonth), ("* * ? * *", .dayOfMonth), ("+5 * * * *", .minute),
    ("*/-1 * * * *", .minute), ("5-/2 * * * *", .minute), ("0 12 * * m", .dayOfWeek),
    // Cron reads the number and skips the rest, which nobody can mean.
    ("1~5 * * * *", .minute), ("* * * * 1#2", .dayOfWeek), ("12*5 * * * *", .minute),
    ("*-5 * * * *", .minute), ("* * * * */2-3", .dayOfWeek), ("4294967296 * * * *", .minute),
  ])
  func `what no cron can mean is refused with its field`(text: String, field: CronField) {
    let part = text.split(separator: " ")[field.rawValue]
    #expect(throws: ScheduleError.badField(field, String(part))) {
      try CronExpression(text: text)
    }
  }

  @Test func `other texts are refused for what they are`() {
    #expect(throws: ScheduleError.fieldCount(4)) { try CronExpression(text: "* * * *") }
    #expect(throws: ScheduleError.fieldCount(6)) { try CronExpression(text: "* * * * * x") }
    #expect(throws: ScheduleError.fieldCount(0)) { try CronExpression(text: "") }
    #expect(throws: ScheduleError.badNickname("@Daily")) { try CronExpression(text: "@Daily") }
    #expect(throws: ScheduleError.badNickname("@every_minute")) {
      try CronExpression(text: "@every_minute")
    }
    #expect(throws: ScheduleError.noTime("@reboot")) { try CronExpression(text: "@reboot") }
    #expect(throws: ScheduleError.never("0 0 30 2 *")) { try CronExpression(text: "0 0 30 2 *") }
    #expect(throws: ScheduleError.never("0 0 31 4,6,9,11 *")) {
      try CronExpression(text: "0 0 31 4,6,9,11 *")
    }
    #expect(throws: ScheduleError.tooLong(limit: 400)) {
      try CronExpression(text: String(repeating: "1,", count: 300))
    }
  }

  struct DayRule: Sendable, CustomTestStringConvertible {
    var expression: String
    var days: [Int]
    var testDescription: String { expression }
  }

  @Test(arguments: [
    // November 2026 begins on a Sunday.
    DayRule(expression: "0 0 13 * 5", days: [6, 13, 20, 27]),
    DayRule(expression: "0 0 1,15 * sun", days: [1, 8, 15, 22, 29]),
    DayRule(expression: "0 0 * * 0", days: [1, 8, 15, 22, 29]),
    DayRule(expression: "0 0 * * 7", days: [1, 8, 15, 22, 29]),
    // A step begins with a star: both fields must then fit. Seen on Debian.
    DayRule(expression: "0 0 */10 * 0", days: [1]),
    DayRule(expression: "0 0 1-7 * */7", days: [1]),
    DayRule(expression: "0 0 7 11 0-6", days: Array(1...30)),
    DayRule(expression: "0 0 31 * *", days: []),
    DayRule(expression: "0 0 * 10 *", days: []),
  ])
  func `the two day fields go together as cron has them`(rule: DayRule) throws {
    let expression = try CronExpression(text: rule.expression)
    let days = (1...30).filter { expression.matches(Day(year: 2026, month: 11, day: $0)) }
    #expect(days == rule.days)
  }

  @Test func `a leap day comes every four years but for 2100`() throws {
    let times = FiringTimes([try CronExpression(text: "0 6 29 2 *")], in: .utc)
    let start = Int64(Day(year: 2095, month: 1, day: 1).days) * 86_400
    #expect(
      times.next(3, after: start).map(\.nominal.text)
        == ["2096-02-29 06:00", "2104-02-29 06:00", "2108-02-29 06:00"])
    #expect(times.last(through: start)?.nominal.text == "2092-02-29 06:00")
  }
}
