import LimberTestSupport
import Testing

@testable import LimberCommands

/// Days of rest, from the routine's file to what is played, due, reminded of and missed.
@Suite(.waits) struct `Days of rest` {
  private static let run = """
    { "format": 1, "title": "Run", "limits": { "restDays": 1 }, "steps": [
      { "type": "timed", "name": "Run", "duration": "60s" } ] }
    """

  private func life() throws -> Life {
    let life = try Life()
    try life.bench.writeOwn(Self.run, id: "run")
    return life
  }

  @Test func `it is asked about on the day after, and played on the next`() throws {
    let life = try life()
    let shown = life.limber("show", "run", day: 0).output
    #expect(shown.contains("1 day of rest after each"))
    try life.play(["run"], day: 0)
    let refused = life.limber("play", "run", "--unattended", day: 1)
    #expect(refused.status == .tryLater)
    #expect(refused.errors.contains("rest from run until tomorrow"))
    #expect(refused.errors.contains("'run' asks for rest; it is not played"))
    #expect(life.limber("play", "run", "--unattended", day: 2).status == .success)
  }

  @Test func `a programme lets a day pass, and whoever keeps to it passes the week`() throws {
    let life = try life()
    try life.bench.write(
      """
      { "format": 1, "title": "Runs", "weeks": [ { "weeks": 2,
        "routines": [ { "routine": "run", "perWeek": 3 } ], "goOn": { "sessions": 3 } } ] }
      """, to: ".local/share/limber/programmes/runs.json")
    #expect(life.limber("programme", "start", "runs", day: 0).status == .success)
    // The first session comes a day late, so that a day of rest lies where the second one was due.
    try life.play(["run"], day: 1)
    #expect(
      life.limber("today", day: 2).output.contains(
        "run  1 of 3 this week; not today: rest from run until tomorrow"))
    for day in [3, 5] { try life.play(["run"], day: day) }
    #expect(life.limber("today", day: 7).output.contains("Runs, week 2"))
    #expect(!life.limber("report", day: 6).output.contains("✗ ·"))
  }
}
