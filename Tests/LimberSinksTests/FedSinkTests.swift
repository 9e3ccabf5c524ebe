import LimberBasics
import LimberEvents
import LimberPlatform
import LimberTestSupport
import Synchronization
import Testing

@testable import LimberSinks

/// What becomes of a sink whose program does as a test says; none is started.
@Suite struct FedSinkTests {
  private let machine: StandInPrograms
  private let said = BufferDisplay()

  init() {
    machine = StandInPrograms([
      "limber-sink-it": { _ throws(ProgramRun.Failure) in
        .ended(output: #"{"protocol": [1], "summary": "It."}"#)
      }
    ])
  }

  private func sink() throws -> any Sink {
    let log = BufferLog()
    let host = SinkHost(
      surroundings: Surroundings(variables: ["PATH": "/usr/bin"]), clock: WallClock(),
      processes: machine.processes)
    let context = SinkContext(
      display: BufferDisplay().display(), openLog: { try log.open($0) }, loggedInTerminals: { [] },
      phrases: EnglishPhrases())
    let found = FoundSink(name: "it", path: "/usr/bin/limber-sink-it", state: .usable)
    let assignment = try ExternalSinks(
      host, context: context, version: "1.2.3", timing: ExternalSinkTiming(delays: [.zero])
    ).assignment(for: SinkRequest(parsing: "it"), sink: found)
    let display = said.display()
    return try assignment.make(
      SinkPort(
        session: "0b5a", outline: { SampleEvents.outline },
        overview: { SessionOverview(status: SampleEvents.status) }, control: { _ in }, leave: {},
        say: { try? display.write(EnglishPhrases().note($0) + "\n") }))
  }

  @Test func `it is asked what it is, started, greeted, fed and left`() throws {
    var sink = try sink()
    for event in SampleEvents.session { try sink.receive(event) }
    try sink.finish()
    #expect(machine.calls == ["limber-sink-it --describe"])
    let program = try #require(machine.started.first)
    #expect(machine.started.count == 1)
    #expect(program.lines.count == SampleEvents.session.count { $0.kind != .tick } + 1)
    #expect(program.lines.first?.contains(#""kind":"hello""#) == true)
    #expect(program.status == .exited(0))
  }

  @Test func `it is greeted with what comes, and started again with where the session is`() throws {
    var sink = try sink()
    let events = SampleEvents.session
    try sink.receive(events[0])
    machine.started[0].end(.signalled(11))
    let greetings = try machine.started.map {
      try #require($0.lines.first.flatMap { WireEvent($0)?.hello })
    }
    #expect(greetings[0].overview == SessionOverview(outline: SampleEvents.outline))
    #expect(greetings[1].overview == SessionOverview(status: SampleEvents.status))
    try sink.finish()
  }

  @Test func `one that crashes is started again and greeted, and one that crashes again is off`()
    throws
  {
    var sink = try sink()
    let events = SampleEvents.session
    try sink.receive(events[0])
    machine.started[0].end(.signalled(11))
    #expect(machine.started.count == 2)
    #expect(machine.started[1].lines.first?.contains(#""resumed":true"#) == true)
    try sink.receive(events[1])
    #expect(machine.started[1].lines.count == 2)
    machine.started[1].end(.signalled(11))
    #expect(machine.started.count == 2)
    try sink.finish()
    #expect(
      said.text == """
        sink 'it' crashed with signal 11; it is started again
        sink 'it' is off: it crashed again, with signal 11

        """)
  }
}
