import LimberProgress
import LimberRoutine
import Testing

@Suite struct ReportTests {
  private let calf = Fixture.reps([(8, 12)])

  @Test func `a streak lasts while today is still open`() {
    let history = Fixture.sessions(of: calf, [(1, 0), (2, 0), (3, 0), (6, 0), (7, 0)])
    #expect(Streak(history, today: LocalDay(days: 7)).current == 2)
    #expect(Streak(history, today: LocalDay(days: 8)).current == 2)
    #expect(Streak(history, today: LocalDay(days: 9)).current == 0)
    #expect(Streak(history, today: LocalDay(days: 9)).longest == 3)
    #expect(Streak([], today: LocalDay(days: 9)).longest == 0)
  }

  @Test func `the calendar shows what was done, begun and missed`() {
    // Day 4 is Monday, 1970-01-05.
    var history = Fixture.sessions(of: calf, [(4, 1), (5, nil)])
    history.append(Fixture.session(of: calf, on: 7, after: history, outcome: .stopped))
    let report = Report(
      history, due: [LocalDay(days: 4): 1, LocalDay(days: 6): 1, LocalDay(days: 8): 2],
      today: LocalDay(days: 8), weekCount: 1)
    #expect(report.weeks.map(\.monday.days) == [4])
    #expect(
      report.weeks.first?.days.map(\.status)
        == [.done, .done, .missed, .partial, .free, .ahead, .ahead])
    #expect(report.weeks.first?.milliseconds == 3_000)
    #expect(
      report.adherence == Adherence(due: [LocalDay(days: 4): 4], completed: [LocalDay(days: 4): 1]))
    #expect(report.adherence?.share == 0.25)
    let chart = report.routines.first
    #expect(chart?.sessions == 3)
    #expect(chart?.completed == 2)
    #expect(chart?.pain == [.init(day: LocalDay(days: 4), value: 1)])
    #expect(chart?.doses.first?.points.map(\.value) == [8, 8, 1])
    #expect(chart?.doses.first?.max == 12)
  }

  @Test func `with nothing due there is no adherence`() {
    let report = Report([], today: LocalDay(days: 20), weekCount: 3)
    #expect(report.adherence == nil)
    #expect(report.weeks.count == 3)
    #expect(report.weeks.last?.monday == LocalDay(days: 18))
    #expect(report.routines.isEmpty)
  }

  @Test func `weekdays are right before and after 1970`() {
    #expect(LocalDay(days: 0).weekday == 3)
    #expect(LocalDay(days: -4).weekday == 6)
    // 2026-11-21 was a Saturday.
    #expect(LocalDay(days: 20_778).monday == LocalDay(days: 20_773))
  }
}
