import LimberBasics
import LimberEvents
import Testing

@testable import ConsoleSink

@Suite struct `What moves on the stage` {
  /// A phase that begins at an instant of real time; with a speed, the session goes so much faster.
  private static func phase(
    _ cue: String, _ place: Ordinal, side: Side = .left, seconds: Double, at real: Double,
    speed: Double = 1
  ) -> SessionEvent {
    var event = ConsoleScene.at(
      real * speed,
      .phaseStarted(
        ConsoleScene.drop(side), rep: Ordinal(1, of: 8),
        phase: Phase(place, cue: cue, duration: .milliseconds(Int(seconds * 1000)))),
      step: 60, left: 700)
    let start = Instant(milliseconds: Int64(real * 1000))
    event.stamp.time = start
    event.stamp.endsAt = Instant(milliseconds: start.milliseconds + Int64(60_000 / speed))
    return event
  }

  private struct Show {
    var screen = Screen(phrases: EnglishPhrases())
    var motion = StageMotion(isFlashing: true)
    var frame: StageFrame?

    init() {
      screen.fold(
        ConsoleScene.at(0, .stepStarted(ConsoleScene.drop(nil), next: nil), step: 60, left: 700))
    }

    mutating func take(_ event: SessionEvent) {
      screen.fold(event)
      frame = StageLayout.frame(screen, size: TerminalSize())
      motion.take(event, screen, frame?.signal)
    }

    mutating func pass(_ milliseconds: Int) -> Bool { motion.pass(.milliseconds(milliseconds)) }

    /// Expects the bar's heights one after the other, in halves of a row of ten.
    mutating func expect(_ expected: [Int]) {
      var levels: [Int] = []
      var elapsed = Duration.zero
      while let tempo = frame?.tempo {
        levels.append(motion.level(of: tempo, after: elapsed, height: 10))
        guard let next = motion.nextChange(after: elapsed) else { break }
        elapsed = next
        _ = motion.pass(elapsed)
      }
      #expect(levels == expected)
    }
  }

  @Test func `the bar sinks, stays and rises with the phases`() {
    var show = Show()
    show.motion = StageMotion(isFlashing: false)
    show.take(Self.phase("Lower", Ordinal(1, of: 3), seconds: 1, at: 0))
    show.expect([20, 15, 10, 5, 0])
    show.take(Self.phase("Hold", Ordinal(2, of: 3), seconds: 2, at: 1))
    show.expect([0])
    show.take(Self.phase("Rise", Ordinal(3, of: 3), seconds: 1, at: 3))
    show.expect([0, 5, 10, 15, 20])
  }

  @Test func `the bar keeps step with a session that goes faster`() {
    var show = Show()
    show.motion = StageMotion(isFlashing: false)
    show.take(Self.phase("Lower", Ordinal(1, of: 2), seconds: 4, at: 0, speed: 4))
    show.expect([20, 15, 10, 5, 0])
    #expect(show.motion.nextChange(after: .zero) == .milliseconds(251))
  }

  @Test func `a change is shown for 150 ms and at most twice in a second`() {
    var show = Show()
    let geometry = StageGeometry(TerminalSize())
    show.take(Self.phase("Lower", Ordinal(1, of: 2), seconds: 0.2, at: 0))
    #expect(show.motion.flashes(in: geometry).isEmpty)
    show.take(Self.phase("Rise", Ordinal(2, of: 2), seconds: 0.2, at: 0.2))
    #expect(show.motion.flashes(in: geometry) == geometry.headline)
    let isOverEarly = show.pass(149)
    #expect(!isOverEarly)
    #expect(show.motion.nextChange(after: .milliseconds(149)) == .milliseconds(150))
    let isOver = show.pass(150)
    #expect(isOver)
    #expect(show.motion.flashes(in: geometry).isEmpty)
    // Too soon.
    show.take(Self.phase("Lower", Ordinal(1, of: 2), side: .right, seconds: 0.2, at: 0.4))
    #expect(show.motion.flashes(in: geometry).isEmpty)
    show.take(Self.phase("Lower", Ordinal(1, of: 2), side: .left, seconds: 0.2, at: 0.9))
    #expect(show.motion.flashes(in: geometry) == geometry.head)
    // An event that comes meanwhile does not make it longer.
    show.take(Self.phase("Lower", Ordinal(1, of: 2), side: .left, seconds: 0.2, at: 1.0))
    #expect(show.motion.nextChange(after: .zero) == .milliseconds(50))
  }

  @Test func `nothing flashes where that is not wanted, nor in a pause`() {
    var show = Show()
    show.motion = StageMotion(isFlashing: false)
    let geometry = StageGeometry(TerminalSize())
    show.take(Self.phase("Lower", Ordinal(1, of: 2), seconds: 1, at: 0))
    show.take(Self.phase("Rise", Ordinal(2, of: 2), seconds: 1, at: 1))
    #expect(show.motion.flashes(in: geometry).isEmpty)
    show.motion = StageMotion(isFlashing: true)
    show.take(Self.phase("Lower", Ordinal(1, of: 2), seconds: 1, at: 2))
    var pause = ConsoleScene.at(2.5, .paused(by: .person, gap: nil), step: 57, left: 697)
    pause.stamp.time = Instant(milliseconds: 2500)
    show.take(pause)
    #expect(show.motion.flashes(in: geometry).isEmpty)
    #expect(show.frame?.tempo == nil)
  }
}

@Suite struct `The bar that runs with the tempo` {
  /// Where each phase of a repetition leads, from full (1) to empty (0).
  static let ways: [(phases: Int, rises: Bool, way: [[Double]])] = [
    (1, false, [[1, 0]]),
    (2, false, [[1, 0], [0, 1]]),
    (3, false, [[1, 0], [0, 0], [0, 1]]),
    (4, false, [[1, 0], [0, 0], [0, 1], [1, 1]]),
    (5, false, [[1, 0], [0, 0], [0, 0], [0, 0], [0, 1]]),
    (2, true, [[0, 1], [1, 0]]),
    (3, true, [[0, 1], [1, 1], [1, 0]]),
  ]

  @Test(arguments: ways)
  func `leads from one end to the other and back`(phases: Int, rises: Bool, way: [[Double]]) {
    let bars = (1...phases).map { TempoBar(side: .left, phase: $0, of: phases, rises: rises) }
    #expect(bars.map { [$0.from, $0.to] } == way)
  }

  @Test func `is drawn in halves of a row`() {
    func cells(_ level: Int, isUnicode: Bool = true) -> String {
      TempoBar.cells(level: level, height: 3, width: 2, isUnicode: isUnicode)
        .joined(separator: " ")
    }
    #expect(cells(6) == "██ ██ ██")
    #expect(cells(3) == "░░ ▄▄ ██")
    #expect(cells(0) == "░░ ░░ ░░")
    #expect(cells(3, isUnicode: false) == ".. ## ##")
  }
}
