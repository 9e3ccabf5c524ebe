import Testing

@testable import LimberCommands

@Suite struct `limber fmt` {
  private static let rough = """
    {"steps":[{"duration":"5s","name":"A","x-n":1.50,"type":"timed","cue":"b"}],"title":"T","format":1}
    """
  private static let laidOut = """
    {
      "format": 1,
      "title": "T",
      "steps": [
        { "type": "timed", "name": "A", "cue": "b", "duration": "5s", "x-n": 1.50 }
      ]
    }

    """

  @Test func `a file is laid out in place, once`() throws {
    let bench = try CommandBench()
    try bench.write(Self.rough, to: "a.json")
    #expect(
      bench.run("fmt", "a.json")
        == .init(status: .success, output: "laid out a.json\n", errors: ""))
    #expect(try bench.read("a.json") == Self.laidOut)
    #expect(bench.run("fmt", "a.json") == .init(status: .success, output: "", errors: ""))
  }

  @Test func `check shows what would change and changes nothing`() throws {
    let bench = try CommandBench()
    try bench.write(Self.rough + "\n", to: "a.json")
    try bench.write(Self.laidOut, to: "b.json")
    #expect(
      bench.run("fmt", "--check", ".")
        == .init(
          status: .differs,
          output: """
            --- ./a.json
            +++ ./a.json (laid out)
            @@ -1 +1,7 @@
            -\(Self.rough)
            +{
            +  "format": 1,
            +  "title": "T",
            +  "steps": [
            +    { "type": "timed", "name": "A", "cue": "b", "duration": "5s", "x-n": 1.50 }
            +  ]
            +}

            """, errors: ""))
    #expect(try bench.read("a.json") == Self.rough + "\n")
    #expect(bench.run("fmt", "--check", "b.json").status == .success)
  }

  @Test func `standard input is laid out to standard output`() throws {
    #expect(try CommandBench().run("fmt", "-", input: Self.rough).output == Self.laidOut)
  }

  @Test func `a file with a syntax error is never touched, the others are`() throws {
    let bench = try CommandBench()
    try bench.write("{\"format\": 1,}", to: "bad.json")
    try bench.write(Self.rough, to: "good.json")
    let result = bench.run("fmt", "bad.json", "good.json", "missing.json")
    #expect(result.status == .data)
    #expect(result.output == "laid out good.json\n")
    #expect(result.errors.contains("bad.json:1:14: error:"))
    #expect(result.errors.contains("limber: missing.json: there is no such file or folder\n"))
    #expect(try bench.read("bad.json") == "{\"format\": 1,}")
    #expect(bench.run("fmt", "missing.json").status == .notFound)
  }
}
