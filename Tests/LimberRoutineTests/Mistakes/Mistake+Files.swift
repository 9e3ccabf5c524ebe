// Keys and values of a whole file, and texts.
extension Mistake {
  static let files: [Mistake] = [
    Mistake(
      file: #"{ "format": 1, "name": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'title'?"),
    Mistake(
      file: #"{ "format": 1, "Title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'title'?"),
    Mistake(
      file: #"{ "format": 1, "titel": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'title'?"),
    Mistake(
      file:
        #"{ "format": 1, "routineName": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'title'?"),
    Mistake(
      file:
        #"{ "format": 1, "heading": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'title'?"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "exercises": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      file: #"{ "format": 1, "title": "Test", "Steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "sequence": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      file: #"{ "format": 1, "title": "Test", "setps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "activities": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'steps'?"),
    Mistake(
      file:
        #"{ "version": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'format'?"),
    Mistake(
      file:
        #"{ "formatVersion": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'format'?"),
    Mistake(
      file: #"{ "fromat": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unknown-key", "did you mean 'format'?"),
    Mistake(
      file: #"{ "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "missing-key", "needs the key 'format'"),
    Mistake(
      file:
        #"{ "format": "1", "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "wrong-type", "a number"),
    Mistake(
      file: #"{ "format": 1, "steps": [ { "type": "rest", "duration": "5s" } ] }"#, "missing-key",
      "needs the key 'title'", .words),
    Mistake(
      file: #"{ "format": 2, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "unsupported-format", "format 1 only", .words),
    Mistake(
      file: #"{ "format": 1, "title": "Test", "steps": { "type": "rest", "duration": "5s" } }"#,
      "wrong-type", "a list such as [ {"),
    Mistake(file: #"{ "format": 1, "title": "Test", "steps": [] }"#, "empty", "not empty", .words),
    Mistake(
      file: #"{ "format": 1, "title": 7, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "wrong-type", "a string"),
    Mistake(
      file:
        #"{ "format": 1, "title": ["Test"], "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "wrong-type", "a string"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Two\nlines", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "too-long", "one line"),
    Mistake(
      file:
        #"{ "format": 1, "title": "\u200b", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "bad-text", "can be seen", .words),
    Mistake(key: #""description": "x""#, "unknown-key", "did you mean 'summary'?"),
    Mistake(key: #""about": "x""#, "unknown-key", "did you mean 'summary'?"),
    Mistake(key: #""warnings": ["Stop."]"#, "unknown-key", "did you mean 'cautions'?"),
    Mistake(key: #""precautions": ["Stop."]"#, "unknown-key", "did you mean 'cautions'?"),
    Mistake(key: #""tag": ["legs"]"#, "unknown-key", "did you mean 'tags'?"),
    Mistake(key: #""keywords": ["legs"]"#, "unknown-key", "did you mean 'tags'?"),
    Mistake(key: #""reference": "x""#, "unknown-key", "did you mean 'source'?"),
    Mistake(key: #""gear": ["a mat"]"#, "unknown-key", "did you mean 'equipment'?"),
    Mistake(key: #""materials": ["a mat"]"#, "unknown-key", "did you mean 'equipment'?"),
    Mistake(key: #""limit": { "perDay": 1 }"#, "unknown-key", "did you mean 'limits'?"),
    Mistake(key: #""progresion": "none""#, "unknown-key", "did you mean 'progression'?"),
    Mistake(key: #""author": "x""#, "unknown-key", "unknown key 'author'", .choice),
    Mistake(key: #""difficulty": "x""#, "unknown-key", "unknown key 'difficulty'", .choice),
    Mistake(key: #""level": "x""#, "unknown-key", "unknown key 'level'", .choice),
    Mistake(
      key: #""estimatedMinutes": "x""#, "unknown-key", "unknown key 'estimatedMinutes'", .choice),
    Mistake(key: #""created": "x""#, "unknown-key", "unknown key 'created'", .choice),
    Mistake(key: #""_comment": "x""#, "unknown-key", "unknown key '_comment'", .choice),
    Mistake(key: #""summary": "a", "sumary": "b""#, "unknown-key", "unknown key 'sumary'", .choice),
    Mistake(key: #""tags": "legs, evening""#, "wrong-type", "a list of"),
    Mistake(key: #""tags": "legs""#, "wrong-type", "a list of"),
    Mistake(key: #""cautions": "Stop, please.""#, "wrong-type", "a list of"),
    Mistake(key: #""equipment": "a mat""#, "wrong-type", "a list of"),
    Mistake(key: #""summary": null"#, "wrong-type", "found null"),
    Mistake(key: #""tags": null"#, "wrong-type", "found null"),
    Mistake(key: #""cautions": null"#, "wrong-type", "found null"),
    Mistake(key: #""limits": null"#, "wrong-type", "found null"),
    Mistake(key: #""equipment": null"#, "wrong-type", "found null"),
    Mistake(key: #""source": null"#, "wrong-type", "found null"),
    Mistake(key: #""limits": 2"#, "wrong-type", #"limits such as { "perDay": 2 }"#, .choice),
    Mistake(key: #""limits": {}"#, "empty", "limits are not empty"),
    Mistake(key: #""limits": { "per_day": 2 }"#, "unknown-key", "did you mean 'perDay'?"),
    Mistake(key: #""limits": { "maxPerDay": 2 }"#, "unknown-key", "did you mean 'perDay'?"),
    Mistake(key: #""limits": { "daily": 2 }"#, "unknown-key", "did you mean 'perDay'?"),
    Mistake(key: #""limits": { "timesPerWeek": 2 }"#, "unknown-key", "did you mean 'perWeek'?"),
    Mistake(key: #""limits": { "perweek": 2 }"#, "unknown-key", "did you mean 'perWeek'?"),
    Mistake(key: #""limits": { "rest": 1 }"#, "unknown-key", "did you mean 'restDays'?"),
    Mistake(key: #""limits": { "restDays": -1 }"#, "bad-count", "from 0 to 7", .words),
    Mistake(key: #""limits": { "perDay": "2" }"#, "wrong-type", "a whole number"),
    Mistake(key: #""progression": "gradul""#, "bad-value", "did you mean 'gradual'?"),
    Mistake(key: #""progression": "None""#, "bad-value", "did you mean 'none'?"),
    Mistake(key: #""progression": "fixed""#, "bad-value", "did you mean 'none'?"),
    Mistake(key: #""progression": "linear""#, "bad-value", "did you mean 'gradual'?"),
    Mistake(timed: #""duration": "5s", "name": null"#, "duplicate-key", "again", .words),
    Mistake(
      step: #"{ "type": "prompt", "cue": "Sit.\nBreathe." }"#, "bad-text", "control characters"),
    Mistake(
      step: #"{ "type": "prompt", "cue": "Sit.\tBreathe." }"#, "bad-text", "control characters"),
    Mistake(step: #"{ "type": "prompt", "cue": "Sit.\u0007" }"#, "bad-text", "U+0007"),
    Mistake(
      step: #"{ "type": "prompt", "cue": ["Sit.", "Breathe."] }"#, "wrong-type", "a string", .choice
    ),
    Mistake(step: #"{ "type": "prompt", "cue": "" }"#, "empty", "not empty", .words),
    Mistake(step: #"{ "type": "rest", "duration": "5s", "name": "" }"#, "empty", "not empty"),
    Mistake(
      step: #"{ "type": "timed", "name": "A", "duration": "5s" }"#, "no-cue",
      "does not say what to do: add a 'cue'", .words),
    Mistake(
      key: #""tags": ["calf"]"#, "no-caution", "does not say when to stop: add 'cautions'", .words),
  ]
}
