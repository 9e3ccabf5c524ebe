import LimberBasics
import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

/// Step templates: `define` and `like`.
struct TemplateTests {
  private static func file(_ define: String, _ steps: String) -> String {
    #"{ "format": 1, "title": "T", "define": \#(define), "steps": [ \#(steps) ] }"#
  }

  private static func steps(of text: String) throws -> [Step] {
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
    let set = try #require(RoutineReader.read(file, lookup: .empty).set)
    return try #require(set.routines["test"]).steps
  }

  private static let hold =
    #"{ "hold": { "type": "timed", "cue": "Hold still.", "duration": "30s", "sides": "each" } }"#

  @Test func `a step takes over the keys of its template, its own winning`() throws {
    let templated = try Self.steps(
      of: Self.file(
        Self.hold,
        #"{ "like": "hold", "name": "A" }, { "like": "hold", "name": "B", "duration": "1m" }"#))
    let written = try Self.steps(
      of: #"""
        { "format": 1, "title": "T", "steps": [
          { "type": "timed", "name": "A", "cue": "Hold still.", "duration": "30s", "sides": "each" },
          { "type": "timed", "name": "B", "cue": "Hold still.", "duration": "1m", "sides": "each" } ] }
        """#)
    #expect(templated == written)
  }

  @Test func `a key is taken over whole, not a part of it`() throws {
    let steps = try Self.steps(
      of: Self.file(
        #"{ "lift": { "type": "reps", "cue": "Up.", "reps": { "min": 8, "max": 10 }, "sides": { "order": "each", "first": "left" } } }"#,
        #"{ "like": "lift", "name": "A", "reps": 5, "sides": { "order": "each" } }"#))
    guard case .reps(let reps) = steps[0].kind else { return #expect(Bool(false)) }
    #expect(reps.reps == .fixed(5))
    #expect(reps.sides?.first == .right)
  }

  @Test func `a template may hold steps, and each that is like it has them at its own place`()
    throws
  {
    let steps = try Self.steps(
      of: Self.file(
        #"{ "twice": { "type": "rounds", "rounds": 2, "steps": [ { "type": "rest", "duration": "5s" } ] } }"#,
        #"{ "like": "twice" }, { "like": "twice", "rounds": 3 }"#))
    guard case .rounds(let rounds) = steps[1].kind else { return #expect(Bool(false)) }
    #expect(rounds.extent == .times(.fixed(3)))
    #expect(rounds.steps.map(\.path) == ["/steps/1/steps/0"])
  }

  private static let faults = [
    FaultCase(
      "a routine of an unused template that is no id",
      key: #""define": { "a": { "type": "routine", "routine": 1️⃣"Evening walk" } }"#,
      "1️⃣ unknown-routine"),
    FaultCase(
      "an unknown template",
      file: file(hold, #"{ "like": 1️⃣"hodl", "name": "A" }"#), "1️⃣ unknown-template"),
    FaultCase(
      "a template where there are none", step: #"{ "like": 1️⃣"hold", "name": "A" }"#,
      "1️⃣ unknown-template"),
    FaultCase(
      "a fault in a template is told there, and once however often it is used",
      file: file(
        #"{ "hold": { "type": "timed", "cue": 1️⃣7, "duration": 2️⃣30, 3️⃣"colour": 1 } }"#,
        #"{ "like": "hold", "name": "A" }, { "like": "hold", "name": "B" }, { "like": "hold", "name": "C" }"#
      ),
      "1️⃣ wrong-type", "2️⃣ bad-duration", "3️⃣ unknown-key"),
    FaultCase(
      "also where nothing uses it",
      file: file(#"{ "hold": { "duration": 1️⃣30 } }"#, #"{ "type": "rest", "duration": "5s" }"#),
      "1️⃣ bad-duration"),
    FaultCase(
      "a fault among a template's steps is told once",
      file: file(
        #"{ "twice": { "type": "rounds", "rounds": 2, "steps": [ { "type": "rest", "duration": 1️⃣5 } ] } }"#,
        #"{ "like": "twice" }, { "like": "twice" }"#),
      "1️⃣ bad-duration"),
    FaultCase(
      "what a step and its template lack together is told at the step",
      file: file(hold, #"1️⃣{ "like": "hold" }"#), "1️⃣ missing-key"),
    FaultCase(
      "a key that does not belong to the step's type is told in the template",
      file: file(
        #"{ "hold": { "cue": "A", 1️⃣"duration": "5s" } }"#,
        #"{ "like": "hold", "type": "reps", "name": "A", "reps": 3 }"#),
      "1️⃣ unknown-key"),
    FaultCase(
      "a template is like no other",
      file: file(
        #"{ "a": { "type": "rest", "duration": "5s" }, "b": { 1️⃣"like": "a" } }"#,
        #"{ "like": "b" }"#),
      "1️⃣ unknown-key"),
    FaultCase(
      "nor are the steps in it",
      file: file(
        #"{ "a": { "type": "rest", "duration": "5s" }, "b": { "type": "rounds", "rounds": 2, "steps": [ { 1️⃣"like": "a" } ] } }"#,
        #"{ "like": "b" }, { "like": "b" }"#),
      "1️⃣ unknown-key"),
    FaultCase(
      "a template that is no object is told once",
      file: file(#"{ "a": 1️⃣7 }"#, #"{ "like": "a" }, { "like": "a" }"#), "1️⃣ wrong-type"),
    FaultCase(
      "a name that is no id",
      file: file(#"{ 1️⃣"Hold on": {} }"#, #"{ "type": "rest", "duration": "5s" }"#),
      "1️⃣ bad-id"),
    FaultCase(
      "no templates", file: file(#"1️⃣{}"#, #"{ "type": "rest", "duration": "5s" }"#), "1️⃣ empty"),
    FaultCase(
      "a like that is no text", file: file(hold, #"{ "like": 1️⃣7, "name": "A" }"#), "1️⃣ wrong-type"),
    FaultCase(
      "a name that stands twice",
      file: file(#"{ 2️⃣"a": { "cue": "A" }, 1️⃣"a": {} }"#, #"{ "type": "rest", "duration": "5s" }"#),
      "1️⃣ duplicate-key", "2️⃣ note"),
    FaultCase(
      "sides that only repetitions have",
      file: file(
        #"{ "a": { "sides": 1️⃣"alternate" } }"#,
        #"{ "like": "a", "type": "timed", "name": "A", "cue": "A", "duration": "5s" }"#),
      "1️⃣ bad-value"),
    FaultCase(
      "what is too much is told at the step",
      file: file(
        #"{ "a": { "type": "timed", "cue": "A", "duration": "24h", "sets": 9 } }"#,
        #"1️⃣{ "like": "a", "name": "A" }"#),
      "1️⃣ too-large"),
  ]

  @Test(arguments: faults)
  func `faults of templates are told where they are`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  @Test func `an unknown template has a suggestion and its fix`() {
    let marked = MarkedSource(Self.file(Self.hold, #"{ "like": "hodl", "name": "A" }"#))
    let diagnostic = RoutineReader.read(marked.file(), lookup: .empty).reports[0].diagnostics[0]
    #expect(diagnostic.message == "there is no template 'hodl'; did you mean 'hold'?")
    #expect(diagnostic.fixes.flatMap(\.edits).map(\.replacement) == ["\"hold\""])
  }

  @Test func `templates that would make an enormous file are refused, and little is read for it`() {
    let steps = Array(repeating: #"{"type":"rest","duration":"1s"}"#, count: 3_000)
    let uses = Array(repeating: #"{"like":"a"}"#, count: 10_000)
    let text =
      #"{"format":1,"title":"T","define":{"a":{"type":"choice","question":"A?","options":[{"label":"a","steps":[\#(steps.joined(separator: ","))]}]}},"steps":[\#(uses.joined(separator: ","))]}"#
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
    let report = RoutineReader.read(file, lookup: .empty).reports[0]
    #expect(Set(report.diagnostics.map(\.code)) == ["too-large"])
  }

  @Test func `templates are laid out as steps are`() throws {
    let text =
      #"{"format":1,"title":"T","steps":[{"name":"A","like":"a"}],"define":{"z":{"cue":"Z"},"a":{"duration":"5s","cue":"A","type":"timed"}}}"#
    guard case .text(let bytes) = RoutineLayout.format(SourceText(name: "t", text: text)) else {
      return #expect(Bool(false))
    }
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
          "format": 1,
          "title": "T",
          "define": { "z": { "cue": "Z" }, "a": { "type": "timed", "cue": "A", "duration": "5s" } },
          "steps": [
            { "like": "a", "name": "A" }
          ]
        }

        """)
  }
}
