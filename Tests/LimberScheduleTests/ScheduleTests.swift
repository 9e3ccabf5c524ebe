import LimberBasics
import LimberSchedule
import LimberTestSupport
import Testing

@Suite struct ScheduleTests {
  struct Lines: Sendable, CustomTestStringConvertible {
    var schedule: Schedule
    var lines: [String]
    var phrase: String
    var testDescription: String { phrase }

    init(_ schedule: Schedule?, _ lines: [String], _ phrase: String) {
      self.schedule = schedule ?? .times([], .daily)
      self.lines = lines
      self.phrase = phrase
    }
  }

  @Test(arguments: [
    Lines(
      try? Schedule(at: "18:00", on: "mon-fri"), ["0 18 * * 1-5"], "Monday to Friday at 18:00"),
    Lines(
      try? Schedule(at: "18:00,8:00", on: "weekdays"), ["0 8,18 * * 1-5"],
      "Monday to Friday at 8:00 and 18:00"),
    Lines(
      try? Schedule(at: "8:00,18:30,18:30"), ["0 8 * * *", "30 18 * * *"],
      "Every day at 8:00 and 18:30"),
    Lines(
      try? Schedule(at: "8:15,8:45,9:15,9:45", on: "mon,WED"), ["15,45 8-9 * * 1,3"],
      "Monday and Wednesday at 8:15, 8:45, 9:15 and 9:45"),
    Lines(
      try? Schedule(at: "07:05", on: "weekends"), ["5 7 * * 0,6"], "Saturday and Sunday at 7:05"),
    Lines(
      try? Schedule(at: "0:00", on: "friday-monday"), ["0 0 * * 0,1,5,6"],
      "Friday to Monday at 0:00"),
    Lines(
      try? Schedule(at: "7:00", on: "mon-thu,sat"), ["0 7 * * 1,2,3,4,6"],
      "Monday, Tuesday, Wednesday, Thursday and Saturday at 7:00"),
    Lines(try? Schedule(at: "7:00", on: "sun"), ["0 7 * * 0"], "Sunday at 7:00"),
    Lines(
      try? Schedule(every: "90m", from: "9:00", to: "17:00"),
      ["0 9,12,15 * * *", "30 10,13,16 * * *"], "Every day, every 90 minutes from 9:00 to 17:00"),
    Lines(
      try? Schedule(every: "1h", from: "9:00", to: "17:00", on: "mon-fri"), ["0 9-17 * * 1-5"],
      "Monday to Friday, every hour from 9:00 to 17:00"),
    Lines(
      try? Schedule(every: "2h"), ["0 0,2,4,6,8,10,12,14,16,18,20,22 * * *"],
      "Every day, every 2 hours"),
    Lines(
      try? Schedule(every: "1m"), ["0-59 0-23 * * *"],
      "Every day, every minute"),
    Lines(try? Schedule(cron: "0 18 * * mon-fri"), ["0 18 * * 1-5"], "Monday to Friday at 18:00"),
    Lines(try? Schedule(cron: "@daily"), ["0 0 * * *"], "Every day at 0:00"),
    Lines(
      try? Schedule(cron: "*/5 9 1 * mon"), ["*/5 9 1 * 1"],
      "By the cron expression '*/5 9 1 * mon'"),
  ])
  func `a schedule becomes cron lines and words`(lines: Lines) {
    #expect(lines.schedule.expressions.map(\.text) == lines.lines)
    #expect(lines.schedule.phrase == lines.phrase)
  }

  @Test func `the lines of random times say exactly these times`() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let times = Set(
        (0..<random.number(in: 1...20)).map { _ in
          ClockTime(hour: random.number(in: 0...23), minute: random.number(in: 0...59) / 10 * 10)
        })
      let schedule = Schedule.times(times.sorted(), .daily)
      let day: Int64 = 86_400 * 20_000
      let firings = schedule.firingTimes(in: .utc).firings(from: day, to: day + 86_400)
      #expect(firings.map(\.nominal.time) == times.sorted())
      for line in schedule.expressions {
        #expect(try CronExpression(text: line.text).text == line.text)
      }
    }
  }

  @Test func `bad texts are refused with what is wrong`() {
    #expect(throws: ScheduleError.badTime("25:00")) { try Schedule(at: "25:00") }
    #expect(throws: ScheduleError.badTime("18")) { try Schedule(at: "18") }
    #expect(throws: ScheduleError.badTime("18:0")) { try Schedule(at: "18:0") }
    #expect(throws: ScheduleError.badTime("")) { try Schedule(at: "8:00,") }
    #expect(throws: ScheduleError.badTime("+8:00")) { try Schedule(at: "+8:00") }
    #expect(throws: ScheduleError.badDay("mno")) { try Schedule(at: "8:00", on: "mno") }
    #expect(throws: ScheduleError.badDay("")) { try Schedule(at: "8:00", on: "mon,") }
    #expect(throws: ScheduleError.badDay("mon-tue-wed")) {
      try Schedule(at: "8:00", on: "mon-tue-wed")
    }
    #expect(throws: ScheduleError.badInterval("90")) { try Schedule(every: "90") }
    #expect(throws: ScheduleError.badInterval("m")) { try Schedule(every: "m") }
    #expect(throws: ScheduleError.badInterval("5m1h")) { try Schedule(every: "5m1h") }
    #expect(throws: ScheduleError.intervalOutOfBounds("0m")) { try Schedule(every: "0m") }
    #expect(throws: ScheduleError.intervalOutOfBounds("25h")) { try Schedule(every: "25h") }
  }

  @Test func `a message names the text and the rule`() {
    let message = ScheduleError.badDay("mno").message
    #expect(
      message == "'mno' is not a day: write days such as 'mon,wed', a range such as 'mon-fri', or"
        + " 'weekdays', 'weekends', 'daily'")
    #expect(ScheduleError.badNickname("@dayly").candidates?.known.contains("@daily") == true)
  }
}
