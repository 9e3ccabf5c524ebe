import LimberTestSupport
import Testing

@testable import LimberCommands

/// Goals and minutes of stretching, from the file to what `today` and `progress` say.
@Suite(.waits) struct `Goals and minutes` {
  private func life(_ goal: String = #""goal": { "everyDays": 2 }, "#) throws -> Life {
    let life = try Life()
    try life.bench.writeOwn(
      """
      { "format": 1, "title": "Calf", "tags": ["stretch", "calf"], "cautions": ["Stop."], \(goal)
        "progression": "none",
        "steps": [ { "type": "timed", "name": "Stretch", "duration": "4m" } ] }
      """, id: "calf")
    return life
  }

  @Test func `a goal is due on the days that it asks for, without a programme`() throws {
    let life = try life()
    #expect(life.limber("today", day: 0).output.hasPrefix("No programme is going on. 'limber"))
    try life.play(["calf"], day: 0)
    let rest = life.limber("today", day: 1)
    let told = "· calf  1 of 4 this week\n    Goal: every other day\nNothing more is due today."
    #expect(rest.output.contains(told))
    #expect(life.limber("today", day: 2).output.contains("→ calf  1 of 4 this week, due today"))
    #expect(life.limber("today", "--json", day: 2).output.contains(#""due":["calf"]"#))
    #expect(
      life.progress("calf", day: 2).contains("Goal: every other day; 1 in the last 7 days."))
    #expect(life.limber("today", day: 40).output.hasPrefix("No programme is going on. 'limber"))
  }

  @Test func `a goal stands in the report, on its page and for programs`() throws {
    let life = try Life()
    try life.bench.writeOwn(
      """
      { "format": 1, "title": "Often", "cautions": ["Stop."], "goal": { "perWeek": 3 },
        "steps": [ { "type": "timed", "name": "Hold", "cue": "Hold.", "duration": "20s" } ] }

      """, id: "often")
    try life.play(["often"], day: 0)
    #expect(life.limber("report", day: 1).output.contains("goal  3 times a week"))
    #expect(life.limber("report", "--json", day: 1).output.contains(#""goal":"3 times a week""#))
    #expect(life.limber("report", "--html", "r.html", day: 1).status == .success)
    #expect(try life.bench.read("r.html").contains("Goals: Often, 3 times a week."))
  }

  @Test func `minutes of stretching add up, until more brings nothing`() throws {
    let life = try life("")
    for day in 0..<2 { try life.play(["calf"], day: day) }
    #expect(life.progress("calf", day: 1).contains("Stretched in the last 7 days: calf 8 min.\n"))
    try life.play(["calf"], day: 2)
    let enough = "calf 12 min. More than about 10 min a week for one muscle brings nothing more."
    #expect(life.progress("calf", day: 2).contains(enough))
    #expect(life.limber("progress", day: 2).output.contains(enough))
    #expect(!life.limber("progress", day: 12).output.contains("Stretched"))
  }
}
