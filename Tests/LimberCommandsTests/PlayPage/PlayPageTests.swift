import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberSyntax
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite struct `A page that plays` {
  /// Every kind of step, and words that mean something to HTML.
  private static let mixed = ##"""
    { "format": 1, "title": "</script><b>Mixed</b>", "cautions": ["<!-- Stop."], "steps": [
      { "type": "prompt", "cue": "Ready </SCRIPT>?", "timeout": "40s" },
      { "type": "timed", "name": "Lean", "duration": { "min": "30s", "max": "60s" },
        "sides": "each", "figure": "calf-stretch-straight" },
      { "type": "reps", "name": "Rise", "reps": { "min": 2, "max": 4 }, "sets": 2, "rest": "12s",
        "figure": "heel-drop",
        "tempo": [{ "cue": "Up", "duration": "2s" }, { "cue": "Down", "duration": "2s" }] },
      { "type": "rounds", "rounds": { "min": 2, "max": 3 }, "steps": [
        { "type": "reps", "name": "Squat", "reps": 6 } ] },
      { "type": "choice", "question": "More?", "options": [
        { "label": "No", "steps": [] },
        { "label": "Yes", "steps": [{ "type": "timed", "name": "Walk", "duration": "20s" }] } ] }
    ] }
    """##

  private static func page(
    _ routine: String, _ arguments: String..., phrases: any Phrases = EnglishPhrases()
  ) throws -> CommandBench.Result {
    try CommandBench().run(
      ["show", "-", "--format", "page"] + arguments, input: routine, phrases: phrases)
  }

  private static func plan(_ routine: String) throws -> Plan {
    let file = RoutineFile(
      id: "stdin", source: SourceText(name: "stdin", bytes: Array(routine.utf8)))
    return Plan([try #require(RoutineReader.read(file, lookup: .empty).set)])
  }

  // MARK: - What it plays

  /// What two tellings of an event agree in; what waits is asked for in words of its own.
  private struct Mark: Equatable {
    var at: Duration
    var kind: EventKind
    var text: String
    var index: Int?

    init(_ event: SessionEvent) {
      (at, kind, index) = (event.at, event.kind, event.step?.index)
      let isAsked = event.kind == .waiting || event.kind == .answered
      text = isAsked ? "" : event.text
    }
  }

  @Test(arguments: [
    mixed,
    #"{"format":1,"title":"S","steps":[{"type":"reps","name":"A","reps":4,"sides":"alternate","tempo":[{"cue":"x","duration":"2s"}]}]}"#,
    #"{"format":1,"title":"E","steps":[{"type":"timed","name":"A","duration":"10s","sets":3,"every":"30s"}]}"#,
  ])
  func `the way with each default says what a dry run says`(routine: String) throws {
    let plan = try Self.plan(routine)
    var node = try EventTree(plan, phrases: EnglishPhrases()).root
    var told = node.events
    while !node.branches.isEmpty {
      node = node.branches[node.defaultBranch]
      told += node.events
    }
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
    var expected = session.start(at: .zero)
    while let next = session.nextDeadline { expected += session.advance(to: next) }
    #expect(told.map(Mark.init) == expected.map(Mark.init))
  }

  @Test(arguments: [
    #"{"format":1,"title":"R","steps":[{"type":"reps","name":"A","reps":{"min":3},"tempo":[{"cue":"x","duration":"2s"}]}]}"#,
    #"{"format":1,"title":"T","steps":[{"type":"timed","name":"A","duration":{"min":"20s"}}]}"#,
  ])
  func `what goes on until the person ends it is open on the page, and says when its least is done`(
    routine: String
  ) throws {
    let root = try EventTree(Self.plan(routine), phrases: EnglishPhrases()).root
    let least = root.events.contains {
      if case .cue(_, .minimum, _) = $0.body { true } else { false }
    }
    #expect(least || root.more.values.contains { $0.count > 100 })
    guard case .sessionEnded(let end)? = root.events.last?.body else { return #expect(Bool(false)) }
    #expect(end.outcome == .completed)
    let page = try Self.page(routine).output
    #expect(page.contains("\"open\":true"))
  }

  @Test func `each option has a branch of its own`() throws {
    let root = try EventTree(Self.plan(Self.mixed), phrases: EnglishPhrases()).root
    let ends = root.branches.map { branch in
      branch.events.compactMap { event -> Int? in
        if case .sessionEnded(let end) = event.body { end.stepsDone } else { nil }
      }
    }
    #expect(ends.count == 2)
    #expect(ends[1].first == ends[0].first.map { $0 + 1 })
  }

  // MARK: - What it is

  @Test
  func `its policy names its one script and its one style, and nothing in it is from outside`()
    throws
  {
    let page = try Self.page(Self.mixed).output
    let script = try #require(page.firstMatch(of: #/<script>((?s:.*))</script>/#)).output.1
    let style = try #require(page.firstMatch(of: #/<style>((?s:.*))</style>/#)).output.1
    #expect(page.contains("script-src 'sha256-\(SHA256(Array(String(script).utf8)).base64)'"))
    #expect(page.contains("style-src 'sha256-\(SHA256(Array(String(style).utf8)).base64)'"))
    #expect(page.contains("default-src 'none'"))
    #expect(page.matches(of: /<script/).count == 2)
    #expect(page.matches(of: /<\/script/.ignoresCase()).count == 2)
    let bare = page.replacing("http://www.w3.org/2000/svg", with: "")
    for outside in ["http:", "https:", " src=", " href=", "url(", "@import", "import(", "eval("] {
      #expect(!bare.contains(outside))
    }
  }

  @Test func `its score is JSON, in which nothing ends the element around it`() throws {
    let page = try Self.page(Self.mixed).output
    let match = page.firstMatch(of: #/<script type="application/json" id="score">(.*?)</script>/#)
    let score = try #require(match).output.1
    #expect(!score.contains("<"))
    #expect(JSONObject(bytes: Array(String(score).utf8))?.text("id") == "stdin")
  }

  @Test func `no English word is on it that did not come from the phrases`() throws {
    let routine = """
      { "format": 1, "title": "Πόδια", "cautions": ["Σιγά."], "steps": [
        { "type": "timed", "name": "Τέντωμα", "cue": "Κάτω.", "duration": "20s" } ] }
      """
    let page = try Self.page(routine, phrases: NonsensePhrases()).output
    let text = page.replacing(#/(?s)<(script|style)\b.*?</\1>/#, with: "")
      .replacing(/<[^>]*>/, with: " ")
    #expect(text.contains("Τέντωμα") == false)
    #expect(text.matches(of: /[A-Za-z]{2,}/).map { String($0.output) } == [])
  }

  // MARK: - What it cannot play

  @Test(arguments: [
    #"{"type":"rounds","rounds":{"within":"10m"},"steps":[{"type":"reps","name":"Squat","reps":5}]}"#,
    #"{"type":"reps","name":"Squat","reps":5,"sets":3,"every":"1m"}"#,
  ])
  func `what waits for a person by a clock is refused in a sentence`(step: String) throws {
    let result = try Self.page(#"{"format":1,"title":"A","steps":[\#(step)]}"#)
    #expect(result.status == .unavailable)
    #expect(result.output == "")
    #expect(
      result.errors == """
        limber: stdin makes no page: 'Squat' waits for you in rounds or sets that go by a clock, which \
        'limber play' can and a page cannot

        """)
  }

  @Test func `too many ways through its choices are refused before anything is written`() throws {
    let options = (0..<9).map {
      #"{"label":"\#($0)","steps":[{"type":"timed","name":"A","duration":"30s"}]}"#
    }.joined(separator: ",")
    let choice = #"{"type":"choice","question":"Which?","options":[\#(options)]}"#
    let steps = [String](repeating: choice, count: 6).joined(separator: ",")
    let result = try Self.page(#"{"format":1,"title":"A","steps":[\#(steps)]}"#)
    #expect(result.status == .unavailable)
    #expect(result.output == "")
    #expect(result.errors.contains("with every way through its choices it has more than"))
  }

  // MARK: - The digest

  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
    ),
  ])
  func `the digest is the standard's`(text: String, digest: String) {
    #expect(SHA256(Array(text.utf8)).base64 == digest)
  }
}
