import LimberBasics
import LimberSchedule
import LimberTestSupport
import Testing

/// The nights in which Berlin changed its clocks in 2026; what cron did then was seen on Debian with a
/// clock turned to them (03-29: 2:00 to 3:00; 10-25: 3:00 back to 2:00).
@Suite struct FiringTimesTests {
  struct Night: Sendable, CustomTestStringConvertible {
    var expression: String
    var firings: [String]
    var testDescription: String { expression }
  }

  @Test(arguments: [
    Night(expression: "30 2 * * *", firings: ["02:30 at 01:00Z"]),
    Night(expression: "0 3 * * *", firings: ["03:00 at 01:00Z"]),
    Night(expression: "0,30 2 * * *", firings: ["02:30 at 01:00Z"]),
    Night(
      expression: "30 1-3 * * *",
      firings: ["01:30 at 00:30Z", "02:30 at 01:00Z", "03:30 at 01:30Z"]),
    Night(
      expression: "*/30 * * * *",
      firings: [
        "00:30 at 23:30Z", "01:00 at 00:00Z", "01:30 at 00:30Z", "03:00 at 01:00Z",
        "03:30 at 01:30Z",
      ]),
    Night(
      expression: "30 * * * *", firings: ["00:30 at 23:30Z", "01:30 at 00:30Z", "03:30 at 01:30Z"]),
    Night(expression: "* 2 * * *", firings: []),
  ])
  func `when the clocks go forward, times left out come right after`(night: Night) throws {
    #expect(try firings(night.expression, from: 1_774_738_860, hours: 2.5) == night.firings)
  }

  @Test(arguments: [
    Night(expression: "30 2 * * *", firings: ["02:30 at 00:30Z"]),
    Night(expression: "0 3 * * *", firings: ["03:00 at 02:00Z"]),
    Night(
      expression: "30 1-3 * * *",
      firings: ["01:30 at 23:30Z", "02:30 at 00:30Z", "03:30 at 02:30Z"]),
    Night(
      expression: "10 * * * *",
      firings: [
        "01:10 at 23:10Z", "02:10 at 00:10Z", "02:10 at 01:10Z", "03:10 at 02:10Z",
      ]),
    Night(
      expression: "*/15 2 * * *",
      firings: [
        "02:00 at 00:00Z", "02:15 at 00:15Z", "02:30 at 00:30Z", "02:45 at 00:45Z",
        "02:00 at 01:00Z", "02:15 at 01:15Z", "02:30 at 01:30Z", "02:45 at 01:45Z",
      ]),
  ])
  func `when the clocks go back, only wildcard jobs come twice`(night: Night) throws {
    #expect(try firings(night.expression, from: 1_792_882_860, hours: 4) == night.firings)
  }

  @Test func `a day that a zone leaves out is lost, as cron loses it`() throws {
    // Samoa went from the end of 2011-12-29 straight to 2011-12-31.
    let zone = try Zones.named("Pacific/Apia")
    let times = FiringTimes([try CronExpression(text: "0 12 * * *")], in: zone)
    let start = Int64(Day(year: 2011, month: 12, day: 28).days) * 86_400
    #expect(
      times.next(4, after: start).map(\.nominal.text)
        == ["2011-12-28 12:00", "2011-12-29 12:00", "2011-12-31 12:00", "2012-01-01 12:00"])
  }

  @Test(arguments: Zones.names)
  func `the times are those of cron's own loop, minute by minute`(name: String) throws {
    var random = SeededGenerator(seed: name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
    let zone = try Zones.named(name)
    let first = Int64(Day(year: 2024, month: 1, day: 1).days) * 86_400
    var changes: [Int64] = []
    for day in 0..<1_000 {
      let instant = first + Int64(day) * 86_400
      if zone.offset(instant) != zone.offset(instant + 86_400) { changes.append(instant) }
    }
    for _ in 0..<40 {
      let text = random.expression()
      guard let expression = try? CronExpression(text: text) else { continue }
      let start =
        random.chance(80) && !changes.isEmpty
        ? random.pick(changes) : first + Int64(random.number(in: 0...1_000)) * 86_400
      let end = start + 2 * 86_400
      let times = FiringTimes([expression], in: zone)
      let firings = times.firings(from: start, to: end)
      let expected = CronLoop(zone: zone).firings(of: expression, from: start, to: end)
      #expect(firings == expected, "\(text) in \(name) from \(start)")
      if let middle = expected.dropFirst(expected.count / 2).first {
        #expect(times.next(1, after: middle.instant - 1) == [middle])
        #expect(times.last(through: middle.instant) == middle)
        #expect(times.last(through: middle.instant + 59)?.instant == middle.instant)
      }
    }
  }

  @Test func `no line fires without an end to the search`() {
    #expect(FiringTimes([], in: .utc).next(3, after: 0) == [])
    #expect(FiringTimes([], in: .utc).last(through: 0) == nil)
  }

  private func firings(_ text: String, from start: Int64, hours: Double) throws -> [String] {
    let times = FiringTimes([try CronExpression(text: text)], in: try Zones.named("Europe/Berlin"))
    return times.firings(from: start, to: start + Int64(hours * 3_600)).map { firing in
      let instant = LocalMinute(minutes: Int(firing.instant / 60))
      return "\(firing.nominal.time.padded) at \(instant.time.padded)Z"
    }
  }
}

