import LimberBasics
import LimberTestSupport
import Testing

@testable import LimberCommands

/// One leg that hurts, from the question after a session to what the next ones play and tell.
@Suite(.waits) struct `One side that stays behind` {
  private func life(_ sides: String) throws -> Life {
    let life = try Life()
    try life.bench.writeOwn(
      """
      { "format": 1, "title": "Calf", "tags": ["calf"], "cautions": ["Stop."], "steps": [
        { "type": "reps", "name": "Drop", "cue": "Drop.", "reps": { "min": 8, "max": 12 },
          "sides": "\(sides)", "tempo": [ { "cue": "Down", "duration": "1s" } ] } ] }
      """, id: "calf")
    return life
  }

  /// Plays at a terminal, answers the morning with Enter, and types at the questions.
  @discardableResult
  private func play(
    _ life: Life, day: Int, during: String = "", typed: String, asksMorning: Bool = true
  ) -> CommandBench.Result {
    life.bench.run(
      ["play", "calf", "--plain", "--lead-in", "0s"], isTerminal: true,
      typed: (asksMorning ? ["\n"] : []) + [during, typed],
      seconds: Int64(Life.monday + day) * 86_400 + 18 * 3_600, session: "on-day-\(day)")
  }

  private func history(_ life: Life) throws -> String {
    try life.bench.read(".local/state/limber/history.jsonl")
  }

  @Test(arguments: ["each", "alternate"])
  func `is asked about, played lower, told, and caught up with`(sides: String) throws {
    let life = try life(sides)
    for day in 0..<3 { try life.play(["calf"], day: day) }
    let sore = play(life, day: 3, typed: "2\n5\nx\nl\n")
    #expect(sore.output.contains("Which side hurts: left, right or both"))
    #expect(sore.output.contains("l for left, r for right, b for both, please"))
    #expect(sore.errors.contains("one step back, at 8 repetitions of Drop, left"))
    #expect(try history(life).contains(#""effort":2,"pain":5,"side":"left"}"#))

    let progress = life.progress("calf", day: 4)
    #expect(progress.contains("Drop, left\n  8 repetitions today: pain of 5 on the left the last"))
    #expect(progress.contains("Drop, right\n  9 repetitions today: pain of 5 on the left the last"))
    #expect(
      life.limber("show", "calf", "--format", "markdown", day: 4).output.contains(
        "begin with 8 on the left, 9 on the right"))

    let next = play(life, day: 4, typed: "2\n0\n")
    #expect(
      next.errors.contains(
        "Drop: 8 repetitions on the left, 9 repetitions on the right, until the left has caught"))
    #expect(!next.output.contains("Which side hurts"))
    let told = try history(life)
    #expect(told.contains(#""path":"/steps/0/reps/left","name":"Drop""#))
    #expect(told.contains(#""target":{"repetitions":9},"did":{"repetitions":9}"#))
    #expect(
      life.progress("calf", day: 5).contains("9 repetitions today: it stays until the left has"))
    for day in 5..<7 { try life.play(["calf"], day: day) }
    #expect(
      life.progress("calf", day: 10).contains(
        "Drop\n  9 repetitions today: three comfortable sessions at 8, so one step up"))
    try life.play(["calf"], day: 10)
    #expect(life.progress("calf", day: 11).contains("Drop\n  9 repetitions today"))
  }

  @Test func `is asked about after pain that ended a session, and told of on the next days`() throws
  {
    let life = try life("each")
    for day in 0..<3 { try life.play(["calf"], day: day) }
    play(life, day: 3, during: "!", typed: "\nright\nthe outer edge\n")
    #expect(try history(life).contains(#""kind":"rating","id":"on-day-3","side":"right"}"#))
    #expect(life.progress("calf", day: 4).contains("stopped because it hurt on the right"))
    let shown = life.limber("history", "show", "on-day-3", day: 4).output
    #expect(shown.contains("  Side     right\n"))
  }

  @Test func `is not asked about where it hurts little, or where nothing has sides`() throws {
    let life = try life("each")
    #expect(!play(life, day: 0, typed: "2\n2\n", asksMorning: false).output.contains("Which side"))
    try life.bench.writeOwn(SampleRoutine.hold, id: "calf")
    #expect(!play(life, day: 3, typed: "2\n5\n", asksMorning: false).output.contains("Which side"))
  }

  @Test func `can be told and mended later, and a session of old hurts both sides`() throws {
    let life = try life("each")
    for day in 0..<3 { try life.play(["calf"], day: day) }
    let id = try life.play(["calf"], day: 3, pain: 6)
    #expect(life.progress("calf", day: 4).contains("Drop\n  8 repetitions today: pain of 6 the"))
    let rated = life.limber("history", "rate", id, "--side", "left", day: 4)
    #expect(rated.output == "Kept the left side for the session of 5 Mar 2026.\n")
    #expect(life.progress("calf", day: 4).contains("Drop, right\n  9 repetitions today"))
    // Another number later leaves the side as it was told.
    #expect(life.limber("history", "rate", id, "--pain", "5", day: 4).status == .success)
    #expect(life.progress("calf", day: 4).contains("Drop, right\n  9 repetitions today"))
    #expect(
      life.limber("history", "rate", id, "--pain", "5", "--side", "both", day: 4).output
        == "Kept pain 5 of 10, both sides for the session of 5 Mar 2026.\n")
    #expect(life.progress("calf", day: 4).contains("Drop\n  8 repetitions today: pain of 5 the"))
    let json = life.limber("history", "show", id, "--json", day: 4).output
    #expect(json.contains(#""painSide":"both""#))
  }

  @Test func `grows by itself where its file gives each side a range, also by lines of old`() throws
  {
    let life = try life("each")
    try life.bench.writeOwn(
      """
      { "format": 1, "title": "Weak", "steps": [
        { "type": "reps", "name": "Raise", "cue": "Up.", "sides": "each",
          "reps": { "left": { "min": 8, "max": 12 }, "right": 10 },
          "tempo": [ { "cue": "Up", "duration": "1s" } ] } ] }
      """, id: "weak")
    for day in 0..<3 { try life.play(["weak"], day: day) }
    #expect(life.progress("weak", day: 3).contains("Raise, left\n  9 repetitions today: three"))
    let old = try history(life).replacing(
      #""name":"Raise","min""#, with: #""name":"Raise, left","min""#)
    try life.bench.write(old, to: ".local/state/limber/history.jsonl")
    #expect(life.progress("weak", day: 3).contains("Raise, left\n  9 repetitions today: three"))
  }

  @Test func `goes on where a session was interrupted`() throws {
    let life = try life("each")
    for day in 0..<3 { try life.play(["calf"], day: day) }
    let id = try life.play(["calf"], day: 3, pain: 5)
    _ = life.limber("history", "rate", id, "--side", "left", day: 3)
    // The right side is done when it is left: 9 s, and 5 s to change over.
    try life.play(["calf"], day: 4, pain: nil, keys: [.key("q", at: 17)])
    try life.resume(day: 4, hour: 19)
    for day in 5..<7 { try life.play(["calf"], day: day) }
    #expect(
      life.progress("calf", day: 10).contains(
        "9 repetitions today: three comfortable sessions at 8, so one step up"))
  }
}
