import LimberBasics
import LimberHistory
import LimberHost
import LimberPlatform
import LimberPlayer
import LimberProgress
import LimberRoutine
import LimberTestSupport
import Testing

@testable import LimberCommands

/// Values for parameters, from a command line or a programme to the history and to the days after.
@Suite(.waits) struct `Playing with values` {
  private static let run = """
    { "format": 1, "title": "Run", "cautions": ["Stop."],
      "parameters": { "run": { "min": "20s", "max": "60s" }, "walk": "30s" }, "steps": [
      { "type": "timed", "name": "Run", "cue": "Run.", "duration": { "parameter": "run" } },
      { "type": "timed", "name": "Walk", "cue": "Walk.", "duration": { "parameter": "walk" } } ] }

    """

  private static let programme = """
    { "format": 1, "title": "Three runs", "weeks": [ { "inOrder": true, "routines": [
      { "routine": "run", "perWeek": 1, "with": { "run": "30s" } },
      { "routine": "run", "perWeek": 1, "with": { "run": "40s" } },
      { "routine": "run", "perWeek": 1, "with": { "run": "50s" } } ],
      "goOn": { "sessions": 3 } } ] }

    """

  private func life() throws -> Life {
    let life = try Life()
    try life.bench.writeOwn(Self.run, id: "run")
    return life
  }

  @Test func `the history keeps what was played with`() throws {
    let life = try life()
    try life.play(["run"], ["--with", "walk=90s"], day: 0)
    let text = try life.bench.read(".local/state/limber/history.jsonl")
    #expect(text.contains(#""with":{"run":"20s-1m","walk":"1m30s"}"#))
    let session = try #require(try life.file.readEnd(since: 0).sessions.first)
    #expect(session.values(of: "run").byName == ["run": "20s-1m", "walk": "1m30s"])
    #expect(session.steps.map(\.did) == [.time(.seconds(20)), .time(.seconds(90))])
  }

  @Test func `the history keeps what each included routine was played with`() throws {
    let life = try life()
    let outer = """
      { "format": 1, "title": "Outer", "cautions": ["Stop."], "steps": [
        { "type": "routine", "routine": "run", "with": { "walk": "20s" } },
        { "type": "routine", "routine": "run" },
        { "type": "routine", "routine": "run", "with": { "walk": "20s" } } ] }

      """
    try life.bench.writeOwn(outer, id: "outer")
    try life.play(["outer"], day: 0)
    let session = try #require(try life.file.readEnd(since: 0).sessions.first)
    let included = session.routines.filter(\.isIncluded)
    #expect(included.map(\.id) == ["run", "run"])
    #expect(included.map(\.with.words) == ["run=20s-1m, walk=20s", "run=20s-1m, walk=30s"])
    #expect(session.hasWork(of: "run"))
    // It is one session of it all the same.
    #expect(life.limber("report", day: 1).output.contains("Run  1 session"))
    let charts = Report([session], today: Day(days: Life.monday), weekCount: 1).routines
    #expect(charts.map(\.sessions) == [1, 1])
  }

