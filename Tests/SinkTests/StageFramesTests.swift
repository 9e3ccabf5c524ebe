import LimberBasics
import LimberEvents
import Testing

/// The whole stage for each state, by the size of the window.
enum StageFrames {
  struct Case: CustomTestStringConvertible {
    var testDescription: String { "\(scene) at \(columns)x\(rows)" }
    var columns: Int
    var rows: Int
    var scene: StageScene
    var screen: String
  }

  static let all: [Case] =
    cases(60, 24, [doingAt60, waitingAt60]) + cases(80, 24, [doingAt80, waitingAt80])
    + cases(120, 40, [doingAt120, waitingAt120])
    + cases(154, 51, [doingAt154, tempoAt154, waitingAt154])

  private static func cases(
    _ columns: Int, _ rows: Int, _ frames: [[StageScene: String]]
  ) -> [Case] {
    frames.flatMap { frames in
      frames.map { Case(columns: columns, rows: rows, scene: $0, screen: $1) }
        .sorted { $0.scene.rawValue < $1.scene.rawValue }
    }
  }
}

@Suite struct `The stage on a terminal` {
  private static func stage(
    _ scene: StageScene, columns: Int = 80, rows: Int = 24, isUnicode: Bool = true
  ) throws -> ConsoleStage {
    var stage = try ConsoleStage(
      columns: columns, rows: rows, isUnicode: isUnicode, style: "stage")
    try stage.play(scene.events)
    for notice in scene.notices { try stage.notice(notice) }
    return stage
  }

  @Test(arguments: StageFrames.all)
  func `shows each state whole`(frame: StageFrames.Case) throws {
    let stage = try Self.stage(frame.scene, columns: frame.columns, rows: frame.rows)
    #expect(stage.terminal.screen == frame.screen)
    #expect(stage.terminal.faults == [])
    #expect(stage.terminal.isAlternate)
    #expect(!stage.terminal.showsCursor)
  }

  @Test func `holds a frame for every state at every size`() {
    #expect(StageFrames.all.count == 4 * StageScene.allCases.count)
  }

  @Test func `draws with what a typewriter has where there is no more`() throws {
    let stage = try Self.stage(.lower, isUnicode: false)
    #expect(stage.terminal.screen == StageFrames.lowerInASCII)
  }

  @Test func `a change shows what a fresh drawing would show`() throws {
    var played = try ConsoleStage(columns: 80, style: "stage")
    for scene in StageScene.allCases {
      try played.play(scene.events)
      for notice in scene.notices { try played.notice(notice) }
      let screen = played.terminal.screen
      try played.notice(.refresh)
      #expect(played.terminal.screen == screen, "\(scene)")
      #expect(played.terminal.faults == [])
      // What was asked for is hidden again.
      for notice in scene.notices where notice == .toggleKeys { try played.notice(notice) }
    }
  }

  @Test func `sends only what changed, in one write`() throws {
    var stage = try Self.stage(.timed)
    let before = stage.writes.count
    try stage.play([
      ConsoleScene.at(
        33, .tick(ConsoleScene.stretch(.right), elapsed: .seconds(25)), step: 20, left: 699)
    ])
    #expect(stage.writes.count == before + 1)
    let write = try #require(stage.writes.last)
    #expect(write.utf8.count < 250)
    #expect(write.hasPrefix("\u{1B}[?2026h") && write.hasSuffix("\u{1B}[?2026l"))
    try stage.play([
      ConsoleScene.at(
        33, .tick(ConsoleScene.stretch(.right), elapsed: .seconds(25)), step: 20, left: 699)
    ])
    #expect(stage.writes.count == before + 1)
  }

  @Test func `leaves the terminal as it was, with the transcript in it`() throws {
    var stage = try Self.stage(.timed)
    try stage.play([
      ConsoleScene.at(
        53, .stepEnded(ConsoleScene.stretch(.right), .done, did: .init(time: .seconds(45)))),
      ConsoleScene.at(53, .sessionEnded(ConsoleScene.end(.completed))),
    ])
    try stage.finish()
    #expect(!stage.terminal.isAlternate)
    #expect(stage.terminal.showsCursor)
    #expect(stage.terminal.screen == StageFrames.transcript)
    #expect(stage.wayOut == "")
  }

  @Test func `says in full what to heed when it hurts`() throws {
    var stage = try ConsoleStage(columns: 80, style: "stage")
    try stage.play(ConsoleScene.hurt.events)
    try stage.finish()
    #expect(stage.terminal.screen.hasSuffix(StageFrames.hurt))
  }

  @Test func `keeps the way out while it is shown`() throws {
    let stage = try Self.stage(.timed)
    #expect(stage.wayOut == "\u{1B}[?2026l\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h")
    #expect(stage.wayOut.utf8.count <= 128)
  }

  @Test func `gives the terminal to the shell and comes back`() throws {
    var stage = try Self.stage(.paused)
    let screen = stage.terminal.screen
    try stage.notice(.suspend)
    #expect(
      stage.terminal.screen == """
        Calf step-stretch
        planned 12:04 to 13:20, 14 steps
        ‖ Calf stretch against the wall · right  0:33 left
        """)
    #expect(stage.terminal.showsCursor)
    stage.scribble("$ fg\r\n")
    try stage.notice(.refresh)
    #expect(stage.terminal.screen == screen)
    #expect(stage.terminal.faults == [])
  }

  @Test(arguments: [(120, 40), (60, 24), (59, 24), (80, 23), (154, 51)])
  func `follows a resize, also to a window that is too small for it and back`(
    columns: Int, rows: Int
  ) throws {
    var stage = try Self.stage(.timed)
    let screen = stage.terminal.screen
    stage.resize(columns: columns, rows: rows)
    try stage.notice(.refresh)
    let fits = columns >= 60 && rows >= 24
    #expect(stage.terminal.isAlternate == fits)
    if fits {
      let fresh = try Self.stage(.timed, columns: columns, rows: rows)
      #expect(stage.terminal.screen == fresh.terminal.screen)
    } else {
      #expect(stage.terminal.screen.contains("Calf stretch against the wall · right"))
    }
    stage.resize(columns: 80, rows: 24)
    try stage.notice(.refresh)
    #expect(stage.terminal.screen == screen)
    #expect(stage.terminal.faults == [])
  }

  @Test func `the bar moves between events without a frame`() throws {
    var stage = try Self.stage(.lower)
    let screen = stage.terminal.screen
    let due = try #require(stage.wakesIn)
    try stage.wake(after: due)
    #expect(stage.terminal.screen != screen)
    #expect(try #require(stage.writes.last).utf8.count < 60)
    let next = try #require(stage.wakesIn)
    #expect(next > due)
  }

  @Test func `draws nothing while another job has the terminal`() throws {
    var stage = try Self.stage(.lower)
    stage.isInFront(false)
    let writes = stage.writes.count
    try stage.play(StageScene.hold.events.suffix(1))
    try stage.wake(after: .seconds(1))
    #expect(stage.writes.count == writes)
  }
}
