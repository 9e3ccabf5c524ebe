import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import Testing

@testable import ConsoleSink

/// What the stage shows of the shipped routines, in the windows that people have.
@Suite struct `The stage of a shipped routine` {
  static let sizes = [(60, 24), (80, 24), (120, 40), (154, 51)].map {
    TerminalSize(columns: $0.0, rows: $0.1)
  }

  @Test(arguments: Shipped.ids, sizes)
  func `shows each side and each phase whole`(id: String, size: TerminalSize) throws {
    let plan = Plan([try Shipped.set(id)], dosing: Dosing(share: 1), leadIn: .seconds(5))
    var screen = Screen(phrases: EnglishPhrases())
    var memory = LetterMemory(FigureLibrary.figure)
    var shown = 0
    for event in PlayedThroughTests.events(of: plan) {
      screen.fold(event)
      switch event.body {
      case .phaseStarted, .stepStarted, .cue(_, .prepare, _): break
      default: continue
      }
      let frame = try #require(StageLayout.frame(screen, size: size, memory: &memory))
      let drawn = frame.drawn()
      #expect(
        drawn.rows.allSatisfy { $0.width <= frame.geometry.width }, "\(frame.signal.headline)")
      if let figure = frame.figure {
        #expect(figure.rows.allSatisfy { frame.rows[$0].width <= figure.column })
      }
      // A prompt's own words may be longer than two bands, and so may be what comes after a rest.
      if screen.step?.kind == .prompt || screen.step?.kind == .rest { continue }
      let letters = frame.rows[frame.geometry.head]
      #expect(letters.contains { !$0.text.isEmpty })
      #expect(letters.allSatisfy { !$0.text.contains("…") }, "\(frame.signal.headline)")
      shown += 1
    }
    #expect(shown > 0)
  }
}
