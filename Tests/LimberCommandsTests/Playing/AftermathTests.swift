import LimberBasics
import LimberEvents
import LimberHost
import LimberPlatform
import LimberProgress
import LimberRoutine
import LimberTestSupport
import Testing

@testable import LimberCommands

@Suite(.waits) struct `After a session` {
  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.hold, id: "hold")
    return bench
  }

  /// Plays to the end, and types at the questions.
  private func play(
    _ bench: CommandBench, _ more: String..., during: String = "", typed: String, seconds: Int64 = 0
  ) -> CommandBench.Result {
    bench.run(
      ["play", "hold", "--plain", "--lead-in", "0s"] + more, isTerminal: true,
      typed: [during, typed], seconds: seconds)
  }

  /// What was kept of the answers, without the names of the lines they stand in.
  private func ratings(_ bench: CommandBench) -> [String] {
    let lines = (try? bench.read(".local/state/limber/history.jsonl")) ?? ""
    return lines.split(separator: "\n").compactMap { line -> String? in
      guard line.contains(#""kind":"rating""#) || line.contains(#""kind":"note""#),
        let body = line.firstMatch(of: #/"id":"[^"]*",(.*)}/#)?.output.1
      else { return nil }
      return String(body).replacing("\"", with: "").replacing(":", with: " ").replacing(
        ",", with: ", ")
    }
  }

  @Test func `ten is typed as a one and a zero, and the next day's dose heeds it`() throws {
    let bench = try bench()
    let result = play(bench, typed: "3\n10\n")
    #expect(result.status == .success)
    #expect(ratings(bench) == ["effort 3, pain 10"])
    #expect(result.errors.contains("Your next session begins at the minimum, 20 s of Hold."))
    let day: Int64 = 86_400
    let progress = bench.run(["progress", "hold"], seconds: day)
    #expect(progress.output.contains("pain of 10 the last time, so the minimum"))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var typed: String
    var kept: [String]
    init(_ typed: String, keeps kept: String...) {
      self.typed = typed
      self.kept = kept
    }
    var testDescription: String { typed.debugDescription }
  }

  @Test(arguments: [
    Case("5\n2\n", keeps: "effort 5, pain 2"),
    Case("0\n0\n", keeps: "effort 0, pain 0"),
    Case("10\n10\n", keeps: "effort 10, pain 10"),
    Case("\n2\n", keeps: "pain 2"),
    Case("5\n\n", keeps: "effort 5"),
    Case("\n\n"),
    // Taken back before Enter.
    Case("1^H4\n2\n", keeps: "effort 4, pain 2"),
    // Refused in place, a letter as well as a number that is too high.
    Case("11\n^H\n2\n", keeps: "pain 2"),
    Case("11\n7\nx\n1\n", keeps: "effort 7, pain 1"),
    Case("-1\n1.5\n07\n2\n", keeps: "effort 7, pain 2"),
    // Back to the first question, where the answer stands to be changed.
    Case("5^H3\n^[^H4\n2\n", keeps: "effort 4, pain 2"),
    Case("5\nb\n2\n", keeps: "effort 5, pain 2"),
    Case("5\n^H^H\n2\n", keeps: "pain 2"),
    // Whatever ends the questions, what Enter confirmed is kept and the rest is not.
    Case("5\n7^C", keeps: "effort 5"),
    Case("5\n7^]", keeps: "effort 5"),
    Case("5^C"),
  ])
  func `a line answers, and only Enter confirms it`(example: Case) throws {
    let bench = try bench()
    let result = play(bench, typed: example.typed)
    #expect(ratings(bench) == example.kept)
    // What is taken back leaves the screen; it does not show as the picture of a control character.
    #expect(!(result.output + result.terminal).contains("\u{2408}"))
    let signal: LimberCommands.ExitStatus? =
      example.typed.hasSuffix("^C") ? .signal(2) : example.typed.hasSuffix("^]") ? .signal(1) : nil
    #expect(result.status == signal ?? .success)
  }

  @Test func `what is out of range is refused kindly, where it was typed`() throws {
    let result = play(try bench(), typed: "12\n4\n\n")
    #expect(
      result.output.contains(
        """
        How hard was it, from 0 (not at all) to 10 (as hard as can be)?
        A number, or Enter to skip: 12
        From 0 to 10, please, or Enter alone to skip: 4
        How much does it hurt, from 0 (not at all) to 10 (as bad as can be)?
        A number, or Enter to skip; b goes back:
        """))
  }

  @Test func `whoever skips is told how to say it later`() throws {
    let skipped = play(try bench(), typed: "\n\n")
    #expect(
      skipped.errors.contains(
        "'limber history rate 00000000 --pain N --effort N' tells it later."))
    #expect(!play(try bench(), typed: "1\n1\n").errors.contains("rate"))
  }

  @Test func `pain that ended a session is asked for, and no number is made up`() throws {
    let bench = try bench()
    let result = play(bench, during: "!", typed: "4\nright calf\n")
    #expect(result.output.contains("How much does it hurt"))
    #expect(result.output.contains("Where does it hurt?"))
    #expect(!result.output.contains("How hard"))
    #expect(ratings(bench) == ["pain 4", "note It hurt  right calf"])
    #expect(result.errors.contains("When the pain stays, see a professional."))

    let silent = try self.bench()
    _ = play(silent, during: "!", typed: "\n\n")
    #expect(ratings(silent) == [])
  }

  @Test func `bad pain goes back a step, and worse to the minimum`() throws {
    let bench = try bench()
    _ = play(bench, typed: "2\n1\n")
    let bad = play(bench, "--from", "1", typed: "2\n5\n", seconds: 3 * 86_400)
    #expect(bad.errors.contains("When the pain stays, see a professional."))
    let worse = play(try self.bench(), typed: "2\n7\n")
    #expect(worse.errors.contains("begins at the minimum, 20 s of Hold"))
    #expect(!worse.errors.contains("a little"))
  }

  @Test func `an answer that cannot be kept is told, and the exit code says so`() throws {
    let bench = try bench()
    let history = bench.folder + "/.local/state/limber/history.jsonl"
    let result = bench.run(
      ["play", "hold", "--plain", "--lead-in", "0s"], isTerminal: true, typed: ["", "5\n2\n"],
      whenTyped: { rest in
        guard rest == 1 else { return }
        try? Disk.system.remove(history)
        try? Disk.system.makeFolder(history)
      })
    #expect(
      result.errors.contains("limber: your answer cannot be kept: \(history): is a directory"))
    #expect(!result.errors.contains("the end of this session could not be kept"))
    #expect(result.status == .output)
  }

  @Test func `with the events, the questions go to the terminal`() throws {
    let bench = try bench()
    let result = play(bench, "--events", typed: "5\n2\n")
    #expect(result.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
    #expect(result.terminal.contains("How hard was it"))
    #expect(ratings(bench) == ["effort 5, pain 2"])
  }

  @Test func `where standard output is a file, the terminal is asked`() throws {
    let bench = try bench()
    let result = bench.run(
      ["play", "hold", "--lead-in", "0s"], isTerminal: true, isShown: false,
      typed: ["", "5\n2\n"])
    #expect(!result.output.contains("How hard"))
    #expect(result.terminal.contains("How hard was it"))
    #expect(ratings(bench) == ["effort 5, pain 2"])
  }

  @Test func `how hard it was is not asked where all was skipped`() {
    var end = SessionEnd(
      outcome: .stopped, reason: EndReason.nothingDone, time: .seconds(9), stepsDone: 1,
      stepsPartial: 0, stepsSkipped: 1,
      doses: [])
    #expect(!end.canBeRated)
    end.reason = nil
    #expect(end.canBeRated)
    end.time = .zero
    #expect(!end.canBeRated)
  }

  @Test func `where there is no terminal nobody is asked`() throws {
    let bench = try bench()
    let result = bench.run(["play", "hold", "--events"], isTerminal: true)
    #expect(result.status == .success)
    #expect(ratings(bench) == [])
  }

  @Test func `unattended at a terminal the keys work, and only pain is asked about`() throws {
    let bench = try bench()
    let calm = play(bench, "--unattended", typed: "5\n2\n")
    #expect(ratings(bench) == [])
    #expect(calm.errors.contains("the keys work all the same"))
    let hurt = play(bench, "--unattended", during: "!", typed: "4\n\n")
    #expect(hurt.output.contains("Stopped because it hurts"))
    #expect(ratings(bench) == ["pain 4"])
  }
}
