import BellSink
import ConsoleSink
import LimberEvents
import LimberTestSupport
import LogFileSink
import Testing

/// What every sink that is compiled in keeps to.
@Suite struct `Every sink` {
  /// A sink with options under which it writes as much as it can.
  struct Case: Sendable, CustomTestStringConvertible {
    var descriptor: SinkDescriptor
    var options = ""
    var isLive = false
    var testDescription: String { descriptor.name + (options.isEmpty ? "" : ":") + options }

    /// What it has written anywhere.
    static func output(_ bench: SinkBench) -> [String] { bench.display.writes + bench.log.lines }
  }

  static let cases = [
    Case(descriptor: ConsoleSink.descriptor),
    Case(descriptor: ConsoleSink.descriptor, isLive: true),
    Case(descriptor: LogFileSink.descriptor),
    Case(descriptor: LogFileSink.descriptor, options: "format=jsonl"),
    Case(descriptor: BellSink.descriptor),
    Case(
      descriptor: BellSink.descriptor,
      options: "on=" + EventKind.allCases.map(\.rawValue).joined(separator: "+")),
    Case(descriptor: ConsoleSink.descriptor),
    Case(descriptor: ConsoleSink.descriptor, isLive: true),
    Case(descriptor: ConsoleSink.descriptor, options: "style=live,colour=always", isLive: true),
    Case(descriptor: EventRecorder().descriptor()),
  ]

  @Test(arguments: cases)
  func `takes a whole session and is finished`(sink case: Case) throws {
    let bench = SinkBench(isLive: `case`.isLive)
    var sink = try bench.make(`case`.descriptor, options: `case`.options)
    for event in SampleEvents.session { try sink.receive(event) }
    try sink.finish()
  }

  @Test(arguments: cases)
  func `takes events in any order, and an end without any`(sink case: Case) throws {
    for events in [[], SampleEvents.session.reversed(), [SampleEvents.session[13]]] {
      let bench = SinkBench(isLive: `case`.isLive)
      var sink = try bench.make(`case`.descriptor, options: `case`.options)
      for event in events { try sink.receive(event) }
      try sink.finish()
    }
  }

  @Test(arguments: cases)
  func `takes notices, and texts of any kind`(sink case: Case) throws {
    let bench = SinkBench(isLive: `case`.isLive)
    var sink = try bench.make(`case`.descriptor, options: `case`.options)
    let notices: [DisplayNotice] = [.refresh, .suspend, .message("A sink is gone."), .toggleKeys]
    for text in ["", "\u{1b}[2J", "👩‍👩‍👧 界", String(repeating: "long ", count: 2000)] {
      for notice in notices { try sink.notice(notice) }
      var event = SampleEvents.session[6]
      event.text = text
      try sink.receive(event)
    }
    try sink.finish()
  }

  @Test(arguments: cases)
  func `writes the same for the same events`(sink case: Case) throws {
    let outputs = try (0..<2).map { _ in
      let bench = SinkBench(isLive: `case`.isLive)
      var sink = try bench.make(`case`.descriptor, options: `case`.options)
      for event in SampleEvents.session { try sink.receive(event) }
      try sink.finish()
      return Case.output(bench)
    }
    #expect(outputs[0] == outputs[1])
  }

  @Test(arguments: cases)
  func `describes itself and its options`(sink case: Case) throws {
    let descriptor = `case`.descriptor
    #expect(SinkRequest.isName(descriptor.name))
    #expect(!descriptor.summary.isEmpty && !descriptor.summary.contains("\n"))
    #expect(Set(descriptor.options.map(\.name)).count == descriptor.options.count)
    for option in descriptor.options {
      #expect(SinkRequest.isName(option.name))
      #expect(!option.help.isEmpty && !option.help.contains("\n"))
      #expect(option.defaultValue.isEmpty || option.fault(in: option.defaultValue) == nil)
    }
  }

  @Test(arguments: cases)
  func `wants at least one kind of event`(sink case: Case) throws {
    let kinds = try SinkBench().kinds(`case`.descriptor, options: `case`.options)
    #expect(!kinds.isEmpty)
  }

  @Test(arguments: cases.filter { $0.descriptor.name != "recorder" })
  func `tells of a place that no longer takes its lines`(sink case: Case) throws {
    let bench = SinkBench(isLive: `case`.isLive)
    var sink = try bench.make(`case`.descriptor, options: `case`.options)
    bench.display.breakDown()
    bench.log.breakDown()
    #expect(throws: BufferFailure.self) {
      for event in SampleEvents.session { try sink.receive(event) }
      try sink.finish()
    }
  }
}
