import LimberBasics
import LimberEvents
import LimberProgress
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@testable import LimberCommands
@testable import LimberHistory
@testable import LimberHost

@Suite(.waits) struct `What was done` {
  static let hold = """
    { "format": 1, "title": "Hold", "cautions": ["Stop."], "limits": { "perDay": 2 }, "steps": [
      { "type": "timed", "name": "Hold", "cue": "Hold.", "duration": { "min": "20s", "max": "60s" } } ] }

    """

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(Self.hold, id: "hold")
    return bench
  }

  /// Sessions on days that a person was there, all completed.
  private func write(_ days: [Int], pain: Int = 0, to bench: CommandBench) throws {
    let lines = days.flatMap { day -> [String] in
      let time = Instant(milliseconds: Int64(day) * 86_400_000 + 1000, offsetSeconds: 0)
      let id = "day\(day)"
      return [
        HistoryLine.start(
          .init(id: id, time: time, routines: [.init(id: "hold")], planned: .seconds(25))),
        .step(
          id,
          .init(
            routine: "hold", path: "/steps/0", name: "Hold", target: .time(.seconds(20)),
            did: .time(.seconds(20)),
            outcome: .done)),
        .doses(
          id,
          [
            .init(
              key: .init(routine: "hold", path: "/steps/0", unit: .seconds), name: "Hold",
              min: .time(.seconds(20)), max: .time(.seconds(60)), target: .time(.seconds(20)),
              did: .time(.seconds(20)))
          ]),
        .end(.init(id: id, time: time, outcome: .completed, did: .seconds(20))),
        .rating(id, effort: 2, pain: pain),
      ].map(\.text)
    }
    try bench.write(
      lines.joined(separator: "\n") + "\n", to: ".local/state/limber/history.jsonl")
  }

  @Test func `a session is kept, and a dry run is not`() throws {
    let bench = try bench()
    _ = bench.run("play", "hold", "--dry-run")
    #expect(bench.run("history").output.hasPrefix("Nothing has been done yet."))
    _ = bench.run("play", "hold", "--unattended")
    #expect(
      bench.run("history").output == """
        Id        Day         Began  Routine  Min  Pain  Effort  Outcome
        00000000  1970-01-01  00:00  hold       0     –       –  completed, unattended

        """)
  }

  @Test func `a history is told to programs whole`() throws {
    let bench = try bench()
    try write([0], to: bench)
    #expect(
      bench.run("history", "--json").output == """
        [{"id":"day0","routine":"hold","started":"1970-01-01T00:00:01.000+00:00","ended":"1970-01-01T00:00:01.000+00:00","outcome":"completed","plannedSeconds":25,"didSeconds":20,"pain":0,"effort":2,"unattended":false,"rehearsal":false,"steps":[{"routine":"hold","path":"/steps/0","name":"Hold","target":{"seconds":20},"did":{"seconds":20},"outcome":"done"}],"doses":[{"routine":"hold","path":"/steps/0","name":"Hold","min":{"seconds":20},"max":{"seconds":60},"target":{"seconds":20},"did":{"seconds":20}}]}]

        """)
    #expect(
      bench.run("history", "--csv").output.split(separator: "\r\n").last
        == "day0,hold,1970-01-01T00:00:01.000+00:00,1970-01-01T00:00:01.000+00:00,completed,25,20,0,2,no,"
    )
  }

  @Test(arguments: [
    ("calm", "calm"), ("a,b", "\"a,b\""), ("say \"\u{301}x", "\"say \"\"\u{301}x\""),
    ("x\"\u{301},=1+1", "\"x\"\"\u{301},=1+1\""), ("=1+1", "'=1+1"), ("=\u{301}1", "'=\u{301}1"),
    ("+49 30", "'+49 30"), ("@SUM(A1)", "'@SUM(A1)"), ("-a", "'-a"), ("-", "'-"), ("-1.", "'-1."),
    ("-5", "-5"), ("+1.5", "+1.5"), ("-5-1", "'-5-1"), (" =1", "' =1"), ("\t=1", "'=1"),
    ("\u{200B}=1", "'=1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("a\r\nb\u{1B}[2J", "a b[2J"), ("", ""),
  ])
  func `a cell of a table is one cell, and no formula`(value: String, cell: String) {
    #expect(HistoryCSV.field(value).unicodeScalars.elementsEqual(cell.unicodeScalars))
  }

  @Test func `sessions are picked by routine and by day`() throws {
    let bench = try bench()
    try write([-20, -3, 0], to: bench)
    func days(_ arguments: String...) -> Int {
      bench.run(["history", "--csv"] + arguments).output.split(separator: "\r\n").count - 1
    }
    #expect(days() == 3)
    #expect(days("--since", "1w") == 2)
    #expect(days("--since", "1970-01-01") == 1)
    #expect(days("--routine", "other") == 0)
    #expect(bench.run("history", "--since", "soon").status == .usage)
  }

  @Test func `three comfortable sessions raise the dose, and the reason is told`() throws {
    let bench = try bench()
    try write([-3, -2], to: bench)
    #expect(
      bench.run("progress", "hold").output.contains(
        "20 s today: two comfortable sessions at 20 s, one more and it is 25 s"))
    try write([-3, -2, -1], to: bench)
    #expect(bench.run("progress", "hold").output.contains("25 s today"))
    #expect(bench.run("show", "hold").output.contains("25 s of 20 s–1 min"))
    try write([-3, -2, -1], pain: 3, to: bench)
    #expect(bench.run("progress", "hold").output.contains("20 s today"))
  }

  @Test(arguments: ["today", "progress"])
  func `what is told breaks at words on a terminal, and nowhere else`(command: String) throws {
    let bench = try bench()
    let shown = bench.run([command], isTerminal: true, typed: []).output
    let lines = shown.split(separator: "\n")
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { $0.cellWidth <= 80 })
    let words = { (text: String) in text.split { $0 == " " || $0 == "\n" } }
    let whole = bench.run([command]).output
    #expect(words(shown) == words(whole))
    #expect(whole.split(separator: "\n").contains { $0.cellWidth > 80 })
  }

  @Test func `where a routine was done as often as it allows, nobody there plays it again`() throws
  {
    let bench = try bench()
    try write([0], to: bench)
    let second = bench.run("play", "hold", "--unattended")
    #expect(second.status == .success)
    #expect(second.errors.contains("second hold today: the routine allows 2"))
    let third = bench.run("play", "hold", "--unattended")
    #expect(third.status == .tryLater)
    #expect(third.errors.contains("third hold today: the routine allows 2"))
  }

  @Test func `a note, a deletion and a repair change what they say and nothing else`() throws {
    let bench = try bench()
    try write([-1, 0], to: bench)
    #expect(bench.run("history", "note", "day0", "new shoes").status == .success)
    #expect(bench.run("history", "show", "day0").output.contains("new shoes"))
    #expect(bench.run("history", "note", "day", "x").status == .notFound)
    #expect(bench.run("history", "delete", "day-1").status == .success)
    #expect(bench.run("history", "show", "day-1").status == .notFound)
    #expect(bench.run("history", "repair").output == "Every line can be read.\n")
  }

  @Test func `an export is imported elsewhere, once`() throws {
    let (here, there) = (try bench(), try bench())
    try write([-1, 0], to: here)
    let export = here.run("history", "export").output
    #expect(there.run("history", "import", "-", input: export).output == "Added 2 sessions.\n")
    #expect(there.run("history", "import", "-", input: export).output == "Added 0 sessions.\n")
    #expect(there.run("history", "export").output == export)
  }

  @Test func `without a home folder the session plays and the person is told`() throws {
    let bench = try bench()
    try bench.write(Self.hold, to: "hold.json")
    let result = bench.run(
      ["play", "hold.json", "--unattended"], variables: ["HOME": "", "XDG_STATE_HOME": ""])
    #expect(result.status == .success)
    #expect(result.errors.contains("there is no home folder, so what you do cannot be kept"))
  }
}
