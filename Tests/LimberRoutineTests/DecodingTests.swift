import LimberBasics
import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

struct DecodingTests {
  @Test func `the format's own example is read whole`() throws {
    let routine = try Self.read(
      #"""
      {
        "$schema": "routine.schema.json",
        "format": 1,
        "title": "Calf step-stretch",
        "summary": "Lengthens the calf over the edge of a step, between running sessions.",
        "source": "Why do my calves hurt after or during running?",
        "tags": ["calf", "stretch"],
        "equipment": ["a stair or a step"],
        "cautions": ["Stop when the pain is sharp or grows."],
        "limits": { "perDay": 2 },
        "steps": [
          { "type": "prompt", "cue": "Stand on the second stair, heels over the edge. Hold the rail." },
          { "type": "reps", "name": "Heel drop", "reps": { "min": 8, "max": 10 }, "sides": "alternate",
            "tempo": [ { "cue": "Lower the heel", "duration": "3s" },
                       { "cue": "Hold", "duration": "2s" },
                       { "cue": "Rise", "duration": "2s" } ] }
        ]
      }
      """#, id: "calf-step-stretch")
    #expect(
      routine
        == Routine(
          id: "calf-step-stretch", title: "Calf step-stretch",
          summary: "Lengthens the calf over the edge of a step, between running sessions.",
          source: "Why do my calves hurt after or during running?", tags: ["calf", "stretch"],
          equipment: ["a stair or a step"], cautions: ["Stop when the pain is sharp or grows."],
          limits: Routine.Limits(perDay: 2),
          steps: [
            Step(
              path: "/steps/0",
              cue: "Stand on the second stair, heels over the edge. Hold the rail.",
              kind: .prompt(timeout: nil)),
            Step(
              path: "/steps/1", name: "Heel drop",
              kind: .reps(
                Step.Reps(
                  reps: .range(min: 8, max: 10), sides: Step.Sides(.alternate),
                  tempo: [
                    Step.Phase(cue: "Lower the heel", duration: .seconds(3)),
                    Step.Phase(cue: "Hold", duration: .seconds(2)),
                    Step.Phase(cue: "Rise", duration: .seconds(2)),
                  ]))),
          ]))
  }

  @Test func `what is not written has its default`() throws {
    let routine = try Self.read(
      #"{ "format": 1.0, "title": "A", "steps": [ { "type": "rest", "duration": "5s" } ] }"#)
    #expect(routine == Routine(id: "test", title: "A", steps: [Self.rest("/steps/0")]))
    #expect(routine.progression == .gradual)
  }

  /// A step as it is written and as it is read.
  private struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let step: Step

    init(_ name: String, _ text: String, _ kind: Step.Kind, name title: String? = "A") {
      testDescription = name
      self.text = text
      step = Step(path: "/steps/0", name: title, cue: "B", kind: kind)
    }
  }

  private static let rows = [
    Row(
      "a timed step", #"{ "type": "timed", "name": "A", "cue": "B", "duration": "1m30s" }"#,
      .timed(Step.Timed(duration: .fixed(.seconds(90))))),
    Row(
      "a timed step with everything",
      #"""
      { "onSuspend": "elapse", "cues": [ { "at": "25%", "cue": "Q" }, { "at": "33.333%", "cue": "T" },
          { "at": "10m", "cue": "M" }, { "cue": "E", "at": "-1m30s", "x-a": [] } ],
        "rest": "20s", "sets": { "min": 2, "max": 3 },
        "sides": { "order": "each", "first": "left", "changeover": "7s" },
        "duration": { "max": "30m", "min": "20m" }, "cue": "B", "name": "A", "type": "timed" }
      """#,
      .timed(
        Step.Timed(
          duration: .range(min: .seconds(1_200), max: .seconds(1_800)),
          sides: Step.Sides(order: .each, first: .left, changeover: .seconds(7)),
          sets: Step.Sets(count: .range(min: 2, max: 3), rest: .seconds(20)),
          cues: [
            Step.TimedCue(moment: .share(25_000), cue: "Q"),
            Step.TimedCue(moment: .share(33_333), cue: "T"),
            Step.TimedCue(moment: .fromStart(.seconds(600)), cue: "M"),
            Step.TimedCue(moment: .beforeEnd(.seconds(90)), cue: "E"),
          ],
          onSuspend: .elapse))),
    Row(
      "repetitions", #"{ "type": "reps", "name": "A", "cue": "B", "reps": 8, "sides": "each" }"#,
      .reps(
        Step.Reps(
          reps: .fixed(8), sides: Step.Sides(order: .each, first: .right, changeover: .seconds(5))))
    ),
    Row(
      "repetitions that alternate",
      #"{ "type": "reps", "name": "A", "cue": "B", "reps": 8, "sets": 2, "sides": { "order": "alternate", "first": "left" } }"#,
      .reps(
        Step.Reps(
          reps: .fixed(8), sides: Step.Sides(order: .alternate, first: .left, changeover: nil),
          sets: Step.Sets(count: .fixed(2))))),
    Row(
      "a rest", #"{ "type": "rest", "cue": "B", "duration": { "min": "0.5s", "max": "1s" } }"#,
      .rest(Step.Rest(duration: .range(min: .milliseconds(500), max: .seconds(1)))), name: nil),
    Row(
      "a rest that waits",
      #"{ "type": "rest", "cue": "B", "duration": "5s", "onSuspend": "pause" }"#,
      .rest(Step.Rest(duration: .fixed(.seconds(5)), onSuspend: .pause)), name: nil),
    Row(
      "a prompt", #"{ "type": "prompt", "cue": "B", "timeout": "10s" }"#,
      .prompt(timeout: .seconds(10)), name: nil),
    Row(
      "rounds",
      #"{ "type": "rounds", "name": "A", "cue": "B", "rounds": { "min": 4, "max": 5 }, "rest": "1m", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      .rounds(
        Step.Rounds(
          rounds: .range(min: 4, max: 5), rest: .seconds(60), steps: [rest("/steps/0/steps/0")]))),
    Row(
      "a choice",
      #"{ "type": "choice", "name": "A", "cue": "B", "question": "Q?", "options": [ { "label": "L", "steps": [] }, { "label": "M", "default": true, "steps": [ { "type": "rest", "duration": "5s" } ] } ] }"#,
      .choice(
        Step.Choice(
          question: "Q?",
          options: [
            Step.Choice.Option(label: "L", steps: []),
            Step.Choice.Option(label: "M", steps: [rest("/steps/0/options/1/steps/0")]),
          ], defaultIndex: 1))),
  ]

  @Test(arguments: rows)
  private func `a step is read as it is written`(_ row: Row) throws {
    let routine = try Self.read(
      #"{ "format": 1, "title": "T", "progression": "none", "steps": [ \#(row.text) ] }"#)
    #expect(routine.steps == [row.step])
    #expect(routine.progression == .none)
  }

  @Test func `keys of the author's own stand in every object`() throws {
    _ = try Self.read(
      #"""
      { "x-a": 1, "format": 1, "title": "T", "limits": { "perWeek": 3, "x-a": {} }, "steps": [
        { "type": "timed", "name": "A", "cue": "B", "x-a": null,
          "duration": { "min": "1s", "max": "2s", "x-a": "" },
          "sides": { "order": "each", "x-a": [] }, "cues": [ { "at": "1%", "cue": "C", "x-": 0 } ] },
        { "type": "reps", "name": "A", "reps": 1, "tempo": [ { "cue": "C", "duration": "1s", "x-a": 0 } ] },
        { "type": "choice", "question": "Q?", "options": [ { "label": "L", "steps": [], "x-a": 0 } ] } ] }
      """#)
  }

  @Test func `a byte order mark is passed over`() throws {
    _ = try Self.read(
      "\u{FEFF}"
        + #"{ "format": 1, "title": "A", "steps": [ { "type": "rest", "duration": "5s" } ] }"#)
  }

  private static func rest(_ path: String) -> Step {
    Step(path: path, kind: .rest(Step.Rest(duration: .fixed(.seconds(5)))))
  }

  /// The routine of a text that has no fault at all.
  private static func read(
    _ text: String, id: String = "test", _ location: SourceLocation = #_sourceLocation
  ) throws -> Routine {
    let file = RoutineFile(id: id, source: SourceText(name: "\(id).json", text: text))
    let reading = RoutineReader.read(file, lookup: .empty)
    #expect(reading.reports.flatMap(\.diagnostics).map(\.message) == [], sourceLocation: location)
    return try #require(reading.set?.routines[id], sourceLocation: location)
  }
}
