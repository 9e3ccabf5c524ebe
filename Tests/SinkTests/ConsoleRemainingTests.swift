import ConsoleSink
import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

/// What the header and the clock show, played by the session itself and without a tick.
@Suite struct `The console takes what is left from the events` {
  static let steps: [Step] = [
    .timed("Hold", .seconds(20)), .rest(.seconds(10)), .reps("Raise", .times(10)),
    .timed("Reach", .seconds(60)),
  ]

  struct Row: CustomTestStringConvertible, Sendable {
    var inputs: String
    var start = Session.Place()
    /// The header's time.
    var left: String
    var testDescription: String { inputs }
  }

  @Test(arguments: [
    Row(inputs: "0.001 late", left: "2:20"),
    Row(inputs: "2 pause", left: "2:18"),
    Row(inputs: "10 pause", left: "2:10"),
    Row(inputs: "10 pause; 11 next", left: "1:55"),
    Row(inputs: "10 pause; 11 next; 12 next", left: "1:45"),
    Row(inputs: "10 pause; 11 next; 12 next; 13 previous", left: "1:55"),
    Row(inputs: "10 restart", left: "2:15"),
    Row(inputs: "10 more", left: "2:20"),
    Row(inputs: "10 less", left: "2:00"),
    Row(inputs: "10 next; 11 next; 13 more", left: "1:47"),
    Row(inputs: "10 next; 11 next; 13 more; 13 less; 13 less", left: "1:39"),
    Row(inputs: "0.001 late", start: .init(step: 4), left: "1:05"),
    Row(inputs: "3 pause", start: .init(step: 4, elapsed: .seconds(15)), left: "0:47"),
  ]) func `right after every key, in a pause and from a later step`(row: Row) throws {
    var session = Session(plan: Plan(Self.steps), settings: .init(start: row.start))
    var stage = try ConsoleStage(columns: 80)
    var events = session.start(at: .zero)
    for input in ScriptedInput.parse(row.inputs) {
      while let deadline = session.nextDeadline, deadline <= input.at {
        events += session.advance(to: deadline)
      }
      events += session.take(input)
    }
    try stage.play(events)
    let header = stage.terminal.screen.split(separator: "\n").last { $0.hasSuffix(" left") }
    #expect(header?.hasSuffix(" " + row.left + " left") == true, "\(stage.terminal.screen)")
  }

  @Test func `the time that is planned is told from the step on with which it begins`() throws {
    var session = Session(plan: Plan(Self.steps), settings: .init(start: .init(step: 4)))
    let events = session.start(at: .zero)
    #expect(events.first?.text == "Test, about 1 minute 5 seconds.")
    var stage = try ConsoleStage(columns: 80)
    try stage.play(events)
    #expect(stage.terminal.screen.contains("\nplanned 1:05 from here on, 4 steps\n"))
  }

  @Test func `a step that is played again has one line`() throws {
    var session = Session(plan: Plan(Self.steps))
    var stage = try ConsoleStage(columns: 80)
    try stage.play(session.play(ScriptedInput.parse("6 restart; 7 previous; 8 restart; 30 stop")))
    let lines = stage.terminal.screen.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "Test", "planned 2:20, 4 steps", "✓ Hold  0:20", "✓ Rest  0:02",
        "– Stopped: 0:22, 2 steps done",
      ])
  }

  @Test func `nothing that was done is called so, whichever way the end was reached`() throws {
    for inputs in ["1 next; 2 next; 3 next; 4 next", "1 stop", "1 interrupt"] {
      var session = Session(plan: Plan(Self.steps))
      var stage = try ConsoleStage(columns: 80)
      try stage.play(session.play(ScriptedInput.parse(inputs)))
      #expect(stage.terminal.screen.hasSuffix("\n– Nothing was done."))
      #expect(!stage.terminal.screen.contains("Session done"))
    }
  }
}

@Suite struct `The plain console at an end for pain` {
  @Test func `says to rest and what to heed`() throws {
    let bench = SinkBench()
    var sink = try bench.make(ConsoleSink.descriptor)
    try sink.receive(
      ConsoleScene.at(0, .sessionStarted(ConsoleScene.start(cautions: ["Mind."])), "Calf."))
    try sink.receive(
      ConsoleScene.at(
        4, .sessionEnded(ConsoleScene.end(.stopped, reason: EndReason.pain)),
        "Stopped because it hurts. Rest now."))
    #expect(
      bench.display.text == """
        Calf.
        Caution: Mind.
        Stopped because it hurts. Rest now.
        Caution: Mind.

        """)
  }
}
