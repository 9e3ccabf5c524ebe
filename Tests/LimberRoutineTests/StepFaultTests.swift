import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

struct StepFaultTests {
  private static let types = [
    FaultCase("a step that is none", step: #"1️⃣"rest""#, "1️⃣ wrong-type"),
    FaultCase("a step of nothing", step: #"1️⃣{}"#, "1️⃣ missing-key"),
    FaultCase(
      "a step without a type is looked through",
      step: #"1️⃣{ "duration": 2️⃣5, "sides": "alternate", 3️⃣"durration": 1, "rest": 4️⃣0 }"#,
      "1️⃣ missing-key", "2️⃣ bad-duration", "3️⃣ unknown-key", "4️⃣ bad-duration"),
    FaultCase(
      "an unknown type", step: #"{ "type": 1️⃣"tmed", "reps": 2️⃣0 }"#,
      "1️⃣ bad-value", "2️⃣ bad-count"),
    FaultCase(
      "the steps of an unknown type",
      step: #"{ "type": 1️⃣"circuit", "steps": [ { "type": "rest", "duration": 2️⃣1 } ] }"#,
      "1️⃣ bad-value", "2️⃣ bad-duration"),
    FaultCase("a type that is no word", step: #"{ "type": 1️⃣7 }"#, "1️⃣ wrong-type"),
    FaultCase(
      "a timed step of nothing", step: #"1️⃣{ "type": "timed" }"#,
      "1️⃣ missing-key", "1️⃣ missing-key", "1️⃣ no-cue"),
    FaultCase(
      "repetitions of nothing", step: #"1️⃣{ "type": "reps" }"#,
      "1️⃣ missing-key", "1️⃣ missing-key", "1️⃣ no-cue"),
    FaultCase("a rest of nothing", step: #"1️⃣{ "type": "rest" }"#, "1️⃣ missing-key"),
    FaultCase("a prompt of nothing", step: #"1️⃣{ "type": "prompt" }"#, "1️⃣ missing-key"),
    FaultCase(
      "rounds of nothing", step: #"1️⃣{ "type": "rounds" }"#, "1️⃣ missing-key", "1️⃣ missing-key"),
    FaultCase(
      "a choice of nothing", step: #"1️⃣{ "type": "choice" }"#, "1️⃣ missing-key",
      "1️⃣ missing-key"),
    FaultCase("a routine of nothing", step: #"1️⃣{ "type": "routine" }"#, "1️⃣ missing-key"),
    FaultCase(
      "a key of another type",
      step: #"{ "type": "rest", "duration": "5s", 1️⃣"tempo": 7, 2️⃣"sides": "each" }"#,
      "1️⃣ unknown-key", "2️⃣ unknown-key"),
  ]

  private static let parts = [
    FaultCase("sides of a timed step", step: timed(#""sides": "each""#)),
    FaultCase(
      "a timed step cannot alternate", step: timed(#""sides": 1️⃣"alternate""#), "1️⃣ bad-value"),
    FaultCase(
      "nor in the long form", step: timed(#""sides": { "order": 1️⃣"alternate" }"#), "1️⃣ bad-value"),
    FaultCase(
      "sides in full",
      step: timed(#""sides": { "order": "each", "first": "left", "changeover": "5s", "x-a": 0 }"#)),
    FaultCase(
      "faulty sides",
      step: timed(
        #""sides": 1️⃣{ "first": 2️⃣"lft", "changeover": 3️⃣"0s", 4️⃣"last": "right" }"#),
      "1️⃣ missing-key", "2️⃣ bad-value", "3️⃣ bad-duration", "4️⃣ unknown-key"),
    FaultCase("sides that are none", step: timed(#""sides": 1️⃣true"#), "1️⃣ wrong-type"),
    FaultCase("sets without rest", step: timed(#""sets": 3"#)),
    FaultCase("sets with rest", step: timed(#""sets": { "min": 2, "max": 3 }, "rest": "30s""#)),
    FaultCase(
      "rest without sets", step: "1️⃣" + timed(#""rest": "30s""#), "1️⃣ missing-key"),
    FaultCase(
      "a faulty rest without sets", step: "1️⃣" + timed(#""rest": 2️⃣30"#),
      "1️⃣ missing-key", "2️⃣ bad-duration"),
    FaultCase(
      "a range of rests",
      step: timed(#""sets": 2, "rest": 1️⃣{ "min": "1s", "max": "2s" }"#), "1️⃣ wrong-type"),
    FaultCase("a word for onSuspend", step: timed(#""onSuspend": 1️⃣"stop""#), "1️⃣ bad-value"),
    FaultCase(
      "cues",
      step: timed(
        #""cues": [ { "at": "25%", "cue": "A" }, { "at": "10m", "cue": "B" }, { "at": "-1m", "cue": "C" }, { "at": "0%", "cue": "D" }, { "at": "99.5%", "cue": "E" } ]"#
      )),
    FaultCase("no cues in it", step: timed(#""cues": 1️⃣[]"#), "1️⃣ empty"),
    FaultCase(
      "faulty cues",
      step: timed(
        #""cues": [ 1️⃣{}, { "at": 2️⃣10, "cue": 3️⃣"" }, { "at": 4️⃣"101%", "cue": "A" }, { "at": 5️⃣"-0s", "cue": "A" }, { "at": 6️⃣"half", "cue": "A" }, { "at": 7️⃣"-25%", "cue": "A" }, { "at": 8️⃣null, "cue": "A" } ]"#
      ),
      "1️⃣ missing-key", "1️⃣ missing-key", "2️⃣ bad-duration", "3️⃣ empty", "4️⃣ bad-duration",
      "5️⃣ bad-duration", "6️⃣ bad-duration", "7️⃣ bad-duration", "8️⃣ wrong-type"),
    FaultCase(
      "a tempo makes a cue needless",
      step:
        #"{ "type": "reps", "name": "A", "reps": 8, "tempo": [ { "cue": "Down", "duration": "3s" } ] }"#
    ),
    FaultCase(
      "no tempo in it", step: #"{ "type": "reps", "name": "A", "reps": 8, "tempo": 1️⃣[] }"#,
      "1️⃣ empty"),
    FaultCase(
      "a faulty tempo",
      step:
        #"{ "type": "reps", "name": "A", "reps": 8, "tempo": [ 1️⃣{ "cue": "Down" }, 2️⃣3, { "cue": "Up", "duration": 3️⃣{ "min": "1s", "max": "2s" } } ] }"#,
      "1️⃣ missing-key", "2️⃣ wrong-type", "3️⃣ wrong-type"),
    FaultCase(
      "repetitions without a cue", step: #"1️⃣{ "type": "reps", "name": "A", "reps": 8 }"#, "1️⃣ no-cue"
    ),
    FaultCase(
      "cues are no cue",
      step:
        #"1️⃣{ "type": "timed", "name": "A", "duration": "1m", "cues": [ { "at": "25%", "cue": "B" } ] }"#,
      "1️⃣ no-cue"),
    FaultCase(
      "a prompt", step: #"{ "type": "prompt", "cue": "A", "timeout": "10s", "name": "B" }"#),
    FaultCase(
      "a faulty prompt", step: #"{ "type": "prompt", "cue": 1️⃣"  ", "timeout": 2️⃣10 }"#,
      "1️⃣ empty", "2️⃣ bad-duration"),
    FaultCase(
      "rounds of no steps", step: #"{ "type": "rounds", "rounds": 2, "steps": 1️⃣[] }"#, "1️⃣ empty"),
    FaultCase(
      "faults within faulty rounds",
      step: #"{ "type": "rounds", "rounds": 1️⃣0, "rest": 2️⃣"", "steps": [ { "type": 3️⃣"x" } ] }"#,
      "1️⃣ bad-count", "2️⃣ bad-duration", "3️⃣ bad-value"),
  ]

  private static let choices = [
    FaultCase(
      "a choice",
      step: choice(
        #"{ "label": "A", "steps": [] }, { "label": "B", "default": true, "steps": [] }, { "label": "C", "default": false, "steps": [] }"#
      )),
    FaultCase(
      "a choice of no options", step: #"{ "type": "choice", "question": "A?", "options": 1️⃣[] }"#,
      "1️⃣ empty"),
    FaultCase(
      "a choice of nine",
      step: choice(
        Array(repeating: #"{ "label": "A", "steps": [] }"#, count: 9).joined(separator: ","))),
    FaultCase(
      "a choice of ten",
      step: #"{ "type": "choice", "question": "A?", "options": 1️⃣["#
        + Array(repeating: #"{ "label": "A", "steps": [] }"#, count: 10).joined(separator: ",")
        + "] }",
      "1️⃣ bad-count"),
    FaultCase(
      "two defaults",
      step: choice(
        #"{ "label": "A", "default": 1️⃣true, "steps": [] }, { "label": "B", "default": 2️⃣true, "steps": [] }, { "label": "C", "default": 3️⃣true, "steps": [] }"#
      ), "2️⃣ bad-value", "1️⃣ note", "3️⃣ bad-value", "1️⃣ note"),
    FaultCase(
      "faulty options",
      step: choice(
        #"1️⃣{ "steps": 2️⃣{} }, { "label": 3️⃣"", "default": 4️⃣1, "steps": [ 5️⃣{} ], 6️⃣"cue": "x" }, 7️⃣null"#
      ),
      "1️⃣ missing-key", "2️⃣ wrong-type", "3️⃣ empty", "4️⃣ wrong-type", "5️⃣ missing-key",
      "6️⃣ unknown-key", "7️⃣ wrong-type"),
  ]

  @Test(arguments: types)
  func `each type has its keys`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  @Test(arguments: parts)
  func `the parts of steps are held to their rules`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  @Test(arguments: choices)
  func `choices are held to their rules`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  private static func timed(_ keys: String) -> String {
    #"{ "type": "timed", "name": "A", "cue": "B", "duration": "1m", \#(keys) }"#
  }

  private static func choice(_ options: String) -> String {
    #"{ "type": "choice", "question": "A?", "options": [ \#(options) ] }"#
  }
}
