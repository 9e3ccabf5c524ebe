import LimberBasics
import LimberTestSupport
import Testing

@testable import LimberSchedule

@Suite struct TimetableTests {
  /// 2026-11-23, a Monday, at noon.
  private static let now = LocalMinute(
    Day(year: 2026, month: 11, day: 23), ClockTime(hour: 12, minute: 0))

  /// What was said, and what comes of it.
  struct Wish: Sendable, CustomTestStringConvertible {
    var parts: Schedule.Parts
    var again: (minutes: Int, times: Int)?
    var quiet: String?
    var phrase: String
    var lines: [String]
    var next: [String]
    var testDescription: String { phrase }
  }

  @Test(arguments: [
    Wish(
      parts: .init(at: "18:00", on: "mon-fri"), again: (15, 3),
      phrase:
        "Monday to Friday at 18:00, again every 15 minutes until done, 3 times at most",
      lines: ["0,15,30,45 18 * * 1-5"],
      next: ["23 18:00", "23 18:15", "23 18:30", "23 18:45", "24 18:00"]),
    Wish(
      parts: .init(at: "23:30", on: "mon"), again: (60, 1),
      phrase: "Monday at 23:30, again after an hour where it is not done",
      lines: ["30 23 * * 1", "30 0 * * 2"], next: ["23 23:30", "24 00:30", "30 23:30"]),
    Wish(
      parts: .init(at: "23:50", on: "2026-11-30"), again: (20, 1),
      phrase: "Once on 2026-11-30 at 23:50, again after 20 minutes where it is not done",
      lines: ["50 23 30 11 *", "10 0 1 12 *"], next: ["30 23:50", "01 00:10"]),
    Wish(
      parts: .init(cron: "50 23 30 * *"), again: (20, 1),
      phrase:
        "By the cron expression '50 23 30 * *', again after 20 minutes where it is not done",
      lines: ["50 23 30 * *", "10 0 * * *"], next: ["30 23:50", "01 00:10", "30 23:50"]),
    Wish(
      parts: .init(every: "2h", from: "22:00", to: "6:00"),
      phrase: "Every day, every 2 hours from 22:00 to 6:00", lines: ["0 0,2,4,6,22 * * *"],
      next: ["23 22:00", "24 00:00", "24 02:00", "24 04:00", "24 06:00", "24 22:00"]),
    Wish(
      parts: .init(every: "3h", from: "22:00", to: "5:00", on: "mon"),
      phrase: "Monday, every 3 hours from 22:00 to 5:00",
      lines: ["0 22 * * 1", "0 1,4 * * 2"], next: ["23 22:00", "24 01:00", "24 04:00", "30 22:00"]),
    Wish(
      parts: .init(every: "3h", from: "22:00", to: "2:00", on: "mon", except: "2026-11-30"),
      phrase: "Monday, every 3 hours from 22:00 to 2:00, but not on 2026-11-30",
      lines: ["0 22 * * 1", "0 1 * * 2"], next: ["23 22:00", "24 01:00", "07 22:00", "08 01:00"]),
    Wish(
      parts: .init(every: "4h"), quiet: "22:00-7:00",
      phrase: "Every day, every 4 hours, but not from 22:00 to 7:00",
      lines: ["0 0,4,8,12,16,20 * * *"], next: ["23 16:00", "23 20:00", "24 08:00", "24 12:00"]),
    Wish(
      parts: .init(every: "4h", from: "0:00", to: "23:59"), quiet: "22:00-7:00",
      phrase: "Every day, every 4 hours from 0:00 to 23:59",
      lines: ["0 0,4,8,12,16,20 * * *"], next: ["23 16:00", "23 20:00", "24 00:00", "24 04:00"]),
    Wish(
      parts: .init(at: "21:30"), again: (20, 3), quiet: "22:00-7:00",
      phrase: "Every day at 21:30, again every 20 minutes until done, 3 times at most",
      lines: ["30 21-22 * * *", "50 21 * * *", "10 22 * * *"],
      next: ["23 21:30", "23 21:50", "24 21:30"]),
  ])
  func `what is said comes in words, in lines and in times`(wish: Wish) throws {
    let timetable = Timetable(
      try Schedule(wish.parts, now: Self.now),
      again: try wish.again.map { try .init(minutes: $0.minutes, times: $0.times) },
      quiet: try wish.quiet.map(QuietHours.init(text:)))
    #expect(timetable.phrase == wish.phrase)
    #expect(timetable.lines.map(\.text) == wish.lines)
    let next = timetable.firingTimes(in: .utc).next(
      wish.next.count, after: Int64(Self.now.minutes) * 60)
    #expect(next.map { String($0.nominal.text.dropFirst(8)) } == wish.next)
  }

