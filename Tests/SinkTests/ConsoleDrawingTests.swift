import LimberBasics
import LimberEvents
import LimberRoutine
import LimberTestSupport
import Testing

@Suite struct `The console on a terminal` {
  @Test func `writes once for an event, and not at all when nothing changed`() throws {
    var stage = try ConsoleStage(columns: 80)
    for event in ConsoleScene.timed.events {
      let before = stage.writes.count
      try stage.play([event])
      #expect(stage.writes.count <= before + 1)
    }
    let before = stage.writes.count
    let last = try #require(ConsoleScene.timed.events.last)
    try stage.play([last])
    #expect(stage.writes.count == before)
  }

  @Test func `sends only the lines that changed, as one synchronized frame`() throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play(ConsoleScene.timed.events)
    try stage.play([
      ConsoleScene.at(
        33, .tick(ConsoleScene.stretch(.right), elapsed: .seconds(25)), step: 20, left: 699)
    ])
    let write = try #require(stage.writes.last)
    #expect(write.hasPrefix("\u{1B}[?2026h"))
    #expect(write.hasSuffix("\u{1B}[?2026l"))
    #expect(write.contains("11:39 left"))
    #expect(!write.contains("Lean forward"))
    #expect(!write.contains("space"))
    #expect(stage.terminal.isInFrame == false)
  }

  @Test func `a diff shows what a fresh drawing would show`() throws {
    var events: [SessionEvent] = []
    for scene in ConsoleScene.allCases where scene.events.last?.kind != .sessionEnded {
      // Each scene begins a session anew, so that its frames follow the ones of another.
      events += scene.events
      var played = try ConsoleStage(columns: 60, rows: 200)
      try played.play(events)
      let screen = played.terminal.screen
      try played.notice(.refresh)
      #expect(played.terminal.screen == screen)
      #expect(played.terminal.faults == [])
    }
  }

  @Test func `leaves the cursor in the first column below the block`() throws {
    for scene in ConsoleScene.allCases {
      var stage = try ConsoleStage(columns: 80, rows: 60)
      try stage.play(scene.events)
      let lines = stage.terminal.screen.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(stage.terminal.cursor == (lines.count, 0))
    }
  }

  @Test(arguments: [(120, 40), (80, 50), (40, 100), (80, 39), (100, 60)])
  func `follows a resize`(from: Int, to columns: Int) throws {
    var stage = try ConsoleStage(columns: from)
    try stage.play(ConsoleScene.timed.events)
    stage.resize(columns: columns, rows: 24)
    try stage.notice(.refresh)
    var fresh = try ConsoleStage(columns: columns)
    try fresh.play(ConsoleScene.timed.events)
    // What scrolled away in between is still there, once.
    #expect(stage.terminal.everything == fresh.terminal.everything)
  }

  @Test(arguments: [
    [(40, 12), (80, 24)], [(80, 12), (80, 24)], [(40, 12), (20, 5), (80, 24)],
    [(80, 6), (60, 6), (80, 30)], [(20, 5), (40, 12), (80, 24)], [(120, 40), (80, 24)],
  ])
  func `whatever sizes it had, one copy stays`(sizes: [(Int, Int)]) throws {
    for rewraps in [true, false] {
      var stage = try ConsoleStage(columns: 80, rewraps: rewraps)
      try stage.play(ConsoleScene.timed.events)
      for (columns, rows) in sizes {
        stage.resize(columns: columns, rows: rows)
        try stage.notice(.refresh)
      }
      let last = try #require(sizes.last)
      var fresh = try ConsoleStage(columns: last.0, rows: last.1, rewraps: rewraps)
      try fresh.play(ConsoleScene.timed.events)
      // What a terminal cut off above the block is gone, but every line of it is still there once.
      let lines = stage.terminal.everything.split(separator: "\n", omittingEmptySubsequences: false)
      let expected = fresh.terminal.everything.split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == expected.count, "\(stage.terminal.everything)")
      #expect(stage.terminal.everything.hasSuffix(expected.dropFirst(2).joined(separator: "\n")))
    }
  }

  @Test func `notices a resize that nobody told it of`() throws {
    var stage = try ConsoleStage(columns: 120)
    try stage.play(ConsoleScene.timed.events)
    stage.resize(columns: 40, rows: 24)
    let tick = ConsoleScene.at(
      33, .tick(ConsoleScene.stretch(.right), elapsed: .seconds(25)), step: 20, left: 699)
    try stage.play([tick])
    var fresh = try ConsoleStage(columns: 40)
    try fresh.play(ConsoleScene.timed.events + [tick])
    // What scrolled away in between is still there, once.
    #expect(stage.terminal.everything == fresh.terminal.everything)
  }

  @Test func `the block is never taller than the screen allows`() throws {
    for rows in 1...24 {
      for scene in ConsoleScene.allCases {
        var stage = try ConsoleStage(columns: 60, rows: rows)
        try stage.play(scene.events)
        let height = stage.terminal.everything.split(
          separator: "\n", omittingEmptySubsequences: false
        ).count
        try stage.notice(.refresh)
        // Drawing the block again must not push a second copy of it into the scrollback.
        let again = stage.terminal.everything.split(
          separator: "\n", omittingEmptySubsequences: false
        ).count
        #expect(height == again, "\(scene) in \(rows) rows")
      }
    }
  }

  @Test func `scrolls old steps away, whole and in order`() throws {
    var stage = try ConsoleStage(columns: 60, rows: 14)
    for number in 1...20 {
      let step = ConsoleScene.step(number, .timed, "Step \(number)", lasting: 10)
      let at = Double(number * 10)
      try stage.play([
        ConsoleScene.at(at, .stepStarted(step, next: nil)),
        ConsoleScene.at(at + 10, .stepEnded(step, .done, did: Effort(time: .seconds(10)))),
      ])
    }
    try stage.play([ConsoleScene.at(300, .sessionEnded(ConsoleScene.end(.completed)))])
    let expected = (1...20).map { "✓ Step \($0)  0:10" }
    let lines = stage.terminal.everything.split(separator: "\n").map(String.init)
    #expect(Array(lines.prefix(20)) == expected)
    #expect(lines.count == 21)
  }

  @Test func `prints a message above the block`() throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play(ConsoleScene.tempo.events)
    let before = stage.terminal.screen
    try stage.notice(.message("sink 'log' was dropped: no space left on device"))
    let message = "! sink 'log' was dropped: no space left on device"
    #expect(
      stage.terminal.screen
        == before.replacing(
          "14 steps\n", with: "14 steps\n\(message)\n"))
  }
}

