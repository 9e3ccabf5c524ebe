import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

/// What a session adds up to, and who is said to have done what.
@Suite struct EndingTests {
  private static func end(
    _ steps: [Step], _ inputs: String, start: Session.Place = .init()
  ) -> SessionEnd? {
    var session = Session(plan: Plan(steps), settings: .init(start: start))
    guard case .sessionEnded(let end)? = session.play(ScriptedInput.parse(inputs)).last?.body
    else { return nil }
    return end
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var steps: [Step] = three
    var inputs: String
    var outcome: String
    var testDescription: String { inputs }
  }

  @Test(arguments: [
    Row(inputs: "1 next; 2 next; 3 next", outcome: "stopped nothing-done"),
    Row(inputs: "1 stop", outcome: "stopped nothing-done"),
    Row(inputs: "1 interrupt", outcome: "stopped nothing-done"),
    Row(inputs: "1 pain", outcome: "stopped pain"),
    Row(inputs: "5 done; 5 next; 5 stop", outcome: "stopped nothing-done"),
    Row(inputs: "8 done; 9 next; 10 next", outcome: "completed"),
    Row(inputs: "8 interrupt", outcome: "interrupted SIGTERM"),
    Row(inputs: "8 restart; 8 next; 9 stop", outcome: "stopped nothing-done"),
    Row(
      steps: [.prompt("Ready"), .rest(.seconds(9))], inputs: "1 confirm; 60 late",
      outcome: "stopped nothing-done"),
    Row(
      steps: [.reps("B", .times(1))], inputs: "6 less; 7 confirm",
      outcome: "stopped nothing-done"),
    Row(
      steps: [.reps("B", .times(2))], inputs: "6 less; 7 confirm", outcome: "completed"),
  ]) func `a session in which nothing was done is none, however its end was reached`(_ row: Row) {
    let end = Self.end(row.steps, row.inputs)
    let words = [end?.outcome.rawValue, end?.reason].compactMap { $0 }.joined(separator: " ")
    #expect(words == row.outcome)
  }

  @Test func `a session of thousands of steps adds up, and its last ones are gone back to`() {
    let round = Step.rounds(
      .times(3_000), [.timed("A", .seconds(4, to: 8)), .timed("B", .seconds(4))])
    let end = Self.end([round], "24002 previous; 24030 late")
    #expect(end?.outcome == .completed)
    #expect(end?.stepsDone == 6_000)
    #expect(end?.time == .seconds(24_000))
    #expect(end?.doses.map(\.did) == [.time(.seconds(4))])
  }

  @Test func `a step that is gone back to counts once, by its last playing`() {
    let end = Self.end(
      [.timed("A", .seconds(4, to: 8)), .timed("B", .seconds(4))],
      "10 previous; 12 previous; 14 previous; 16 next; 17 next")
    #expect(end?.stepsDone == 0)
    #expect(end?.stepsSkipped == 2)
    let other = Self.end(
      [.timed("A", .seconds(4, to: 8)), .timed("B", .seconds(4))], "6 next; 7 previous; 30 late")
    #expect(other?.stepsDone == 2)
    #expect(other?.stepsSkipped == 0)
    #expect(other?.doses.map(\.did) == [.time(.seconds(4))])
    #expect(other?.time == .seconds(8))
  }

  @Test func `no sentence has a fraction of a second, and nothing is called none of none`() {
    for inputs in ["12.345 done; 16.5 done; 23.983 stop", "5 done", "5.3 done; 5.4 stop"] {
      var session = Session(plan: Plan(three))
      for event in session.play(ScriptedInput.parse(inputs)) {
        #expect(event.text.firstMatch(of: /\d\.\d/) == nil, "\(event.text)")
        #expect(event.text.firstMatch(of: /\b0 (second|repetition)/) == nil, "\(event.text)")
      }
    }
  }

  @Test func `what a command causes names its sender, and nothing else does`() {
    var session = Session(plan: Plan([.prompt("Up")] + three))
    var events = session.start(at: .zero)
    let pedal = InputCause.control("pedal")
    events += session.confirm(at: .seconds(1), by: pedal)
    events += session.pause(at: .seconds(2), by: pedal)
    events += session.resume(at: .seconds(3), by: pedal)
    events += session.advance(to: .seconds(7))
    events += session.adjust(at: .seconds(8), by: .seconds(10), from: pedal)
    events += session.next(at: .seconds(9), by: pedal)
    events += session.stop(at: .seconds(10), by: .person)
    #expect(
      events.map { "\($0.kind.rawValue) \($0.controller ?? "-")" } == [
        "sessionStarted -", "stepStarted -", "waiting -", "answered pedal", "stepEnded pedal",
        "cue pedal", "paused pedal", "resumed pedal", "stepStarted -", "adjusted pedal",
        "stepEnded pedal", "stepStarted pedal", "cue -", "stepEnded -", "sessionEnded -",
      ])
    for event in events {
      switch event.body {
      case .answered(_, _, let by): #expect(by == .control)
      case .paused(let by, _), .resumed(let by, _): #expect(by == .control)
      default: break
      }
    }
  }
}
