import Foundation
import LimberPlatform
import Testing

@testable import LimberCommands

@Suite struct `limber check --fix` {
  private static let faulty = """
    { "format": 1, "name": "Mine",
      "exercises": [
        { "type": "exercise", "name": "Plank", "duration": "30 sec", "cue": "Keep straight." },
        { "type": "rest", "duration": 20 },
      ] }

    """
  private static let mended = """
    { "format": 1, "title": "Mine",
      "steps": [
        { "type": "timed", "name": "Plank", "duration": "30s", "cue": "Keep straight." },
        { "type": "rest", "duration": 20 }
      ] }

    """

  @Test func `what has one certain answer is mended, said, and what is left is told`() throws {
    let bench = try CommandBench()
    try bench.write(Self.faulty, to: "a.json")
    let result = bench.run("check", "--fix", "a.json")
    #expect(result.status == .data)
    #expect(
      result.output == """
        a.json:5:3: fixed: remove the comma [syntax]
        a.json:1:16: fixed: replace 'name' by 'title' [unknown-key]
        a.json:2:3: fixed: replace 'exercises' by 'steps' [unknown-key]
        a.json:3:15: fixed: replace 'exercise' by 'timed' [bad-value]
        a.json:3:56: fixed: write "30s" [bad-duration]
        a.json:4:35: error: a duration needs a unit, such as "90s", "5m" or "1h" [bad-duration]
            { "type": "rest", "duration": 20 }
                                          ^
          fix: write "20s"
          fix: write "20m"
        5 changes made; 1 file, 1 error, 0 warnings

        """)
    #expect(try bench.read("a.json") == Self.mended)
  }

  @Test func `mending twice is mending once`() throws {
    let bench = try CommandBench()
    try bench.write(Self.faulty, to: "a.json")
    _ = bench.run("check", "--fix", "a.json")
    let again = bench.run("check", "--fix", "a.json")
    #expect(again.output.hasSuffix("0 changes made; 1 file, 1 error, 0 warnings\n"))
    #expect(try bench.read("a.json") == Self.mended)
  }

  @Test func `with --diff nothing is changed, and what would be is shown`() throws {
    let bench = try CommandBench()
    try bench.write(Self.faulty, to: "a.json")
    let result = bench.run("check", "--fix", "--diff", "a.json")
    #expect(result.output.contains("+{ \"format\": 1, \"title\": \"Mine\",\n"))
    #expect(result.output.hasSuffix("5 changes shown; with them 1 file, 1 error, 0 warnings\n"))
    #expect(try bench.read("a.json") == Self.faulty)
  }

  @Test func `a link stays a link, and a file keeps its mode`() throws {
    let bench = try CommandBench()
    try bench.write(Self.faulty, to: "real/a.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: bench.folder + "/real/a.json")
    try FileManager.default.createSymbolicLink(
      atPath: bench.folder + "/a.json", withDestinationPath: "real/a.json")
    _ = bench.run("check", "--fix", "a.json")
    #expect(try bench.read("real/a.json") == Self.mended)
    #expect(Disk.system.status(ofLink: bench.folder + "/a.json")?.kind == .link)
    #expect(Disk.system.status(of: bench.folder + "/real/a.json")?.mode == 0o640)
  }

  @Test(arguments: [
    #"{ "name": "limber-web", "version": 1, "scripts": { "build": "x" } }"#,
    #"{ "titel": "A", "author": null }"#, "[1, 2,]", "{ 'compilerOptions': {}, }",
    #"{ "title": "Other", "steps": [ { "type": "timed", "name": "A", "cue": "B", "duration": "5 s" } ] }"#,
  ])
  func `what is no routine is never touched`(text: String) throws {
    let bench = try CommandBench()
    try bench.write(text, to: "in/package.json")
    _ = bench.run("check", "--fix", "in")
    #expect(try bench.read("in/package.json") == text)
  }

  @Test(arguments: ["{ 'compilerOptions': {}, }", #"{ "name": "x", "version": 1 }"#])
  func `not even where it is named`(text: String) throws {
    let bench = try CommandBench()
    try bench.write(text, to: "package.json")
    _ = bench.run("check", "--fix", "package.json")
    #expect(try bench.read("package.json") == text)
  }

  @Test func `a file of the right kind is not written anew`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "a.json")
    let before = Disk.system.status(of: bench.folder + "/a.json")
    let result = bench.run("check", "--fix", "a.json")
    #expect(result.output == "0 changes made; 1 file, 0 errors, 0 warnings\n")
    let after = Disk.system.status(of: bench.folder + "/a.json")
    #expect(before.map { after?.isSame(as: $0) == true } == true)
  }

  @Test func `programs are told on standard error what was done`() throws {
    let bench = try CommandBench()
    try bench.write(Self.faulty, to: "a.json")
    let result = bench.run("check", "--fix", "--json", "a.json")
    #expect(result.output.hasPrefix("[\n{\"path\":\"a.json\",\"line\":4,"))
    #expect(result.errors.contains("a.json:3:56: fixed: write \"30s\" [bad-duration]"))
  }

  @Test func `standard input is no file to mend, and --diff is nothing by itself`() throws {
    let bench = try CommandBench()
    #expect(bench.run("check", "--fix", "-").status == .usage)
    #expect(bench.run("check", "--diff", "a.json").status == .usage)
  }
}
