import LimberSyntax
import Testing

@testable import LimberCommands

@Suite struct `limber check` {
  @Test func `figures in a folder of theirs are checked as what they are`() throws {
    let bench = try CommandBench()
    let figure = #"{ "start": { "trunk": 90 } }"#
    try bench.write(figure, to: "figures/mine.json")
    let alone = bench.run("figures", "check", "figures/mine.json")
    let result = bench.run("check", "figures")
    #expect(
      result.output.split(separator: "\n").dropLast()
        == alone.output.split(separator: "\n").dropLast())
    // A routine is one wherever it lies.
    try bench.write(#"{ "format": 1, "steps": [] }"#, to: "figures/routine.json")
    #expect(bench.run("check", "figures/routine.json").output.holds("'title'"))
  }

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "all/b.json")
    try bench.write(SampleRoutine.faulty, to: "all/a.json")
    try bench.write(SampleRoutine.short, to: "all/nested/c.json")
    try bench.write("{}", to: "all/routine.schema.json")
    try bench.write("{}", to: "all/.hidden.json")
    try bench.write("{}", to: "all/notes.txt")
    return bench
  }

  @Test func `a folder is checked file by file, and summed up`() throws {
    #expect(
      try bench().run("check", "all")
        == .init(
          status: .data,
          output: """
            all/a.json:5:54: error: a duration needs a unit, such as "90s", "5m" or "1h" [bad-duration]
                { "type": "timed", "name": "Bridge", "duration": "20", "cue": "Lift." }
                                                                 ^
              fix: write "20s"
              fix: write "20m"
            3 files, 1 error, 0 warnings

            """, errors: ""))
  }

  @Test func `a programme is taken for one wherever it lies, and its routines lie beside it`()
    throws
  {
    let bench = try bench()
    try bench.write(
      #"{"format":1,"title":"P","weeks":[{"routines":[{"routine":"b","perWeek":1},{"routine":"none","perWeek":1}]}]}"#,
      to: "all/plan.json")
    let result = bench.run("check", "all/plan.json")
    #expect(result.status == .data)
    #expect(result.output.hasPrefix("all/plan.json:1:86: error: there is no routine 'none'"))
    #expect(result.output.hasSuffix("1 file, 1 error, 0 warnings\n"))
  }

  @Test func `programs get an array of objects`() throws {
    #expect(
      try bench().run("check", "all", "--json").output == #"""
        [
        {"path":"all/a.json","line":5,"column":54,"endLine":5,"endColumn":58,"severity":"error","code":"bad-duration","message":"a duration needs a unit, such as \"90s\", \"5m\" or \"1h\"","notes":[],"fixes":[{"message":"write \"20s\"","certain":false,"edits":[{"line":5,"column":54,"endLine":5,"endColumn":58,"replacement":"\"20s\""}]},{"message":"write \"20m\"","certain":false,"edits":[{"line":5,"column":54,"endLine":5,"endColumn":58,"replacement":"\"20m\""}]}]}
        ]

        """#)
    #expect(try bench().run("check", "all/b.json", "--format", "json").output == "[]\n")
  }

  @Test func `standard input is checked under a name of its own`() throws {
    let result = try bench().run("check", "-", input: "{")
    #expect(result.status == .data)
    #expect(result.output.hasPrefix("<stdin>:1:2: error: "))
  }

  @Test func `a message on a terminal breaks between words, a line of the file does not`() throws {
    let bench = try CommandBench()
    let line = #"{"format":1,"title":"T","steps":[{"type":"timd","name":"A","duration":"1s"}]}"#
    try bench.write(line, to: "x.json")
    let result = bench.run("check", "x.json", isTerminal: true, columns: 50)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.contains(line))
    #expect(lines.filter { $0 != line }.allSatisfy { $0.count <= 50 })
    #expect(lines.contains("x.json:1:42: error: expected 'timed', 'reps',"))
    #expect(
      bench.run("check", "x.json", columns: 50).output.contains("or 'routine', found 'timd'; did"))
  }

  @Test func `an empty folder is said to be one`() throws {
    let bench = try CommandBench()
    try bench.write("{}", to: "empty/package.txt")
    let result = bench.run("check", "empty")
    #expect(result.status == .notFound)
    #expect(result.errors == "limber: empty: there is no routine file in it\n")
  }

  @Test func `a file named twice is checked once`() throws {
    #expect(
      try bench().run("check", "all/b.json", "all/b.json", "all/nested").output
        == "2 files, 0 errors, 0 warnings\n")
  }

  @Test func `a faulty file that is included is reported once`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.faulty, to: "in/part.json")
    try bench.write(
      #"{"format":1,"title":"Whole","steps":[{"type":"routine","routine":"part"}]}"#,
      to: "in/whole.json")
    let alone = bench.run("check", "in/whole.json")
    #expect(alone.status == .data)
    #expect(alone.output.contains("in/part.json:5:54: error:"))
    let both = bench.run("check", "in")
    #expect(both.output.split(separator: "\n").count { $0.contains("part.json:5:54") } == 1)
  }

  @Test(arguments: [
    "", "\u{FEFF}", "nul\0", String(repeating: "[", count: 200_000),
    String(repeating: "{\"a\":", count: 50_000), "\"\\ud800\"", "[1e99999]", "{\"format\":1}",
  ])
  func `hostile input is refused and never more`(text: String) throws {
    let result = try CommandBench().run("check", "-", input: text)
    #expect(result.status == .data)
    #expect(result.output.contains("1 file, "))
  }
}
