import Testing

@testable import LimberCommands

@Suite struct `limber programme` {
  @Test func `both shipped programmes are listed`() throws {
    #expect(
      try CommandBench().run("programme", "list").output == """
        ease-back   6 weeks  Ease back
        walk-first  5 weeks  Walk first

        """)
  }

  @Test func `a programme is begun, says what is due, and is given up`() throws {
    let bench = try CommandBench()
    #expect(bench.run("today").output.hasPrefix("No programme is going on."))
    #expect(bench.run("programme", "start", "walk-first").status == .success)
    #expect(
      bench.run("today").output == """
        Walk first, week 1, Walk
        → cooldown-walk  0 of 4 this week, due today
        → calf-step-stretch  0 of 4 this week, due today

        """)
    #expect(
      bench.run("today", "--json").output.contains(#""due":["cooldown-walk","calf-step-stretch"]"#))
    _ = bench.run("play", "cooldown-walk", "--unattended")
    #expect(
      bench.run("programme", "status").output.contains(
        "✓ cooldown-walk  1 of 4 this week, done today"))
    #expect(bench.run("programme", "stop").output == "Given up: walk-first.\n")
    #expect(bench.run("programme", "status").output == "No programme is going on.\n")
  }

  @Test func `a misspelt programme gets a suggestion`() throws {
    let result = try CommandBench().run("programme", "start", "walk-frist")
    #expect(result.status == .notFound)
    #expect(
      result.errors
        == "limber: there is no programme 'walk-frist'; did you mean 'walk-first'?\n")
  }
}
