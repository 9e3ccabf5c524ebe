// Durations and moments as people write them.
extension Mistake {
  static let durations: [Mistake] = [
    Mistake(timed: #""duration": "30 s""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "30 sec""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "30 secs""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "30 seconds""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "30sec""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "30S""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1 min""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1min""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1 minute""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1.5m""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1,5s""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1.5 minutes""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "0.5 h""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "2 min 30 s""#, "bad-duration", "a duration is a number of"),
    Mistake(
      timed: #""duration": "2 minutes and 30 seconds""#, "bad-duration", "a duration is a number of"
    ),
    Mistake(timed: #""duration": "1:30""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "00:30""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "01:02:03""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "PT30S""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "PT1M30S""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1h 5m""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": " 30s""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "30s ""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "30s.""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "~30s""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "about 30s""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "90 SECONDS""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1 hr""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: "\"duration\": \"30\u{A0}s\"", "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "20s-40s""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "20-40s""#, "bad-duration", "a duration is a number of"),
    Mistake(
      timed: "\"duration\": \"20s \u{2013} 40s\"", "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "20 to 40 seconds""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "20s to 40s""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "20-40 seconds""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "1-2 min""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": "40s-20s""#, "bad-duration", "a duration is a number of"),
    Mistake(timed: #""duration": 30"#, "bad-duration", "a duration needs a unit", .choice),
    Mistake(timed: #""duration": 90"#, "bad-duration", "a duration needs a unit", .choice),
    Mistake(timed: #""duration": 1.5"#, "bad-duration", "a duration needs a unit", .choice),
    Mistake(timed: #""duration": "30""#, "bad-duration", "a duration needs a unit", .choice),
    Mistake(timed: #""duration": "45""#, "bad-duration", "a duration needs a unit", .choice),
    Mistake(timed: #""duration": 1800"#, "bad-duration", "a duration needs a unit"),
    Mistake(timed: #""duration": "5s", "sets": 2, "rest": "30 seconds""#, "bad-duration", ""),
    Mistake(timed: #""duration": { "min": "20 s", "max": "40s" }"#, "bad-duration", ""),
    Mistake(
      timed: #""duration": { "min": "40s", "max": "20s" }"#, "bad-range", "'min' is below 'max'"),
    Mistake(timed: #""duration": { "min": "60s", "max": "1m" }"#, "bad-range", "both alike"),
    Mistake(
      timed: #""duration": { "min": "20s", "maximum": "40s" }"#, "unknown-key",
      "did you mean 'max'?"),
    Mistake(
      timed: #""duration": { "low": "20s", "max": "40s" }"#, "unknown-key", "did you mean 'min'?"),
    Mistake(timed: #""duration": "soon""#, "bad-duration", "a duration", .words),
    Mistake(timed: #""duration": "25h""#, "bad-duration", "a duration", .words),
    Mistake(timed: #""duration": "0s""#, "bad-duration", "a duration", .words),
    Mistake(timed: #""duration": "-5s""#, "bad-duration", "a duration", .words),
    Mistake(timed: #""duration": "a while""#, "bad-duration", "a duration", .words),
    Mistake(timed: #""duration": "5 parsecs""#, "bad-duration", "a duration", .words),
    Mistake(timed: #""duration": true"#, "wrong-type", "a duration such as", .words),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "at": 25, "cue": "C" } ]"#, "bad-duration",
      "a moment needs a unit", .choice),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "at": 50, "cue": "C" } ]"#, "bad-duration",
      "a moment needs a unit", .choice),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "at": "25 %", "cue": "C" } ]"#, "bad-duration",
      "a moment"),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "at": "half", "cue": "C" } ]"#, "bad-duration",
      "a moment"),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "at": "halfway", "cue": "C" } ]"#, "bad-duration",
      "a moment"),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "at": "30 sec", "cue": "C" } ]"#, "bad-duration",
      "a moment"),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "at": "-10 sec", "cue": "C" } ]"#, "bad-duration",
      "a moment"),
    Mistake(
      timed: #""duration": "1m", "cues": [ { "at": "1:00", "cue": "C" } ]"#, "bad-duration",
      "a moment"),
  ]
}
