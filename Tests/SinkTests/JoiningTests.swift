import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@testable import ConsoleSink

@Suite struct `A display that joins in the middle` {
  /// What a screen shows, without the sentences that pass.
  static func shown(_ screen: Screen) -> (stage: [String], block: [String]) {
    var screen = screen
    screen.note = nil
    let size = TerminalSize(columns: 80, rows: 24)
    return (
      StageLayout.frame(screen, size: size)?.rows.map(\.text) ?? [],
      Block.lines(screen, size: size).map(\.text)
    )
  }

  @Test(arguments: 1...60)
  func `shows what one shows that was there from the beginning`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let steps = RandomClocks.$areAllowed.withValue(true) {
      Step.random(depth: 3, using: &random)
    }
    let plan = Plan(steps, share: Double.random(in: 0...1, using: &random))
    var session = Session(
      plan: plan,
      settings: .init(
        attendance: seed.isMultiple(of: 3) ? .handsFree : .person, ticks: true,
        resumeCountdown: seed.isMultiple(of: 2) ? .seconds(3) : .zero, timesPlayed: seed % 5))
    var screen = Screen(phrases: EnglishPhrases())
    var events = session.start(at: .zero)
    var now = Duration.zero
    var compared = 0
    for _ in 0..<250 where !session.isOver {
      for event in events { screen.fold(event) }
      let status = session.status(at: now)
      // Between the sides of a repetition the one that is over stays on the screen.
      let isBetweenSides = status.rep != nil && status.phase == nil
      if events.last?.at == status.elapsed, !isBetweenSides {
        var joined = Screen(phrases: EnglishPhrases())
        joined.join(status)
        let (old, new) = (Self.shown(screen), Self.shown(joined))
        #expect(old.stage == new.stage)
        #expect(old.block == new.block)
        compared += 1
      }
      if let deadline = session.nextDeadline, Int.random(in: 0..<6, using: &random) > 0 {
        now = max(now, deadline)
        events = session.advance(to: now)
      } else {
        now += .milliseconds(Int.random(in: 1...3_000, using: &random))
        let word = RandomSession.words.randomElement(using: &random) ?? "next"
        events = session.take(ScriptedInput(at: now, word: word, number: 1))
      }
    }
    #expect(compared > 0)
  }

  @Test func `is drawn before anything more happens, and says how it is left`() throws {
    var status = SampleEvents.status
    (status.state, status.waitsFor, status.options, status.pause) = (.playing, nil, [], nil)
    status.preparation = nil
    var stage = try ConsoleStage(
      columns: 80, rows: 24, style: "stage", status: status,
      isWatching: true)
    try stage.notice(.refresh)
    let rows = stage.terminal.screen.split(separator: "\n")
    #expect(rows.contains { $0.contains("Heel drop") })
    #expect(rows.last?.contains("q leaves") == true)
  }

  @Test func `says in plain lines what is played and where it is`() throws {
    let bench = SinkBench()
    var sink = try bench.make(
      ConsoleSink.descriptor, status: SampleEvents.status)
    try sink.notice(.refresh)
    try sink.notice(.refresh)
    try sink.receive(SessionEvent(at: .zero, text: "Go.", body: .muted(false)))
    #expect(bench.display.text == "Calf \"stretch\"\nRaise.\nGo.\n")
  }
}
