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

@Suite(.waits) struct `After pain` {
  private static let day: Int64 = 86_400

  /// Somebody who stopped because it hurt on 1 January 1970, a Thursday, at 40 s of the first hold.
  private func bench(isPainStop: Bool = true, target: Int = 40) throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.hold, id: "hold")
    let time = Instant(milliseconds: 1000, offsetSeconds: 0)
    let key = DoseKey(routine: "hold", path: "/steps/0", unit: .seconds)
    let lines: [HistoryLine] = [
      .start(.init(id: "s", time: time, routines: [.init(id: "hold")], planned: .seconds(45))),
      .step(
        "s",
        .init(
          routine: "hold", path: "/steps/0", name: "Hold",
          target: .time(.seconds(target)), did: .time(.seconds(30)),
          outcome: .partial)),
      .doses(
        "s",
        [
          .init(
            key: key, name: "Hold", min: .time(.seconds(20)), max: .time(.seconds(60)),
            target: .time(.seconds(target)), did: .time(.seconds(30)))
        ]),
      .end(
        .init(id: "s", time: time, outcome: .stopped, isPainStop: isPainStop, did: .seconds(30))),
      .morning("s", .usual, at: time),
    ]
    try bench.write(
      lines.map { $0.text + "\n" }.joined(), to: ".local/state/limber/history.jsonl")
    return bench
  }

  private func keepPlace(_ bench: CommandBench, target: Int = 40) throws {
    let file = RoutineFile(
      id: "hold",
      source: SourceText(
        name: "hold.json", text: try bench.read(".local/share/limber/routines/hold.json")))
    let set = try #require(RoutineReader.read(file, lookup: .empty).set)
    let key = DoseKey(routine: "hold", path: "/steps/0", unit: .seconds)
    let position = Position(
      session: "s", time: Instant(milliseconds: 1000, offsetSeconds: 0), routines: ["hold"],
      hashes: Position.hashes(of: [set]),
      plan: Plan([set], dosing: Dosing(targets: [key: .time(.seconds(target))])),
      place: .init(step: 1, elapsed: .seconds(10)), isStopped: true)
    try bench.write(position.json, to: ".local/state/limber/positions/s.json")
  }

  private func run(
    _ bench: CommandBench, _ arguments: String..., typed: [String]?, days: Int64 = 2
  ) -> CommandBench.Result {
    bench.run(
      arguments + ["--no-questions", "--plain"], isTerminal: typed != nil, typed: typed,
      seconds: days * Self.day)
  }

  @Test func `the days after a person is asked before it is played`() throws {
    let bench = try bench()
    let refused = run(bench, "play", "hold", typed: ["\n"])
    #expect(
      refused.output == "You stopped on Thursday because it hurt. Play all the same? [y/N] \n")
    #expect(refused.status == .success)
    #expect(
      run(bench, "play", "hold", typed: ["n\n"], days: 0).output.contains("You stopped today"))
    #expect(
      run(bench, "play", "hold", typed: ["n\n"], days: 1).output.contains("You stopped yesterday"))
    let played = run(bench, "play", "hold", typed: ["y\n", ""])
    #expect(played.output.contains("Session completed"))
    // Played again without pain, it is asked about no more; nor is it a week later.
    #expect(!run(bench, "play", "hold", typed: [""]).output.contains("You stopped"))
    #expect(
      !run(try self.bench(), "play", "hold", typed: [""], days: 7).output.contains("stopped on"))
  }

  @Test func `where nobody can be asked it is played at today's dose, whatever was named`() throws {
    let result = run(try bench(), "play", "hold", "--dose", "max", typed: nil)
    #expect(
      result.errors.contains(
        "limber: you stopped on Thursday because it hurt; it is played at today's dose\n"))
    #expect(result.status == .success)
    #expect(!result.output.contains("Hold, 1 minute."))
  }

  @Test func `a stopped session is gone on with only by somebody who was asked`() throws {
    let bench = try bench()
    try keepPlace(bench)
    let refused = run(bench, "resume", typed: nil)
    #expect(refused.status == .tryLater)
    #expect(refused.errors.contains("you stopped on Thursday because it hurt; it does not"))
    #expect(run(bench, "resume", typed: ["n\n"]).output.hasSuffix("[y/N] n\n"))
    let resumed = run(bench, "resume", typed: ["y\n", ""])
    #expect(resumed.output.contains("Session completed"))
    #expect(resumed.errors.contains("today's doses are lower, so it goes on with them"))
  }

  @Test func `without pain and on the same day the doses are those of the session`() throws {
    let bench = try bench(isPainStop: false)
    try keepPlace(bench)
    let resumed = run(bench, "resume", typed: [""], days: 0)
    #expect(resumed.output.contains("Session completed: 40 seconds."))
    #expect(!resumed.errors.contains("today's doses"))
  }

  @Test func `where today's dose is lower than the place's, today's is played`() throws {
    let bench = try bench(isPainStop: false, target: 20)
    try keepPlace(bench)
    let resumed = run(bench, "resume", typed: [""], days: 0)
    #expect(resumed.errors.contains("today's doses are lower, so it goes on with them"))
    #expect(resumed.output.contains("Session completed: 20 seconds."))
  }

  @Test func `what goes on from a session names it, and one begun further on says where`() throws {
    let bench = try bench(isPainStop: false)
    try keepPlace(bench)
    _ = run(bench, "resume", typed: [""], days: 0)
    let history = try bench.read(".local/state/limber/history.jsonl")
    #expect(history.contains(#""resumes":"s""#))
    let other = try CommandBench()
    try other.write(SampleRoutine.mixed, to: "mixed.json")
    _ = other.run("play", "mixed.json", "--unattended", "--from", "5")
    #expect(try other.read(".local/state/limber/history.jsonl").contains(#""from":5"#))
  }
}

