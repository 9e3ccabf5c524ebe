import LimberBasics
import LimberSchedule
import Testing

@Suite struct LatenessTests {
  /// 2026-11-23 was a Monday; midnight in UTC.
  private let monday = Int64(Day(year: 2026, month: 11, day: 23).days) * 86_400

  private func at(_ hour: Int64, _ minute: Int64, _ second: Int64 = 1) -> Int64 {
    monday + hour * 3_600 + minute * 60 + second
  }

  @Test func `a reminder speaks on time and up to its grace`() throws {
    let times = try Schedule(at: "18:00").firingTimes(in: .utc)
    let firing = Firing(
      nominal: LocalMinute(minutes: Int(at(18, 0, 0) / 60)), instant: at(18, 0, 0))
    #expect(Lateness(times, now: at(18, 0), lastServed: nil) == .due(firing))
    #expect(Lateness(times, now: at(18, 15, 59), lastServed: nil) == .due(firing))
    #expect(Lateness(times, now: at(18, 16, 0), lastServed: nil) == .late(firing, seconds: 960))
    #expect(
      Lateness(times, now: at(18, 1), lastServed: nil, grace: 30) == .late(firing, seconds: 61))
  }

  @Test func `after a sleep over five times the person hears one`() throws {
    let times = try Schedule(every: "30m", from: "8:30", to: "12:00").firingTimes(in: .utc)
    // The machine slept from 8:40 to 10:40:34; cron then runs 9:00, 9:30, 10:00 and 10:30 at once.
    var lastServed: Int64? = at(8, 30, 0)
    var spoken = 0
    for _ in 0..<4 {
      if case .due(let firing) = Lateness(times, now: at(10, 40, 34), lastServed: lastServed) {
        spoken += 1
        lastServed = firing.instant
        #expect(firing.instant == at(10, 30, 0))
      }
    }
    #expect(spoken == 1)
  }

  @Test func `a clock set back does not silence a reminder for good`() throws {
    let times = try Schedule(at: "18:00").firingTimes(in: .utc)
    let future = at(18, 0, 0) + 365 * 86_400
    guard case .due = Lateness(times, now: at(18, 0), lastServed: future) else {
      Issue.record("a firing in the future counts as served")
      return
    }
  }
}
