import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

struct ValueFaultTests {
  private static let texts = [
    FaultCase(
      "an empty title",
      file: #"{"format":1,"title":1️⃣"","steps":[{"type":"rest","duration":"5s"}]}"#, "1️⃣ empty"),
    FaultCase(
      "a long title of two lines with a bell",
      file: #"{"format":1,"title":1️⃣"a\n\u0007","steps":[{"type":"rest","duration":"5s"}]}"#,
      "1️⃣ bad-text", "1️⃣ too-long"),
    FaultCase("an empty name", step: rest(#""name": 1️⃣"""#), "1️⃣ empty"),
    FaultCase("a name of spaces", step: rest(#""name": 1️⃣" \u00a0 ""#), "1️⃣ empty"),
    FaultCase("a name of 80 characters", step: rest(#""name": "\#(letters(80))""#)),
    FaultCase("a name of 81 characters", step: rest(#""name": 1️⃣"\#(letters(81))""#), "1️⃣ too-long"),
    FaultCase(
      "a name of 80 characters of many bytes",
      step: rest(#""name": "\#(String(repeating: "👩‍👩‍👧‍👦", count: 80))""#)),
    FaultCase("a name of two lines", step: rest(#""name": 1️⃣"a\nb""#), "1️⃣ too-long"),
    FaultCase("a name with Unicode's line", step: rest(#""name": 1️⃣"a\u2028b""#), "1️⃣ too-long"),
    FaultCase("a name with a tab", step: rest(#""name": 1️⃣"a\tb""#), "1️⃣ bad-text"),
    FaultCase("a cue of two lines", step: rest(#""cue": 1️⃣"a\nb""#), "1️⃣ bad-text"),
    FaultCase("a cue with an escape", step: rest(#""cue": 1️⃣"\u001b[2J""#), "1️⃣ bad-text"),
    FaultCase("a cue with DEL", step: rest(#""cue": 1️⃣"a\u007f""#), "1️⃣ bad-text"),
    FaultCase("a cue with C1", step: rest(#""cue": 1️⃣"a\u0085""#), "1️⃣ bad-text"),
    FaultCase("a name without width", step: rest(#""name": 1️⃣"\u200b\u2060""#), "1️⃣ bad-text"),
    FaultCase("a cue of fillers", step: rest(#""cue": 1️⃣" \u3164\u00ad\u2800""#), "1️⃣ bad-text"),
    FaultCase("a name of blanks", step: rest(#""name": 1️⃣" \u3000""#), "1️⃣ empty"),
    FaultCase("a cue with half a pair", step: rest(#""cue": 1️⃣"a\ud83e""#), "1️⃣ bad-text"),
    FaultCase("a cue with a whole pair", step: rest(#""cue": "a\ud83e\uddb5""#)),
    FaultCase("a long cue", step: rest(#""cue": "\#(letters(2_000))""#)),
    FaultCase("a cue that is none", step: rest(#""cue": 1️⃣["a"]"#), "1️⃣ wrong-type"),
    FaultCase("a summary with a line break", key: #""summary": 1️⃣"a\nb""#, "1️⃣ bad-text"),
  ]

  private static let amounts = [
    FaultCase("a range of times", step: of("timed", #""duration": { "min": "5s", "max": "1m" }"#)),
    FaultCase(
      "a range upside down",
      step: of("timed", #""duration": 1️⃣{ "min": "1m", "max": "5s" }"#), "1️⃣ bad-range"),
    FaultCase(
      "a range of equals", step: of("timed", #""duration": 1️⃣{ "min": "60s", "max": "1m" }"#),
      "1️⃣ bad-range"),
    FaultCase(
      "a range without ends", step: #"{ "type": "rest", "duration": 1️⃣{} }"#,
      "1️⃣ missing-key", "1️⃣ missing-key"),
    FaultCase("an amount without ends", step: of("timed", #""duration": {}"#)),
    FaultCase(
      "an amount that is open at the top", step: of("timed", #""duration": { "min": "5s" }"#)),
    FaultCase(
      "an open amount with a faulty least", step: of("reps", #""reps": { "min": 1️⃣"5s" }"#),
      "1️⃣ wrong-type"),
    FaultCase(
      "a range with the upper end", step: of("timed", #""duration": 1️⃣{ "max": "5s" }"#),
      "1️⃣ missing-key"),
    FaultCase(
      "no sets are open", step: of("timed", #""duration": "5s", "sets": 1️⃣{ "min": 2 }"#),
      "1️⃣ missing-key"),
    FaultCase(
      "a range with faulty ends",
      step: of("timed", #""duration": { "min": 1️⃣5, "max": 2️⃣null, 3️⃣"mid": 1, "x-a": 1 }"#),
      "1️⃣ bad-duration", "2️⃣ wrong-type", "3️⃣ unknown-key"),
    FaultCase("a bare number", step: of("timed", #""duration": 1️⃣90"#), "1️⃣ bad-duration"),
    FaultCase("a bare fraction", step: of("timed", #""duration": 1️⃣1.5"#), "1️⃣ bad-duration"),
    FaultCase("a duration that is none", step: of("timed", #""duration": 1️⃣true"#), "1️⃣ wrong-type"),
    FaultCase("a list of one", step: of("timed", #""duration": 1️⃣["5s"]"#), "1️⃣ bad-count"),
    FaultCase("a count", step: of("reps", #""reps": 10000"#)),
    FaultCase("a count with a point", step: of("reps", #""reps": 10.0"#)),
    FaultCase("a count with an exponent", step: of("reps", #""reps": 1e1"#)),
    FaultCase("a count of none", step: of("reps", #""reps": 1️⃣0"#), "1️⃣ bad-count"),
    FaultCase("a count below none", step: of("reps", #""reps": 1️⃣-1"#), "1️⃣ bad-count"),
    FaultCase("a count too many", step: of("reps", #""reps": 1️⃣10001"#), "1️⃣ bad-count"),
    FaultCase("half a count", step: of("reps", #""reps": 1️⃣1.5"#), "1️⃣ bad-count"),
    FaultCase("a huge count", step: of("reps", #""reps": 1️⃣1e400"#), "1️⃣ bad-count"),
    FaultCase("a count in quotes", step: of("reps", #""reps": 1️⃣"8""#), "1️⃣ wrong-type"),
    FaultCase(
      "a range of counts upside down", step: of("reps", #""reps": 1️⃣{ "min": 10, "max": 8 }"#),
      "1️⃣ bad-range"),
    FaultCase(
      "a range in a range", step: of("reps", #""reps": { "min": 1️⃣{ "min": 1 }, "max": 8 }"#),
      "1️⃣ wrong-type"),
  ]

  @Test(arguments: texts)
  func `texts are held to their rules`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  @Test(arguments: amounts)
  func `amounts are held to their rules`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  private static func rest(_ keys: String) -> String {
    #"{ "type": "rest", "duration": "5s", \#(keys) }"#
  }

  private static func of(_ type: String, _ keys: String) -> String {
    #"{ "type": "\#(type)", "name": "A", "cue": "B", \#(keys) }"#
  }

  private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }
}
