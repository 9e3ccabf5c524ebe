import LimberBasics
import LimberProgress
import LimberRoutine
import Testing

@Suite struct LimitStatusTests {
  private let soak = Fixture.reps([(8, 12)], limits: .init(perDay: 2, perWeek: 3))

  @Test func `the session about to begin is counted over the day and the last seven days`() {
    let history = Fixture.sessions(of: soak, [(3, 0), (4, 0), (10, 0)])
    let all = LimitStatus.all(for: soak, history: history, today: Day(days: 10))
    #expect(
      all == [
        LimitStatus(
          routine: "calf", title: "Calf raise", period: .day, ordinal: 2, allowed: 2),
        LimitStatus(
          routine: "calf", title: "Calf raise", period: .week, ordinal: 3, allowed: 3),
      ])
    #expect(all.allSatisfy { !$0.isExceeded })
  }

  @Test func `one too many is named`() {
    let history = Fixture.sessions(of: soak, [(5, 0), (6, 0), (10, 0), (10, 0)])
    let all = LimitStatus.all(for: soak, history: history, today: Day(days: 10))
    #expect(all.map(\.isExceeded) == [true, true])
  }

  @Test func `a day is the local one, and what comes later does not count`() {
    // 23:30 on day 10 at two hours east of UTC is 21:30 UTC; 23:30 UTC is already day 11 there.
    var late = Fixture.session(of: soak, on: 10, after: [], hour: 23)
    late.started.offsetSeconds = 7_200
    let all = LimitStatus.all(for: soak, history: [late], today: Day(days: 10))
    #expect(all.map(\.ordinal) == [1, 1])
    #expect(
      LimitStatus.all(for: soak, history: [late], today: Day(days: 11)).map(\.ordinal)
        == [2, 2])
  }

  @Test func `days of rest last from each session on, and end by themselves`() {
    let run = Fixture.reps([(8, 12)], limits: .init(restDays: 2))
    let history = Fixture.sessions(of: run, [(3, 0), (10, 0)])
    let until = (10...14).map { day in
      LimitStatus.all(for: run, history: history, today: Day(days: day)).map(\.period)
    }
    #expect(until == Array(repeating: [.rest(until: Day(days: 13))], count: 3) + [[], []])
    #expect(LimitStatus.all(for: run, history: [], today: Day(days: 10)).isEmpty)
  }

  @Test func `an included routine has its own limits`() {
    let step = Step(path: "/steps/0", kind: .routine(id: "calf"))
    guard let calf = soak.routines["calf"] else { return }
    let evening = Fixture.set(Routine(id: "evening", title: "Evening", steps: [step]), calf)
    let history = Fixture.sessions(of: soak, [(10, 0), (10, 0)])
    let all = LimitStatus.all(for: evening, history: history, today: Day(days: 10))
    #expect(all.map(\.routine) == ["calf", "calf"])
    #expect(all.map(\.isExceeded) == [true, false])
  }
}
