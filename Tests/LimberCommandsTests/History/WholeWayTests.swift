import LimberBasics
import LimberHistory
import LimberHost
import LimberPlayer
import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberCommands

/// From a key to what is said on the day after.
@Suite(.waits) struct `What counts as done` {
  /// 20 s, a rest of 30 s, 20 s, without lead-ins.
  private static let calf = """
    { "format": 1, "title": "Calf", "limits": { "perWeek": 9 }, "steps": [
      { "type": "timed", "name": "Hold", "cue": "Hold.", "duration": { "min": "20s", "max": "60s" } },
      { "type": "rest", "duration": "30s" },
      { "type": "timed", "name": "Stretch", "cue": "Stretch.", "duration": "20s" } ] }

    """

  private func life(_ text: String = calf) throws -> Life {
    let life = try Life()
    try life.bench.writeOwn(text, id: "calf")
    return life
  }

  struct Way: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var keys: [VirtualScheduler.Entry]
  }

  @Test(arguments: [
    Way(testDescription: "a rest that is cut short", keys: [.key("d", at: 25)]),
    Way(testDescription: "a rest that is skipped", keys: [.key("n", at: 25)]),
    Way(testDescription: "a step begun again", keys: [.key("r", at: 10), .key("r", at: 15)]),
    Way(testDescription: "a step back", keys: [.key("b", at: 51), .key("d", at: 53)]),
    Way(testDescription: "two steps back", keys: [.key("b", at: 51), .key("b", at: 52)]),
  ])
  func `what the screen offers does not spoil a session`(way: Way) throws {
    let life = try life()
    for day in 0..<3 { try life.play(["calf"], day: day, keys: way.keys) }
    #expect(
      life.progress("calf", day: 3).contains(
        "25 s today: three comfortable sessions at 20 s, so one step up"))
  }

  @Test func `skipping everything is no session`() throws {
    let life = try life()
    for day in 0..<4 {
      try life.play(
        ["calf"], day: day, pain: nil, keys: [.key("n", at: 0), .key("n", at: 1), .key("n", at: 2)])
    }
    let progress = life.progress("calf", day: 4)
    #expect(progress.contains("the first session begins at the minimum"))
    #expect(progress.contains("first calf this week"))
    #expect(life.limber("report", day: 4).output.contains("streak 0 days, longest 0 days"))
  }

  @Test func `what was begun behind an exercise does not count, and behind a prompt does`() throws {
    let life = try life()
    for day in 0..<3 { try life.play(["calf"], ["--from", "3"], day: day) }
    #expect(life.progress("calf", day: 3).contains("20 s today"))
    #expect(life.limber("report", day: 3).output.contains("3 sessions, 0 completed"))
    try life.bench.writeOwn(
      Self.calf.replacing(
        "\"steps\": [", with: "\"steps\": [ { \"type\": \"prompt\", \"cue\": \"Go\" },"),
      id: "calf")
    for day in 4..<7 { try life.play(["calf"], ["--from", "2"], day: day) }
    #expect(life.progress("calf", day: 7).contains("25 s today"))
  }

  @Test func `a rehearsal counts for nothing and is shown`() throws {
    let life = try life()
    for day in 0..<3 { try life.play(["calf"], ["--speed", "2"], day: day) }
    let progress = life.progress("calf", day: 3)
    #expect(progress.contains("the first session begins at the minimum"))
    #expect(progress.contains("first calf this week"))
    let report = life.limber("report", "--html", "r.html", day: 3)
    #expect(report.status == .success)
    #expect(try life.bench.read("r.html").contains("completed, rehearsal"))
  }

  @Test func `a training that was gone on with is one`() throws {
    let life = try life()
    for day in 0..<3 {
      try life.play(["calf"], day: day, hour: 18, pain: nil, keys: [.key("q", at: 60)])
      try life.resume(day: day, hour: 19)
    }
    let progress = life.progress("calf", day: 3)
    #expect(progress.contains("25 s today: three comfortable sessions at 20 s"))
    #expect(progress.contains("fourth calf this week"))
    let json = life.limber("report", "--json", day: 3).output
    // 20 s, 30 s of rest and 20 s, three times, of which the half step is told by both halves.
    #expect(json.contains(#""seconds":210"#))
  }

  @Test func `an included routine that was never reached was not done`() throws {
    let life = try life()
    try life.bench.writeOwn(
      """
      { "format": 1, "title": "Evening", "steps": [
        { "type": "timed", "name": "Walk", "cue": "Walk.", "duration": "60s" },
        { "type": "routine", "routine": "calf" } ] }

      """, id: "evening")
    try life.play(["evening"], day: 0, pain: 9, keys: [.key("q", at: 30)])
    let progress = life.progress("calf", day: 1)
    #expect(progress.contains("the first session begins at the minimum"))
    #expect(progress.contains("first calf this week"))
    try life.play(["evening"], day: 1)
    #expect(life.progress("calf", day: 2).contains("second calf this week"))
  }

  @Test func `a session that begins after now is left out, with a line`() throws {
    let life = try life()
    try life.play(["calf"], day: 365)
    for day in 0..<3 { try life.play(["calf"], day: day, pain: day == 2 ? 9 : 0) }
    let result = life.limber("progress", "calf", day: 3)
    #expect(result.output.contains("pain of 9 the last time, so the minimum"))
    #expect(
      result.errors.contains(
        "a session of 'calf' begins after now, on 2 Mar 2027, so it is left out"))
    #expect(life.limber("report", day: 3).errors.contains("begins after now"))
  }

  @Test func `a clock that was set back keeps the order in which things were done`() throws {
    let life = try life()
    for day in 10..<13 { try life.play(["calf"], day: day) }
    try life.play(["calf"], day: 3, pain: 8)
    #expect(life.progress("calf", day: 13).contains("pain of 8 the last time, so the minimum"))
  }

  @Test func `with nobody there nothing counts`() throws {
    let life = try life()
    for day in 0..<3 { _ = life.limber("play", "calf", "--unattended", day: day) }
    #expect(life.progress("calf", day: 3).contains("20 s today"))
    #expect(life.limber("report", day: 3).output.contains("streak 0 days, longest 0 days"))
  }
}

