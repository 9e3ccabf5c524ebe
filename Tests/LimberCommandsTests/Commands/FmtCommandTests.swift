import Foundation
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

  @Test func `shows nothing of a file that could steer a terminal, wherever it goes`() throws {
    let bench = try CommandBench()
    let title = "a\u{9B}31mb\u{202E}c\u{1B}[1m"
    try bench.write("{\"format\":1,\t\"title\":\"\(title)\",\r\n\"steps\":[]}\n", to: "a.json")
    for isTerminal in [false, true] {
      let shown = bench.run("fmt", "--check", "a.json", isTerminal: isTerminal).output
      #expect(
        !shown.unicodeScalars.contains { ["\u{9B}", "\u{202E}", "\u{1B}", "\r"].contains($0) })
    }
  }

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

  @Test func `of a folder only routines and programmes are touched`() throws {
    let bench = try CommandBench()
    let others = [
      "package.json": #"{"name":"x","version":"1.0.0"}"#, "list.json": "[1,2]",
      "steps.json": #"{"steps":[]}"#, "word.json": #"{"format":"a","steps":[]}"#,
      "object.json": #"{"format":1,"steps":{}}"#, "comments.json": "{ // a\n }",
      "huge.json": #"{"format":1,"steps":[""# + String(repeating: "x", count: 1 << 20) + #""]}"#,
      "deep/tsconfig.json": #"{"a":1}"#,
    ]
    for (name, text) in others { try bench.write(text, to: "all/" + name) }
    try bench.write(Self.rough, to: "all/deep/a.json")
    try bench.write(
      #"{"weeks":[{"goOn":{"maxPain":1,"sessions":2},"routines":[{"perWeek":2,"routine":"a"}],"name":"W"}],"title":"P","format":1}"#,
      to: "all/p.json")
    let result = bench.run("fmt", "all")
    #expect(
      result
        == .init(
          status: .success, output: "laid out all/deep/a.json\nlaid out all/p.json\n",
          errors: "limber: left alone: 8 files that are no routine\n"))
    for (name, text) in others { #expect(try text.hasPrefix(bench.read("all/" + name))) }
    #expect(try bench.read("all/deep/a.json") == Self.laidOut)
    #expect(
      try bench.read("all/p.json") == """
        {
          "format": 1,
          "title": "P",
          "weeks": [
            {
              "name": "W",
              "routines": [{ "routine": "a", "perWeek": 2 }],
              "goOn": { "sessions": 2, "maxPain": 1 }
            }
          ]
        }

        """)
    // What is named is meant.
    #expect(bench.run("fmt", "all/package.json").output == "laid out all/package.json\n")
    try bench.write(#"{"format":1,"steps":[],}"#, to: "all/bad.json")
    #expect(bench.run("fmt", "all").status == .data)
  }

  @Test func `no link in a folder is followed, and one that is named is kept`() throws {
    let bench = try CommandBench()
    try bench.write(Self.rough, to: "outside/a.json")
    try bench.write(Self.rough, to: "shared/own.json")
    let files = FileManager.default
    let link = { (path: String, to: String) in
      try files.createSymbolicLink(atPath: bench.folder + "/" + path, withDestinationPath: to)
    }
    try link("shared/folder", "../outside")
    try link("shared/file.json", "../outside/a.json")
    try link("shared/up", "..")
    try link("shared/notes.txt", "../outside/a.json")
    try link("shared/nowhere.json", "../gone")
    #expect(
      bench.run("fmt", "shared")
        == .init(
          status: .success, output: "laid out shared/own.json\n",
          errors: "limber: left alone: 4 links\n"))
    #expect(try bench.read("outside/a.json") == Self.rough)
    #expect(
      bench.run("check", "shared")
        == .init(
          status: .success, output: "1 file, 0 errors, 0 warnings\n",
          errors: "limber: left alone: 4 links\n"))
    #expect(bench.run("fmt", "shared/file.json").status == .success)
    #expect(try bench.read("outside/a.json") == Self.laidOut)
    #expect(
      try files.destinationOfSymbolicLink(atPath: bench.folder + "/shared/file.json")
        == "../outside/a.json")
  }

  @Test(arguments: ["/", "//", "/.", "/usr/.."])
  func `the whole machine is not gone through`(path: String) throws {
    for command in ["fmt", "check"] {
      let words = command == "fmt" ? ["fmt", "--check", path] : ["check", path]
      let result = try CommandBench().run(words)
      #expect(result.status == .notFound)
      #expect(result.errors.contains("that is the whole machine; name the folder that is meant"))
    }
  }

  #if os(Linux)
    @Test func `another file system is not entered`() throws {
      #expect(try CommandBench().run("check", "/dev").errors.contains("other file system"))
    }
  #endif

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
