import ConsoleSink
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `The plain console` {
  @Test func `writes a sentence a line, and no ends of steps or ticks`() throws {
    let bench = SinkBench()
    var sink = try bench.make(ConsoleSink.descriptor)
    for event in SampleEvents.session { try sink.receive(event) }
    try sink.finish()
    #expect(
      bench.display.text == """
        Calf step-stretch, about 2 minutes.
        Caution: Stop when the pain is sharp or grows.
        Stand on the second stair.
        Press Enter when ready.
        Ready.
        Get ready: heel drop.
        Heel drop, right.
        Lower.
        Paused.
        On we go.
        One repetition more.
        Easy walk.
        Halfway.
        3
        Done. Well moved.

        """)
  }

  @Test func `does not say the same sentence twice in a row`() throws {
    let bench = SinkBench()
    var sink = try bench.make(ConsoleSink.descriptor)
    let event = ConsoleScene.at(0, .paused(by: .person, gap: nil), "Paused.")
    try sink.receive(event)
    try sink.receive(event)
    #expect(bench.display.text == "Paused.\n")
  }

  @Test func `tells messages and, when asked, the keys`() throws {
    let bench = SinkBench()
    var sink = try bench.make(ConsoleSink.descriptor)
    try sink.notice(.message("sink 'log' was dropped"))
    try sink.notice(.refresh)
    try sink.notice(.suspend)
    try sink.notice(.toggleKeys)
    let lines = bench.display.text.split(separator: "\n")
    #expect(lines.first == "sink 'log' was dropped")
    #expect(lines.dropFirst().first == "space or play/pause: pause, or go on; confirm at a prompt.")
    #expect(lines.contains("!: stop because it hurts."))
    #expect(lines.count == 1 + KeyBinding.all.count)
  }

  /// Which of the two displays some options choose.
  struct Choice: CustomTestStringConvertible {
    var options: String
    var isTerminal: Bool
    var isLive: Bool
    var testDescription: String { "'\(options)' \(isTerminal ? "on a terminal" : "elsewhere")" }
  }

  @Test(arguments: [
    Choice(options: "", isTerminal: true, isLive: true),
    Choice(options: "", isTerminal: false, isLive: false),
    Choice(options: "style=plain", isTerminal: true, isLive: false),
    Choice(options: "style=live", isTerminal: false, isLive: true),
  ])
  func `is chosen by the terminal unless an option says which`(choice: Choice) throws {
    let bench = SinkBench(isLive: choice.isTerminal)
    let kinds = try bench.kinds(ConsoleSink.descriptor, options: choice.options)
    #expect(kinds.contains(.tick) == choice.isLive)
    var sink = try bench.make(ConsoleSink.descriptor, options: choice.options)
    for event in SampleEvents.session { try sink.receive(event) }
    #expect(bench.display.text.contains("\u{1B}") == choice.isLive)
  }

  @Test(arguments: [("auto", true), ("auto", false), ("always", false), ("never", true)])
  func `colour is the display's unless an option says`(option: String, hasColour: Bool) throws {
    let display = BufferDisplay()
    let context = SinkContext(
      display: display.display(isLive: true, hasColour: hasColour),
      openLog: { _ in throw BufferFailure() }, loggedInTerminals: { [] },
      phrases: EnglishPhrases())
    var sink = try ConsoleSink.descriptor.make(SinkValues(["colour": option]), context)
    for event in SampleEvents.session { try sink.receive(event) }
    let expected = option == "always" || (option == "auto" && hasColour)
    #expect(display.text.contains(";48;5;") == expected)
    // No letters are coloured on a ground that is not known.
    for code in 30...37 {
      #expect(!display.text.contains("\u{1B}[\(code)m") && !display.text.contains(";\(code)m"))
    }
  }

  @Test func `passes on what the terminal refused`() throws {
    let bench = SinkBench(isLive: true)
    bench.display.breakDown()
    var sink = try bench.make(ConsoleSink.descriptor)
    #expect(throws: BufferFailure.self) {
      for event in SampleEvents.session { try sink.receive(event) }
    }
  }
}
