import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

/// How often a routine is meant to be done, and what a step counts and carries.
struct GoalAndWordsTests {
  private static let goals = [
    FaultCase("a goal by the day", key: #""goal": { "perDay": 2, "weeks": 12 }"#),
    FaultCase("a goal by the week", key: #""goal": { "perWeek": 3 }"#),
    FaultCase("every other day", key: #""goal": { "everyDays": 2 }"#),
    FaultCase("no goal in it", key: #""goal": 1️⃣{ "weeks": 12 }"#, "1️⃣ missing-key"),
    FaultCase("nothing in it", key: #""goal": 1️⃣{}"#, "1️⃣ missing-key"),
    FaultCase(
      "two goals", key: #""goal": { "perDay": 1, "perWeek": 1️⃣7 }"#, "1️⃣ bad-value"),
    FaultCase("a goal that is none", key: #""goal": 1️⃣"often""#, "1️⃣ wrong-type"),
    FaultCase(
      "no count", key: #""goal": { "perDay": 1️⃣0, "weeks": 2️⃣1.5 }"#, "1️⃣ bad-count", "2️⃣ bad-count"),
    FaultCase(
      "more on a day than allowed", key: #""limits": { "perDay": 1 }, "goal": { "perDay": 1️⃣2 }"#,
      "1️⃣ bad-range"),
    FaultCase(
      "more by the days than a week allows",
      key: #""limits": { "perWeek": 6 }, "goal": { "perDay": 1️⃣1 }"#, "1️⃣ bad-range"),
    FaultCase(
      "as much as is allowed",
      key: #""limits": { "perDay": 1, "perWeek": 7 }, "goal": { "perDay": 1 }"#),
    FaultCase(
      "more by the week than the days allow",
      key: #""limits": { "perDay": 1 }, "goal": { "perWeek": 1️⃣8 }"#, "1️⃣ bad-range"),
    FaultCase(
      "every other day is four times in seven days",
      key: #""limits": { "perWeek": 3 }, "goal": { "everyDays": 1️⃣2 }"#, "1️⃣ bad-range"),
    FaultCase(
      "every day in spite of rest",
      key: #""limits": { "restDays": 1 }, "goal": { "everyDays": 1️⃣1 }"#,
      "1️⃣ bad-range"),
    FaultCase(
      "five of seven days in spite of rest",
      key: #""limits": { "restDays": 1 }, "goal": { "perWeek": 1️⃣5 }"#, "1️⃣ bad-range"),
    FaultCase("four of seven", key: #""limits": { "restDays": 1 }, "goal": { "perWeek": 4 }"#),
    FaultCase("which four allow", key: #""limits": { "perWeek": 4 }, "goal": { "everyDays": 2 }"#),
  ]

  private static let words = [
    FaultCase(
      "a load and a unit",
      step:
        #"{ "type": "reps", "name": "A", "cue": "A", "reps": 8, "load": "16 kg", "unit": "steps" }"#
    ),
    FaultCase(
      "a load of a timed step",
      step: #"{ "type": "timed", "name": "A", "cue": "A", "duration": "5s", "load": "red band" }"#),
    FaultCase(
      "a unit of a timed step",
      step: #"{ "type": "timed", "name": "A", "cue": "A", "duration": "5s", 1️⃣"unit": "steps" }"#,
      "1️⃣ unknown-key"),
    FaultCase(
      "a load that is long",
      step:
        #"{ "type": "reps", "name": "A", "cue": "A", "reps": 8, "load": 1️⃣"\#(String(repeating: "x", count: 41))", "unit": 2️⃣"\#(String(repeating: "x", count: 21))" }"#,
      "1️⃣ too-long", "2️⃣ too-long"),
    FaultCase(
      "a load of nothing",
      step: #"{ "type": "reps", "name": "A", "cue": "A", "reps": 8, "load": 1️⃣"", "unit": 2️⃣7 }"#,
      "1️⃣ empty", "2️⃣ wrong-type"),
    FaultCase(
      "a choice that is remembered",
      step:
        #"{ "type": "choice", "question": "A?", "remember": true, "options": [ { "label": "a", "steps": [] } ] }"#
    ),
    FaultCase(
      "remember is true or false",
      step:
        #"{ "type": "choice", "question": "A?", "remember": 1️⃣"yes", "options": [ { "label": "a", "steps": [] } ] }"#,
      "1️⃣ wrong-type"),
  ]

  @Test(arguments: goals + words)
  func `goals, loads, units and choices are looked at`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }
}
