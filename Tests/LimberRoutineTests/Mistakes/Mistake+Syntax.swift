// What is no JSON, in whole or in part.
extension Mistake {
  static let syntax: [Mistake] = [
    Mistake(
      file:
        "```json\n{ \"format\": 1, \"title\": \"Test\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }\n```",
      "syntax", "a Markdown fence"),
    Mistake(
      file:
        "Here is your routine:\n\n```json\n{ \"format\": 1, \"title\": \"Test\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }\n```\n\nEnjoy!",
      "syntax", "a Markdown fence"),
    Mistake(
      file:
        #"Sure! Here it is: { "format": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "other text"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \"Test\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }\n```",
      "syntax", "a Markdown fence"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \"Test\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }\nLet me know.",
      "syntax", "other text"),
    Mistake(
      file: "format: 1\ntitle: Test\nsteps:\n  - type: rest\n    duration: 5s\n", "syntax", "YAML",
      .words),
    Mistake(file: "---\nformat: 1\n", "syntax", "YAML", .words),
    Mistake(file: #"<routine><title>Test</title></routine>"#, "syntax", "HTML or XML", .words),
    Mistake(
      file:
        #"export default { "format": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "a program"),
    Mistake(
      file: #"{ format: 1, title: 'Test', steps: [ { type: 'rest', duration: '5s', }, ], }"#,
      "syntax", "this is JSON5"),
    Mistake(
      file:
        "{ // mine\n \"format\": 1, \"title\": \"Test\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "a comment"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \"Test\", \"steps\": [\n // warm up\n { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "a comment"),
    Mistake(
      file: #"{ 'format': 1, 'title': 'Test', 'steps': [ { 'type': 'rest', 'duration': '5s' } ] }"#,
      "syntax", "double quotes"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" }, ] }"#,
      "syntax", "takes no comma"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s", } ] }"#,
      "syntax", "takes no comma"),
    Mistake(
      file: #"{ "format": 1 "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "is a comma missing?"),
    Mistake(
      file:
        #"{ "format": 1,, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "expected a key"),
    Mistake(
      file: #"{ "format" 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "':' after the key"),
    Mistake(
      file:
        #"{ "format" = 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "joined by ':'"),
    Mistake(
      file: #"{ "format": 1, "title": Test, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "texts stand in double quotes"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \u{201C}Test\u{201D}, \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "straight double quotes"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \"Test\u{201D}, \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "straight double quotes"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \"Test, \n\"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "one line"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \"Test\", \"summary\": \"One\n  two.\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "one line"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \"A\ttab\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "control characters"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "summary": None, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "left out"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "x-a": True, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "written 'true'"),
    Mistake(
      file:
        #"{ "format": 01, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "leading zero"),
    Mistake(
      file:
        #"{ "format": +1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "without '+'"),
    Mistake(
      file:
        #"{ "format": 1., "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "a digit after"),
    Mistake(
      file: #"{ "format": 1, "title": "Test", "steps": [ { "type": "rest", "duration": 5s } ] }"#,
      "syntax", "double quotes"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "steps": [ { "type": "reps", "name": "A", "cue": "B", "reps": 8-10 } ] }"#,
      "syntax", "a range"),
    Mistake(
      file:
        #"{ "format": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ] }}"#,
      "syntax", "one '}' too many"),
    Mistake(
      file: #""format": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ]"#,
      "syntax", "around all keys"),
    Mistake(
      file: #"{ "format": 1, "title": "Test", "steps": [ { "type": "rest", "duration": "5s" } ]"#,
      "syntax", "the end of the file", .words),
    Mistake(
      file:
        "{ \"format\": 1,\u{A0}\"title\": \"Test\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "U+00A0"),
    Mistake(
      file:
        "{ \"format\": 1, \"title\": \"Test\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }\n{ \"format\": 1, \"title\": \"Test\", \"steps\": [ { \"type\": \"rest\", \"duration\": \"5s\" } ] }",
      "syntax", "one value", .words),
    Mistake(file: #""#, "syntax", "the file is empty", .words),
    Mistake(
      file:
        #"{ "format": 1, "title": "C:\Temp", "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "syntax", "a backslash itself"),
  ]
}
