import LimberBasics
import LimberTestSupport
import Testing

@testable import LimberSchedule

@Suite struct DayRuleTests {
  /// 2026-11-23, a Monday, at noon.
  private static let now = LocalMinute(
    Day(year: 2026, month: 11, day: 23), ClockTime(hour: 12, minute: 0))

  private static func schedule(
    _ parts: Schedule.Parts, changing old: Schedule? = nil
  ) throws -> Schedule {
    try Schedule(parts, changing: old, now: now)
  }

  /// What was said, and the next times that come of it.
  struct Wish: Sendable, CustomTestStringConvertible {
    var parts: Schedule.Parts
    var phrase: String
    var next: [String]
    var testDescription: String { phrase }
  }

  @Test(arguments: [
    Wish(
      parts: .init(at: "18:00", every: "2d"), phrase: "Every other day at 18:00, from 2026-11-23",
      next: ["2026-11-23 18:00", "2026-11-25 18:00", "2026-11-27 18:00"]),
    Wish(
      parts: .init(at: "7:00", every: "10d", starting: "2026-11-21"),
      phrase: "Every 10 days at 7:00, from 2026-11-21",
      next: ["2026-12-01 07:00", "2026-12-11 07:00", "2026-12-21 07:00"]),
    Wish(
      parts: .init(at: "18:00", every: "2w", on: "mon,fri"),
      phrase: "Monday and Friday of every other week at 18:00, from 2026-11-23",
      next: ["2026-11-23 18:00", "2026-11-27 18:00", "2026-12-07 18:00"]),
    Wish(
      parts: .init(at: "9:00", on: "first-mon"), phrase: "The first Monday of the month at 9:00",
      next: ["2026-12-07 09:00", "2027-01-04 09:00", "2027-02-01 09:00"]),
    Wish(
      parts: .init(at: "9:00", on: "last friday"), phrase: "The last Friday of the month at 9:00",
      next: ["2026-11-27 09:00", "2026-12-25 09:00", "2027-01-29 09:00"]),
    Wish(
      parts: .init(at: "9:00,10:00", on: "tomorrow"),
      phrase: "Once on 2026-11-24 at 9:00 and 10:00",
      next: ["2026-11-24 09:00", "2026-11-24 10:00"]),
    Wish(
      parts: .init(at: "18:00", on: "2028-02-29"), phrase: "Once on 2028-02-29 at 18:00",
      next: ["2028-02-29 18:00"]),
    Wish(
      parts: .init(at: "18:00", until: "2026-11-24"),
      phrase: "Every day at 18:00, until 2026-11-24",
      next: ["2026-11-23 18:00", "2026-11-24 18:00"]),
    Wish(
      parts: .init(at: "18:00", except: "2026-11-24..2026-12-24,2026-12-26"),
      phrase: "Every day at 18:00, but not on 2026-11-24 to 2026-12-24 and 2026-12-26",
      next: ["2026-11-23 18:00", "2026-12-25 18:00", "2026-12-27 18:00"]),
    Wish(
      parts: .init(every: "4h", from: "9:00", to: "17:00", on: "last-sat"),
      phrase: "The last Saturday of the month, every 4 hours from 9:00 to 17:00",
      next: ["2026-11-28 09:00", "2026-11-28 13:00", "2026-11-28 17:00"]),
  ])
  func `more than days of the week can be said`(wish: Wish) throws {
    let schedule = try Self.schedule(wish.parts)
    #expect(schedule.phrase == wish.phrase)
    let now = Int64(Self.now.minutes) * 60
    let next = schedule.firingTimes(in: .utc).next(3, after: now)
    #expect(next.map(\.nominal.text) == wish.next)
  }

