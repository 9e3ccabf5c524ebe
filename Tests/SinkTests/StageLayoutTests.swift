import LimberBasics
import LimberEvents
import Testing

@testable import ConsoleSink

@Suite struct `The stage` {
  static let sizes = [
    (60, 24), (61, 29), (80, 24), (80, 30), (99, 24), (120, 40), (154, 51), (300, 90),
  ]

  private static func screen(_ events: [SessionEvent]) -> Screen {
    var screen = Screen(phrases: EnglishPhrases())
    for event in events { screen.fold(event) }
    return screen
  }

  private static func frame(_ scene: StageScene, _ size: (Int, Int)) -> StageFrame? {
    StageLayout.frame(
      screen(scene.events), size: TerminalSize(columns: size.0, rows: size.1))
  }

  @Test(arguments: sizes)
  func `is as large as the window in every state, and no larger`(columns: Int, rows: Int) throws {
    for scene in StageScene.allCases {
      let frame = try #require(Self.frame(scene, (columns, rows)))
      #expect(frame.rows.count == rows)
      let widest = frame.rows.map(\.width).max() ?? 0
      #expect(
        frame.geometry.margin + widest < columns - (frame.tempo == nil ? 0 : frame.geometry.bar))
    }
  }

  @Test(arguments: sizes)
  func `has its keys on one line in every state, and those that stop among them`(
    columns: Int, rows: Int
  ) throws {
    for scene in StageScene.allCases {
      let frame = try #require(Self.frame(scene, (columns, rows)))
      let keys = frame.rows[rows - 1].text
      #expect(keys.hasSuffix("q stop  ! it hurts  ? keys"), "\(scene)")
    }
  }

  @Test func `is not shown in a window that is too small, before the first step or after the end`()
  {
    let screen = Self.screen(StageScene.timed.events)
    for (columns, rows) in [(59, 24), (60, 23), (1, 1), (0, 0)] {
      #expect(StageLayout.frame(screen, size: TerminalSize(columns: columns, rows: rows)) == nil)
    }
    #expect(StageLayout.frame(Screen(phrases: EnglishPhrases()), size: TerminalSize()) == nil)
    #expect(StageLayout.frame(Self.screen(ConsoleScene.hurt.events), size: TerminalSize()) == nil)
  }

  @Test(arguments: sizes)
  func `says when a set of one's own pace goes on by itself`(columns: Int, rows: Int) throws {
    var events = StageScene.selfPaced.events
    let size = TerminalSize(columns: columns, rows: rows)
    func says() -> Bool {
      StageLayout.frame(Self.screen(events), size: size)?.rows
        .contains { $0.text.contains("Goes on in 0:16") } == true
    }
    #expect(!says())
    events[events.count - 1].remaining = Remaining(step: .seconds(16), session: .seconds(300))
    #expect(says())
  }

  @Test(arguments: [(80, 24, 5), (120, 40, 7), (154, 51, 9)])
  func `sets side, phase and digits large`(columns: Int, rows: Int, least: Int) throws {
    for scene in [StageScene.lower, .hold, .rise, .changeSides] {
      let frame = try #require(Self.frame(scene, (columns, rows)))
      let geometry = frame.geometry
      for band in [geometry.side, geometry.headline, geometry.digits] {
        let drawn = frame.rows[band].filter { $0.text.contains { "█▀▄".contains($0) } }
        #expect(drawn.count >= least, "\(scene)")
      }
    }
  }

  @Test func `moves nothing from one phase to the next but what changed`() throws {
    for size in Self.sizes {
      let lower = try #require(Self.frame(.lower, size))
      let hold = try #require(Self.frame(.hold, size))
      let rows = lower.rows.indices.filter { lower.rows[$0].text != hold.rows[$0].text }
      let geometry = lower.geometry
      let changing =
        [0] + Array(geometry.headline) + Array(geometry.digits) + [geometry.progress]
      #expect(rows.allSatisfy(changing.contains))
    }
  }

  @Test func `stays readable with the longest texts, and with scripts that have no large letters`()
  {
    for name in [
      String(repeating: "Wall ", count: 100), String(repeating: "W", count: 500), "冷却", "ارفع",
    ] {
      var step = ConsoleScene.step(1, .timed, name, cue: name + name)
      step.duration = .seconds(45)
      step.side = .right
      let screen = Self.screen([
        ConsoleScene.at(0, .sessionStarted(ConsoleScene.start(cautions: [name, name])), left: 90),
        ConsoleScene.at(
          0, .stepStarted(step, next: NextStep(name: name, side: .left)), step: 45, left: 90),
        ConsoleScene.at(0, .cue(step, .authored, remaining: nil), name, step: 45, left: 90),
      ])
      for (columns, rows) in Self.sizes {
        let frame = StageLayout.frame(screen, size: TerminalSize(columns: columns, rows: rows))
        #expect(frame?.rows.count == rows)
        #expect(frame?.rows.allSatisfy { $0.width <= frame?.geometry.width ?? 0 } == true)
      }
    }
  }
}