/// What cron's main loop does, one minute of real time after the other; a reading of Debian's
/// cron 3.0pl1 that shares nothing with the code under test but the question whether a minute matches.
private struct CronLoop {
  var zone: Zone

  func firings(of expression: CronExpression, from start: Int64, to end: Int64) -> [Firing] {
    var latest: [Int64: LocalMinute] = [:]
    var instant = start - 2 * 86_400
    func wall(_ instant: Int64) -> Int { zone.localMinute(at: instant).minutes }
    var virtual = wall(instant)
    func fire(_ minute: Int, wild: Bool, fixed: Bool) {
      let local = LocalMinute(minutes: minute)
      guard instant >= start, instant < end, expression.isWildcard ? wild : fixed,
        expression.matches(local)
      else { return }
      latest[instant] = max(latest[instant] ?? local, local)
    }
    while instant < end - 60 {
      instant += 60
      let running = wall(instant)
      switch running - virtual {
      case 1:
        virtual = running
        fire(virtual, wild: true, fixed: true)
      case 2...5:
        while virtual < running {
          virtual += 1
          fire(virtual, wild: true, fixed: true)
        }
      case 6...180:
        fire(running, wild: true, fixed: false)
        while virtual < running {
          virtual += 1
          fire(virtual, wild: false, fixed: true)
        }
      case -179...0:
        fire(running, wild: true, fixed: false)
      default:
        virtual = running
        fire(virtual, wild: true, fixed: true)
      }
    }
    return latest.map { Firing(nominal: $0.value, instant: $0.key) }
      .sorted { $0.instant < $1.instant }
  }
}

/// What differs for timers of systemd.
@Suite struct SystemdTimesTests {
  @Test func `systemd lets go of the times that the clock leaves out, and of no others`() throws {
    let berlin = try Zones.named("Europe/Berlin")
    let schedule = try Schedule(at: "1:30,2:30,3:00")
    let start = Int64(Day(year: 2026, month: 3, day: 29).days) * 86_400 - 3_600
    func times(makesUp: Bool) -> [String] {
      Timetable(schedule, makesUp: makesUp).firingTimes(in: berlin).next(4, after: start).map {
        let minute = berlin.localMinute(at: $0.instant)
        return "\(minute.date.text) \(minute.time.text)"
      }
    }
    // As systemd-analyze calendar has it for 2026.
    #expect(
      times(makesUp: false)
        == ["2026-03-29 1:30", "2026-03-29 3:00", "2026-03-30 1:30", "2026-03-30 2:30"])
    #expect(
      times(makesUp: true)
        == ["2026-03-29 1:30", "2026-03-29 3:00", "2026-03-30 1:30", "2026-03-30 2:30"])
    let lost = try Schedule(at: "2:30")
    func next(makesUp: Bool) -> Int64? {
      Timetable(lost, makesUp: makesUp).firingTimes(in: berlin).next(1, after: start).first?.instant
    }
    let first = Int64(Day(year: 2026, month: 3, day: 29).days) * 86_400
    #expect(next(makesUp: true) == first + 3_600)
    #expect(next(makesUp: false) == first + 86_400 + 1_800)
  }
}
