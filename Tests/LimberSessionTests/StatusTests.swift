import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@Suite struct `Where a person is` {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var steps: [Step]
    /// The instants at which it is told the time, and the one at which it is asked.
    var at: Int
    var isPaused = false
    var sentence: String
    var testDescription: String { name }
  }

  static let rows = [
    Row(
      name: "lead-in", steps: [.timed("Bridge", .seconds(20), sides: .init(.each))], at: 2,
      sentence: "Get ready. Bridge, right side. 3 seconds left. Step 1 of 2."),
    Row(
      name: "timed", steps: [.timed("Bridge", .seconds(90))], at: 15,
      sentence: "Bridge. 1 minute 20 seconds left. Step 1 of 1."),
    Row(
      name: "paused", steps: [.timed("Bridge", .seconds(90))], at: 15, isPaused: true,
      sentence: "Paused. Bridge. 1 minute 20 seconds left. Step 1 of 1."),
    Row(
      name: "paced",
      steps: [
        .reps("Twist", .times(4), sides: .init(.alternate), tempo: [.phase("Turn", 2)])
      ], at: 12,
      sentence: "Twist, left side. Repetition 2 of 4. 9 seconds left. Step 1 of 1."),
    Row(
      name: "self-paced", steps: [.reps("Lift", .times(8))], at: 9,
      sentence: "Lift. 8 repetitions. Step 1 of 1."),
  ]

  @Test(arguments: rows)
  func `is said with step, side, count and what is left`(row: Row) throws {
    var session = Session(plan: Plan(row.steps))
    _ = session.start(at: .zero)
    for second in 1...row.at { _ = session.advance(to: .seconds(second)) }
    if row.isPaused { _ = session.pause(at: .seconds(row.at)) }
    let deadline = session.nextDeadline
    let events = session.sayStatus(at: .seconds(row.at))
    let event = try #require(events.last)
    #expect(events.count == 1 && event.kind == .status)
    #expect(event.text == row.sentence)
    #expect(session.nextDeadline == deadline)
    #expect(session.isPaused == row.isPaused)
  }

  @Test func `is not said before a session has begun, nor after its end`() {
    var session = Session(plan: Plan([.timed("Bridge", .seconds(20))]))
    #expect(session.sayStatus(at: .zero).isEmpty)
    #expect(session.mute(true, at: .zero).isEmpty)
    _ = session.start(at: .zero)
    _ = session.stop(at: .seconds(1))
    #expect(session.sayStatus(at: .seconds(2)).isEmpty)
  }
}
