import LimberEvents
import LimberTestSupport
import Testing

@testable import limber

/// What every sink that is compiled in keeps to.
@Suite struct `Every sink` {
  /// A sink, what it is asked for, and where it plays.
  struct Case: Sendable, CustomTestStringConvertible {
    var descriptor: SinkDescriptor
    var options = ""
    var isLive = false
    var testDescription: String {
      descriptor.name + (options.isEmpty ? "" : ":" + options) + (isLive ? " on a terminal" : "")
    }

    /// What it has written anywhere.
    static func output(_ bench: SinkBench) -> [String] { bench.display.writes + bench.log.lines }
  }

  /// What the binary has, and the recorder that tests use in a sink's place.
  static let descriptors = SinkRegistry.compiledIn.descriptors + [EventRecorder().descriptor()]

  /// Each sink as it is, and with each word that one of its options takes, here and there.
  static let cases = descriptors.flatMap { descriptor in
    ([""] + descriptor.options.flatMap(requests)).flatMap { options in
      [false, true].map { Case(descriptor: descriptor, options: options, isLive: $0) }
    }
  }

  private static func requests(of option: SinkOption) -> [String] {
    switch option.kind {
    case .choice(let words), .command(let words): words.map { "\(option.name)=\($0)" }
    case .words(let words): ["\(option.name)=\(words.joined(separator: "+"))"]
    case .text, .path, .file, .number, .bytes: []
    }
  }

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

  @Test(arguments: cases)
  func `tells of a place that no longer takes its lines`(sink case: Case) throws {
    let bench = SinkBench(isLive: `case`.isLive)
    func play() throws {
      var sink = try bench.make(`case`.descriptor, options: `case`.options)
      for event in SampleEvents.session { try sink.receive(event) }
      try sink.finish()
    }
    try play()
    // What writes nowhere here has nothing to tell.
    guard !Case.output(bench).isEmpty else { return }
    bench.display.breakDown()
    bench.log.breakDown()
    #expect(throws: BufferFailure.self) { try play() }
  }

  @Test func `that is compiled in writes when nobody asks for more`() throws {
    for descriptor in SinkRegistry.compiledIn.descriptors {
      let bench = SinkBench()
      var sink = try bench.make(descriptor)
      for event in SampleEvents.session { try sink.receive(event) }
      try sink.finish()
      #expect(!Case.output(bench).isEmpty, "\(descriptor.name)")
    }
  }
}
