// Programmes.
extension Mistake {
  static let programmes: [Mistake] = [
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "tags": [], "weeks": [ { "routines": [ { "routine": "warm-up", "perWeek": 3 } ] } ] }"#,
      "unknown-key", "it belongs to the top of a routine", .words, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "with": {}, "routines": [ { "routine": "warm-up", "perWeek": 3 } ] } ] }"#,
      "unknown-key", "it belongs to an entry of 'routines'", .words, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "name": "Test", "weeks": [ { "routines": [ { "routine": "warm-up", "perWeek": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'title'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "title": "Test", "weeks": [ { "routines": [ { "routine": "warm-up", "perWeek": 3 } ] } ] }"#,
      "missing-key", #"needs the key 'format'"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "phases": [ { "routines": [ { "routine": "warm-up", "perWeek": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'weeks'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "routines": [ { "routine": "warm-up", "per_week": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'perWeek'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "routines": [ { "routine": "warm-up", "timesPerWeek": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'perWeek'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "routines": [ { "routine": "warm-up", "times": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'perWeek'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "routines": [ { "routine": "warm-up", "frequency": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'perWeek'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "routines": [ { "id": "warm-up", "perWeek": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'routine'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "sessions": [ { "routine": "warm-up", "perWeek": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'routines'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "routines": { "routine": "warm-up", "perWeek": 3 } } ] }"#,
      "wrong-type", #"a list such as"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "routines": [ { "routine": "warm-up.json", "perWeek": 3 } ] } ] }"#,
      "unknown-routine", #"did you mean 'warm-up'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "routines": [ { "routine": "warm-up", "perWeek": "3" } ] } ] }"#,
      "wrong-type", #"a whole number"#, isProgramme: true),
    Mistake(
      file: #"{ "format": 1, "title": "Test", "weeks": [ { "routines": [ "warm-up" ] } ] }"#,
      "wrong-type", #"such as { "routine""#, .words, isProgramme: true),
    Mistake(
      file: #"{ "format": 1, "title": "Test", "weeks": 4 }"#, "wrong-type", #"a list such as"#,
      .words, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "goOn": { "pain": 3 }, "routines": [ { "routine": "warm-up", "perWeek": 3 } ] } ] }"#,
      "unknown-key", #"did you mean 'maxPain'?"#, isProgramme: true),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "weeks": [ { "duration": 3, "routines": [ { "routine": "warm-up", "perWeek": 3 } ] } ] }"#,
      "unknown-key", #""#, .choice, isProgramme: true),
  ]
}
