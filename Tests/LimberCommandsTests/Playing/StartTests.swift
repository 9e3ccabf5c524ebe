import LimberPlayer
import LimberTestSupport
import Testing

@testable import LimberCommands

/// `limber` alone on a terminal that can draw, and what a session ends with.
@Suite(.waits) struct `From one session to the next` {
  private static let live = ["TERM": "xterm"]

  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.hold, id: "zz-hold")
    return bench
  }

  private func play(
    _ bench: CommandBench, _ session: Int, typed: [String] = ["", "3\n1\n"], _ more: String...
  ) -> CommandBench.Result {
    // On the day after another session how one is comes first: no worse than usual.
    let typed = session == 0 ? typed : ["\n"] + typed
    return bench.run(
      ["play", "zz-hold", "--plain", "--lead-in", "0s"] + more, isTerminal: true, typed: typed,
      seconds: Int64(session) * 86_400, session: "0000000\(session)-0000-4000-8000-000000000000")
  }

  @Test func `the end tells what comes of it, by the answers just given`() throws {
    let bench = try bench()
    #expect(
      play(bench, 0).errors.contains(
        "Hold: one comfortable session at 20 s, two more and it is 25 s."))
    #expect(play(bench, 1).errors.contains("one more and it is 25 s."))
    let progress = bench.run(["progress", "zz-hold"], seconds: 86_400).output
    #expect(progress.contains("two comfortable sessions at 20 s, one more and it is 25 s"))
    #expect(!play(bench, 2, typed: ["", "3\n5\n"]).errors.contains("more and it is"))
  }

  @Test func `a rehearsal, nobody and pain come to nothing`() throws {
    for more in ["--speed=2", "--unattended"] {
      #expect(!play(try bench(), 0, more).errors.contains("Hold: "))
    }
    #expect(!play(try bench(), 0, typed: ["!", "2\n\n"]).errors.contains("Hold: "))
  }

  @Test func `Enter plays what was chosen, and the terminal is given back before`() throws {
    let result = try bench().run(
      [], isTerminal: true, typed: ["zz\n", "q", "\n\n"], variables: Self.live)
    #expect(result.status == .success)
    let parts = result.output.split(separator: "\u{1B}[?25h\u{1B}[?1049l")
    #expect(parts.count == 2)
    #expect(parts.first?.contains("\u{1B}[?1049h\u{1B}[?25l") == true)
    #expect(parts.first?.contains("Only with: zz_") == true)
    #expect(parts.last?.contains("Hold") == true)
  }

  @Test(arguments: ["q", "^[", "zz^[^["])
  func `whoever leaves plays nothing`(typed: String) throws {
    let result = try bench().run([], isTerminal: true, typed: [typed], variables: Self.live)
    #expect(result.status == .success)
    #expect(result.output.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
  }

  @Test func `a signal gives the terminal back and ends the program by it`() throws {
    let result = try bench().run(["play"], isTerminal: true, typed: ["^C"], variables: Self.live)
    #expect(result.status == .signal(2))
    #expect(result.output.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
  }

  @Test func `what was stopped stands in it the next day, and is gone on with`() throws {
    let bench = try bench()
    let script = bench.run(
      ["play", "zz-hold", "--plain", "--lead-in", "0s"], isTerminal: true, typed: ["", "\n\n"],
      script: [.init(at: .seconds(8), .input(.key(.character("q"))))])
    #expect(script.errors.contains("limber resume"))
    let result = bench.run(
      [], isTerminal: true, typed: ["\n", "q", "\n\n"], variables: Self.live, seconds: 3_600)
    #expect(result.output.contains("Go on"))
    #expect(result.output.contains("stopped"))
    #expect(result.output.contains("Lately"))
    #expect(result.output.contains("Hold"))
    #expect(result.errors.contains("going on at step 1 of 1"))
  }
}
