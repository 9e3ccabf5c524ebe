import LimberTestSupport
import Testing

@testable import LimberCommands

/// What counts for a rise, from the routine's file over the session and the history to the next day.
@Suite(.waits) struct `What counts for a rise` {
  /// Two routines for the calf, and one for the back.
  private func life() throws -> Life {
    let life = try Life()
    for (id, tag) in [("raise", "calf"), ("hops", "calf"), ("bridge", "back")] {
      try life.bench.writeOwn(
        """
        { "format": 1, "title": "Raise", "tags": ["strength", "\(tag)"], "cautions": ["Stop."],
          "steps": [ { "type": "reps", "name": "Raise", "reps": { "min": 5, "max": 9 } } ] }
        """, id: id)
    }
    return life
  }

  @Test func `pain of another routine holds what loads the same part, and says which`() throws {
    let life = try life()
    for day in 0..<3 { try life.play(["raise"], day: day) }
    #expect(life.progress("raise", day: 2).contains("6 repetitions today: three comfortable"))
    try life.play(["bridge"], day: 2, pain: 9)
    #expect(life.progress("raise", day: 3).contains("6 repetitions today: three comfortable"))
    try life.play(["hops"], day: 2, pain: 6)
    #expect(
      life.progress("raise", day: 3).contains(
        "5 repetitions today: pain of 6 in 'hops', which loads the calf as well, so it stays"))
    #expect(
      try life.bench.read(".local/state/limber/history.jsonl").contains(#""parts":["calf"]"#))
    try life.play(["raise"], day: 3)
    #expect(life.progress("raise", day: 4).contains("one comfortable session at 5, two more"))
  }

  @Test func `who never says how it was does not rise, and rises once it is said`() throws {
    let life = try life()
    var last = ""
    for day in 0..<6 { last = try life.play(["raise"], day: day, pain: nil) }
    #expect(
      life.progress("raise", day: 6).contains(
        "5 repetitions today: six comfortable sessions at 5, but you rated none of the last three"))
    #expect(life.limber("history", "rate", last, "--pain", "1", day: 6).status == .success)
    #expect(life.progress("raise", day: 6).contains("6 repetitions today"))
  }

  @Test func `what was very hard holds, however little it hurt`() throws {
    let life = try life()
    var last = ""
    for day in 0..<3 { last = try life.play(["raise"], day: day) }
    #expect(life.limber("history", "rate", last, "--effort", "8", day: 3).status == .success)
    #expect(
      life.progress("raise", day: 3).contains("an effort of 8 the last time, so it stays"))
  }

  @Test func `three sessions of one evening are one day`() throws {
    let life = try life()
    for hour in [17, 18, 19] { try life.play(["raise"], day: 0, hour: hour) }
    #expect(life.progress("raise", day: 0).contains("one comfortable session at 5, two more"))
  }
}
