import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@Suite struct SentenceTests {
  /// The sentences of a session of nearly everything, a line each.
  @Test func `every event has a sentence that can be spoken`() {
    var session = Session(
      plan: Plan(
        [
          .prompt("Lie down."),
          .timed("Bridge", .seconds(31, to: 90), cue: "Lift the hips", sides: .init(.each)),
          .rest(.seconds(5)),
          .reps("Twist", .times(1), sides: .init(.alternate), tempo: [.phase("Turn", 1)]),
          .choice("More?", [("No", []), ("Yes", [.reps("Lift", .times(2))])]),
        ], share: 0.5))
    let events = session.play(
      ScriptedInput.parse(
        "3 confirm; 20 more; 30 pause; 31 resume; 40 slept 75; 41 resume; 50 next; 51 done; 60 done; "
          + "72 choose 2; 80 confirm"))
    #expect(
      events.filter { $0.kind != .tick }.map(\.text).joined(separator: "\n") == """
        Test, about 2 minutes.
        Lie down.
        Press Enter when you are ready.
        Confirmed.
        Lie down: done.
        Get ready: Bridge, right side.
        Bridge, right side, 1 minute. Lift the hips.
        10 seconds more.
        Paused.
        Going on: Bridge, right side.
        31 seconds: the minimum is done.
        Paused. The computer slept for 1 minute 15 seconds.
        Going on: Bridge, right side.
        Halfway.
        Bridge, right side: done, 40 seconds.
        Change sides: Bridge, left side.
        Bridge, left side, 1 minute. Lift the hips.
        Bridge, left side: partly done, 9 seconds.
        Rest, 5 seconds.
        Next: Twist.
        Rest: done, 5 seconds.
        Twist, 1 repetition.
        1 of 1, right. Turn.
        1 of 1, left. Turn.
        Twist: done, 1 repetition.
        More?
        Choose: 1 No, 2 Yes. Enter takes 1, No.
        Chosen: Yes.
        More: done.
        Get ready: Lift.
        Lift, 2 repetitions.
        Press Enter when the 2 repetitions are done.
        2 repetitions.
        Lift: done, 2 repetitions.
        Session completed: 59 seconds.
        """)
  }

  @Test func `where nobody is there no key is asked for`() {
    var session = Session(
      plan: Plan([.prompt("Lie down."), .reps("Lift", .times(2))], share: 0),
      settings: .init(attendance: .nobody))
    #expect(
      session.play(ScriptedInput.parse("")).filter { $0.kind != .tick }.map(\.text) == [
        "Test, about 13 seconds.", "Lie down.", "Going on in 10 seconds.", "Going on.",
        "Lie down: done.", "Get ready: Lift.", "Lift, 2 repetitions.",
        "2 repetitions, in your own time. Going on in 8 seconds.", "2 repetitions.",
        "Lift: done, 2 repetitions.",
        "Session completed: 8 seconds.",
      ])
  }
}
