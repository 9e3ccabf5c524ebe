import LimberBasics
import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

/// Parameters that stand for lists: a value for each set, or for each round.
struct ParameterListTests {
  /// Runs with walks before them, both by round.
  private static let runs = #"""
    { "format": 1, "title": "Runs",
      "parameters": { "runs": 3, "walk": ["5m", "3m", "3m"], "run": ["5m", "8m", "5m"] },
      "steps": [ { "type": "rounds", "rounds": { "parameter": "runs" }, "steps": [
        { "type": "timed", "name": "Walk", "cue": "Walk.", "duration": { "byRound": { "parameter": "walk" } } },
        { "type": "timed", "name": "Run", "cue": "Run.", "duration": { "byRound": { "parameter": "run" } } } ] } ] }
    """#

  /// Sets by a list.
  private static let sets = #"""
    { "format": 1, "title": "Sets", "parameters": { "reps": [12, 10, 8], "hold": "20s" }, "steps": [
      { "type": "reps", "name": "Squat", "cue": "Down.", "reps": { "parameter": "reps" }, "rest": "1m" },
      { "type": "timed", "name": "Hold", "cue": "Hold.", "duration": { "parameter": "hold" } } ] }
    """#

  private static func reading(
    _ text: String, with values: [String: String] = [:], others: [String: String] = [:]
  ) -> RoutineReading {
    let lookup = RoutineLookup { id in
      others[id].map { RoutineFile(id: id, source: SourceText(name: "\(id).json", text: $0)) }
    }
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
    return RoutineReader.read(file, lookup: lookup, with: ParameterValues(values))
  }

  /// The durations and counts of the exercises that are played, in their order.
  private static func played(_ reading: RoutineReading) throws -> [String] {
    let set = try #require(reading.set, "\(reading.reports.flatMap(\.diagnostics).map(\.message))")
    return PlanTimeline(plan: Plan([set], leadIn: .zero)).map(\.step).filter(\.isExercise).map {
      "\($0.name) \($0.duration(at: .target) / .seconds(1))"
    }
  }

  @Test func `a list is a value for each round`() throws {
    #expect(
      try Self.played(Self.reading(Self.runs)) == [
        "Walk 300.0", "Run 300.0", "Walk 180.0", "Run 480.0", "Walk 180.0", "Run 300.0",
      ])
    let other = Self.reading(Self.runs, with: ["runs": "2", "walk": "5m,90s", "run": "10m,9m30s"])
    #expect(try Self.played(other) == ["Walk 300.0", "Run 600.0", "Walk 90.0", "Run 570.0"])
    #expect(other.set?.values.byName == ["runs": "2", "walk": "5m,1m30s", "run": "10m,9m30s"])
  }

  @Test func `a single amount is that of every round`() throws {
    let reading = Self.reading(Self.runs, with: ["runs": "2", "walk": "3m", "run": "1m-2m"])
    #expect(try Self.played(reading) == ["Walk 180.0", "Run 60.0", "Walk 180.0", "Run 60.0"])
    let set = try #require(reading.set)
    #expect(Plan([set], leadIn: .zero).planned.max == .seconds(2 * (180 + 120)))
    #expect(Plan([set], leadIn: .zero).doses.count == 1)
  }

  @Test func `a list is a value for each set and says how many there are`() throws {
    let usual = Self.reading(Self.sets)
    #expect(try Self.played(usual) == ["Squat 48.0", "Squat 40.0", "Squat 32.0", "Hold 20.0"])
    let other = Self.reading(Self.sets, with: ["reps": "5,3", "hold": "20s,30s"])
    #expect(try Self.played(other) == ["Squat 20.0", "Squat 12.0", "Hold 20.0", "Hold 30.0"])
  }

  @Test func `lists come by an include and by a programme`() throws {
    let text = #"""
      { "format": 1, "title": "A", "parameters": { "fast": ["1m", "2m"] }, "steps": [
        { "type": "routine", "routine": "runs", "with": { "runs": 2, "walk": "1m", "run": { "parameter": "fast" } } } ] }
      """#
    #expect(
      try Self.played(Self.reading(text, others: ["runs": Self.runs])) == [
        "Walk 60.0", "Run 60.0", "Walk 60.0", "Run 120.0",
      ])
    let programme = #"""
      { "format": 1, "title": "P", "weeks": [ { "routines": [
        { "routine": "runs", "perWeek": 1, "with": { "run": ["1m", "2m", "90s"] } } ] } ] }
      """#
    let lookup = RoutineLookup {
      RoutineFile(id: $0, source: SourceText(name: "\($0).json", text: Self.runs))
    }
    let reading = ProgrammeReader.read(
      RoutineFile(id: "p", source: SourceText(name: "p.json", text: programme)), lookup: lookup)
    let task = try #require(reading.programme?.weeks.first?.routines.first)
    #expect(task.with.byName == ["run": "1m,2m,1m30s"])
  }

  // MARK: - Faults

  private static func file(_ parameters: String, _ step: String) -> String {
    #"{ "format": 1, "title": "A", "parameters": \#(parameters), "steps": [ \#(step) ] }"#
  }

  private static let byRound =
    #"{ "type": "rounds", "rounds": 2, "steps": [ { "type": "timed", "name": "A", "cue": "A", "duration": { "byRound": { "parameter": "a" } } } ] }"#

  private static func list(of count: Int) -> String {
    "[" + [String](repeating: "1", count: count).joined(separator: ",") + "]"
  }

  private static let faults = [
    FaultCase("two rounds, two values", file: file(#"{ "a": ["1s", "2s"] }"#, byRound)),
    FaultCase(
      "two rounds, three values", file: file(#"{ "a": 1️⃣["1s", "2s", "3s"] }"#, byRound),
      "1️⃣ bad-count"),
    FaultCase(
      "counts for times", file: file(#"{ "a": [1️⃣1, 2️⃣2] }"#, byRound), "1️⃣ bad-duration",
      "2️⃣ bad-duration"),
    FaultCase(
      "outside of rounds",
      file: file(
        #"{ "a": ["1s", "2s"], "b": 1️⃣["1s", "2s"] }"#,
        #"{ "type": "timed", "name": "A", "cue": "A", "duration": { "byRound": { "parameter": "b" } } }"#
      ), "1️⃣ bad-count"),
    FaultCase(
      "a single amount outside of rounds",
      file: file(
        #"{ "b": "1s" }"#,
        #"{ "type": "timed", "name": "A", "cue": "A", "duration": { "byRound": 1️⃣{ "parameter": "b" } } }"#
      ), "1️⃣ bad-count"),
    FaultCase(
      "a parameter that there is not",
      file: file(
        #"{ "b": "1s" }"#,
        #"{ "type": "rounds", "rounds": 2, "steps": [ { "type": "timed", "name": "A", "cue": "A", "duration": { "byRound": { "parameter": 1️⃣"a" } } } ] }"#
      ), "1️⃣ unknown-parameter"),
    FaultCase(
      "a list where none may stand",
      file: file(
        #"{ "a": 1️⃣["1s", "2s"] }"#, #"{ "type": "rest", "duration": { "parameter": "a" } }"#),
      "1️⃣ wrong-type"),
    FaultCase(
      "sets that the list does not have",
      file: file(
        #"{ "a": [3, 2] }"#,
        #"{ "type": "reps", "name": "A", "cue": "A", "reps": { "parameter": "a" }, "sets": 1️⃣3 }"#
      ), "1️⃣ bad-count"),
    FaultCase(
      "one value", file: file(#"{ "a": 1️⃣["1s"] }"#, byRound), "1️⃣ bad-count"),
    FaultCase(
      "a rest beside a single amount",
      file: file(
        #"{ "a": "1s" }"#,
        #"1️⃣{ "type": "timed", "name": "A", "cue": "A", "duration": { "parameter": "a" }, "rest": "1s" }"#
      ), "1️⃣ missing-key"),
    FaultCase(
      "a rest beside a list",
      file: file(
        #"{ "a": ["1s", "2s"] }"#,
        #"{ "type": "timed", "name": "A", "cue": "A", "duration": { "parameter": "a" }, "rest": "1s" }"#
      )),
    FaultCase("none", file: file(#"{ "a": 1️⃣[] }"#, byRound), "1️⃣ empty"),
    FaultCase(
      "a range in it", file: file(#"{ "a": ["1s", 1️⃣{ "min": "1s", "max": "2s" }] }"#, byRound),
      "1️⃣ wrong-type"),
    FaultCase(
      "unused and of two kinds",
      file: file(#"{ "a": [1, 1️⃣"2s"] }"#, #"{ "type": "rest", "duration": "1s" }"#),
      "1️⃣ wrong-type"),
    FaultCase(
      "unused and too long",
      file: file(#"{ "a": 1️⃣\#(list(of: 101)) }"#, #"{ "type": "rest", "duration": "1s" }"#),
      "1️⃣ bad-count"),
  ]

  @Test(arguments: faults)
  func `faults of lists are told where they are`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  @Test(arguments: [
    (["run": "5m,8m"], "'byRound' has a value for each of the 3 rounds around it, found 2"),
    (["run": "5m,8"], #"a duration needs a unit, such as "90s", "5m" or "1h""#),
    (["run": "5m,,8m"], "a duration is a number of"),
    (["runs": "2,3"], "expected a whole number"),
  ])
  func `a list from outside that does not fit is told`(
    _ values: [String: String], _ message: String
  ) throws {
    let reading = Self.reading(Self.runs, with: values)
    #expect(reading.set == nil)
    let fault = try #require(reading.valueFaults.first)
    #expect(fault.message.contains(message), "\(fault.message)")
  }

  @Test func `lists of ten thousand are refused where they are given, through sixteen includes`() {
    let last = #"""
      { "format": 1, "title": "A", "parameters": { "a": [1, 2] }, "steps": [
        { "type": "reps", "name": "A", "cue": "A", "reps": { "parameter": "a" } } ] }
      """#
    var others = ["r15": last]
    for number in 2..<15 {
      others["r\(number)"] = #"""
        { "format": 1, "title": "A", "parameters": { "a": [1, 2] }, "steps": [
          { "type": "routine", "routine": "r\#(number + 1)", "with": { "a": { "parameter": "a" } } } ] }
        """#
    }
    let calls = [String](
      repeating: #"{ "type": "routine", "routine": "r2", "with": { "a": { "parameter": "a" } } }"#,
      count: 5_000
    ).joined(separator: ",")
    func root(_ values: Int) -> String {
      #"{ "format": 1, "title": "A", "parameters": { "a": \#(Self.list(of: values)) }, "steps": [\#(calls)] }"#
    }
    let bomb = Self.reading(root(10_000), others: others)
    #expect(bomb.set == nil)
    #expect(
      bomb.reports.flatMap(\.diagnostics).map(\.message) == [
        "a list of amounts for a parameter has at most 100 values, found 10,000"
      ])
    // 100 are allowed, and 5,000 times 100 repetitions of each are too much all the same.
    let large = Self.reading(root(100), others: others)
    #expect(Set(large.reports.flatMap(\.diagnostics).map(\.code)) == ["too-large"])
  }
}
