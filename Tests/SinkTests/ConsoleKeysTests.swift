import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `The console and the keyboard` {
  @Test func `all keys fit a low screen in two columns`() throws {
    var stage = try ConsoleStage(columns: 80, rows: 12)
    try stage.play(ConsoleScene.timed.events)
    try stage.notice(.toggleKeys)
    let screen = stage.terminal.screen
    #expect(
      screen.hasSuffix(
        """
        space  pause        1–9    choose
        n →    next         m      mute
        b ←    back         v      where
        r      restart      h      hands free
        + =    more         c      heed
        − -    less         q      stop
        d      done         !      it hurts
        Enter  confirm      ?      keys
        """), "\(screen)")
    #expect(screen.contains("Calf stretch against the wall"))
  }

  @Test(arguments: [
    (80, 24), (80, 12), (80, 9), (80, 7), (40, 12), (40, 9), (30, 24), (24, 12), (60, 6),
  ])
  func `whatever the size, all keys have those that stop and those that hide them`(
    columns: Int, rows: Int
  ) throws {
    for scene in [ConsoleScene.timed, .choice, .selfPaced, .paused, .tempo, .start] {
      var stage = try ConsoleStage(columns: columns, rows: rows)
      try stage.play(scene.events)
      try stage.notice(.toggleKeys)
      for key in ["q ", "! ", "? "] {
        #expect(stage.terminal.screen.contains(key), "\(scene)\n\(stage.terminal.screen)")
      }
    }
  }

  @Test func `what is asked for by a key is noted on the screen`() throws {
    for (text, body) in [
      ("Muted.", SessionEvent.Body.muted(true)),
      ("Heel drop, right side.", .status(SampleEvents.heelDrop, rep: Ordinal(3, of: 8))),
    ] {
      var stage = try ConsoleStage(columns: 80)
      let asked = SessionEvent(at: .seconds(3), text: text, body: body)
      try stage.play(ConsoleScene.timed.events + [asked])
      #expect(stage.terminal.screen.contains(text), "\(stage.terminal.screen)")
    }
  }

  @Test func `a choice that is paused still shows what can be chosen`() throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play(
      ConsoleScene.choice.events + [
        ConsoleScene.at(5, .paused(by: .person, gap: nil), left: 724)
      ])
    for text in ["Paused", "1  Less than 12 hours", "3  冷却", "1–3 choose"] {
      #expect(stage.terminal.screen.contains(text), "\(stage.terminal.screen)")
    }
    #expect(!stage.terminal.screen.contains("restart"))
  }

  @Test func `in the background nothing is drawn, and in front again all of it`() throws {
    var stage = try ConsoleStage(columns: 80)
    try stage.play(ConsoleScene.timed.events)
    try stage.notice(.suspend)
    stage.scribble("$ bg\r\n$ vi no")
    stage.isInFront(false)
    let before = stage.writes.count
    try stage.play([
      ConsoleScene.at(33, .paused(by: .stopSignal, gap: nil), step: 20, left: 699),
      ConsoleScene.at(33, .resumed(by: .stopSignal, gap: nil), step: 20, left: 699),
      ConsoleScene.at(
        34, .tick(ConsoleScene.stretch(.right), elapsed: .seconds(26)), step: 19, left: 698),
    ])
    try stage.notice(.refresh)
    #expect(stage.writes.count == before)
    stage.isInFront(true)
    stage.scribble("\r\n$ fg\r\n")
    try stage.notice(.refresh)
    #expect(stage.terminal.screen.contains("11:38 left"))
    #expect(stage.terminal.everything.contains("$ vi no\n$ fg\n"))
  }

  @Test func `in the background a session ends in plain lines`() throws {
    var stage = try ConsoleStage(columns: 80)
    stage.isInFront(false)
    try stage.play(ConsoleScene.completed.events)
    #expect(stage.writes == [])
    try stage.finish()
    let text = stage.writes.joined()
    #expect(text.contains("Session done"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func `digits without halves of cells are drawn where there is only ASCII`() throws {
    var stage = try ConsoleStage(columns: 80, isUnicode: false)
    try stage.play(ConsoleScene.leadIn.events)
    #expect(
      stage.terminal.screen.contains(
        """
        ###   ### ###
        # # # # #   #
        # #   # # ###
        # # # # #   #
        ###   ### ###
        """), "\(stage.terminal.screen)")
  }
}
