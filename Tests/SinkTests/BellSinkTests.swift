import BellSink
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `The bell` {
  /// How often the bell rings at each event of the sample, without the events at which it is silent.
  static func strokes(
    options: String = "", of events: [SessionEvent] = SampleEvents.session
  ) throws -> [String] {
    let bench = SinkBench()
    var sink = try bench.make(BellSink.descriptor, options: options)
    var strokes: [String] = []
    var rung = 0
    for event in events {
      try sink.receive(event)
      let now = bench.display.writes.count
      if now > rung { strokes.append("\(event.text) \(now - rung)") }
      rung = now
    }
    #expect(bench.display.writes.allSatisfy { $0 == "\u{7}" })
    return strokes
  }

  @Test func `by itself it rings at changes, in a countdown, and three times at the end`() throws {
    #expect(
      try Self.strokes() == [
        "Stand on the second stair. 1", "Get ready: heel drop. 1", "Heel drop, right. 1",
        "Easy walk. 1", "3 1", "Done. Well moved. 3",
      ])
  }

  @Test func `each phase is a stroke, and what falls together rings no more often than one of it`()
    throws
  {
    var left = SampleEvents.heelDrop
    left.side = .left
    var rest = SampleEvents.walk
    rest.kind = .rest
    func event(_ at: Int, _ text: String, _ body: SessionEvent.Body) -> SessionEvent {
      SessionEvent(at: .seconds(at), text: text, body: body)
    }
    func phase(_ at: Int, _ text: String, _ step: StepInfo) -> SessionEvent {
      let phase = Phase(Ordinal(1, of: 3), cue: text, duration: .seconds(3))
      return event(at, text, .phaseStarted(step, rep: Ordinal(1, of: 8), phase: phase))
    }
    let right = SampleEvents.heelDrop
    let events = [
      event(0, "Right.", .stepStarted(right, next: nil)), phase(0, "Lower.", right),
      phase(3, "Hold.", right), phase(5, "Rise.", right),
      event(8, "Rest.", .stepStarted(rest, next: nil)),
      event(20, "Change sides.", .cue(left, .prepare(.changeover), remaining: .seconds(5))),
      event(25, "Left.", .stepStarted(left, next: nil)), phase(25, "Lower, left.", left),
      // Sides that alternate.
      phase(28, "Lower, right.", right),
      // Without anything that prepares for it.
      event(31, "Left again.", .stepStarted(left, next: nil)),
    ]
    #expect(
      try Self.strokes(of: events) == [
        "Right. 1", "Hold. 1", "Rise. 1", "Rest. 2", "Change sides. 2", "Left. 1",
        "Lower, right. 1", "Left again. 2",
      ])
    #expect(try Self.strokes(options: "on=paused+resumed", of: SampleEvents.session).count == 2)
  }

  @Test func `muted it is silent, and rings again when it may`() throws {
    let started = SampleEvents.session[1]
    func muted(_ flag: Bool) -> SessionEvent {
      SessionEvent(at: .seconds(1), text: flag ? "Muted." : "Sound.", body: .muted(flag))
    }
    let events = [muted(true), started, SampleEvents.session[15], muted(false), started]
    #expect(try Self.strokes(of: events) == ["Stand on the second stair. 1"])
    #expect(try SinkBench().kinds(BellSink.descriptor, options: "on=countdown") == [.cue, .muted])
  }

  @Test func `it rings for the kinds it is told`() throws {
    #expect(try Self.strokes(options: "on=halfway+paused") == ["Paused. 1", "Halfway. 1"])
    #expect(
      try Self.strokes(options: "on=cue") == ["Get ready: heel drop. 1", "Halfway. 1", "3 1"])
  }

  @Test func `only what rings has to reach it`() throws {
    let bench = SinkBench()
    let descriptor = BellSink.descriptor
    #expect(
      try bench.kinds(descriptor) == [.stepStarted, .phaseStarted, .cue, .sessionEnded, .muted])
    #expect(try bench.kinds(descriptor, options: "on=countdown") == [.cue, .muted])
    #expect(try bench.kinds(descriptor, options: "on=tick+waiting") == [.tick, .waiting, .muted])
  }

  @Test func `the three strokes at the end stand apart`() throws {
    let bench = SinkBench()
    var sink = try bench.make(BellSink.descriptor)
    for event in SampleEvents.session { try sink.receive(event) }
    #expect(bench.pauses.all == [.milliseconds(150), .milliseconds(150)])
  }

  @Test func `it can ring at every terminal that the person is logged in at`() throws {
    let bench = SinkBench(terminals: 2)
    var sink = try bench.make(BellSink.descriptor, options: "to=all,on=sessionStarted")
    try sink.receive(SampleEvents.session[0])
    #expect(bench.terminals.map(\.text) == ["\u{7}", "\u{7}"])
    #expect(bench.display.writes.isEmpty)
  }

  @Test func `a terminal that is gone does not silence the others`() throws {
    let bench = SinkBench(terminals: 2)
    var sink = try bench.make(BellSink.descriptor, options: "to=all,on=sessionStarted")
    bench.terminals[0].breakDown()
    try sink.receive(SampleEvents.session[0])
    #expect(bench.terminals[1].text == "\u{7}")
    bench.terminals[1].breakDown()
    #expect(throws: BufferFailure.self) { try sink.receive(SampleEvents.session[0]) }
  }
}