@Suite struct `The console gives the terminal back` {
  @Test func `with one line in the block's place`() throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play(ConsoleScene.paused.events)
    try stage.notice(.suspend)
    #expect(
      stage.terminal.screen == """
        Calf step-stretch
        planned 12:04 to 13:20, 14 steps
        ‖ Calf stretch against the wall · right  0:33 left
        """)
    #expect(stage.terminal.cursor == (3, 0))
  }

  @Test func `and draws below what others wrote when it has it again`() throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play(ConsoleScene.paused.events)
    let block = stage.terminal.screen.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(2)
    try stage.notice(.suspend)
    let writes = stage.writes.count
    try stage.play([
      ConsoleScene.at(
        20, .tick(ConsoleScene.stretch(.right), elapsed: .seconds(12)), step: 33, left: 712)
    ])
    #expect(stage.writes.count == writes)
    stage.scribble("[1]+  Stopped\r\n$ fg\r\n")
    try stage.notice(.refresh)
    #expect(
      stage.terminal.screen == """
        Calf step-stretch
        planned 12:04 to 13:20, 14 steps
        ‖ Calf stretch against the wall · right  0:33 left
        [1]+  Stopped
        $ fg

        """ + block.joined(separator: "\n"))
  }

  @Test func `and still says how the session ended`() throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play(ConsoleScene.timed.events)
    try stage.notice(.suspend)
    try stage.play([
      ConsoleScene.at(40, .sessionEnded(ConsoleScene.end(.interrupted, reason: "SIGHUP")))
    ])
    try stage.finish()
    #expect(
      stage.terminal.screen.hasSuffix(
        "– Interrupted by SIGHUP: 4:32, 11 steps done, 1 partial, 2 skipped"))
  }

  @Test func `and leaves nothing of the block at the end`() throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play(ConsoleScene.completed.events)
    let writes = stage.writes.count
    try stage.notice(.suspend)
    try stage.finish()
    #expect(stage.writes.count == writes)
  }

  @Test func `never with a mode changed`() throws {
    var stage = try ConsoleStage(columns: 80, hasColour: true)
    for scene in ConsoleScene.allCases { try stage.play(scene.events) }
    let all = stage.writes.joined()
    // Only the frame's own mode is ever set: no other screen, no hidden cursor.
    #expect(!all.replacing("\u{1B}[?2026h", with: "").contains("\u{1B}[?2026h"))
    #expect(
      all.replacing("\u{1B}[?2026h", with: "").replacing("\u{1B}[?2026l", with: "")
        .contains("[?") == false)
  }
}