  @Test(arguments: [
    Schedule.Parts(at: "9:00", on: "today"), .init(at: "9:00", on: "2026-11-22"),
    .init(at: "9:00", until: "2026-11-22"), .init(at: "9:00", until: "soon"),
    .init(at: "9:00", except: "2026-12-24..2026-12-01"), .init(at: "9:00", every: "0d"),
    .init(at: "9:00", every: "2d", on: "mon"), .init(on: "first-mon", cron: "0 9 * * *"),
    .init(at: "9:00", on: "first-moon"), .init(at: "9:00", starting: "2026-12-01"),
  ])
  func `what is over, or says two things at once, is refused`(parts: Schedule.Parts) {
    #expect(throws: ScheduleError.self) { try Self.schedule(parts) }
  }

  @Test func `an edit keeps the days that it does not name`() throws {
    let old = try Self.schedule(.init(at: "9:00", on: "first-mon", until: "2027-01-31"))
    #expect(
      try Self.schedule(.init(at: "10:00"), changing: old).phrase
        == "The first Monday of the month at 10:00, until 2027-01-31")
    #expect(
      try Self.schedule(.init(on: "tue"), changing: old).phrase
        == "Tuesday at 9:00, until 2027-01-31")
    #expect(
      try Self.schedule(.init(until: "never"), changing: old).phrase
        == "The first Monday of the month at 9:00")
    let sparse = try Self.schedule(.init(at: "9:00", except: "2026-12-24"))
    #expect(try Self.schedule(.init(except: "none"), changing: sparse) == Schedule(at: "9:00"))
  }

  @Test func `random rules come on the days that a calendar counted by hand has`() throws {
    var random = SeededGenerator(seed: 77)
    let start = Self.now.date
    for _ in 0..<200 {
      let count = random.number(in: 1...9)
      let since = start.advanced(by: random.number(in: -40...40))
      let until = start.advanced(by: random.number(in: 20...200))
      let hole = start.advanced(by: random.number(in: 0...60))
      let place = random.pick([1, 2, 3, 4, -1])
      let kind = random.number(in: 0...2)
      let rhythm: DayRule.Rhythm =
        [.days(count, since: since), .weeks(count, since: since), .inMonth(place)][kind]
      let rule = DayRule(rhythm, until: until, except: [hole...hole.advanced(by: 3)])
      let week = try WeekdaySet(text: random.pick(["daily", "mon,thu", "sat"]))
      let schedule = Schedule.times([ClockTime(hour: 6, minute: 30)], week).ruled(by: rule)
      // Every day in turn, by counting instead of dividing.
      var expected: [String] = []
      var walked = since.advanced(by: -400)
      var sinceDays = -400
      while walked <= start.advanced(by: 300) {
        defer {
          walked = walked.advanced(by: 1)
          sinceDays += 1
        }
        guard walked > start, walked <= until, week.days.contains(walked.weekday) else { continue }
        if walked >= hole, walked <= hole.advanced(by: 3) { continue }
        let fits: Bool
        switch kind {
        case 0:
          fits = sinceDays >= 0 && stride(from: 0, through: 700, by: count).contains(sinceDays)
        case 1:
          let monday = since.monday.days
          fits = stride(from: monday, through: monday + 700, by: 7 * count)
            .contains { walked.days >= $0 && walked.days < $0 + 7 }
        default:
          let parts = walked.parts
          let same = (-31...31).map { walked.advanced(by: $0) }
            .filter { $0.parts.month == parts.month && $0.weekday == walked.weekday }
          let index = same.firstIndex(of: walked) ?? 0
          fits = place > 0 ? index == place - 1 : index == same.count - 1
        }
        if fits { expected.append("\(walked.text) 06:30") }
      }
      let times = schedule.firingTimes(in: .utc)
      let end = Int64(start.advanced(by: 1).days) * 86_400
      #expect(
        times.next(400, after: end - 1).map(\.nominal.text) == expected, "\(schedule.phrase)")
      for text in expected.prefix(3) {
        let day = try #require(Day(text: String(text.prefix(10))))
        let instant = Int64(day.days) * 86_400 + 6 * 3_600 + 1_800
        #expect(times.last(through: instant + 59)?.instant == instant)
        #expect(schedule.comes(on: day))
      }
    }
  }
}
