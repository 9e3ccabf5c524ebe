import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

struct DepthTests {
  @Test func `steps nest sixteen deep`() {
    #expect(
      FaultCase("", step: Self.nested(15, #"{ "type": "rest", "duration": "5s" }"#)).found == [])
  }

  @Test func `a step at depth seventeen is too deep, and its own faults are not looked for`() {
    let fault = FaultCase(
      "", step: Self.nested(16, #"1️⃣{ "type": "rst" }, { "type": "rest", "duration": 5 }"#),
      "1️⃣ too-deep")
    #expect(fault.found == fault.expected)
  }

  @Test func `every subtree that goes too deep says so`() {
    let deep =
      #"{ "type": "choice", "question": "A?", "options": [ { "label": "A", "steps": [ 1️⃣{} ] }, { "label": "B", "steps": [ 2️⃣{} ] } ] }"#
    let fault = FaultCase("", step: Self.nested(15, deep), "1️⃣ too-deep", "2️⃣ too-deep")
    #expect(fault.found == fault.expected)
  }

  @Test func `brackets that nest far deeper than steps are refused`() {
    let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
    let reading = RoutineReader.read(file, lookup: .empty)
    #expect(reading.reports[0].diagnostics.map(\.code) == ["too-deep"])
  }

  private static func nested(_ levels: Int, _ step: String) -> String {
    String(repeating: #"{ "type": "rounds", "rounds": 1, "steps": ["#, count: levels) + step
      + String(repeating: "] }", count: levels)
  }
}

struct SizeTests {
  private static let steps = [
    FaultCase("100,000 steps", step: rounds("10000", rounds("10", rest("0.5s")))),
    FaultCase(
      "a step more", step: rounds("10000", rounds("10", rest("0.5s"))) + ", 1️⃣" + rest("1s"),
      "1️⃣ too-large"),
    FaultCase(
      "the amount that tips it",
      step: rounds("2", rounds("1️⃣10000", rounds("11", rest("0.5s")))), "1️⃣ too-large"),
    FaultCase(
      "the maximum counts",
      step: rounds(#"1️⃣{ "min": 1, "max": 10000 }"#, rounds("11", rest("0.5s"))), "1️⃣ too-large"),
    FaultCase(
      "rests between rounds are steps",
      step:
        #"{ "type": "rounds", "rounds": 1️⃣10000, "rest": "0.5s", "steps": [ \#(rounds("10", rest("0.5s"))) ] }"#,
      "1️⃣ too-large"),
    FaultCase(
      "a choice counts its question and its largest branch",
      step: rounds(
        "10000",
        #"{ "type": "choice", "question": "A?", "options": [ { "label": "A", "steps": [ \#(rounds("9", rest("0.5s"))) ] }, { "label": "B", "steps": [ \#(rest("1s")) ] } ] }"#
      )),
    FaultCase(
      "a branch larger",
      step: rounds(
        "1️⃣10000",
        #"{ "type": "choice", "question": "A?", "options": [ { "label": "A", "steps": [ \#(rounds("10", rest("0.5s"))) ] } ] }"#
      ), "1️⃣ too-large"),
    FaultCase(
      "each side is a step",
      step: rounds(
        "1️⃣10000", rounds("6", timed("0.1s", #""sides": { "order": "each", "changeover": "0.1s" }"#))
      ),
      "1️⃣ too-large"),
    FaultCase(
      "sets are steps",
      step: rounds("1️⃣10000", timed("0.1s", #""sets": { "min": 1, "max": 6 }, "rest": "0.1s""#)),
      "1️⃣ too-large"),
    FaultCase(
      "one report a file",
      step: rounds("1️⃣10000", rounds("11", rest("0.5s"))) + ","
        + rounds("10000", rounds("11", rest("0.5s"))),
      "1️⃣ too-large"),
  ]

  private static let times = [
    FaultCase("24 hours", step: rest("24h")),
    FaultCase("a moment more", step: rest("24h") + ", 1️⃣" + rest("0.001s"), "1️⃣ too-large"),
    FaultCase(
      "both sides of 12 hours",
      step: timed("12h", #""sides": "each""#).replacing(#""12h""#, with: #"1️⃣"12h""#), "1️⃣ too-large"),
    FaultCase("sets of 8 hours", step: timed("8h", #""sets": 3"#)),
    FaultCase(
      "sets of 8 hours with rests", step: timed("8h", #""sets": 1️⃣3, "rest": "1s""#), "1️⃣ too-large"),
    FaultCase("rounds of 8 hours", step: rounds("1️⃣4", rest("8h")), "1️⃣ too-large"),
    FaultCase("repetitions of 4 s", step: rounds("2", reps("10000", ""))),
    FaultCase(
      "repetitions of 4 s on both sides",
      step: rounds("1️⃣2", reps("10000", #", "sides": "alternate""#)), "1️⃣ too-large"),
    FaultCase(
      "a tempo",
      step: reps(
        "1️⃣10000",
        #", "tempo": [ { "cue": "A", "duration": "8s" }, { "cue": "B", "duration": "0.641s" } ]"#),
      "1️⃣ too-large"),
    FaultCase(
      "a pause at every change of side",
      step: reps(
        "10",
        #", "sides": { "order": "alternate", "changeover": "4h" }, "tempo": [ { "cue": "A", "duration": "1s" } ]"#
      ).replacing(#""reps": 10"#, with: #""reps": 1️⃣10"#),
      "1️⃣ too-large"),
    FaultCase(
      "a prompt's timeout is no time",
      step: #"{ "type": "prompt", "cue": "A", "timeout": "24h" },"# + rest("24h")),
    FaultCase(
      "the longest branch of a choice",
      step:
        #"{ "type": "choice", "question": "A?", "options": [ { "label": "A", "steps": [] }, { "label": "B", "steps": [ \#(rest("24h")) ] } ] }, 1️⃣"#
        + rest("1s"),
      "1️⃣ too-large"),
    FaultCase(
      "other faults are found beside it",
      step: rounds("1️⃣4", rest("8h")) + #", { "type": "rest", "duration": 2️⃣5 }"#,
      "1️⃣ too-large", "2️⃣ bad-duration"),
  ]

  @Test(arguments: steps)
  func `steps are counted without unrolling them`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  @Test(arguments: times)
  func `time is added up at the maximum`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  @Test func `a bomb of rounds is refused at the first count that is too much`() {
    var step = Self.rest("1s")
    for level in 0..<15 { step = Self.rounds(level == 1 ? "1️⃣10000" : "10000", step) }
    let fault = FaultCase("", step: step, "1️⃣ too-large")
    #expect(fault.found == fault.expected)
  }

  private static func rounds(_ count: String, _ step: String) -> String {
    #"{ "type": "rounds", "rounds": \#(count), "steps": [ \#(step) ] }"#
  }

  private static func rest(_ duration: String) -> String {
    #"{ "type": "rest", "duration": "\#(duration)" }"#
  }

  private static func timed(_ duration: String, _ keys: String) -> String {
    #"{ "type": "timed", "name": "A", "cue": "B", "duration": "\#(duration)", \#(keys) }"#
  }

  private static func reps(_ count: String, _ keys: String) -> String {
    #"{ "type": "reps", "name": "A", "cue": "B", "reps": \#(count)\#(keys) }"#
  }
}