  @Test func `a history without values is read as ever`() throws {
    let life = try life()
    try life.play(["run"], day: 0)
    let path = ".local/state/limber/history.jsonl"
    let old = try life.bench.read(path).replacing(
      #","with":{"run":"20s-1m","walk":"30s"}"#, with: "")
    #expect(!old.contains("with"))
    try life.bench.write(old, to: path)
    #expect(try life.file.readEnd(since: 0).sessions.first?.values(of: "run") == ParameterValues())
    #expect(life.progress("run", day: 1).contains("20 s today"))
  }

  @Test func `a dose grows in whatever range it is played in`() throws {
    let life = try life()
    for day in 0..<3 { try life.play(["run"], ["--with", "run=20s-40s"], day: day) }
    #expect(life.progress("run", day: 3).contains("25 s today: three comfortable sessions at 20 s"))
  }

  @Test func `going on plays with the same values`() throws {
    let life = try life()
    try life.play(
      ["run"], ["--with", "walk=90s"], day: 0, pain: nil, keys: [.key("q", at: 50)])
    try life.resume(day: 0, hour: 19)
    let session = try #require(try life.file.readEnd(since: 0).sessions.last)
    #expect(session.values(of: "run").byName["walk"] == "1m30s")
    #expect(session.steps.last?.target == .time(.seconds(90)))
  }

  @Test func `an unknown name and a faulty value are refused before anything is played`() throws {
    let bench = try life().bench
    let unknown = bench.run("play", "run", "--with", "wlak=90s", "--dry-run")
    #expect(unknown.status == .usage)
    #expect(
      unknown.errors == "limber: there is no parameter 'wlak' in 'run'; did you mean 'walk'?\n")
    let faulty = bench.run("show", "run", "--with", "walk=90")
    #expect(faulty.status == .usage)
    #expect(faulty.errors.contains("--with walk: a duration needs a unit"))
    #expect(bench.run("play", "run", "--with", "walk", "--dry-run").status == .usage)
    try bench.writeOwn(SampleRoutine.short, id: "short")
    #expect(
      bench.run("play", "short", "--with", "walk=1m", "--dry-run").errors.contains(
        "there is no parameter 'walk' in 'short', which has none"))
    #expect(
      bench.run("play", "short", "run", "--with", "walk=1m", "--dry-run").status == .success)
  }

  @Test func `show says what the values are and what they usually are`() throws {
    let bench = try life().bench
    let text = bench.run("show", "run", "--with", "walk=2m").output
    #expect(text.contains("walk=2m, usually 30s"))
    #expect(text.contains("2 min"))
    let json = bench.run("show", "run", "--with", "walk=2m", "--json").output
    #expect(json.contains(#""with":{"run":"20s-1m","walk":"2m"}"#))
  }

  @Test func `a rehearsal and a dry run take values too`() throws {
    let bench = try life().bench
    let result = bench.run("play", "run", "--with", "walk=2m", "--dry-run", "--events")
    #expect(result.output.contains(#""seconds":120"#))
  }

  @Test func `walks with runs of a history without values count for doses and for programmes`()
    throws
  {
    let life = try life()
    #expect(life.limber("programme", "start", "walk-first", day: 0).status == .success)
    for day in [14, 16, 18] { try life.play(["walk-run"], day: day) }
    let path = ".local/state/limber/history.jsonl"
    let now = try life.bench.read(path)
    let old = now.replacing(#","with":{"rounds":"5-6","run":"30s-1m45s"}"#, with: "")
    #expect(old != now && !old.contains("with"))
    try life.bench.write(old, to: path)
    let progress = life.progress("walk-run", day: 19)
    // A sixth round would be far more time on foot than of late, so it is the run that grows.
    #expect(progress.contains("three comfortable sessions at 30 s"), "\(progress)")
    let week = try #require(
      ProgrammeLibrary(RoutineLibrary(Surroundings(variables: [:], workingFolder: "/")))
        .read("walk-first")?.programme?.weeks.last)
    let state = ProgrammeState(
      Programme(id: "p", title: "P", weeks: [week]), since: Day(days: Life.monday + 14),
      history: try life.file.readEnd(since: 0).sessions, today: Day(days: Life.monday + 19))
    #expect(state.tasks.map(\.routine).first == "walk-run")
    #expect(state.tasks.map(\.done).first == 3)
  }

  @Test func `a week in order asks for one run after the other, each on a day of its own`() throws {
    let life = try life()
    try life.bench.write(Self.programme, to: ".local/share/limber/programmes/three.json")
    #expect(life.limber("programme", "start", "three", day: 0).status == .success)
    var played: [String] = []
    for day in 0..<7 {
      let today = life.limber(
        "today", day: day, input: "\n", isTerminal: true, script: Life.confirming)
      guard today.output.contains("Enter plays") else { continue }
      let session = try #require(try life.file.readEnd(since: 0).sessions.last)
      played.append("\(day) \(session.values(of: "run").byName["run"] ?? "")")
      #expect(!life.limber("today", day: day).output.contains("Enter plays"))
    }
    #expect(played == ["0 30s", "2 40s", "4 50s"])
    #expect(life.limber("today", day: 7).output.contains("finished"))
  }

  @Test func `a run that was left out is asked for before the next`() throws {
    let life = try life()
    try life.bench.write(Self.programme, to: ".local/share/limber/programmes/three.json")
    #expect(life.limber("programme", "start", "three", day: 0).status == .success)
    let late = life.limber("today", day: 5).output
    #expect(late.contains("→ run (run=30s)"), "\(late)")
    #expect(!late.contains("→ run (run=40s)"))
    try life.play(["run"], ["--with", "run=30s"], day: 5)
    let after = life.limber("today", day: 6).output
    #expect(after.contains("→ run (run=40s)"), "\(after)")
  }
}
