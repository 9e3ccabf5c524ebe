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
@testable import LimberPlatform

@Suite(.waits) struct `Going on with a session` {
  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(`What was done`.hold, id: "hold")
    return bench
  }

  /// Keeps a place 8 s into a routine, as it is now.
  private func keep(
    _ session: String, of routine: String = "hold", seconds: Int64 = 0, resumes: String? = nil,
    hashes: [String: String]? = nil, in bench: CommandBench
  ) throws {
    let file = RoutineFile(
      id: routine, source: SourceText(name: "", text: `What was done`.hold))
    let set = try #require(RoutineReader.read(file, lookup: .empty).set)
    let position = Position(
      session: session, time: Instant(milliseconds: seconds * 1000, offsetSeconds: 0),
      routines: [routine], hashes: hashes ?? Position.hashes(of: [set]), plan: Plan([set]),
      place: .init(step: 1, elapsed: .seconds(8)), isStopped: true, resumes: resumes)
    try bench.write(position.json, to: ".local/state/limber/positions/\(session).json")
  }

  private func write(_ lines: [HistoryLine], in bench: CommandBench) throws {
    try bench.write(
      lines.map(\.text).joined(separator: "\n") + "\n", to: ".local/state/limber/history.jsonl")
  }

  private func completed(_ id: String, resumes: String? = nil) -> [HistoryLine] {
    let time = Instant(milliseconds: 0, offsetSeconds: 0)
    return [
      .start(
        .init(
          id: id, time: time, routines: [.init(id: "hold")], planned: .seconds(20), resumes: resumes
        )),
      .end(.init(id: id, time: time, outcome: .completed, did: .seconds(20))),
    ]
  }

  @Test func `nothing to go on with is said`() throws {
    let result = try bench().run("resume")
    #expect(result.status == .notFound)
    #expect(result.errors == "limber: no session was interrupted or stopped\n")
    #expect(
      try bench().run("resume", "--list").output == "No session was interrupted or stopped.\n")
  }

  @Test func `a routine that changed since is not gone on with`() throws {
    let bench = try bench()
    try keep("s", hashes: ["hold": "other"], in: bench)
    let result = bench.run("resume")
    #expect(result.status == .data)
    #expect(result.errors.contains("'limber play hold --from 1'"))
  }

  @Test func `a mended word and another layout move nobody from their place`() throws {
    let bench = try bench()
    try keep("s", in: bench)
    let mended = `What was done`.hold.replacing("Stop.", with: "Stop when it hurts.")
      .replacing(#""cue": "Hold.""#, with: #""cue": "Hold still.""#)
      .replacing(#""title": "Hold""#, with: #""title": "Hold on""#)
    try bench.writeOwn(mended.replacing("{ ", with: "{\n\n "), id: "hold")
    #expect(bench.run("resume", "--unattended").status == .success)
    try keep("t", in: bench)
    try bench.writeOwn(mended.replacing("20s", with: "25s"), id: "hold")
    #expect(bench.run("resume", "--unattended").status == .data)
  }

  @Test func `a place that an older limber kept counts as long as no byte changed`() throws {
    let bench = try bench()
    let bytes = ContentHash.of(`What was done`.hold.utf8)
    try keep("s", hashes: ["hold": bytes], in: bench)
    try bench.writeOwn(`What was done`.hold + " ", id: "hold")
    #expect(bench.run("resume", "--unattended").status == .data)
    try bench.writeOwn(`What was done`.hold, id: "hold")
    #expect(bench.run("resume", "--unattended").status == .success)
  }

  @Test func `the place of a session that was completed is passed over and forgotten`() throws {
    for (place, session, resumed) in [("a", "a", nil), ("a", "b", "a")]
      as [(String, String, String?)]
    {
      let bench = try bench()
      try keep(place, in: bench)
      try write(completed(session, resumes: resumed), in: bench)
      #expect(bench.run("resume").status == .notFound)
      #expect(
        try Disk.system.names(in: bench.folder + "/.local/state/limber/positions").isEmpty)
    }
  }

  @Test func `the place of a routine that is gone keeps nobody from another`() throws {
    let bench = try bench()
    try keep("gone1234-5", of: "mix", seconds: 100, in: bench)
    try keep("here", in: bench)
    let result = bench.run("resume", "--unattended")
    #expect(result.status == .success)
    #expect(
      result.errors.contains(
        "the session of mix, stopped on 1 Jan 1970, is passed over: there is no routine 'mix'"
          + " any more; 'limber resume --forget gone1234' forgets it"))
    #expect(bench.run("resume", "--forget", "gone").status == .success)
    #expect(bench.run("resume").status == .notFound)
  }

  @Test func `places are listed, and forgotten one by one or all`() throws {
    let bench = try bench()
    try keep("aaaaaaaa-1", in: bench)
    try keep("bbbbbbbb-2", seconds: -7200, in: bench)
    try keep("cccccccc-3", seconds: -3600, resumes: "dddddddd-4", in: bench)
    try keep("dddddddd-4", seconds: -3600, in: bench)
    #expect(
      bench.run("resume", "--list").output == """
        aaaaaaaa  hold, stopped just now, at step 1
        cccccccc  hold, stopped 1 hour ago, at step 1
        bbbbbbbb  hold, stopped 2 hours ago, at step 1

        """)
    #expect(bench.run("resume", "--forget", "x").status == .notFound)
    #expect(
      bench.run("resume", "--forget", "c").output
        == "Forgot the place in hold; the history stays as it is.\n")
    #expect(
      bench.run("resume", "--forget").output
        == "Forgot 2 places; the history stays as it is.\n")
    #expect(bench.run("resume", "--list").output == "No session was interrupted or stopped.\n")
    #expect(bench.run("resume", "--list", "--forget").status == .usage)
  }
}