@Suite(.waits) struct `A session at another speed` {
  private func bench() throws -> CommandBench {
    let bench = try CommandBench()
    try bench.writeOwn(SampleRoutine.hold, id: "hold")
    return bench
  }

  @Test func `is kept, marked, said twice and never asked about`() throws {
    let bench = try bench()
    let result = bench.run(
      ["play", "hold", "--plain", "--speed", "10"], isTerminal: true, typed: [""])
    #expect(result.status == .success)
    let rule = "at another speed than 1 a session is kept, and counts for nothing\n"
    #expect(
      result.errors == "limber: a rehearsal: " + rule + "limber: that was a rehearsal: " + rule)
    #expect(!result.output.contains("How hard"))
    #expect(
      try bench.read(".local/state/limber/history.jsonl").contains(#""rehearsal":true"#))
  }

  @Test func `at speed 1 it is a session`() throws {
    let bench = try bench()
    let result = bench.run(["play", "hold", "--speed", "1", "--unattended"])
    #expect(!result.errors.contains("rehearsal"))
    #expect(
      try !bench.read(".local/state/limber/history.jsonl").contains("rehearsal"))
  }
}

@Suite(.waits) struct `Going on at other doses` {
  private static let routine = """
    { "format": 1, "title": "Rounds", "steps": [
      { "type": "rounds", "rounds": { "min": 2, "max": 4 }, "rest": "10s", "steps": [
        { "type": "timed", "name": "Bridge", "duration": "20s", "cue": "Lift." },
        { "type": "timed", "name": "Plank", "duration": "20s", "cue": "Hold." } ] },
      { "type": "timed", "name": "Rest", "duration": "30s", "cue": "Lie down." } ] }

    """

  struct Case: Sendable {
    /// The step in the plan of four rounds, and the one in the plan of two.
    var then: Int
    var now: Int
  }

  // Four rounds are 1 2 (3) 4 5 (6) 7 8 (9) 10 11, then 12; two rounds are 1 2 (3) 4 5, then 6.
  @Test(arguments: [
    Case(then: 1, now: 1), Case(then: 5, now: 5), Case(then: 7, now: 4), Case(then: 11, now: 5),
    Case(then: 12, now: 6),
  ])
  func `the same step is found, in the last round where its own is not there`(example: Case) throws
  {
    let file = RoutineFile(
      id: "rounds", source: SourceText(name: "rounds.json", text: Self.routine))
    let set = try #require(RoutineReader.read(file, lookup: .empty).set)
    let key = try #require(Plan([set]).doses.first?.key)
    let position = Position(
      session: "s", time: Instant(milliseconds: 0, offsetSeconds: 0), routines: ["rounds"],
      hashes: [:], plan: Plan([set], dosing: Dosing(targets: [key: .count(4)])),
      place: .init(step: example.then, elapsed: .seconds(9)))
    let bench = try CommandBench()
    let past = bench.past
    let goingOn = GoingOn(
      position, sets: [set], past: past, now: Instant(milliseconds: 0, offsetSeconds: 0))
    #expect(goingOn.start == Session.Place(step: example.now))
    #expect(goingOn.plan.leafCount == 6)
  }
}
