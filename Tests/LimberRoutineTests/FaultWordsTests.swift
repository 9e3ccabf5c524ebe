import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

struct FaultWordsTests {
  /// A faulty value in the place of a rest's duration, or of more keys of a rest, and the words.
  private struct Row: Sendable, CustomTestStringConvertible {
    let keys: String
    let message: String
    var testDescription: String { keys }

    init(_ keys: String, _ message: String) {
      self.keys = keys
      self.message = message
    }
  }

  private static let rows = [
    Row(#""durration": 1"#, "unknown key 'durration'"),
    Row(#""nmae": "A""#, "unknown key 'nmae'; did you mean 'name'?"),
    Row(#""zzz": 1"#, "unknown key 'zzz'"),
    Row(#""tempo": 1"#, "unknown key 'tempo'; it belongs to 'reps' steps"),
    Row(#""sets": 1"#, "unknown key 'sets'; it belongs to 'timed' or 'reps' steps"),
    Row(#""cue": 7"#, "expected a string, found a number"),
    Row(#""cue": null"#, "expected a string, found null"),
    Row(#""cue": true"#, "expected a string, found a boolean"),
    Row(#""cue": {}"#, "expected a string, found an object"),
    Row(#""cue": []"#, "expected a string, found an array"),
    Row(#""cue": "\u001b""#, "a text holds no control characters, found U+001B"),
    Row(#""cue": "\ud800""#, "a text holds whole characters, found half of a surrogate pair"),
    Row(#""cue": """#, "a text here is not empty"),
    Row(#""cue": "A", "cue": "B""#, "a key stands once in an object, found 'cue' again"),
    Row(
      #""name": "\#(String(repeating: "a", count: 81))""#,
      "a title or a name has at most 80 characters, found 81"),
    Row(
      #""onSuspend": "pauze""#, "expected 'pause' or 'elapse', found 'pauze'; did you mean 'pause'?"
    ),
    Row(#""onSuspend": "x""#, "expected 'pause' or 'elapse', found 'x'"),
    Row(
      #""\#(String(repeating: "z", count: 70))": 1"#,
      "unknown key '\(String(repeating: "z", count: 60))…'"),
  ]

  @Test(arguments: rows)
  private func `a fault is put into words`(_ row: Row) {
    let diagnostics = Self.read(
      #"{ "type": "rest", "duration": "5s", \#(row.keys) }"#)
    #expect(diagnostics.map(\.message) == [row.message])
  }

  /// A step that is mended by its first fix.
  private struct Mended: Sendable, CustomTestStringConvertible {
    let faulty: String
    let mended: String
    var testDescription: String { faulty }

    init(_ faulty: String, _ mended: String) {
      self.faulty = faulty
      self.mended = mended
    }
  }

  private static let fixes = [
    Mended(#"{ "type": "rst", "duration": "5s" }"#, #"{ "type": "rest", "duration": "5s" }"#),
    Mended(
      #"{ "type": "rest", "duration": "5s", "nmae": "A" }"#,
      #"{ "type": "rest", "duration": "5s", "name": "A" }"#),
    Mended(#"{ "type": "rest", "duration": 90 }"#, #"{ "type": "rest", "duration": "90s" }"#),
    Mended(#"{ "type": "rest", "duration": 1.5 }"#, #"{ "type": "rest", "duration": "1.5s" }"#),
    Mended(#"{ "type": "rest", "duration": "90" }"#, #"{ "type": "rest", "duration": "90s" }"#),
    Mended(#"{ "type": "rest", "duration": "5 min" }"#, #"{ "type": "rest", "duration": "5m" }"#),
    Mended(#"{ "type": "rest", "duration": "1:30" }"#, #"{ "type": "rest", "duration": "1m30s" }"#),
    Mended(
      #"{ "type": "rest", "duration": "1 Hour 5 minutes" }"#,
      #"{ "type": "rest", "duration": "1h5m" }"#),
    Mended(
      #"{ "type": "rest", "duration": { "min": "2m", "max": "90s" } }"#,
      #"{ "type": "rest", "duration": { "min": "90s", "max": "2m" } }"#),
    Mended(
      #"{ "type": "rest", "duration": { "min": "60s", "max": "1m" } }"#,
      #"{ "type": "rest", "duration": "60s" }"#),
    Mended(
      #"{ "type": "reps", "name": "A", "cue": "B", "reps": "8" }"#,
      #"{ "type": "reps", "name": "A", "cue": "B", "reps": 8 }"#),
    Mended(
      #"{ "type": "timed", "name": "A", "cue": "B", "duration": "1m", "sides": "alternate" }"#,
      #"{ "type": "timed", "name": "A", "cue": "B", "duration": "1m", "sides": "each" }"#),
  ]

  @Test(arguments: fixes)
  private func `the first fix mends the fault`(_ row: Mended) throws {
    let diagnostic = try #require(Self.read(row.faulty).first)
    let fix = try #require(diagnostic.fixes.first)
    let mended = SourceText(name: "test.json", text: Self.file(row.faulty)).applying(fix.edits)
    #expect(String(decoding: mended.bytes, as: UTF8.self) == Self.file(row.mended))
    #expect(Self.read(row.mended).isEmpty)
  }

  @Test(arguments: [
    "\"soon\"", "\"5 parsecs\"", "-5", "\"0s\"", "\"1:2:3:4\"", "\"::\"", "\"25h\"",
  ])
  func `where nothing is sure no fix is offered`(_ duration: String) throws {
    let diagnostic = try #require(
      Self.read(#"{ "type": "rest", "duration": \#(duration) }"#).first)
    #expect(diagnostic.fixes.isEmpty)
  }

  private static func file(_ step: String) -> String {
    #"{ "format": 1, "title": "A", "steps": [ \#(step) ] }"#
  }

  private static func read(_ step: String) -> [Diagnostic] {
    let source = SourceText(name: "test.json", text: file(step))
    return RoutineReader.read(RoutineFile(id: "test", source: source), lookup: .empty)
      .reports.flatMap(\.diagnostics)
  }
}
