import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

/// What a clock around rounds and sets does to a session that does not go as planned.
@Suite struct ClockTests {
  private static let amrap = Plan([
    .rounds(
      .within(.seconds(60)), [.timed("A", .seconds(10)), .timed("B", .seconds(10))]),
    .timed("C", .seconds(10)),
  ])

  private func sentences(_ plan: Plan, _ script: String = "") -> [String] {
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
    return session.play(ScriptedInput.parse(script)).map(\.text)
  }

  @Test func `the sentence tells what the time held`() {
    let whole = sentences(Self.amrap)
    #expect(whole.contains("Time. 3 rounds."))
    // A step that is carried on leaves time for a round less.
    let other = sentences(Self.amrap, "12 more; 13 more")
    #expect(other.contains("Time. 2 rounds."))
    let part = Plan([
      .rounds(.within(.seconds(35)), [.timed("A", .seconds(10)), .timed("B", .seconds(10))])
    ])
    #expect(sentences(part).contains("Time. 1 round, and 1 of 2 exercises of the next."))
  }

  @Test func `the pause between two exercises says what comes next`() {
    let plan = Plan(
      [.timed("A", .seconds(10)), .timed("B", .seconds(10), sides: .init(.left))],
      between: .seconds(5))
    #expect(sentences(plan).contains("Next: B, left side."))
  }

  @Test(arguments: [7, 17, 31, 44, 58, 66])
  func `a session that is gone on with has the time that was left`(_ second: Int) {
    var session = Session(plan: Self.amrap, settings: .init(attendance: .rehearsal))
    var events = session.start(at: .zero)
    while let deadline = session.nextDeadline, deadline <= .seconds(second) {
      events += session.advance(to: deadline)
    }
    _ = session.pause(at: .seconds(second))
    let place = session.place
    let left = session.status(at: .seconds(second)).remaining
    var again = Session(
      plan: Self.amrap, settings: .init(attendance: .rehearsal, start: place))
    let rest = again.play()
    // A lead-in stands before what is gone on with, and only it is new.
    #expect(rest.last?.at == .seconds(5) + left)
    #expect(left == .seconds(75 - second))
  }

  @Test func `what is left of a lap is as long as it was, where it is gone on with`() {
    let plan = Plan([
      .rounds(.times(.fixed(2)), every: .seconds(60), [.timed("A", .seconds(40))])
    ])
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
    _ = session.start(at: .zero)
    while let deadline = session.nextDeadline, deadline <= .seconds(55) {
      _ = session.advance(to: deadline)
    }
    _ = session.pause(at: .seconds(55))
    var again = Session(
      plan: plan, settings: .init(attendance: .rehearsal, start: session.place))
    // 10 s of the 20 s of rest are over; 10 s, and a lap.
    #expect(again.play().last?.at == .seconds(10 + 60))
  }

  @Test func `what stands still does not use up the time`() {
    var session = Session(plan: Self.amrap, settings: .init(attendance: .rehearsal))
    let events = session.play(ScriptedInput.parse("20 pause; 1000 resume"))
    #expect(events.last?.at == .seconds(75))
    #expect(events.map(\.text).contains("Time. 3 rounds."))
  }

  @Test func `going back from behind rounds within a time begins them anew`() {
    var session = Session(plan: Self.amrap, settings: .init(attendance: .rehearsal))
    let events = session.play(ScriptedInput.parse("66 previous"))
    let numbers = events.compactMap { event -> Int? in
      if case .stepStarted(let info, _) = event.body { info.index } else { nil }
    }
    #expect(numbers == [1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7])
  }
}
