import LimberBasics
import LimberEvents
import LimberProgress
import LimberRoutine
import LimberTestSupport
import Testing

@testable import LimberCommands
@testable import LimberHistory
@testable import LimberHost
@testable import LimberPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.waits) struct `What is said about what was done` {
  private func bench(_ lines: [HistoryLine] = []) throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(`What was done`.hold, id: "hold")
    if !lines.isEmpty {
      try bench.write(
        lines.map(\.text).joined(separator: "\n") + "\n",
        to: ".local/state/limber/history.jsonl")
    }
    return bench
  }

  private func session(_ id: String, day: Int, pain: Int? = nil) -> [HistoryLine] {
    let time = Instant(milliseconds: Int64(day) * 86_400_000 + 1000, offsetSeconds: 3600)
    return [
      .start(.init(id: id, time: time, routines: [.init(id: "hold")], planned: .seconds(25))),
      .step(
        id,
        .init(
          index: 1, routine: "hold", path: "/steps/0", kind: .timed, name: "Hold",
          target: .time(.seconds(20)),
          did: .time(.milliseconds(12_500)), outcome: .partial)),
      .doses(
        id,
        [
          .init(
            key: .init(routine: "hold", path: "/steps/0", unit: .seconds), name: "Hold",
            min: .time(.seconds(20)), max: .time(.seconds(60)), target: .time(.seconds(20)),
            did: .time(.seconds(20)))
        ]),
      .end(.init(id: id, time: time, outcome: .completed, did: .milliseconds(12_500))),
      .rating(id, effort: 2, pain: pain),
    ]
  }

  @Test func `a rating is mended days later, and the last one counts`() throws {
    let bench = try bench(session("abc1", day: 0, pain: 1) + session("abd2", day: 0))
    let result = bench.run("history", "rate", "abc", "--pain", "10")
    #expect(result.status == .success)
    #expect(result.output == "Kept pain 10 of 10 for the session of 1 Jan 1970.\n")
    #expect(bench.run("history", "rate", "abc1", "--pain", "4", "--effort", "6").status == .success)
    let shown = bench.run("history", "show", "abc1").output
    #expect(shown.contains("Pain     4 of 10\n  Effort   6 of 10\n"))
    #expect(bench.run("history", "rate", "ab", "--pain", "1").status == .notFound)
    #expect(bench.run("history", "rate", "abc1", "--pain", "11").status == .usage)
    #expect(bench.run("history", "rate", "abc1").status == .usage)
  }

  @Test func `one session is told in days, hours and amounts with their units`() throws {
    let bench = try bench(session("abc1", day: 0))
    #expect(
      bench.run("history", "show", "abc1").output == """
        hold
          Id       abc1
          Began    1 Jan 1970, 01:00 (+01:00)
          Ended    1 Jan 1970, 01:00 (+01:00)
          Outcome  completed
          Planned  25 s
          Did      12.5 s
          Effort   2 of 10

          ◐ Hold, 12.5 s of 20 s  partial

        """)
  }

  @Test func `nothing that fits is told in other words than nothing at all`() throws {
    let bench = try bench(session("a", day: -20) + session("b", day: -19))
    #expect(bench.run("history", "--since", "3d").output == "No session since 3d, of 2 in all.\n")
    #expect(
      bench.run("history", "--routine", "other").output == "No session of 'other', of 2 in all.\n")
  }

  @Test func `the newest stands last, whatever the order of the file`() throws {
    let bench = try bench(session("b", day: -1) + session("a", day: -20))
    let lines = bench.run("history").output.split(separator: "\n").dropFirst()
    #expect(lines.map { $0.prefix(1) } == ["a", "b"])
  }

  @Test func `what is no history is refused and changes nothing`() throws {
    let bench = try bench(session("a", day: 0))
    let before = try bench.read(".local/state/limber/history.jsonl")
    let result = bench.run("history", "import", "-", input: "date,routine\n1970-01-01,hold\n")
    #expect(result.status == .data)
    #expect(
      result.errors == "limber: nothing was added: no line of it is one of a history\n")
    #expect(try bench.read(".local/state/limber/history.jsonl") == before)
  }

  @Test func `lines that were left out are told`() throws {
    let bench = try bench()
    let input = session("a", day: 0).map(\.text).joined(separator: "\n") + "\njunk\n"
    let result = bench.run("history", "import", "-", input: input)
    #expect(result.output == "Added 1 session.\n")
    #expect(result.errors == "limber: 1 line of it cannot be read and was left out\n")
  }

  @Test func `what a killed command left behind is gone with the next one that changes something`()
    throws
  {
    let bench = try bench(session("a", day: 0))
    let state = ".local/state/limber/"
    let left = [".history.jsonl.0a1b2c3d", "positions/.00000000.json.0a1b2c3d"]
    for name in left { try bench.write("{", to: state + name) }
    #expect(bench.run("history", "repair").status == .success)
    for name in left { #expect(Disk.system.status(of: bench.folder + "/" + state + name) == nil) }
    for name in left { try bench.write("{", to: state + name) }
    #expect(bench.run("play", "hold", "--unattended", "--plain").status == .success)
    for name in left { #expect(Disk.system.status(of: bench.folder + "/" + state + name) == nil) }
  }

  @Test func `a history that is too large is refused with what to do`() throws {
    let bench = try bench(session("a", day: 0))
    let path = bench.folder + "/.local/state/limber/history.jsonl"
    #expect(truncate(path, off_t(HistoryFile.limit) + 1) == 0)
    for words in [["history"], ["history", "delete", "a"], ["history", "export"]] {
      let result = bench.run(words)
      #expect(result.status == .output)
      #expect(
        result.errors == "limber: the history cannot be read: \(path): is larger than 512 MiB;"
          + " move it away, and the next session begins another\n")
    }
    #expect(bench.run("history", "repair").errors.contains("cannot be changed"))
  }

  @Test func `an end that cannot be kept is told, its place stays and the exit code says so`()
    throws
  {
    let bench = try bench()
    try Disk.system.makeFolder(bench.folder + "/.local/state/limber/history.jsonl")
    let result = bench.run("play", "hold", "--unattended", "--plain")
    #expect(result.status == .output)
    #expect(
      result.errors.hasSuffix(
        "limber: the end of this session could not be kept: \(bench.folder)/.local/state/limber/history"
          + ".jsonl: is a directory; 'limber resume' goes on from where it stood\n"))
    #expect(rmdir(bench.folder + "/.local/state/limber/history.jsonl") == 0)
    let resumed = bench.run("resume", "--unattended", "--plain")
    #expect(resumed.status == .success)
    #expect(bench.run("history", "--json").output.contains(#""resumes":"00000000"#))
    #expect(bench.run("resume").status == .notFound)
  }

  @Test func `where a file outside of the libraries was played is kept`() throws {
    let bench = try bench()
    try bench.write(`What was done`.hold, to: "there/hold.json")
    _ = bench.run("play", "there/hold.json", "--unattended")
    let text = try bench.read(".local/state/limber/history.jsonl")
    #expect(text.contains("/there/hold.json\"}],\"plannedSeconds\""))
    let own = ".local/share/limber/routines/hold.json"
    _ = bench.run("play", own, "--unattended")
    #expect(try bench.read(".local/state/limber/history.jsonl").components(of: "\"file\"") == 1)
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
