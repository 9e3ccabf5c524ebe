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
    #expect(painful.shortfall == .pain(.rated(3), most: 2, goesBack: false))
    #expect(painful.week == 1)
  }

  @Test func `bad pain takes a week back, and the first week is done again`() {
    let first = state([(100, 0), (103, 6)], on: 107)
    #expect(first.shortfall == .pain(.rated(6), most: 2, goesBack: true))
    #expect(first.week == 1)
    let done: [(day: Int, pain: Int?)] = [(100, 0), (103, 2)]
    let back = state(done + [(107, 0), (109, 5)], on: 114)
    #expect(back.week == 1)
    #expect(
      back.shortfall?.message == "pain of 5, and the week allows 2 at most, so it goes a week back;"
        + " when the pain stays, see a professional")
    #expect(state(done + [(107, 0), (109, 4)], on: 114).week == 2)
  }

  @Test func `bad pain on a morning after counts as well`() {
    var history = Fixture.sessions(of: calf, [(100, 0), (103, 0)])
    history[1].morning = .rated(3)
    let state = ProgrammeState(
      programme, since: Day(days: 100), history: history, today: Day(days: 107))
    #expect(state.shortfall == .pain(.rated(3), most: 2, goesBack: false))
  }

  @Test func `it begins with the week that was asked for, and ends as any other`() {
    let state = { (first: Int, today: Int) in
      ProgrammeState(
        self.programme, since: Day(days: 100), from: first,
        history: Fixture.sessions(of: self.calf, [(100, 0), (102, 0)]), today: Day(days: today))
    }
    #expect(state(2, 100).week == 2)
    #expect(state(2, 100).weekOfStretch == 2)
    #expect(state(3, 100).stretch == 1)
    #expect(state(9, 100).week == 3)
    #expect(state(3, 107).isFinished)
  }

  @Test func `days of a pause are no part of its weeks`() {
    var pauses = Pauses()
    pauses.begin(on: Day(days: 102))
    let state = { (pauses: Pauses, days: [(day: Int, pain: Int?)], today: Int) in
      ProgrammeState(
        self.programme, since: Day(days: 100), pauses: pauses,
        history: Fixture.sessions(of: self.calf, days), today: Day(days: today))
    }
    let asleep = state(pauses, [(100, 0)], 120)
    #expect(asleep.week == 1)
    #expect(asleep.shortfall == nil)
    #expect(asleep.pausedSince == Day(days: 102))
    #expect(asleep.tasks.allSatisfy { !$0.isDue })
    #expect(asleep.due.all.map(\.day.days) == [100])
    pauses.end(on: Day(days: 130))
    // Day 130 is the third of the week.
    let awake = state(pauses, [(100, 0), (115, 0)], 130)
    #expect(awake.tasks.map(\.done) == [1])
    #expect(awake.tasks.map(\.isDue) == [true])
    #expect(awake.due.all.map(\.day.days) == [100, 130, 132])
    #expect(state(pauses, [(100, 0), (130, 0)], 135).week == 2)
    // What was done before it was paused, on the same day, counts.
    #expect(state(pauses, [(100, 0), (102, 0)], 135).week == 2)
    #expect(state(pauses, [(100, 0), (115, 0)], 135).shortfall == .sessions(done: 1, needed: 2))
  }

  @Test func `a clock before the beginning is the first week`() {
    #expect(state([], on: 90).week == 1)
    #expect(state([], on: 90).tasks.count == 1)
  }
}

extension ProgrammeState.Task {
  fileprivate var isDueAndDone: Bool { isDue && isDoneToday }
}