  @Test func `what comes again must end within a day, and quiet hours have two ends`() {
    #expect(throws: ScheduleError.tooOften(minutes: 480, times: 4)) {
      try Timetable.Repetition(minutes: 480, times: 4)
    }
    #expect(throws: ScheduleError.self) { try Timetable.Repetition(minutes: .max, times: .max) }
    for text in ["", "22:00", "22:00-", "22-7", "7:00-7:00", "22:00-7:00-8:00"] {
      #expect(throws: ScheduleError.badHours(text)) { try QuietHours(text: text) }
    }
  }

  @Test func `quiet hours end where they say, also past midnight`() throws {
    let night = try QuietHours(text: "22:00-7:00")
    let noon = try QuietHours(text: "12:00-13:30")
    let day = Self.now.date
    func end(_ quiet: QuietHours, _ text: String) -> String? {
      ClockTime(text: text).map { quiet.end(after: LocalMinute(day, $0)).text }
    }
    #expect(end(night, "21:59") == "2026-11-23 21:59")
    #expect(end(night, "22:00") == "2026-11-24 07:00")
    #expect(end(night, "6:59") == "2026-11-23 07:00")
    #expect(end(noon, "12:00") == "2026-11-23 13:30")
    #expect(end(noon, "13:30") == "2026-11-23 13:30")
  }

  @Test func `what follows a routine comes at a quarter of an hour, and after quiet hours`() throws
  {
    func times(_ parts: Schedule.Parts, done: String, again: Int? = nil) throws -> [String] {
      let timetable = Timetable(
        try Schedule(parts, now: Self.now),
        again: try again.map { try .init(minutes: $0, times: 2) },
        quiet: try QuietHours(text: "22:00-7:10"))
      let time = try #require(ClockTime(text: done))
      let instant = Int64(LocalMinute(Self.now.date, time).minutes) * 60 + 1
      return timetable.firings(afterDone: instant, in: .utc).map {
        #expect($0.instant == Int64($0.nominal.minutes) * 60)
        return String($0.nominal.text.dropFirst(8))
      }
    }
    #expect(try times(.init(after: "x", by: 120), done: "10:14") == ["23 12:15"])
    #expect(try times(.init(after: "x", by: 120), done: "10:15") == ["23 12:30"])
    #expect(try times(.init(after: "x", by: 120), done: "20:30") == ["24 07:15"])
    #expect(
      try times(.init(after: "x", by: 60), done: "20:30", again: 20) == ["23 21:45"])
    #expect(
      try times(.init(after: "x", by: 60), done: "10:00", again: 20)
        == ["23 11:15", "23 11:45", "23 12:00"])
    #expect(try times(.init(except: "2026-11-23", after: "x", by: 60), done: "10:00") == [])
    let timetable = Timetable(.after("x", minutes: 60))
    #expect(timetable.firingTimes(in: .utc).next(1, after: 0).isEmpty)
    #expect(timetable.firingTimes(in: .utc).last(through: 1_795_435_200) == nil)
    #expect(timetable.firings(afterDone: 0, in: .utc).count == 1)
    #expect(timetable.lines.map(\.text) == ["*/15 * * * *"])
    #expect(try timetable.lines == [CronExpression(text: "*/15 * * * *")])
    // Made again of its line it would come four times an hour.
    #expect(Schedule(timetable.lines) == nil)
  }

  /// Every minute of some weeks, counted forward from each evening's beginning.
  @Test func `random timetables come when a walk through the minutes says so`() throws {
    var random = SeededGenerator(seed: 4_711)
    let start = Self.now.date
    for _ in 0..<60 {
      let (from, to) = (random.number(in: 0...1_439), random.number(in: 0...1_439))
      let every = random.number(in: 40...400)
      let week = try WeekdaySet(text: random.pick(["daily", "mon,thu", "sat", "fri-mon"]))
      let isOpen = random.number(in: 0...3) == 0
      let hole = start.advanced(by: random.number(in: 0...20))
      let isHoled = random.number(in: 0...1) == 0
      let quiet = random.number(in: 0...1) == 0 ? (1_320, 420) : (720, 800)
      let keepsQuiet = random.number(in: 0...1) == 0
      let again = random.number(in: 0...2) == 0 ? nil : (random.number(in: 1...240), 5)
      let interval = Schedule.Interval(
        minutes: every, from: ClockTime(minuteOfDay: isOpen ? 0 : from),
        to: ClockTime(minuteOfDay: isOpen ? 1_439 : to), days: week, isOpen: isOpen)
      let timetable = Timetable(
        Schedule.interval(interval).ruled(by: DayRule(except: isHoled ? [hole...hole] : [])),
        again: try again.map { try .init(minutes: $0.0, times: $0.1) },
        quiet: keepsQuiet
          ? try QuietHours(
            text: "\(quiet.0 / 60):\((quiet.0 % 60).padded(to: 2))-"
              + "\(quiet.1 / 60):\((quiet.1 % 60).padded(to: 2))") : nil)
      var hushed: Set<Int> = []
      var walked = quiet.0
      while keepsQuiet, walked % 1_440 != quiet.1 {
        hushed.insert(walked % 1_440)
        walked += 1
      }
      func isQuiet(_ minute: Int) -> Bool { hushed.contains(minute % 1_440) }
      var expected: Set<Int> = []
      for number in -3...24 {
        let day = start.advanced(by: number)
        if isHoled, day == hole { continue }
        guard week.days.contains(day.weekday) else { continue }
        var minute = isOpen ? 0 : from
        let last = isOpen ? 1_439 : to < from ? to + 1_440 : to
        while minute <= last {
          let main = day.days * 1_440 + minute
          minute += every
          if isOpen, isQuiet(main) { continue }
          expected.insert(main)
          for index in 1...5 {
            if let again, !isQuiet(main + index * again.0) {
              expected.insert(main + index * again.0)
            }
          }
        }
      }
      let (first, end) = (start.days * 1_440, (start.days + 20) * 1_440)
      let found = timetable.firingTimes(in: .utc).firings(
        from: Int64(first) * 60, to: Int64(end) * 60)
      let wanted = expected.filter { (first..<end).contains($0) }.sorted()
      #expect(found.map(\.nominal.minutes) == wanted, "\(timetable.phrase)")
      #expect(found.allSatisfy { $0.instant == Int64($0.nominal.minutes) * 60 })
      // Whatever starts it does so at each of its times.
      for minute in wanted {
        let isStarted = timetable.lines.contains { $0.matches(LocalMinute(minutes: minute)) }
        #expect(isStarted, "\(timetable.phrase)")
      }
    }
  }
}

