import BellSink
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `The bell` {
  /// How often the bell rings at each event of the sample, without the events at which it is silent.
  static func strokes(options: String = "") throws -> [String] {
    let bench = SinkBench()
    var sink = try bench.make(BellSink.descriptor, options: options)
    var strokes: [String] = []
    var rung = 0
    for event in SampleEvents.session {
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

  @Test func `it rings for the kinds it is told`() throws {
    #expect(try Self.strokes(options: "on=halfway+paused") == ["Paused. 1", "Halfway. 1"])
    #expect(
      try Self.strokes(options: "on=cue") == ["Get ready: heel drop. 1", "Halfway. 1", "3 1"])
  }

  @Test func `only what rings has to reach it`() throws {
    let bench = SinkBench()
    let descriptor = BellSink.descriptor
    #expect(try bench.kinds(descriptor) == [.stepStarted, .cue, .sessionEnded])
    #expect(try bench.kinds(descriptor, options: "on=countdown") == [.cue])
    #expect(try bench.kinds(descriptor, options: "on=tick+waiting") == [.tick, .waiting])
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
