import LimberBasics
import LimberProgress
import LimberRoutine
import Testing

@Suite struct ProgrammeStateTests {
  private let calf = Fixture.reps([(8, 12)])

  private let programme = Programme(
    id: "ease", title: "Ease back",
    weeks: [
      .init(
        weeks: 2, routines: [.init(routine: "calf", perWeek: 3)],
        goOn: .init(sessions: 2, maxPain: 2)),
      .init(routines: [.init(routine: "calf", perWeek: 7)]),
    ])

  private func state(_ days: [(day: Int, pain: Int?)], on today: Int) -> ProgrammeState {
    ProgrammeState(
      programme, since: Day(days: 100), history: Fixture.sessions(of: calf, days),
      today: Day(days: today))
  }

  @Test func `the first week begins on the day the programme does`() {
    let state = state([(99, 0)], on: 100)
    #expect(state.stretch == 0)
    #expect(state.week == 1)
    #expect(
      state.tasks == [
        .init(routine: "calf", perWeek: 3, done: 0, isDoneToday: false, isDue: true)
      ])
  }

  @Test func `what is due is spread over the week`() {
    var due: [Int] = []
    var done: [(day: Int, pain: Int?)] = []
    for day in 100...106 where state(done, on: day).tasks.first?.isDue == true {
      due.append(day)
      done.append((day, 0))
    }
    #expect(due == [100, 102, 104])
    #expect(state([(100, 0)], on: 100).tasks.first?.isDueAndDone == false)
  }

  @Test func `a week whose conditions hold leads to the next`() {
    let done: [(day: Int, pain: Int?)] = [(100, 0), (103, 2)]
    #expect(state(done, on: 106).week == 1)
    let second = state(done, on: 107)
    #expect(second.week == 2)
    #expect(second.weekOfStretch == 2)
    #expect(second.stretch == 0)
    #expect(second.shortfall == nil)
    let third = state(done + [(108, 0), (110, 0)], on: 114)
    #expect(third.stretch == 1)
    #expect(third.tasks.first?.perWeek == 7)
    #expect(state(done + [(108, 0), (110, 0)], on: 121).isFinished)
  }

  @Test func `a week with too few sessions, or with pain, is done again`() {
    let few = state([(100, 0)], on: 107)
    #expect(few.week == 1)
    #expect(few.firstDay == Day(days: 107))
    #expect(few.shortfall == .sessions(done: 1, needed: 2))
    #expect(
      few.shortfall?.message
        == "one of the two sessions that the week asks for was done, so the week is done again")
    let painful = state([(100, 0), (101, 3), (102, 0)], on: 107)
    #expect(painful.shortfall == .pain(.rated(3), most: 2))
    #expect(painful.week == 1)
  }

  @Test func `a clock before the beginning is the first week`() {
    #expect(state([], on: 90).week == 1)
    #expect(state([], on: 90).tasks.count == 1)
  }
}

extension ProgrammeState.Task {
  fileprivate var isDueAndDone: Bool { isDue && isDoneToday }
}
