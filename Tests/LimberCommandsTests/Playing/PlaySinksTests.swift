import LimberSession
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite(.waits) struct `The sinks of a session` {
  private static let settings = ".config/limber/settings.json"

  private func bench(settings: String? = nil) throws -> CommandBench {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    if let settings { try bench.write(settings, to: Self.settings) }
    return bench
  }

  /// A program that says of itself that it cannot do without an address.
  private func addSink(to bench: CommandBench) throws {
    try bench.writeProgram(
      """
      #!/bin/sh
      echo '{"protocol":[1],"options":{"url":{"help":"where events are posted","required":true}}}'
      """, to: ".local/share/limber/sinks/limber-sink-post")
  }

  @Test func `one of the settings that is not there is told with its line, and the rest play`()
    throws
  {
    let bench = try bench(
      settings: "{\"sinks\": {\"elsewhere\": [\n\"console\",\n\"bel\", \"log:=\"]}}")
    let result = bench.run("play", "short.json", "--dry-run")
    #expect(result.status == .success)
    #expect(result.output.contains("Session completed"))
    let place = "limber: ~/.config/limber/settings.json, line 3: "
    #expect(
      result.errors.split(separator: "\n") == [
        "\(place)there is no sink 'bel'; did you mean 'bell'?; it plays without",
        "\(place)sink 'log': an option is written as 'name=value' (and a comma in a value as '\\,'),"
          + " found '='; it plays without",
      ])
  }

  @Test func `where none of the settings' can be had the usual ones show the session`() throws {
    let bench = try bench(settings: #"{"sinks": {"elsewhere": ["consol"]}}"#)
    let result = bench.run("play", "short.json", "--dry-run")
    #expect(result.output.contains("Session completed"))
    let none = try self.bench(settings: #"{"sinks": {"elsewhere": []}}"#)
    #expect(none.run("play", "short.json", "--dry-run").output == "")
  }

  @Test func `one that is added stands beside those that are used anyhow`() throws {
    let bench = try bench(settings: #"{"sinks": {"elsewhere": ["log:path=usual.txt"]}}"#)
    let added = ["--also", "log:path=added.txt", "--also", "console"]
    let usual = bench.run(["play", "short.json", "--dry-run"] + added)
    #expect(usual.output.contains("Session completed"))
    let said = try bench.read("added.txt")
    #expect(try bench.read("usual.txt") == said && !said.isEmpty)
    let named = bench.run(
      "play", "short.json", "--dry-run", "--sink", "console", "--also", "log:path=added.txt")
    #expect(named.output.contains("Session completed"))
    #expect(try bench.read("usual.txt") == said)
    #expect(try bench.read("added.txt").count == 2 * said.count)
    let missing = bench.run("play", "short.json", "--dry-run", "--also", "bel")
    #expect(missing.status == .unavailable)
    #expect(missing.errors == "limber: there is no sink 'bel'; did you mean 'bell'?\n")
  }

  @Test func `the settings say what a session would find out`() throws {
    let bench = try bench(
      settings: """
        {"sinks": {"terminal": ["console", "bel"],
         "elsewhere": ["post"], "commands": {"lamp": ["/nowhere/lamp"]}}}
        """)
    try addSink(to: bench)
    let result = bench.run("settings")
    #expect(result.status == .configuration)
    #expect(result.output.contains("sinks.terminal"))
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines.first
        == "limber: ~/.config/limber/settings.json, line 1: there is no sink 'bel'; did you mean 'bell'?"
    )
    #expect(lines.contains { $0.contains("line 2: sink 'post' needs 'url'") })
    #expect(lines.contains { $0.contains("line 2: sink 'lamp' (/nowhere/lamp) cannot be used") })
  }

  @Test func `an empty file of settings settles nothing`() throws {
    for text in ["", " \n"] {
      let bench = try bench(settings: text)
      #expect(bench.run("settings").status == .success)
      #expect(bench.run("play", "short.json", "--dry-run").status == .success)
    }
  }

  @Test func `what a sink cannot do without is asked for before the session`() throws {
    let bench = try bench()
    try addSink(to: bench)
    let result = bench.run("play", "short.json", "--dry-run", "--sink", "post")
    #expect(
      result
        == .init(
          status: .usage, output: "",
          errors:
            "limber: sink 'post' needs 'url', where events are posted, as in 'post:url=…'\n"
            + "See 'limber play --help'.\n"))
    #expect(
      bench.run("sinks", "describe", "post").output.contains("where events are posted (required)"))
  }

  @Test func `the words of sinks that are programs, and programmes, are completed`() throws {
    let bench = try bench()
    try addSink(to: bench)
    #expect(bench.run("__complete", "--", "play", "--sink", "po").output.hasPrefix("post"))
    #expect(bench.run("__complete", "--", "play", "--sink", "post:").output.contains("post:url="))
    #expect(
      bench.run("__complete", "--", "programme", "start", "walk").output.hasPrefix("walk-first"))
  }

  @Test func `without a name a terminal lets one choose`() throws {
    let bench = try bench()
    let result = bench.run(["play", "--dry-run"], input: "foot-soak\n", isTerminal: true)
    #expect(result.status == .success)
    #expect(result.output.contains("What would you like to do?"))
    #expect(bench.run(["play", "--events"], isTerminal: true).status == .usage)
  }
}
