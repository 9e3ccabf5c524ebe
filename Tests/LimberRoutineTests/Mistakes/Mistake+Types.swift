// Types of steps.
extension Mistake {
  static let types: [Mistake] = [
    Mistake(
      step: #"{ "type": "exercise", "name": "A", "cue": "B", "duration": "5s" }"#, "bad-value",
      "did you mean 'timed'?"),
    Mistake(
      step: #"{ "type": "Timed", "name": "A", "cue": "B", "duration": "5s" }"#, "bad-value",
      "did you mean 'timed'?"),
    Mistake(
      step: #"{ "type": "hold", "name": "A", "cue": "B", "duration": "5s" }"#, "bad-value",
      "did you mean 'timed'?"),
    Mistake(
      step: #"{ "type": "stretch", "name": "A", "cue": "B", "duration": "5s" }"#, "bad-value",
      "did you mean 'timed'?"),
    Mistake(
      step: #"{ "type": "timer", "name": "A", "cue": "B", "duration": "5s" }"#, "bad-value",
      "did you mean 'timed'?"),
    Mistake(
      step: #"{ "type": "tmed", "name": "A", "cue": "B", "duration": "5s" }"#, "bad-value",
      "did you mean 'timed'?"),
    Mistake(
      step: #"{ "type": "plank", "name": "A", "cue": "B", "duration": "5s" }"#, "bad-value",
      "did you mean 'timed'?"),
    Mistake(
      step: #"{ "type": "exercise", "name": "A", "cue": "B", "reps": 5 }"#, "bad-value",
      "did you mean 'reps'?"),
    Mistake(
      step: #"{ "type": "rep", "name": "A", "cue": "B", "reps": 5 }"#, "bad-value",
      "did you mean 'reps'?"),
    Mistake(
      step: #"{ "type": "strength", "name": "A", "cue": "B", "reps": 5 }"#, "bad-value",
      "did you mean 'reps'?"),
    Mistake(
      step: #"{ "type": "Reps", "name": "A", "cue": "B", "reps": 5 }"#, "bad-value",
      "did you mean 'reps'?"),
    Mistake(
      step: #"{ "type": "repetition", "name": "A", "cue": "B", "reps": 5 }"#, "bad-value",
      "did you mean 'reps'?"),
    Mistake(step: #"{ "type": "pause", "duration": "5s" }"#, "bad-value", "did you mean 'rest'?"),
    Mistake(step: #"{ "type": "break", "duration": "5s" }"#, "bad-value", "did you mean 'rest'?"),
    Mistake(step: #"{ "type": "Rest", "duration": "5s" }"#, "bad-value", "did you mean 'rest'?"),
    Mistake(step: #"{ "type": "rst", "duration": "5s" }"#, "bad-value", "did you mean 'rest'?"),
    Mistake(
      step:
        #"{ "type": "circuit", "rounds": 2, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "bad-value", "did you mean 'rounds'?"),
    Mistake(
      step:
        #"{ "type": "superset", "rounds": 2, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "bad-value", "did you mean 'rounds'?"),
    Mistake(
      step: #"{ "type": "loop", "rounds": 2, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "bad-value", "did you mean 'rounds'?"),
    Mistake(
      step: #"{ "type": "round", "rounds": 2, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "bad-value", "did you mean 'rounds'?"),
    Mistake(
      step: #"{ "type": "instruction", "cue": "Sit." }"#, "bad-value", "did you mean 'prompt'?"),
    Mistake(step: #"{ "type": "message", "cue": "Sit." }"#, "bad-value", "did you mean 'prompt'?"),
    Mistake(step: #"{ "type": "prompts", "cue": "Sit." }"#, "bad-value", "did you mean 'prompt'?"),
    Mistake(
      step:
        #"{ "type": "question", "question": "Q?", "options": [ { "label": "A", "steps": [] } ] }"#,
      "bad-value", "did you mean 'choice'?"),
    Mistake(
      step: #"{ "type": "include", "routine": "warm-up" }"#, "bad-value", "did you mean 'routine'?"),
    Mistake(step: #"{ "type": "warble", "x-a": 1 }"#, "bad-value", "expected 'timed'", .words),
    Mistake(
      step: #"{ "name": "A", "cue": "B", "duration": "5s" }"#, "missing-key",
      "this one looks like 'timed'"),
    Mistake(
      step: #"{ "name": "A", "cue": "B", "reps": 5 }"#, "missing-key", "this one looks like 'reps'"),
    Mistake(step: #"{ "duration": "5s" }"#, "missing-key", "this one looks like 'rest'"),
    Mistake(step: #"{ "cue": "Sit." }"#, "missing-key", "this one looks like 'prompt'"),
    Mistake(
      step: #"{ "rounds": 2, "steps": [ { "type": "rest", "duration": "5s" } ] }"#, "missing-key",
      "this one looks like 'rounds'"),
    Mistake(
      step: #"{ "question": "Q?", "options": [ { "label": "A", "steps": [] } ] }"#, "missing-key",
      "this one looks like 'choice'"),
    Mistake(step: #"{ "routine": "warm-up" }"#, "missing-key", "this one looks like 'routine'"),
    Mistake(
      step: #"{ "type": "timed", "name": "A", "cue": "B", "reps": 5 }"#, "bad-value",
      "the keys of a 'reps' step"),
    Mistake(
      step: #"{ "type": "reps", "name": "A", "cue": "B", "duration": "5s" }"#, "bad-value",
      "the keys of a 'timed' step"),
    Mistake(
      step: #"{ "kind": "timed", "name": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'type'?"),
    Mistake(
      step: #"{ "stepType": "timed", "name": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'type'?"),
    Mistake(
      step: #"{ "Type": "timed", "name": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'type'?"),
    Mistake(
      step: #"{ "tpye": "timed", "name": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'type'?"),
    Mistake(step: #""Plank 30s""#, "wrong-type", "a step such as", .words),
    Mistake(
      file: #"{ "format": 1, "title": "Test", "steps": ["Plank 30s"] }"#, "wrong-type",
      "a step such as", .words),
    Mistake(
      step: #"[ { "type": "rest", "duration": "5s" } ]"#, "wrong-type", "a step such as", .words),
  ]
}
