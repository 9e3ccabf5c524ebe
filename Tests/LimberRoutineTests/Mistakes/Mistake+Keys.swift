// Keys of steps by the names that people and other programs have for them.
extension Mistake {
  static let keys: [Mistake] = [
    Mistake(
      step: #"{ "type": "timed", "name": "A", "description": "B", "duration": "5s" }"#,
      "unknown-key", "did you mean 'cue'?"),
    Mistake(
      step: #"{ "type": "timed", "name": "A", "instructions": "B", "duration": "5s" }"#,
      "unknown-key", "did you mean 'cue'?"),
    Mistake(
      step: #"{ "type": "timed", "name": "A", "instruction": "B", "duration": "5s" }"#,
      "unknown-key", "did you mean 'cue'?"),
    Mistake(
      step: #"{ "type": "timed", "name": "A", "notes": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'cue'?"),
    Mistake(
      step: #"{ "type": "timed", "name": "A", "text": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'cue'?"),
    Mistake(
      step: #"{ "type": "timed", "name": "A", "Cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'cue'?"),
    Mistake(
      step: #"{ "type": "timed", "title": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'name'?"),
    Mistake(
      step: #"{ "type": "timed", "exercise": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'name'?"),
    Mistake(
      step: #"{ "type": "timed", "label": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'name'?"),
    Mistake(
      step: #"{ "type": "timed", "exerciseName": "A", "cue": "B", "duration": "5s" }"#,
      "unknown-key", "did you mean 'name'?"),
    Mistake(
      step: #"{ "type": "timed", "Name": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'name'?"),
    Mistake(
      step: #"{ "type": "timed", "nmae": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'name'?"),
    Mistake(
      step: #"{ "type": "timed", "movement": "A", "cue": "B", "duration": "5s" }"#, "unknown-key",
      "did you mean 'name'?"),
    Mistake(
      timed: #""duration": "5s", "perWeek": 3"#, "unknown-key", "it belongs to a programme", .words),
    Mistake(
      timed: #""duration": "5s", "equipment": []"#, "unknown-key",
      "it belongs to the top of a routine", .words),
    Mistake(key: #""goOn": { "sessions": 3 }"#, "unknown-key", "it belongs to a programme", .words),
    Mistake(key: #""tempo": []"#, "unknown-key", "it belongs to a step", .words),
    Mistake(reps: #""reps": "3x10""#, "wrong-type", "expected a whole number"),
    Mistake(reps: #""reps": "3 × 8-10""#, "wrong-type", "expected a whole number"),
    Mistake(timed: #""time": "5s""#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""length": "5s""#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""hold": "5s""#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""Duration": "5s""#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""durration": "5s""#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""duration ": "5s""#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""holdTime": "5s""#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""hold_time": "5s""#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""durationSeconds": 30"#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""duration_sec": 30"#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""seconds": 30"#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""durationInSeconds": 30"#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""hold_seconds": 30"#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""minutes": 30"#, "unknown-key", "did you mean 'duration'?"),
    Mistake(timed: #""durationMinutes": 30"#, "unknown-key", "did you mean 'duration'?"),
    Mistake(reps: #""repetitions": 10"#, "unknown-key", "did you mean 'reps'?"),
    Mistake(reps: #""rep": 10"#, "unknown-key", "did you mean 'reps'?"),
    Mistake(reps: #""count": 10"#, "unknown-key", "did you mean 'reps'?"),
    Mistake(reps: #""Reps": 10"#, "unknown-key", "did you mean 'reps'?"),
    Mistake(reps: #""numReps": 10"#, "unknown-key", "did you mean 'reps'?"),
    Mistake(reps: #""reps": 10, "set": 3"#, "unknown-key", "did you mean 'sets'?"),
    Mistake(reps: #""reps": 10, "series": 3"#, "unknown-key", "did you mean 'sets'?"),
    Mistake(reps: #""reps": 10, "Sets": 3"#, "unknown-key", "did you mean 'sets'?"),
    Mistake(reps: #""reps": 10, "numberOfSets": 3"#, "unknown-key", "did you mean 'sets'?"),
    Mistake(reps: #""reps": 10, "repeat": 3"#, "unknown-key", "did you mean 'sets'?"),
    Mistake(reps: #""reps": 10, "times": 3"#, "unknown-key", "did you mean 'sets'?"),
    Mistake(reps: #""reps": 10, "sets": 3, "pause": "30s""#, "unknown-key", "did you mean 'rest'?"),
    Mistake(
      reps: #""reps": 10, "sets": 3, "restTime": "30s""#, "unknown-key", "did you mean 'rest'?"),
    Mistake(
      reps: #""reps": 10, "sets": 3, "rest_between_sets": "30s""#, "unknown-key",
      "did you mean 'rest'?"),
    Mistake(
      reps: #""reps": 10, "sets": 3, "recovery": "30s""#, "unknown-key", "did you mean 'rest'?"),
    Mistake(
      reps: #""reps": 10, "sets": 3, "restSeconds": 30"#, "unknown-key", "did you mean 'rest'?"),
    Mistake(reps: #""reps": 10, "side": "each""#, "unknown-key", "did you mean 'sides'?"),
    Mistake(reps: #""reps": 10, "perSide": "each""#, "unknown-key", "did you mean 'sides'?"),
    Mistake(reps: #""reps": 10, "sids": "each""#, "unknown-key", "did you mean 'sides'?"),
    Mistake(
      reps: #""reps": 10, "phases": [ { "cue": "Down", "duration": "3s" } ]"#, "unknown-key",
      "did you mean 'tempo'?"),
    Mistake(
      reps: #""reps": 10, "tempo": [ { "text": "Down", "duration": "3s" } ]"#, "unknown-key",
      "did you mean 'cue'?"),
    Mistake(
      reps: #""reps": 10, "tempo": [ { "cue": "Down", "seconds": 3 } ]"#, "unknown-key",
      "did you mean 'duration'?"),
    Mistake(
      timed: #""duration": "1m", "on_suspend": "pause""#, "unknown-key", "did you mean 'onSuspend'?"
    ),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "time": "50%", "cue": "C" } ]"#, "unknown-key",
      "did you mean 'at'?"),
    Mistake(
      reps: #""reps": 10, "cues": [ { "at": "50%", "cue": "C" } ]"#, "unknown-key",
      "it belongs to 'timed' steps", .words),
    Mistake(
      reps: #""reps": 10, "duration": "30s""#, "unknown-key",
      "it belongs to 'timed' or 'rest' steps", .words),
    Mistake(
      step:
        #"{ "type": "rounds", "repeat": 3, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'rounds'?"),
    Mistake(
      step: #"{ "type": "rounds", "times": 3, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'rounds'?"),
    Mistake(
      step: #"{ "type": "rounds", "sets": 3, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'rounds'?"),
    Mistake(
      step: #"{ "type": "rounds", "laps": 3, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'rounds'?"),
    Mistake(
      step: #"{ "type": "rounds", "reps": 3, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'rounds'?"),
    Mistake(
      step:
        #"{ "type": "rounds", "Rounds": 3, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'rounds'?"),
    Mistake(
      step:
        #"{ "type": "rounds", "rounds": 3, "exercises": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      step:
        #"{ "type": "rounds", "rounds": 3, "items": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      step:
        #"{ "type": "rounds", "rounds": 3, "Steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      step:
        #"{ "type": "rounds", "rounds": 3, "children": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      step: #"{ "type": "choice", "title": "Q?", "options": [ { "label": "A", "steps": [] } ] }"#,
      "unknown-key", "did you mean 'question'?"),
    Mistake(
      step:
        #"{ "type": "choice", "question": "Q?", "choices": [ { "label": "A", "steps": [] } ] }"#,
      "unknown-key", "did you mean 'options'?"),
    Mistake(
      step: #"{ "type": "choice", "question": "Q?", "options": [ { "text": "A", "steps": [] } ] }"#,
      "unknown-key", "did you mean 'label'?"),
    Mistake(
      step:
        #"{ "type": "choice", "question": "Q?", "options": [ { "label": "A", "default": "true", "steps": [] } ] }"#,
      "wrong-type", "a boolean"),
    Mistake(
      step:
        #"{ "type": "choice", "question": "Q?", "options": [ { "label": "A", "default": true, "steps": [] }, { "label": "B", "default": true, "steps": [] } ] }"#,
      "bad-value", "at most one", .choice),
    Mistake(
      step: #"{ "type": "prompt", "message": "Sit." }"#, "unknown-key", "did you mean 'cue'?"),
    Mistake(
      step: #"{ "type": "prompt", "cue": "Sit.", "wait": "10s" }"#, "unknown-key",
      "did you mean 'timeout'?"),
    Mistake(step: #"{ "type": "rest", "time": "10s" }"#, "unknown-key", "did you mean 'duration'?"),
    Mistake(
      step: #"{ "type": "routine", "id": "warm-up" }"#, "unknown-key", "did you mean 'routine'?"),
    Mistake(
      timed: #""duration": "5s", "author": "x""#, "unknown-key", "unknown key 'author'", .choice),
    Mistake(
      timed: #""duration": "5s", "difficulty": "x""#, "unknown-key", "unknown key 'difficulty'",
      .choice),
    Mistake(
      timed: #""duration": "5s", "image": "x""#, "unknown-key", "unknown key 'image'", .choice),
    Mistake(
      timed: #""duration": "5s", "muscles": "x""#, "unknown-key", "unknown key 'muscles'", .choice),
    Mistake(timed: #""duration": "5s", "cue": "B""#, "duplicate-key", "found 'cue' again"),
    Mistake(timed: #""duration": "5s", "cue": "C""#, "duplicate-key", "found 'cue' again", .words),
    Mistake(
      step: #"{ "type": "routine", "routine": "warm-up.json" }"#, "unknown-routine",
      "there is no routine"),
    Mistake(
      step: #"{ "type": "routine", "routine": "Warm-up" }"#, "unknown-routine",
      "there is no routine"),
    Mistake(
      step: #"{ "type": "routine", "routine": "warm_up" }"#, "unknown-routine",
      "there is no routine"),
    Mistake(
      step: #"{ "type": "routine", "routine": "routines/warm-up.json" }"#, "unknown-routine",
      "there is no routine"),
    Mistake(
      step: #"{ "type": "routine", "routine": "wram-up" }"#, "unknown-routine",
      "there is no routine"),
  ]
}
