import LimberBasics
import LimberHistory
import LimberPlayer
import LimberProgress
import LimberTestSupport
import Testing

@testable import LimberCommands

/// Rounds within a time, and ranges of one side, from the file through a session to the next day.
@Suite(.waits) struct `Clocks and sides, the whole way` {
  private static let amrap = """
    {
      "format": 1, "title": "Amrap", "between": "5s",
      "steps": [
        { "type": "rounds", "name": "Cindy", "rounds": { "within": "1m" },
          "steps": [
            { "type": "reps", "name": "Pull-up", "cue": "Up.", "reps": 2 },
            { "type": "timed", "name": "Plank", "cue": "Hold.", "duration": "8s", "leadIn": "9s" }
          ] }
      ]
    }
    """

  @Test func `what a time held is said, kept and shown`() throws {
    let bench = try CommandBench()
    try bench.writeOwn(Self.amrap, id: "amrap")
    // 8 s of repetitions, 5 s, 8 s of plank, 5 s and again: 26 s a round, and 8 s more are the whole minute.
    let played = bench.run("play", "amrap", "--unattended", "--plain")
    #expect(played.status == .success)
    #expect(played.output.contains("Next: Plank."))
    #expect(played.output.contains("Time. 2 rounds, and 1 of 2 exercises of the next."))
    let file = try bench.read(".local/state/limber/history.jsonl")
    #expect(
      file.contains(
        #""rounds":[{"routine":"amrap","path":"/steps/0","name":"Cindy","rounds":2,"done":1,"undone":1}]"#
      ))
    let shown = bench.run("history", "show", "00000000")
    #expect(shown.output.contains("Cindy: 2 rounds"))
    let json = bench.run("history", "--json")
    #expect(json.output.contains(#""rounds":[{"routine":"amrap","path":"/steps/0""#))
  }

  @Test func `rounds that held more than planned are gone on with where they were left`() throws {
    let life = try Life()
    try life.bench.writeOwn(
      """
      { "format": 1, "title": "Quick", "cautions": ["Stop."], "steps": [
        { "type": "rounds", "rounds": { "within": "20s" }, "steps": [
          { "type": "reps", "name": "Lift", "cue": "Up.", "reps": 3 } ] },
        { "type": "timed", "name": "End", "cue": "Hold.", "duration": "5s" } ] }

      """, id: "quick")
    let enters = (1...5).map {
      VirtualScheduler.Entry(at: .seconds($0), .input(.key(.enter)))
    }
    // 12 s are planned for a round, so two rounds are.
    try life.play(["quick"], day: 0, pain: nil, keys: enters + [.key("q", at: 6)])
    let result = life.limber(
      "resume", "--no-questions", "--plain", day: 0, hour: 19, isTerminal: true,
      script: Life.confirming)
    #expect(result.status == .success)
    #expect(result.errors.contains("going on at step 6 of 6"), "\(result.errors)")
    #expect(result.output.contains("Time. "), "\(result.output)")
    let session = try #require(try life.file.readEnd(since: 0).sessions.last)
    #expect(session.outcome == .completed)
    // One more is done at 1 s, and the one after it is cut at 14 s.
    #expect(session.steps.map(\.name).suffix(3) == ["Lift", "Lift", "End"])
    #expect(session.steps.suffix(3).map(\.outcome) == [.done, .partial, .done])
  }

  @Test func `all forms of show tell what the file says`() throws {
    let bench = try CommandBench()
    try bench.writeOwn(Self.amrap, id: "amrap")
    let text = bench.run("show", "amrap").output
    #expect(text.contains("round 1\n"))
    #expect(text.contains("5 s between two exercises"))
    for format in ["markdown", "html"] {
      let page = bench.run("show", "amrap", "--format", format).output
      #expect(page.contains("Cindy: as many rounds as 1 min hold"))
      #expect(page.contains("9 s to get ready"))
    }
    let json = bench.run("show", "amrap", "--json").output
    #expect(json.contains(#""betweenSeconds":5"#))
    #expect(json.contains(#""round":{"index":3}"#))
  }

  @Test func `a range of one side has a dose of its own the next day`() throws {
    let bench = try CommandBench()
    try bench.writeOwn(
      """
      {
        "format": 1, "title": "Weak side",
        "steps": [
          { "type": "reps", "name": "Raise", "cue": "Up.", "sides": "alternate",
            "reps": { "left": { "min": 8, "max": 12 }, "right": 10 } }
        ]
      }
      """, id: "weak")
    #expect(bench.run("show", "weak").output.contains("right 10, left 8 of 8–12"))
    #expect(bench.run("play", "weak", "--unattended", "--plain").status == .success)
    let file = try bench.read(".local/state/limber/history.jsonl")
    #expect(
      file.contains(
        #""path":"/steps/0/reps/left","name":"Raise","min":{"repetitions":8},"max":{"repetitions":12}"#
      ), "\(file)")
    #expect(bench.run("progress", "weak").output.contains("Raise, left"))
  }

  @Test(arguments: [
    (#""rounds": { "within": "24h" }"#, #"{ "type": "reps", "name": "A", "cue": "A", "reps": 1 }"#),
    (
      #""rounds": { "within": "1m" }"#, #"{ "type": "prompt", "cue": "Nothing takes time here." }"#
    ),
    (
      #""rounds": { "within": "1m" }"#,
      #"{ "type": "choice", "question": "A?", "options": [ { "label": "No", "steps": [] } ] }"#
    ),
    (#""rounds": 10000, "every": "1m""#, #"{ "type": "rest", "duration": "1s" }"#),
  ])
  func `what has no end is refused before anything is unrolled`(
    rounds: String, step: String
  ) throws {
    let bench = try CommandBench()
    try bench.write(
      #"{ "format": 1, "title": "A", "steps": [ { "type": "rounds", \#(rounds), "steps": [ \#(step) ] } ] }"#,
      to: "bomb.json")
    let checked = bench.run("check", "bomb.json")
    // 24 h of 4 s each are 21,600 rounds, which is no more than a file may come to.
    let isAllowed = rounds.contains("24h")
    #expect(checked.status == (isAllowed ? .success : .data), "\(checked.output)")
    if !isAllowed { #expect((checked.output + checked.errors).contains("[too-large]")) }
  }
}
