import LimberEvents
import LimberTestSupport
import LogFileSink
import Testing

@Suite struct `The log` {
  static func play(_ events: [SessionEvent], options: String = "") throws -> SinkBench {
    let bench = SinkBench()
    var sink = try bench.make(LogFileSink.descriptor, options: options)
    for event in events { try sink.receive(event) }
    try sink.finish()
    return bench
  }

  @Test func `as text it is a sentence a line, with local time and the place in the session`()
    throws
  {
    let events = SampleEvents.session.filter { [.stepStarted, .cue].contains($0.kind) }
    #expect(
      try Self.play(events).log.lines == [
        "2026-03-29 03:25:05  +0:00  Stand on the second stair.",
        "2026-03-29 03:25:09  +0:04  Get ready: heel drop.",
        "2026-03-29 03:25:14  +0:09  Heel drop, right.",
        "2026-03-29 03:26:10  +1:05  Easy walk.",
        "2026-03-29 03:26:40  +1:35  Halfway.",
        "2026-03-29 03:27:07  +2:02  3",
      ])
  }

  @Test func `as JSON Lines it is the wire form`() throws {
    let bench = try Self.play(SampleEvents.session, options: "format=jsonl")
    #expect(bench.log.lines == SampleEvents.session.map { WireForm.line($0) })
  }

  @Test func `a text that would break the line is kept on it`() throws {
    var event = SampleEvents.session[0]
    event.text = "one\r\ntwo\u{1b}[2J\u{2028}three\u{202E}four"
    #expect(
      try Self.play([event]).log.lines == ["2026-03-29 03:25:05  +0:00  one two[2J threefour"])
  }

  @Test func `what was lost is said, and an event without a sentence has its kind`() throws {
    var event = SampleEvents.session[0]
    event.text = ""
    event.stamp.dropped = 3
    #expect(
      try Self.play([event]).log.lines == [
        "2026-03-29 03:25:05  +0:00  sessionStarted  [3 events lost before]"
      ])
  }

  struct Opening: Sendable {
    var options: String
    var request: LogRequest
  }

  @Test(arguments: [
    Opening(
      options: "", request: LogRequest(defaultName: "sessions.log", maxSize: 1_048_576, keep: 3)),
    Opening(
      options: "format=jsonl",
      request: LogRequest(defaultName: "sessions.jsonl", maxSize: 1_048_576, keep: 3)),
    Opening(
      options: "path=~/calf.log,max-size=10k,keep=0",
      request: LogRequest(
        path: "~/calf.log", defaultName: "sessions.log", maxSize: 10_240, keep: 0)),
  ])
  func `the file is opened as the options say, and closed once`(opening: Opening) throws {
    let bench = try Self.play([], options: opening.options)
    #expect(bench.log.requests == [opening.request])
    #expect(bench.log.closes == 1)
  }

  @Test func `a file that cannot be opened or written is an error`() throws {
    let bench = SinkBench()
    var sink = try bench.make(LogFileSink.descriptor)
    bench.log.breakDown()
    #expect(throws: BufferFailure.self) { try sink.receive(SampleEvents.session[0]) }
    #expect(throws: BufferFailure.self) { try bench.make(LogFileSink.descriptor) }
  }

  @Test func `it wants everything but ticks`() throws {
    let kinds = try SinkBench().kinds(LogFileSink.descriptor)
    #expect(kinds == Set(EventKind.allCases).subtracting([.tick]))
  }

  @Test(arguments: ["format=text", "format=jsonl"])
  func `where nobody waits for a line, many are written at once, and the last with the end`(
    options: String
  ) throws {
    let events = [[SessionEvent]](repeating: SampleEvents.session, count: 40).flatMap(\.self)
    let single = try Self.play(events, options: options)
    #expect(single.log.lines.count == events.count)
    let bench = SinkBench(gathersLines: true)
    var sink = try bench.make(LogFileSink.descriptor, options: options)
    for event in events { try sink.receive(event) }
    #expect(bench.log.lines.count < 10)
    try sink.finish()
    #expect(bench.log.lines.joined(separator: "\n") == single.log.lines.joined(separator: "\n"))
    #expect(bench.log.closes == 1)
  }
}
