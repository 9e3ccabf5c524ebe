import Foundation
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite(.waits) struct `limber programme` {
  @Test func `both shipped programmes are listed, and the example behind them`() throws {
    let bench = try CommandBench()
    #expect(
      bench.run("programme", "list").output == """
        ease-back    6 weeks  Ease back
        walk-first   5 weeks  Walk first
        couch-to-5k  9 weeks  Couch to 5K, an example

        """)
    #expect(
      bench.run("programme", "list", "--json").output.contains(#""weeks":9,"example":true}"#))
  }

  @Test func `a week that is only counted is counted once, and lists are told apart`() throws {
    let bench = try CommandBench()
    #expect(bench.run("programme", "start", "couch-to-5k", "--week", "3").status == .success)
    #expect(
      bench.run("today").output == """
        Couch to 5K, week 3
        → couch-run (run=1m30s,3m,1m30s,3m; runs=4; walk=5m,1m30s,3m,1m30s)  0 of 3 this week, due today

        """)
    #expect(bench.run("programme", "pause").status == .success)
    #expect(
      bench.run("programme", "resume").output
        == "Going on: couch-to-5k. 'limber today' says what is due.\n")
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
