import LimberBasics
import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

/// Values that a routine leaves open: `parameters` and `with`.
struct ParameterTests {
  private static func run(_ parameters: String = #"{ "run": "60s", "rounds": 3 }"#) -> String {
    #"""
    { "format": 1, "title": "Run", "parameters": \#(parameters), "steps": [
      { "type": "rounds", "rounds": { "parameter": "rounds" }, "steps": [
        { "type": "timed", "name": "Run", "cue": "Run.", "duration": { "parameter": "run" } } ] } ] }
    """#
  }

  private static func calling(_ with: String, _ id: String = "run") -> String {
    #"{ "format": 1, "title": "A", "steps": [ { "type": "routine", "routine": "\#(id)", "with": \#(with) } ] }"#
  }

  private static func reading(
    _ text: String, others: [String: String] = [:], with values: [String: String] = [:]
  ) -> RoutineReading {
    @Sendable func file(_ id: String, _ text: String) -> RoutineFile {
      RoutineFile(id: id, source: SourceText(name: "\(id).json", text: text))
    }
    let lookup = RoutineLookup(
      find: { id in others[id].map { file(id, $0) } }, knownIDs: { others.keys.sorted() })
    return RoutineReader.read(file("test", text), lookup: lookup, with: ParameterValues(values))
  }

  private static func seconds(_ reading: RoutineReading) throws -> Double {
    Plan([try #require(reading.set)], leadIn: .zero).planned.target / .seconds(1)
  }

  @Test func `a parameter is what it usually is where nothing is given`() throws {
    let reading = Self.reading(Self.run())
    #expect(try Self.seconds(reading) == 180)
    #expect(reading.parameters == ["run", "rounds"])
    let routine = try #require(reading.set?.routines["test"])
    #expect(routine.values.byName == ["run": "1m", "rounds": "3"])
  }

  @Test func `values from outside take the place of the usual ones`() throws {
    #expect(try Self.seconds(Self.reading(Self.run(), with: ["run": "90s"])) == 270)
    let reading = Self.reading(Self.run(), with: ["rounds": "5", "run": "2m"])
    #expect(try Self.seconds(reading) == 600)
    let routine = try #require(reading.set?.routines["test"])
    #expect(routine.parameters.map(\.usual) == ["1m", "3"])
    #expect(routine.parameters.map(\.value) == ["2m", "5"])
  }

  @Test func `a range is a value too, and is a dose`() throws {
    let set = try #require(Self.reading(Self.run(), with: ["run": "30s-1m45s"]).set)
    let plan = Plan([set], leadIn: .zero)
    #expect(plan.planned.min == .seconds(90))
    #expect(plan.planned.max == .seconds(315))
    #expect(plan.doses.map(\.key.path) == ["/steps/0/steps/0"])
  }

  @Test func `each include plays the routine with its own values`() throws {
    let text = #"""
      { "format": 1, "title": "A", "steps": [
        { "type": "routine", "routine": "run", "with": { "run": "90s" } },
        { "type": "routine", "routine": "run" },
        { "type": "routine", "routine": "run", "with": { "run": "2m", "rounds": 1 } } ] }
      """#
    let reading = Self.reading(text, others: ["run": Self.run()])
    #expect(try Self.seconds(reading) == 270 + 180 + 120)
  }

  @Test func `a value is handed on through sixteen routines`() throws {
    var others = ["r15": Self.run()]
    for number in 1..<15 {
      others["r\(number)"] = #"""
        { "format": 1, "title": "A", "parameters": { "run": "1s" }, "steps": [
          { "type": "routine", "routine": "r\#(number + 1)", "with": { "run": { "parameter": "run" }, "rounds": 2 } } ] }
        """#
      if number < 14 {
        others["r\(number)"] = others["r\(number)"]?.replacing(#", "rounds": 2"#, with: "")
      }
    }
    let reading = Self.reading(
      others["r1"] ?? "", others: others, with: ["run": "7s"])
    #expect(try Self.seconds(reading) == 14)
  }

  @Test func `values that multiply through includes are refused before they are all read`() {
    var others: [String: String] = [:]
    for number in 1...6 {
      let calls = (0..<9).map { way in
        #"{"label":"a","steps":[{"type":"routine","routine":"r\#(number + 1)","with":{"p":{"parameter":"p"},"q\#(number)":"\#(way + 1)s"}}]}"#
      }
      let handed = (1..<7).map { #""q\#($0)":"1s""# }.joined(separator: ",")
      others["r\(number)"] =
        #"{"format":1,"title":"A","parameters":{"p":"1s",\#(handed)},"steps":[{"type":"choice","question":"A?","options":[\#(calls.joined(separator: ","))]}]}"#
      others["r\(number)"] = others["r\(number)"]?.replacing(
        #""with":{"p""#,
        with: #""with":{"# + (1..<number).map { #""q\#($0)":{"parameter":"q\#($0)"},"# }.joined()
          + #""p""#)
    }
    let handed = (1..<7).map { #""q\#($0)":"1s""# }.joined(separator: ",")
    others["r7"] =
      #"{"format":1,"title":"A","parameters":{"p":"1s",\#(handed)},"steps":[{"type":"rest","duration":{"parameter":"p"}}]}"#
    let reading = Self.reading(others["r1"] ?? "", others: others)
    #expect(reading.set == nil)
    #expect(Set(reading.reports.flatMap(\.diagnostics).map(\.code)) == ["too-large"])
  }

  // MARK: - Faults

  private static let faults = [
    FaultCase(
      "a parameter that there is not",
      file:
        #"{ "format": 1, "title": "A", "parameters": { "run": "5s" }, "steps": [ { "type": "rest", "duration": { "parameter": 1️⃣"rum" } } ] }"#,
      "1️⃣ unknown-parameter"),
    FaultCase(
      "a parameter where there are none",
      step: #"{ "type": "rest", "duration": { "parameter": 1️⃣"run" } }"#, "1️⃣ unknown-parameter"),
    FaultCase(
      "a usual value of the wrong kind is what it is in its place, once",
      file:
        #"{ "format": 1, "title": "A", "parameters": { "run": 1️⃣30 }, "steps": [ { "type": "rest", "duration": { "parameter": "run" } }, { "type": "rest", "duration": { "parameter": "run" } } ] }"#,
      "1️⃣ bad-duration"),
    FaultCase(
      "so is one that nothing uses",
      file:
        #"{ "format": 1, "title": "A", "parameters": { "run": 1️⃣"soon", "reps": 2️⃣0, "many": 3️⃣{ "min": 2, "max": 1 } }, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "1️⃣ bad-duration", "2️⃣ bad-count", "3️⃣ bad-range"),
    FaultCase(
      "used as a time and as a count it is wrong once",
      file:
        #"{ "format": 1, "title": "A", "parameters": { "a": 1️⃣5 }, "steps": [ { "type": "rest", "duration": { "parameter": "a" } }, { "type": "reps", "name": "A", "cue": "A", "reps": { "parameter": "a" } } ] }"#,
      "1️⃣ bad-duration"),
    FaultCase(
      "more keys beside a parameter",
      file:
        #"{ "format": 1, "title": "A", "parameters": { "a": "5s" }, "steps": [ { "type": "rest", "duration": { "parameter": "a", 1️⃣"max": "1m" } } ] }"#,
      "1️⃣ unknown-key"),
    FaultCase(
      "a parameter by another name",
      file:
        #"{ "format": 1, "title": "A", "parameters": { "a": "5s" }, "steps": [ { "type": "rest", "duration": { 1️⃣"param": "a" } } ] }"#,
      "1️⃣ unknown-key"),
    FaultCase("no parameters", key: #""parameters": 1️⃣{}"#, "1️⃣ empty"),
    FaultCase("parameters that are none", key: #""parameters": 1️⃣[]"#, "1️⃣ wrong-type"),
    FaultCase("a name that is no id", key: #""parameters": { 1️⃣"Run time": "5s" }"#, "1️⃣ bad-id"),
    FaultCase(
      "a key of the author's own", key: #""parameters": { "x-a": [], "run": "5s" }"#),
    FaultCase(
      "no parameter of a parameter",
      key: #""parameters": { "a": "5s", "b": 1️⃣{ 2️⃣"parameter": "a" } }"#,
      "1️⃣ missing-key", "1️⃣ missing-key", "2️⃣ unknown-key"),
  ]

  @Test(arguments: faults)
  func `faults of parameters are told where they are`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  private static func found(_ marked: MarkedSource, others: [String: String]) -> [String] {
    let lookup = RoutineLookup(
      find: { id in
        others[id].map { RoutineFile(id: id, source: SourceText(name: "\(id).json", text: $0)) }
      }, knownIDs: { others.keys.sorted() })
    let reading = RoutineReader.read(marked.file(), lookup: lookup)
    return reading.reports.flatMap { report in
      report.source.name == marked.source.name
        ? marked.listing(of: report.diagnostics)
        : report.diagnostics.map { "\(report.source.name) \($0.code)" }
    }
  }

  @Test(arguments: [
    (#"{ 1️⃣"rum": "90s" }"#, ["1️⃣ unknown-parameter"]),
    (#"{ "run": 1️⃣90 }"#, ["1️⃣ bad-duration"]),
    (#"{ "rounds": 1️⃣"90s" }"#, ["1️⃣ wrong-type"]),
    (#"{ "run": 1️⃣{ "min": "2m", "max": "1m" } }"#, ["1️⃣ bad-range"]),
    (#"{ "run": { "parameter": 1️⃣"fast" } }"#, ["1️⃣ unknown-parameter"]),
    (#"1️⃣{ "run": "23h" }"#, ["1️⃣ too-large"]),
    (#"1️⃣7"#, ["1️⃣ wrong-type"]),
    (#"{}"#, []),
  ])
  func `a value is looked at where it is given`(_ with: String, _ expected: [String]) {
    let marked = MarkedSource(Self.calling(with))
    #expect(Self.found(marked, others: ["run": Self.run()]) == expected)
  }

  @Test func `a value that is handed on is told at what it usually is`() {
    let text = #"""
      { "format": 1, "title": "A", "parameters": { "time": 1️⃣90 }, "steps": [
        { "type": "routine", "routine": "run", "with": { "run": { "parameter": "time" } } } ] }
      """#
    #expect(
      Self.found(MarkedSource(text), others: ["run": Self.run()]) == ["1️⃣ bad-duration"])
  }

  @Test func `faulty values from outside are told by their names`() {
    let faulty = Self.reading(Self.run(), with: ["run": "90", "rounds": "3s"])
    #expect(faulty.set == nil)
    #expect(
      faulty.valueFaults.map { "\($0.name ?? ""): \($0.message)" } == [
        #"rounds: expected a whole number or a range such as { "min": 8, "max": 10 }, found a string"#,
        #"run: a duration needs a unit, such as "90s", "5m" or "1h""#,
      ])
    #expect(Self.reading(Self.run(), with: ["run": "23h"]).valueFaults.count == 1)
  }

  @Test func `a place in a routine is another place where it is played with other values`() throws {
    let usual = try #require(Self.reading(Self.run()).set?.routines["test"])
    let other = try #require(Self.reading(Self.run(), with: ["run": "90s"]).set?.routines["test"])
    #expect(usual.playedHash != other.playedHash)
    let one = Self.reading(Self.calling(#"{ "run": "90s" }"#), others: ["run": Self.run()])
    let two = Self.reading(Self.calling(#"{ "run": "91s" }"#), others: ["run": Self.run()])
    #expect(one.set?.routines["test"]?.playedHash != two.set?.routines["test"]?.playedHash)
  }

  // MARK: - Programmes

  @Test(arguments: [
    (#"{ "run": "90s" }"#, []),
    (#"{ 1️⃣"rum": "90s" }"#, ["1️⃣ unknown-parameter"]),
    (#"{ "run": 1️⃣90 }"#, ["1️⃣ bad-duration"]),
    (#"1️⃣{ "run": "23h" }"#, ["1️⃣ bad-value"]),
  ])
  func `a programme's values are looked at as an include's are`(
    _ with: String, _ expected: [String]
  ) {
    let marked = MarkedSource(
      #"""
      { "format": 1, "title": "P", "weeks": [ { "inOrder": true, "routines": [
        { "routine": "run", "perWeek": 1, "with": \#(with) } ] } ] }
      """#)
    let lookup = RoutineLookup { id in
      id == "run"
        ? RoutineFile(id: id, source: SourceText(name: "run.json", text: Self.run())) : nil
    }
    let reading = ProgrammeReader.read(marked.file(), lookup: lookup)
    #expect(marked.listing(of: reading.report.diagnostics) == expected)
    if expected.isEmpty {
      #expect(reading.programme?.weeks.first?.inOrder == true)
      #expect(reading.programme?.weeks.first?.routines.first?.with.byName == ["run": "1m30s"])
    }
  }
}
