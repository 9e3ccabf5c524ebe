import LimberHost
import LimberPlayer
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite(.waits) struct `Hands free` {
  private static let routine = """
    { "format": 1, "title": "Stairs", "cautions": ["Stop."], "steps": [
      { "type": "prompt", "cue": "Stand on the stair." },
      { "type": "reps", "name": "Rise", "cue": "Rise.", "reps": { "min": 4, "max": 6 } },
      { "type": "choice", "question": "More?", "options": [
        { "label": "Enough", "steps": [] },
        { "label": "Again", "default": true, "steps": [
          { "type": "timed", "name": "Stand", "cue": "Stand.", "duration": "15s" } ] } ] } ] }

    """

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(Self.routine, id: "stairs")
    return bench
  }

  private func history(_ bench: CommandBench) -> String {
    (try? bench.read(".local/state/limber/history.jsonl")) ?? ""
  }

  @Test func `a whole session needs no key, counts as attended, and is heeded the next day`() throws
  {
    let bench = try bench()
    for session in 0..<3 {
      let result = bench.run(
        ["play", "stairs", "--plain", "--hands-free", "--lead-in", "0s"], isTerminal: true,
        typed: ["", "3\n1\n"], seconds: Int64(session) * 86_400,
        session: "0000000\(session)-0000-4000-8000-000000000000")
      #expect(result.status == .success)
      let spoken = result.output.replacing("\u{07}", with: "")
      #expect(
        spoken.contains("Stand on the stair.\nGoing on in 10 seconds.\n3\n2\n1\nGoing on."))
      #expect(result.output.contains("4 repetitions, in your own time. Going on in 16 seconds."))
      #expect(result.output.contains("In 15 seconds it is 2, Again."))
      #expect(result.output.contains("How hard was it"))
    }
    #expect(!history(bench).contains(#""unattended":true"#))
    #expect(history(bench).contains(#""pain":1"#))
    #expect(
      bench.run(["progress", "stairs"], seconds: 4 * 86_400).output.contains("5 repetitions"))
  }

  @Test func `who has gone away holds nothing up, and says it later`() throws {
    let bench = try bench()
    let result = bench.run(
      ["play", "stairs", "--plain", "--hands-free"], isTerminal: true, typed: ["", "^N"])
    #expect(result.status == .success)
    #expect(
      result.errors.contains("'limber history rate 00000000 --pain N --effort N' tells it later."))
    #expect(bench.run("history", "rate", "00000000", "--pain", "2").status == .success)
    #expect(history(bench).contains(#""pain":2"#))
  }

  @Test func `the pace is that of every set, also in what is planned`() throws {
    let bench = try bench()
    let result = bench.run(
      ["play", "stairs", "--plain", "--hands-free", "--pace", "3s", "--lead-in", "0s"],
      isTerminal: true, typed: ["", "\n\n"])
    #expect(result.output.contains("Stairs, about 27 seconds."))
    #expect(result.output.contains("4 repetitions, in your own time. Going on in 12 seconds."))
  }

  @Test func `what is missing of tones and voice is a line each`() throws {
    let result = try bench().run(
      ["play", "stairs", "--plain", "--hands-free"], isTerminal: true, typed: ["", "\n\n"],
      variables: ["PATH": "/nowhere"])
    let lines = result.errors.split(separator: "\n").filter { $0.contains("plays without") }
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("limber: hands free: there is no sink 'sound'") == true)
    #expect(lines.last?.hasPrefix("limber: hands free: there is no sink 'speech'") == true)
  }

  @Test func `the setting holds at a terminal, and the command line goes before it`() throws {
    let bench = try bench()
    try bench.write(#"{"handsFree": true}"#, to: ".config/limber/settings.json")
    let play = ["play", "stairs", "--plain", "--lead-in", "0s"]
    let there = bench.run(play, isTerminal: true, typed: ["", "\n\n"])
    #expect(there.errors.contains("hands free: what waits goes on by itself"))
    #expect(there.output.contains("In 15 seconds"))
    let elsewhere = bench.run(play)
    #expect(elsewhere.errors.contains("nobody is there"))
    let unattended = bench.run(play + ["--unattended"], isTerminal: true, typed: ["", ""])
    #expect(!unattended.output.contains("In 15 seconds"))
    #expect(bench.run("settings").output.contains("handsFree"))
  }

  @Test func `it fits neither nobody nor a dry run`() throws {
    for other in ["--unattended", "--dry-run"] {
      let result = try bench().run("play", "stairs", "--hands-free", other)
      #expect(result.status == .usage)
      #expect(result.errors.contains("--hands-free"))
    }
  }

  @Test func `h goes hands free while it plays, and the questions then wait for nobody`() throws {
    let bench = try bench()
    let result = bench.run(
      ["play", "stairs", "--plain", "--lead-in", "0s"], isTerminal: true, typed: ["h", "^N"])
    #expect(result.output.contains("hands free: what waits goes on by itself"))
    #expect(result.output.contains("Going on in 10 seconds."))
    #expect(result.output.contains("Session completed"))
    #expect(result.errors.contains("limber history rate"))
  }

  @Test func `any key works meanwhile`() throws {
    let result = try bench().run(
      ["play", "stairs", "--plain", "--hands-free"], isTerminal: true, typed: ["\n!", "4\n\n"])
    #expect(result.output.contains("Confirmed."))
    #expect(result.output.contains("Stopped because it hurts"))
    #expect(result.output.contains("How much does it hurt"))
  }
}