/// Lines by the clock of a machine that is not the reminder's.
@Suite struct `Lines for another clock` {
  /// 2026-03-01 in UTC.
  private static let start = Int64(Day(year: 2026, month: 3, day: 1).days) * 86_400

  /// The same zone, quick to ask for some years.
  private static func quick(_ name: String) throws -> Zone {
    let zone = try Zones.named(name)
    let spans = zone.spans(from: start - 90 * 86_400, to: start + 800 * 86_400)
    return Zone { instant in
      spans.last { $0.start <= instant }?.offset ?? spans.first?.offset ?? 0
    }
  }

  @Test(arguments: [
    ("Europe/Berlin", "America/New_York"), ("America/New_York", "Europe/Berlin"),
    ("UTC", "Europe/Berlin"), ("Europe/Berlin", "Asia/Kolkata"),
    ("Australia/Lord_Howe", "America/St_Johns"), ("Pacific/Chatham", "Africa/Casablanca"),
  ])
  func `start it at each of its times, also in the nights when either changes`(
    names: (clock: String, zone: String)
  ) throws {
    let (clock, zone) = (try Self.quick(names.clock), try Self.quick(names.zone))
    var missed: [String] = []
    for minutes in stride(from: 0, to: 1_440, by: 30) {
      let timetable = Timetable(
        .times([ClockTime(minuteOfDay: minutes)], WeekdaySet(Set(Weekday.allCases))))
      let lines = timetable.lines(in: zone, by: clock, from: Self.start)
      let end = Self.start + 365 * 86_400
      let started = Set(
        FiringTimes(lines, in: clock).firings(from: Self.start, to: end).map(\.instant))
      for firing in timetable.firingTimes(in: zone).firings(from: Self.start, to: end)
      where !started.contains(firing.instant) {
        missed.append("\(firing.nominal.text): \(lines.map(\.text))")
      }
    }
    #expect(missed == [])
  }

  @Test func `are the same in every year`() throws {
    let (clock, zone) = (try Self.quick("Europe/Berlin"), try Self.quick("America/New_York"))
    let timetable = Timetable(try Schedule(at: "21:30"))
    let lines = timetable.lines(in: zone, by: clock, from: Self.start).map(\.text)
    #expect(lines == ["30 2-3 * * *", "30 * 25-31 10 *"])
    #expect(
      timetable.lines(in: zone, by: clock, from: Self.start + 366 * 86_400).map(\.text) == lines)
  }
}
