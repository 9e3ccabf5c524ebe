import Foundation
import Testing

@testable import LimberCommands

@Suite struct `limber settings` {
  static let path = ".config/limber/settings.json"
  static let routine = """
    {"format":1,"title":"T","steps":[
      {"type":"timed","name":"Hold","duration":{"min":"10s","max":"20s"},"cue":"Hold it."}]}
    """

  @Test func `shows what holds, and where it comes from`() throws {
    let bench = try CommandBench()
    #expect(
      bench.run("settings").output == """
        sinks.terminal   console, bell            built in
        sinks.elsewhere  console                  built in
        leadIn           5s                       built in
        resumeCountdown  3s                       built in
        dose             what your history gives  built in
        handsFree        false                    built in
        plain            false                    built in
        control          true                     built in
        quietHours       none                     built in
        terminalProgram  the first there is       built in
        file: ~/.config/limber/settings.json (is not there)

        """)
    try bench.write(
      "{\n\"leadIn\": \"0s\",\n\"sinks\": {\"elsewhere\": [\"log\"]}\n}", to: Self.path)
    let text = bench.run("settings").output
    #expect(text.contains("\nsinks.elsewhere  log                      settings.json, line 3\n"))
    #expect(text.contains("\nleadIn           0s                       settings.json, line 2\n"))
    #expect(text.hasSuffix("\nfile: ~/.config/limber/settings.json\n"))
  }

  @Test func `tells the first hundred of very many faults, and how many there are`() throws {
    let bench = try CommandBench()
    let faults = (1...1_000).map { #""key\#($0)": 1"# }.joined(separator: ",\n")
    try bench.write("{\n\(faults)\n}", to: Self.path)
    let result = bench.run("settings")
    #expect(result.status == .configuration)
    #expect(result.errors.contains("settings.json:101:1: error: no key is called 'key100' here"))
    #expect(!result.errors.contains("key101"))
    #expect(result.errors.contains("1000 diagnostics in all, the first 100 are shown"))
  }

  @Test func `shows them as JSON`() throws {
    let bench = try CommandBench()
    try bench.write(#"{"dose":"max"}"#, to: Self.path)
    let output = bench.run("settings", "--json").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let rows = try #require(object["settings"] as? [[String: Any]])
    let dose = try #require(rows.first { $0["key"] as? String == "dose" })
    #expect(dose["value"] as? Double == 1)
    #expect(dose["origin"] as? String == "file")
    #expect(dose["line"] as? Int == 1)
    #expect(rows.first?["value"] as? [String] == ["console", "bell"])
  }

  @Test func `hold for a session, and the command line goes before them`() throws {
    let bench = try CommandBench()
    try bench.write(Self.routine, to: "t.json")
    try bench.write(
      #"{"dose":"max","leadIn":"0s","sinks":{"elsewhere":["log:path=said.txt"]}}"#, to: Self.path)
    let played = bench.run("play", "t.json", "--dry-run")
    #expect(played.status == .success)
    #expect(played.output == "")
    let said = try bench.read("said.txt").split(separator: "\n")
    #expect(said.last?.contains("  +0:20  ") == true)

    let named = bench.run(
      "play", "t.json", "--dry-run", "--sink", "console", "--dose", "min", "--lead-in", "5s")
    #expect(named.output.contains("Hold"))
    #expect(try bench.read("said.txt").split(separator: "\n") == said)
  }

  @Test(arguments: [#"["/bin/true"]"#, #"["/nowhere/it"]"#])
  func `with very many commands are looked through once`(command: String) throws {
    let bench = try CommandBench()
    let commands = (0..<5_000).map { "\n\"c\($0)\": \(command)" }.joined(separator: ",")
    try bench.write(#"{"sinks":{"commands":{"# + commands + "}}}", to: Self.path)
    let result = bench.run("settings")
    let isThere = command.contains("true")
    #expect(result.status == (isThere ? .success : .configuration))
    #expect(result.errors.split(separator: "\n").count == (isThere ? 0 : 5_000))
  }

  @Test func `name a hundred sinks at most`() throws {
    let bench = try CommandBench()
    func status(_ count: Int) throws -> (isGood: Bool, errors: String) {
      let sinks = Array(repeating: #""bell""#, count: count).joined(separator: ",")
      try bench.write(#"{"sinks":{"terminal":[\#(sinks)]}}"#, to: Self.path)
      let result = bench.run("settings")
      return (result.status == .success, result.errors)
    }
    #expect(try status(100).isGood)
    #expect(try !status(101).isGood)
    #expect(try status(101).errors.contains("expected at most 100 sinks, found 101"))
  }

  @Test func `that are faulty are told and nothing is played`() throws {
    let bench = try CommandBench()
    try bench.write(Self.routine, to: "t.json")
    try bench.write(#"{"doze":"max"}"#, to: Self.path)
    for arguments in [["play", "t.json", "--dry-run"], ["settings"]] {
      let result = bench.run(arguments)
      #expect(result.status == .configuration)
      #expect(result.output == "")
      #expect(
        result.errors == """
          .config/limber/settings.json:1:2: error: no key is called 'doze' here; did you mean 'dose'? \
          [unknown-key]
          {"doze":"max"}
           ^
          limber: the settings are faulty; mend .config/limber/settings.json or move it away

          """)
    }
    #expect(bench.run("list").status == .success)
  }
}
