import LimberBasics
import LimberEvents
import Testing

@testable import ConsoleSink

/// What stays to be seen: that nothing sounds, and above the steps what must be heeded.
@Suite struct `A sign that lasts` {
  private static let sizes = [(60, 24), (80, 24), (154, 51), (40, 12)].map {
    TerminalSize(columns: $0.0, rows: $0.1)
  }

  private static func muted(_ flag: Bool) -> SessionEvent {
    ConsoleScene.at(33, .muted(flag), flag ? "Muted." : "Sound again.", step: 20, left: 699)
  }

  @Test(arguments: sizes)
  func `says that nothing sounds, until something may`(size: TerminalSize) {
    var screen = Screen(phrases: EnglishPhrases())
    for event in ConsoleScene.timed.events + [Self.muted(true)] { screen.fold(event) }
    func isShown() -> Bool {
      let stage = StageLayout.frame(screen, size: size)?.rows.map(\.text)
      let lines = stage ?? Block.lines(screen, size: size).map(\.text)
      return lines.contains { $0.contains(" muted ") }
    }
    #expect(isShown())
    #expect(Block.lines(screen, size: size).contains { $0.text.contains(" muted ") })
    // Long after the sentence that says so has gone, and in the next step.
    let next = ConsoleScene.step(5, .timed, "Walk")
    screen.fold(ConsoleScene.at(90, .stepStarted(next, next: nil), step: 20, left: 640))
    #expect(isShown())
    screen.fold(Self.muted(false))
    #expect(!isShown())
  }

  @Test(arguments: [(0, true), (2, true), (3, false), (50, false)])
  func `what must be heeded is a line of the transcript where the stage showed it so`(
    timesPlayed: Int, isInFull: Bool
  ) {
    var start = ConsoleScene.start(cautions: ["Stop when it hurts.", "Never bounce."])
    start.timesPlayed = timesPlayed
    let event = ConsoleScene.at(0, .sessionStarted(start), left: 724)
    let screen = Screen(phrases: EnglishPhrases())
    func lines(isBrief: Bool) -> [String] {
      Transcript(width: 80, phrases: EnglishPhrases(), isBrief: isBrief)
        .lines(for: event, after: screen).map(\.text).filter { $0.hasPrefix("!") }
    }
    let all = ["! Stop when it hurts.", "! Never bounce."]
    #expect(lines(isBrief: true) == (isInFull ? all : ["! 2 things to heed"]))
    #expect(lines(isBrief: false) == all)
  }
}
