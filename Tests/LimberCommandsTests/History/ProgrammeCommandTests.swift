import Foundation
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite(.waits) struct `limber programme` {
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
    _ = bench.run(
      ["play", "cooldown-walk", "--plain", "--no-questions"], isTerminal: true,
      script: Life.confirming)
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

@Suite(.waits) struct `limber check on programmes` {
  /// The first JSON block of the page about programmes.
  static func example() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = "Sources/LimberRoutine/LimberRoutine.docc/Programmes.md"
    let text = try String(contentsOf: root.appending(path: page), encoding: .utf8)
    let block = try #require(text.firstMatch(of: #/```json\n((?s).*?)```/#))
    return String(block.output.1)
  }

  @Test func `the example of the documents is faultless, and can be begun`() throws {
    let bench = try CommandBench()
    let name = ".local/share/limber/programmes/stairs.json"
    try bench.write(Self.example(), to: name)
    #expect(
      bench.run("check", "--strict", name).output == "1 file, 0 errors, 0 warnings\n")
    #expect(bench.run("programme", "start", "stairs").status == .success)
    #expect(bench.run("today").output.contains("→ calf-step-stretch  0 of 4 this week"))
  }

  @Test func `a faulty programme is told where it is wrong`() throws {
    let bench = try CommandBench()
    try bench.write(
      #"{"format":1,"title":"P","weeks":[{"routines":[{"routine":"walk","perWeek":0}]}]}"#,
      to: "programmes/p.json")
    let result = bench.run("check", "programmes")
    #expect(result.status == .data)
    #expect(result.output.contains("programmes/p.json:1:58: error:"))
    #expect(result.output.contains("[unknown-routine]"))
    #expect(result.output.contains("[bad-count]"))
  }
}
