// Counts, sides, tempo and the words of a step.
extension Mistake {
  static let amounts: [Mistake] = [
    Mistake(reps: #""reps": "10""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "10 reps""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "10x""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "10 x""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "8-10""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "8 - 10""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "8 to 10""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: "\"reps\": \"8\u{2013}10\"", "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "8-10 reps""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "ten""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "twelve""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "10 times""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "10 repetitions""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "10-8""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": "10-10""#, "wrong-type", "a whole number or a range such as"),
    Mistake(reps: #""reps": 8, "sets": "3""#, "wrong-type", "a whole number or a range"),
    Mistake(reps: #""reps": 8, "sets": "three""#, "wrong-type", "a whole number or a range"),
    Mistake(reps: #""reps": 8, "sets": "2-3""#, "wrong-type", "a whole number or a range"),
    Mistake(reps: #""reps": 8, "sets": "3 sets""#, "wrong-type", "a whole number or a range"),
    Mistake(reps: #""reps": 8, "sets": [2, 3]"#, "wrong-type", "a whole number or a range"),
    Mistake(reps: #""reps": 8, "sets": [3]"#, "wrong-type", "a whole number or a range"),
    Mistake(
      step:
        #"{ "type": "rounds", "rounds": "4", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "wrong-type", "a whole number or a range"),
    Mistake(
      step:
        #"{ "type": "rounds", "rounds": "4 rounds", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "wrong-type", "a whole number or a range"),
    Mistake(
      step:
        #"{ "type": "rounds", "rounds": [4, 5], "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "wrong-type", "a whole number or a range"),
    Mistake(reps: #""reps": 0"#, "bad-count", "a whole number from 1 to 10,000", .words),
    Mistake(reps: #""reps": -1"#, "bad-count", "a whole number from 1 to 10,000", .words),
    Mistake(reps: #""reps": 8.5"#, "bad-count", "a whole number from 1 to 10,000", .words),
    Mistake(reps: #""reps": 20000"#, "bad-count", "a whole number from 1 to 10,000", .words),
    Mistake(reps: #""reps": "many""#, "wrong-type", "a whole number", .words),
    Mistake(reps: #""reps": true"#, "wrong-type", "a whole number", .words),
    Mistake(reps: #""reps": null"#, "wrong-type", "a whole number", .words),
    Mistake(reps: #""reps": { "min": 10, "max": 8 }"#, "bad-range", "found it above"),
    Mistake(reps: #""reps": { "min": 8, "max": 8 }"#, "bad-range", "both alike"),
    Mistake(reps: #""reps": { "min": 8, "max": "10" }"#, "wrong-type", "a whole number"),
    Mistake(reps: #""reps": { "min": 8, "high": 10 }"#, "unknown-key", "did you mean 'max'?"),
    Mistake(reps: #""reps": { "Min": 8, "max": 10 }"#, "unknown-key", "did you mean 'min'?"),
    Mistake(timed: #""duration": "5s", "sides": true"#, "wrong-type", "object such as"),
    Mistake(timed: #""duration": "5s", "sides": 2"#, "wrong-type", "object such as"),
    Mistake(
      timed: #""duration": "5s", "sides": ["left", "right"]"#, "wrong-type", "object such as"),
    Mistake(timed: #""duration": "5s", "sides": "both""#, "bad-value", "did you mean 'each'?"),
    Mistake(timed: #""duration": "5s", "sides": "Each""#, "bad-value", "did you mean 'each'?"),
    Mistake(timed: #""duration": "5s", "sides": "EACH""#, "bad-value", "did you mean 'each'?"),
    Mistake(timed: #""duration": "5s", "sides": "per side""#, "bad-value", "did you mean 'each'?"),
    Mistake(timed: #""duration": "5s", "sides": "each side""#, "bad-value", "did you mean 'each'?"),
    Mistake(
      timed: #""duration": "5s", "sides": "left and right""#, "bad-value", "did you mean 'each'?"),
    Mistake(timed: #""duration": "5s", "sides": "bilateral""#, "bad-value", "did you mean 'each'?"),
    Mistake(timed: #""duration": "5s", "sides": "eahc""#, "bad-value", "did you mean 'each'?"),
    Mistake(
      timed: #""duration": "5s", "sides": "alternate""#, "bad-value",
      "only the repetitions of a 'reps' step alternate"),
    Mistake(reps: #""reps": 8, "sides": "alternating""#, "bad-value", "did you mean 'alternate'?"),
    Mistake(reps: #""reps": 8, "sides": "Alternate""#, "bad-value", "did you mean 'alternate'?"),
    Mistake(reps: #""reps": 8, "sides": "both""#, "bad-value", "did you mean 'each'?"),
    Mistake(reps: #""reps": 8, "sides": "altrnate""#, "bad-value", "did you mean 'alternate'?"),
    Mistake(reps: #""reps": 8, "sides": { "order": "both" }"#, "bad-value", "did you mean 'each'?"),
    Mistake(
      reps: #""reps": 8, "sides": { "order": "each", "first": "Left" }"#, "bad-value",
      "did you mean 'left'?"),
    Mistake(
      reps: #""reps": 8, "sides": { "order": "each", "start": "left" }"#, "unknown-key",
      "did you mean 'first'?"),
    Mistake(reps: #""reps": 8, "tempo": "3-1-2""#, "wrong-type", "a list such as [ {", .choice),
    Mistake(reps: #""reps": 8, "tempo": "slow""#, "wrong-type", "a list such as [ {", .words),
    Mistake(
      reps: #""reps": 8, "tempo": { "cue": "Down", "duration": "3s" }"#, "wrong-type",
      "a list such as"),
    Mistake(reps: #""reps": 8, "tempo": []"#, "empty", "not empty"),
    Mistake(
      reps: #""reps": 8, "rest": "1m""#, "missing-key",
      "a rest after the step is a step of its own", .choice),
    Mistake(timed: #""duration": "5s", "onSuspend": "stop""#, "bad-value", "did you mean 'pause'?"),
    Mistake(
      timed: #""duration": "5s", "onSuspend": "continue""#, "bad-value", "did you mean 'elapse'?"),
    Mistake(
      timed: #""duration": "5s", "onSuspend": "pauze""#, "bad-value", "did you mean 'pause'?"),
  ]
}