/// What a dose hangs on when its file changes.
@Suite(.waits) struct `Doses of a file that changed` {
  private func steps(_ names: [String], prompt: Bool = false) -> String {
    let steps = names.map {
      #"{ "type": "reps", "name": "\#($0)", "cue": "Go", "reps": { "min": 5, "max": 20 },"#
        + #" "tempo": [{ "cue": "Up", "duration": "1s" }] }"#
    }
    let first = prompt ? [#"{ "type": "prompt", "cue": "Ready?" }"#] : []
    return
      #"{ "format": 1, "title": "Mine", "steps": [\#((first + steps).joined(separator: ", "))] }"#
  }

  /// A person at 6 calf raises and 5 hops.
  private func life() throws -> Life {
    let life = try Life()
    try life.bench.writeOwn(steps(["Calf raise", "Hop"]), id: "mine")
    for day in 0..<4 { try life.play(["mine"], day: day) }
    #expect(life.progress("mine", day: 4).contains("Calf raise\n  6 repetitions today"))
    #expect(life.progress("mine", day: 4).contains("Hop\n  5 repetitions today"))
    return life
  }

  @Test func `steps that change places keep their doses`() throws {
    let life = try life()
    try life.bench.writeOwn(steps(["Hop", "Calf raise"]), id: "mine")
    let progress = life.progress("mine", day: 4)
    #expect(progress.contains("Calf raise\n  6 repetitions today"))
    #expect(progress.contains("Hop\n  5 repetitions today"))
  }

  @Test func `a prompt put first changes nothing`() throws {
    let life = try life()
    try life.bench.writeOwn(steps(["Calf raise", "Hop"], prompt: true), id: "mine")
    #expect(life.progress("mine", day: 4).contains("Calf raise\n  6 repetitions today"))
    for day in 4..<7 { try life.play(["mine"], day: day) }
    #expect(life.progress("mine", day: 10).contains("6 repetitions today"))
  }

  @Test func `a step of another name begins at the minimum, and why is told`() throws {
    let life = try life()
    try life.bench.writeOwn(steps(["Burpee", "Hop"]), id: "mine")
    #expect(
      life.progress("mine", day: 4).contains(
        "5 repetitions today: the step 'Burpee' is new in this routine or has moved, so the minimum"
      ))
    try life.play(["mine"], day: 4)
    #expect(
      life.progress("mine", day: 5).contains(
        "Burpee\n  5 repetitions today: one comfortable session at 5"))
  }

  @Test func `two files of one name in two folders are two`() throws {
    let life = try Life()
    try life.bench.write(steps(["Calf raise"]), to: "a/mine.json")
    try life.bench.write(steps(["Calf raise"]), to: "b/mine.json")
    for day in 0..<3 { try life.play(["a/mine.json"], day: day) }
    #expect(life.progress("a/mine.json", day: 3).contains("6 repetitions today"))
    #expect(life.progress("b/mine.json", day: 3).contains("5 repetitions today: the first session"))
  }

  @Test func `ranges behind the twentieth grow too`() throws {
    let life = try Life()
    try life.bench.writeOwn(steps((1...22).map { "Move \($0)" }), id: "mine")
    try life.play(["mine"], day: 0)
    let sessions = try life.file.read().sessions
    #expect(sessions.first?.doses.count == 22)
    #expect(sessions.first?.doses.last?.did == .count(5))
  }
}
