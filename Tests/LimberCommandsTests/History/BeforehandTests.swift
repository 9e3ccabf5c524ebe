import LimberBasics
import LimberProgress
import LimberRoutine
import LimberSession
import LimberSyntax
import LimberTestSupport
import Testing

@testable import LimberCommands
@testable import LimberHistory
@testable import LimberHost

@Suite(.waits) struct `Before a session` {
  private func bench(limit: Int = 2) throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(
      """
      { "format": 1, "title": "Hold", "limits": { "perDay": \(limit) }, "steps": [
        { "type": "timed", "name": "Hold", "cue": "Hold.", "duration": { "min": "20s", "max": "60s" } } ] }

      """, id: "hold")
    return bench
  }

  /// Plays; what is typed goes to each question before, and then to the session.
  private func play(
    _ bench: CommandBench, _ more: String..., typed: String...
  ) -> CommandBench.Result {
    bench.run(
      ["play", "hold", "--no-questions", "--plain"] + more, isTerminal: true, typed: typed + [""])
  }

  @Test func `a dose of one's own that jumps is warned about, and played as given`() throws {
    let bench = try bench()
    let result = play(bench, "--dose", "max")
    #expect(result.errors.contains("1 min of 'Hold' is more than one step above 20 s"))
    #expect(result.output.contains("Hold, 1 minute."))
    #expect(
      bench.run("history", "--json").output.contains(
        #""target":{"seconds":60},"did":{"seconds":60}"#))
  }

  @Test func `past a limit the person decides`() throws {
    let bench = try bench(limit: 1)
    _ = play(bench)
    let question = "That is more than the routine allows. Play all the same? [y/N] "
    let refused = play(bench, typed: "n\n")
    #expect(refused.status == .success)
    #expect(refused.output == question + "n\n")
    #expect(play(bench, typed: "\n").output == question + "\n")
    #expect(play(bench, typed: "^[").output == question + "\n")
    #expect(
      play(bench, typed: "maybe\nn\n").output
        == question + "maybe\nPlease answer y or n.\n" + question + "n\n")
    #expect(play(bench, typed: "y\n").output.contains("Session completed"))
  }

  @Test func `an interrupt at a question ends the program by it`() throws {
    let bench = try bench(limit: 1)
    _ = play(bench)
    #expect(play(bench, typed: "^C").status == .signal(2))
  }

  /// A session of `hold` that was interrupted 12 s before its end.
  private func interrupt(_ bench: CommandBench, isStopped: Bool = false) throws {
    let file = RoutineFile(
      id: "hold",
      source: SourceText(
        name: "hold.json", text: try bench.read(".local/share/limber/routines/hold.json")))
    let set = try #require(RoutineReader.read(file, lookup: .empty).set)
    let position = Position(
      session: "s", time: Instant(milliseconds: 0, offsetSeconds: 0), routines: ["hold"],
      hashes: Position.hashes(of: [set]), plan: Plan([set]),
      place: .init(step: 1, elapsed: .seconds(8)), isStopped: isStopped)
    try bench.write(position.json, to: ".local/state/limber/positions/s.json")
  }

  @Test func `a session that was interrupted is offered and gone on with`() throws {
    let bench = try bench()
    try interrupt(bench)
    let result = play(bench, typed: "\n")
    #expect(
      result.output.hasPrefix("The last session was interrupted just now. Go on there? [Y/n] "))
    #expect(result.output.contains("Session completed: 20 seconds."))
    #expect(bench.run("resume").status == .notFound)
  }

  @Test func `one that the person stopped is not offered, but can be gone on with`() throws {
    let bench = try bench()
    try interrupt(bench, isStopped: true)
    #expect(!play(bench).output.contains("Go on there?"))
    try interrupt(bench, isStopped: true)
    let resumed = bench.run("resume")
    #expect(resumed.status == .success)
    #expect(resumed.errors.contains("Hold, stopped just now: going on at step 1 of 1"))
  }
}
