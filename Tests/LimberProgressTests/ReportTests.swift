import LimberBasics
import LimberProgress
import LimberRoutine
import Testing

@Suite struct ReportTests {
  private let calf = Fixture.reps([(8, 12)])

  /// What was due of the routine: the day, how often, and how much of it was done.
  private func due(_ items: [(day: Int, count: Int, done: Int)], from first: Int) -> DueDays {
    DueDays(
      items.map {
        Due(routine: "calf", day: Day(days: $0.day), count: $0.count, done: $0.done)
      },
      covering: Day(days: first)..<Day(days: 1_000))
  }

  @Test func `rest that was prescribed breaks no streak, and what was missed does`() {
    let history = Fixture.sessions(of: calf, [(1, 0), (3, 0), (5, 0), (9, 0)])
    let kept = due([(1, 1, 1), (3, 1, 1), (5, 1, 1), (9, 1, 1)], from: 1)
    #expect(Streak(history, due: kept, today: Day(days: 11)).current == 4)
    let missed = due([(1, 1, 1), (3, 1, 1), (7, 1, 0), (9, 1, 1)], from: 1)
    let streak = Streak(history, due: missed, today: Day(days: 10))
    #expect(streak.longest == 3)
    #expect(streak.current == 1)
    #expect(Streak(history, due: due([], from: 4), today: Day(days: 9)).longest == 3)
  }

  @Test func `what was done of something else than what was due is partly`() {
    let history = Fixture.sessions(of: calf, [(4, 0)])
    let report = Report(
      history, due: due([(4, 1, 0)], from: 4), today: Day(days: 5), weekCount: 1)
    #expect(report.weeks.first?.days.first?.status == .partial)
    #expect(report.streak.longest == 0)
  }

  @Test func `a session that pain ended is shown without a number`() {
    var session = Fixture.session(of: calf, on: 4, after: [], pain: nil, outcome: .stopped)
    session.isPainStop = true
    let report = Report([session], today: Day(days: 4), weekCount: 1)
    #expect(
      report.routines.first?.pain == [.init(day: Day(days: 4), value: nil, isStop: true)])
    session.pain = 8
    let rated = Report([session], today: Day(days: 4), weekCount: 1)
    #expect(rated.routines.first?.pain == [.init(day: Day(days: 4), value: 8, isStop: true)])
  }

  @Test func `a rehearsal is shown and counts for nothing`() {
    var session = Fixture.session(of: calf, on: 4, after: [])
    session.isRehearsal = true
    let report = Report([session], today: Day(days: 4), weekCount: 1)
    #expect(report.sessions.count == 1)
    #expect(report.counted == 0)
    #expect(report.completed == 0)
    #expect(report.weeks.first?.time == .zero)
    #expect(report.weeks.first?.days.first?.status == .free)
    #expect(report.routines.isEmpty)
  }

  @Test func `a streak lasts while today is still open`() {
    let history = Fixture.sessions(of: calf, [(1, 0), (2, 0), (3, 0), (6, 0), (7, 0)])
    #expect(Streak(history, today: Day(days: 7)).current == 2)
    #expect(Streak(history, today: Day(days: 8)).current == 2)
    #expect(Streak(history, today: Day(days: 9)).current == 0)
    #expect(Streak(history, today: Day(days: 9)).longest == 3)
    #expect(Streak([], today: Day(days: 9)).longest == 0)
  }

  @Test func `the calendar shows what was done, begun and missed`() {
    // Day 4 is Monday, 1970-01-05.
    var history = Fixture.sessions(of: calf, [(4, 1), (5, nil)])
    history.append(
      Fixture.session(of: calf, on: 7, after: history, pain: nil, outcome: .stopped))
    let report = Report(
      history, due: due([(4, 1, 1), (6, 1, 0), (8, 2, 0)], from: 4), today: Day(days: 8),
      weekCount: 1)
    #expect(report.weeks.map(\.monday.days) == [4])
    #expect(
      report.weeks.first?.days.map(\.status)
        == [.done, .done, .missed, .partial, .free, .ahead, .ahead])
    #expect(report.weeks.first?.time == .seconds(3))
    // What is open today is not due yet.
    #expect(report.adherence?.share == 0.5)
    let chart = report.routines.first
    #expect(chart?.sessions == 3)
    #expect(chart?.completed == 2)
    #expect(chart?.pain == [.init(day: Day(days: 4), value: 1)])
    #expect(chart?.doses.first?.points.map(\.value.figure) == [8, 8, 1])
    #expect(chart?.doses.first?.max == .count(12))
  }

  @Test func `with nothing due there is no adherence`() {
    let report = Report([], today: Day(days: 20), weekCount: 3)
    #expect(report.adherence == nil)
    #expect(report.weeks.count == 3)
    #expect(report.weeks.last?.monday == Day(days: 18))
    #expect(report.routines.isEmpty)
  }

  @Test func `weekdays are right before and after 1970`() {
    #expect(Day(days: 0).weekday.mondayIndex == 3)
    #expect(Day(days: -4).weekday.mondayIndex == 6)
    // 2026-11-21 was a Saturday.
    #expect(Day(days: 20_778).monday == Day(days: 20_773))
  }
}
