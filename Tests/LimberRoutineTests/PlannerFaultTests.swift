import LimberRoutine
import LimberTestSupport
import Testing

/// The faults of what differs by set, round and side, and of what sets the pace of rounds.
struct PlannerFaultTests {
  private static let exercise = #""name": "A", "cue": "B""#

  private static func timed(_ keys: String) -> String {
    #"{ "type": "timed", \#(exercise), \#(keys) }"#
  }
  private static func reps(_ keys: String) -> String {
    #"{ "type": "reps", \#(exercise), \#(keys) }"#
  }
  private static func rounds(
    _ keys: String, _ step: String = #"{ "type": "rest", "duration": "5s" }"#
  )
    -> String
  {
    #"{ "type": "rounds", \#(keys), "steps": [ \#(step) ] }"#
  }

  private static let lists = [
    FaultCase("a list", step: reps(#""reps": [12, 10, 8]"#)),
    FaultCase(
      "a list with its sets and a rest", step: reps(#""reps": [12, 10], "sets": 2, "rest": "9s""#)),
    FaultCase(
      "a list without sets and with a rest", step: timed(#""duration": ["5s", "9s"], "rest": "9s""#)
    ),
    FaultCase("a list of one", step: reps(#""reps": 1️⃣[12]"#), "1️⃣ bad-count"),
    FaultCase("a list of nothing", step: reps(#""reps": 1️⃣[]"#), "1️⃣ empty"),
    FaultCase(
      "a list of other things", step: reps(#""reps": [1️⃣"12", 2️⃣0, 3️⃣{ "min": 1, "max": 2 }]"#),
      "1️⃣ wrong-type", "2️⃣ bad-count", "3️⃣ wrong-type"),
    FaultCase(
      "other sets than the list has values", step: reps(#""reps": [12, 10], "sets": 1️⃣3"#),
      "1️⃣ bad-count"),
    FaultCase(
      "a range of sets beside a list",
      step: reps(#""reps": [12, 10], "sets": 1️⃣{ "min": 2, "max": 3 }"#), "1️⃣ bad-count"),
    FaultCase(
      "a list of a rest", step: #"{ "type": "rest", "duration": 1️⃣["5s", "9s"] }"#, "1️⃣ wrong-type"),
    FaultCase("a list of sets", step: reps(#""reps": 5, "sets": 1️⃣[2, 3]"#), "1️⃣ wrong-type"),
  ]

  private static let byRound = [
    FaultCase(
      "a value for each round",
      step: rounds(#""rounds": 2"#, reps(#""reps": { "byRound": [2, 1] }"#))),
    FaultCase(
      "not for the rounds around the innermost",
      step: rounds(
        #""rounds": 2"#, rounds(#""rounds": 3"#, reps(#""reps": { "byRound": 1️⃣[2, 1] }"#))),
      "1️⃣ bad-count"),
    FaultCase("outside of rounds", step: reps(#""reps": { "byRound": 1️⃣[2, 1] }"#), "1️⃣ bad-count"),
    FaultCase(
      "of rounds in a range",
      step: rounds(#""rounds": { "min": 2, "max": 3 }"#, reps(#""reps": { "byRound": 1️⃣[2, 1] }"#)),
      "1️⃣ bad-count"),
    FaultCase(
      "of rounds within a time",
      step: rounds(#""rounds": { "within": "1m" }"#, reps(#""reps": { "byRound": 1️⃣[2, 1] }"#)),
      "1️⃣ bad-count"),
    FaultCase(
      "a faulty number of rounds hides nothing and adds nothing",
      step: rounds(#""rounds": 1️⃣0"#, reps(#""reps": { "byRound": [2, 1] }"#)), "1️⃣ bad-count"),
    FaultCase(
      "no list", step: rounds(#""rounds": 2"#, reps(#""reps": { "byRound": 1️⃣2 }"#)), "1️⃣ wrong-type"),
    FaultCase(
      "a key beside it",
      step: rounds(#""rounds": 2"#, reps(#""reps": { "byRound": [2, 1], 1️⃣"min": 1 }"#)),
      "1️⃣ unknown-key"),
  ]

  private static let sides = [
    FaultCase(
      "an amount for each side",
      step: reps(#""reps": { "left": { "min": 8, "max": 9 }, "right": 5 }, "sides": "alternate""#)),
    FaultCase(
      "without sides", step: "1️⃣" + reps(#""reps": { "left": 12, "right": 10 }"#), "1️⃣ missing-key"),
    FaultCase(
      "of a step on one side",
      step: reps(#""reps": 1️⃣{ "left": 12, "right": 10 }, "sides": "left""#),
      "1️⃣ bad-value"),
    FaultCase(
      "of one side", step: reps(#""reps": 1️⃣{ "left": 12 }, "sides": "each""#), "1️⃣ missing-key"),
    FaultCase("one side only", step: timed(#""duration": "5s", "sides": "right""#)),
    FaultCase(
      "no long form of one side", step: timed(#""duration": "5s", "sides": { "order": 1️⃣"left" }"#),
      "1️⃣ bad-value"),
    FaultCase(
      "sides in rounds with sides",
      step: rounds(
        #""rounds": 2, "sides": "each""#,
        rounds(#""rounds": 2"#, timed(#""duration": "5s", "sides": 1️⃣"left""#))), "1️⃣ bad-value"),
    FaultCase(
      "rounds that alternate", step: rounds(#""rounds": 2, "sides": 1️⃣"alternate""#), "1️⃣ bad-value"),
  ]

  private static let clocks = [
    FaultCase("none in place of a pause", key: #""between": "0s""#),
    FaultCase("a pause that is none", key: #""between": 1️⃣5"#, "1️⃣ bad-duration"),
    FaultCase("no lead-in", step: timed(#""duration": "5s", "leadIn": "0s""#)),
    FaultCase(
      "a lead-in of a rest", step: #"{ "type": "rest", "duration": "5s", 1️⃣"leadIn": "5s" }"#,
      "1️⃣ unknown-key"),
    FaultCase(
      "every beside rest", step: rounds(#""rounds": 2, "rest": "5s", "every": 1️⃣"1m""#),
      "1️⃣ bad-value"),
    FaultCase("every of nothing", step: rounds(#""rounds": 2, "every": 1️⃣"0s""#), "1️⃣ bad-duration"),
    FaultCase(
      "every without sets", step: "1️⃣" + timed(#""duration": "5s", "every": "1m""#), "1️⃣ missing-key"),
    FaultCase("every beside a list", step: timed(#""duration": ["5s", "9s"], "every": "1m""#)),
    FaultCase("rounds within a time", step: rounds(#""rounds": { "within": "1m" }"#)),
    FaultCase(
      "rounds within no time", step: rounds(#""rounds": { "within": 1️⃣"0s", 2️⃣"min": 2 }"#),
      "1️⃣ bad-duration", "2️⃣ unknown-key"),
    FaultCase(
      "rounds that take no time",
      step: rounds(#""rounds": 1️⃣{ "within": "1m" }"#, #"{ "type": "prompt", "cue": "A" }"#),
      "1️⃣ too-large"),
    FaultCase(
      "more rounds than a file may come to",
      step: rounds(#""rounds": 1️⃣{ "within": "24h" }"#, #"{ "type": "rest", "duration": "0.5s" }"#),
      "1️⃣ too-large"),
    FaultCase(
      "more time than a day", step: rounds(#""rounds": 1️⃣10000, "every": "1m""#), "1️⃣ too-large"),
    FaultCase(
      "more time than a day in a list", step: timed(#""duration": 1️⃣["13h", "1s", "13h"]"#),
      "1️⃣ too-large"),
  ]

  @Test(arguments: lists + byRound + sides + clocks)
  func `a fault of what sets the pace is found in its place`(_ row: FaultCase) {
    #expect(row.found == row.expected)
  }

  @Test func `lists of ten thousand in each other's rounds are measured at once`() {
    let values = Array(repeating: "1", count: 10_000).joined(separator: ",")
    let long = (0..<20).map { _ in Self.reps(#""reps": { "byRound": [\#(values)] }"#) }
    let source = Self.rounds(#""rounds": 10000"#, long.joined(separator: ",\n"))
    #expect(FaultCase("bomb", step: source).found.count == 1)
  }
}
