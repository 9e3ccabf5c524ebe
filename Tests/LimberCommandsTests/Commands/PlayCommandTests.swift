import LimberSession
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite(.waits) struct `limber play` {
  @Test func `without a terminal every cue is a plain sentence`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    #expect(
      bench.run("play", "short.json", "--dry-run")
        == .init(
          status: .success,
          output: """
            Short, about 20 seconds.
            Get ready: Stand.
            Stand, 15 seconds. Stand tall.
            3
            2
            1
            Session completed: 15 seconds.

            """, errors: ""))
  }

  @Test(arguments: ["Evening Stretch (1).json", "日本.json"])
  func `a file that is named by its path may have any name`(name: String) throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: name)
    let played = bench.run("play", "./" + name, "--unattended")
    #expect(played.status == .success)
    #expect(played.errors.contains("bad-id") == false)
    let history = bench.run("history", "--json").output
    #expect(history.contains(name == "日本.json" ? #""routine""# : #""evening-stretch-1""#))
    let checked = bench.run("check", name)
    #expect(checked.status == .success)
    #expect(checked.output.contains("warning: a file of this name is found by its path only"))
    #expect(bench.run("show", name).status == .success)
  }

  @Test func `a name that is none is an error where files have names to be called by`() throws {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.short, id: "Evening Stretch")
    let result = bench.run("check", ".local/share/limber/routines")
    #expect(result.status == .data)
    #expect(result.output.contains("[bad-id]"))
  }

  @Test func `a file with a name of its own includes the routine of the name that it nearly has`()
    throws
  {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    try bench.write(
      #"{"format":1,"title":"Whole","steps":[{"type":"routine","routine":"short"}]}"#,
      to: "Short.json")
    let result = bench.run("play", "Short.json", "--dry-run")
    #expect(result.status == .success)
    #expect(result.output.contains("Stand, 15 seconds."))
  }

  @Test func `whoever cannot press keys is told that it goes on by itself`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    let result = bench.run("play", "short.json", "--unattended")
    #expect(result.errors == "limber: nobody is there to press keys; it goes on by itself\n")
  }

  @Test func `the events take the place of the display`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    let lines = bench.run("play", "short.json", "--dry-run", "--events").output
      .split(separator: "\n")
    let kinds = lines.compactMap { $0.firstMatch(of: #/"kind":"(\w+)"/#)?.output.1 }
    #expect(
      kinds == [
        "sessionStarted", "cue", "stepStarted", "cue", "cue", "cue", "stepEnded", "sessionEnded",
      ])
    #expect(lines.count == kinds.count)
  }

  @Test func `several routines are played as one session`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    let output = bench.run("play", "short.json", "short.json", "--dry-run").output
    #expect(output.hasPrefix("Short, Short, about 35 seconds.\n"))
    #expect(output.hasSuffix("Session completed: 30 seconds.\n"))
  }

  @Test func `named sinks take the place of the display`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "short.json")
    let result = bench.run("play", "short.json", "--dry-run", "--sink", "log:path=log.txt")
    #expect(result == .init(status: .success, output: "", errors: ""))
    #expect(try bench.read("log.txt").contains("Session completed"))
  }

  @Test func `a session can begin at any step`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.mixed, to: "mixed.json")
    let output = bench.run("play", "mixed.json", "--dry-run", "--from", "5").output
    #expect(output.contains("\nGet ready: Twist, right side.\n"))
    #expect(!output.contains("Bridge"))
  }

  @Test func `all that is wrong with several routines is said at once`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.faulty, to: "faulty.json")
    let result = bench.run("play", "faulty.json", "nowhere")
    #expect(result.status == .data)
    #expect(result.errors.contains("faulty.json:5:54: error:"))
    #expect(result.errors.contains("limber: 'faulty.json' is faulty and cannot be used\n"))
    #expect(result.errors.contains("limber: there is no routine 'nowhere'"))
  }

  @Test func `standard input is played, and an odd name in it steers no terminal`() throws {
    let bench = try CommandBench()
    let result = bench.run("play", "-", "--dry-run", input: SampleRoutine.short)
    #expect(result.status == .success)
    let odd = bench.run("play", "a\u{1B}[2Jb")
    #expect(odd.errors.hasPrefix("limber: there is no routine 'a␛[2Jb'"))
  }
}
