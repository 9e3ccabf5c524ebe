import LimberBasics
import LimberEvents
import LimberFigures
import LimberRoutine
import Testing

@testable import ConsoleSink

@Suite struct `A figure on the stage` {
  private static let figure: MovingFigure = {
    var down = Pose()
    down.near = Pose.Leg(thigh: 80, shin: -30)
    down.trunk = 40
    return MovingFigure(
      .own(
        Figure(
          view: .side, props: [.floor], anchor: .heels,
          poses: [.init("up", Pose()), .init("down", down)])),
      goals: ["down", nil, "up"])
  }()

  /// The events of a scene, with the figure in each of its steps.
  private static func screen(_ scene: StageScene, figure: MovingFigure? = figure) -> Screen {
    var screen = Screen(phrases: EnglishPhrases())
    for event in scene.events { screen.fold(event) }
    screen.step?.figure = figure
    return screen
  }

  private static func frame(_ screen: Screen, _ size: (Int, Int)) -> StageFrame? {
    StageLayout.frame(screen, size: TerminalSize(columns: size.0, rows: size.1))
  }

  private static func dots(_ lines: [Line]) -> String {
    String(
      lines.map(\.text).joined(separator: "\n").unicodeScalars
        .filter { (0x2801...0x28FF).contains($0.value) }.map(Character.init))
  }

  @Test(arguments: [(80, 24), (99, 24), (120, 40), (154, 51), (300, 90)])
  func `stands beside the letters and within the window`(columns: Int, rows: Int) throws {
    for scene in [StageScene.lower, .hold, .rise, .timed, .leadIn, .paused, .selfPaced] {
      let frame = try #require(Self.frame(Self.screen(scene), (columns, rows)))
      let figure = try #require(frame.figure)
      // Words end before it begins.
      for row in figure.rows { #expect(frame.rows[row].width <= figure.column, "\(scene)") }
      let drawn = frame.drawn()
      #expect(drawn.rows.count == rows)
      #expect(!Self.dots(drawn.rows).isEmpty, "\(scene)")
      for line in drawn.rows { #expect(line.width <= frame.geometry.width, "\(scene)") }
    }
  }

  @Test func `that ships is drawn from its name, also behind a wire`() throws {
    var step = try #require(Self.screen(.lower).step)
    step.figure = MovingFigure(.shipped("squat"), goals: ["down", nil, "up"])
    let line = WireForm.line(
      SessionEvent(at: .zero, text: "", body: .status(step, rep: nil)))
    #expect(line.contains(#""figure":"squat","poses":["down","","up"]"#))
    let read = try #require(WireEvent(line)?.event?.step)
    #expect(read.figure == step.figure)
    var memory = LetterMemory(FigureLibrary.figure)
    let screen = Self.screen(.lower, figure: read.figure)
    let frame = StageLayout.frame(screen, size: TerminalSize(), memory: &memory)
    #expect(!Self.dots(try #require(frame).drawn().rows).isEmpty)
    // Where nobody knows it, the words have its place.
    #expect(try #require(Self.frame(screen, (80, 24))).figure == nil)
    // One of an author's own has no name that it could be told by.
    step.figure = Self.figure
    #expect(
      !WireForm.line(SessionEvent(at: .zero, text: "", body: .status(step, rep: nil))).contains(
        "figure"))
  }

  @Test func `leaves a small window, a question and a step without one to the words`() throws {
    #expect(try #require(Self.frame(Self.screen(.lower), (79, 24))).figure == nil)
    #expect(try #require(Self.frame(Self.screen(.choice), (154, 51))).figure == nil)
    #expect(try #require(Self.frame(Self.screen(.lower, figure: nil), (154, 51))).figure == nil)
    for scene in StageScene.allCases {
      let frame = try #require(Self.frame(Self.screen(scene, figure: nil), (80, 24)))
      #expect(frame.drawn().rows == frame.rows)
    }
  }

  @Test(arguments: [(80, 24, 5), (120, 40, 7), (154, 51, 9)])
  func `leaves side, a short phase and digits large`(columns: Int, rows: Int, least: Int) throws {
    let frame = try #require(Self.frame(Self.screen(.hold), (columns, rows)))
    let geometry = frame.geometry
    for band in [geometry.side, geometry.headline, geometry.digits] {
      let inked = frame.rows[band].count { $0.text.contains { "█▀▄".contains($0) } }
      #expect(inked >= least)
    }
  }

  @Test func `moves with the phase and holds between`() throws {
    let lower = try #require(Self.frame(Self.screen(.lower), (80, 24)))
    #expect(lower.figure?.isInPhase == true)
    let pictures = [0, 0.25, 0.5, 1].map { Self.dots(lower.drawn(at: $0).rows) }
    #expect(Set(pictures).count == 4)
    let hold = try #require(Self.frame(Self.screen(.hold), (80, 24)))
    #expect(hold.figure?.isInPhase == false)
    #expect(Self.dots(hold.drawn(at: 0.5).rows) == pictures[3])
    let rise = try #require(Self.frame(Self.screen(.rise), (80, 24)))
    #expect(Self.dots(rise.drawn(at: 0).rows) != Self.dots(rise.drawn(at: 1).rows))
  }

  @Test func `is mirrored for the left side`() throws {
    var screen = Self.screen(.timed)
    screen.step?.side = .right
    let right = try #require(Self.frame(screen, (80, 24))).drawn()
    screen.step?.side = .left
    let left = try #require(Self.frame(screen, (80, 24))).drawn()
    #expect(Self.dots(right.rows) != Self.dots(left.rows))
  }

  @Test func `is drawn in half blocks where the terminal has no Braille`() throws {
    var screen = Self.screen(.lower)
    screen.hasBraille = false
    let frame = try #require(Self.frame(screen, (80, 24)))
    let text = try #require(frame.figure).lines().map(\.text).joined()
    #expect(text.contains("▀") || text.contains("▄") || text.contains("█"))
    #expect(text.allSatisfy { " ▀▄█".contains($0) })
  }

  @Test func `is drawn in plain letters where there are no others`() throws {
    var screen = Self.screen(.lower)
    screen.isUnicode = false
    let frame = try #require(Self.frame(screen, (80, 24)))
    let lines = try #require(frame.figure).lines()
    #expect(lines.contains { !$0.text.allSatisfy { $0 == " " } })
    for line in lines { #expect(line.text.utf8.allSatisfy { $0 < 0x80 }) }
  }
}
