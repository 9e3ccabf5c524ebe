import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

struct ObjectFaultTests {
  private static let cases = [
    FaultCase("no object", file: "1️⃣[]", "1️⃣ wrong-type"),
    FaultCase(
      "nothing at all", file: "1️⃣{}", "1️⃣ missing-key", "1️⃣ missing-key", "1️⃣ missing-key"),
    FaultCase(
      "no title", file: #"1️⃣{ "format": 1, "steps": [ { "type": "rest", "duration": "5s" } ] }"#,
      "1️⃣ missing-key"),
    FaultCase("no steps in it", file: #"{ "format": 1, "title": "A", "steps": 1️⃣[] }"#, "1️⃣ empty"),
    FaultCase(
      "steps of another type", file: #"{ "format": 1, "title": "A", "steps": 1️⃣{} }"#,
      "1️⃣ wrong-type"),
    FaultCase("another version", file: #"{ "fromat": 2, "format": 1️⃣2 }"#, "1️⃣ unsupported-format"),
    FaultCase(
      "a version between", file: #"{ "format": 1️⃣1.5, "steps": 0 }"#, "1️⃣ unsupported-format"),
    FaultCase("a huge version", file: #"{ "format": 1️⃣1e999 }"#, "1️⃣ unsupported-format"),
    FaultCase(
      "a version in quotes",
      file: #"{ "format": 1️⃣"1", "title": 2️⃣3, "steps": [{"type": "rest", "duration": "5s"}] }"#,
      "1️⃣ wrong-type", "2️⃣ wrong-type"),
    FaultCase("a misspelt key", key: #"1️⃣"sumary": "x""#, "1️⃣ unknown-key"),
    FaultCase("an author's own key", key: #""x-sumary": [{ "x": null }]"#),
    FaultCase("an own key needs its hyphen", key: #"1️⃣"x": 1"#, "1️⃣ unknown-key"),
    FaultCase("an own key is written small", key: #"1️⃣"X-a": 1"#, "1️⃣ unknown-key"),
    FaultCase(
      "a key twice", key: #"1️⃣"summary": "a", 2️⃣"summary": 3"#, "2️⃣ duplicate-key", "1️⃣ note"),
    FaultCase(
      "a key twice in other letters", key: #"1️⃣"summary": "a", 2️⃣"s\u0075mmary": "b""#,
      "2️⃣ duplicate-key", "1️⃣ note"),
    FaultCase(
      "a key thrice", key: #"1️⃣"x-a": 1, 2️⃣"x-a": 2, 3️⃣"x-a": 3"#,
      "2️⃣ duplicate-key", "1️⃣ note", "3️⃣ duplicate-key", "1️⃣ note"),
    FaultCase(
      "an unknown key twice", key: #"1️⃣"smmary": "a", 2️⃣"smmary": "b""#,
      "1️⃣ unknown-key", "2️⃣ duplicate-key", "1️⃣ note"),
    FaultCase(
      "a key twice inside an own one", key: #""x-a": [{ 1️⃣"b": 1, 2️⃣"b": 2 }]"#,
      "2️⃣ duplicate-key", "1️⃣ note"),
    FaultCase("two keys that only look alike", key: #""x-\u00e9": 1, "x-e\u0301": 2"#),
    FaultCase("null for a text", key: #""summary": 1️⃣null"#, "1️⃣ wrong-type"),
    FaultCase("a schema that is no text", key: #""$schema": 1️⃣1"#, "1️⃣ wrong-type"),
    FaultCase("texts that are none", key: #""tags": [1️⃣1, "a", 2️⃣""]"#, "1️⃣ wrong-type", "2️⃣ empty"),
    FaultCase("a text for texts", key: #""tags": 1️⃣"calf""#, "1️⃣ wrong-type"),
    FaultCase("no texts", key: #""tags": [], "equipment": [], "cautions": [], "summary": """#),
    FaultCase("a word for progression", key: #""progression": 1️⃣"gradal""#, "1️⃣ bad-value"),
    FaultCase("the other word for progression", key: #""progression": "none""#),
    FaultCase("limits", key: #""limits": { "perDay": 1, "perWeek": 1e1 }"#),
    FaultCase("only rest", key: #""limits": { "restDays": 0 }"#),
    FaultCase(
      "rest that is no number of days", key: #""limits": { "perDay": 1, "restDays": 1️⃣8 }"#,
      "1️⃣ bad-count"),
    FaultCase("rest that is a word", key: #""limits": { "restDays": 1️⃣"1" }"#, "1️⃣ wrong-type"),
    FaultCase("no limits in it", key: #""limits": 1️⃣{}"#, "1️⃣ empty"),
    FaultCase("limits of one's own", key: #""limits": 1️⃣{ "x-a": 1 }"#, "1️⃣ missing-key"),
    FaultCase(
      "limits that are no counts",
      key: #""limits": { "perDay": 1️⃣0, "perWeek": 2️⃣"3", 3️⃣"perMonth": 1 }"#,
      "1️⃣ bad-count", "2️⃣ wrong-type", "3️⃣ unknown-key"),
    FaultCase("a calf without a caution", key: #""tags": ["a", 1️⃣"calf"]"#, "1️⃣ no-caution"),
    FaultCase(
      "a calf with an empty list of cautions", key: #""tags": [1️⃣"calf"], "cautions": []"#,
      "1️⃣ no-caution"),
    FaultCase("a calf with a caution", key: #""tags": ["calf"], "cautions": ["Stop."]"#),
    FaultCase(
      "a calf with a faulty caution", key: #""tags": ["calf"], "cautions": [1️⃣7]"#,
      "1️⃣ wrong-type"),
  ]

  @Test(arguments: cases)
  func `faults of objects are found in their places`(_ fault: FaultCase) {
    #expect(fault.found == fault.expected)
  }

  @Test func `a file of more than a mebibyte is refused before it is read`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: FormatLimits.fileBytes + 1)
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", bytes: bytes))
    let report = RoutineReader.read(file, lookup: .empty).reports[0]
    #expect(report.diagnostics.map(\.code) == ["too-large"])
    #expect(report.diagnostics[0].range.start == 0)
  }

  @Test func `a file of a mebibyte is read`() {
    let text = #"{ "format": 1, "title": "A", "steps": [ { "type": "rest", "duration": "5s" } ] }"#
    let bytes = Array(text.utf8)
    let space = [UInt8](repeating: 0x20, count: FormatLimits.fileBytes - bytes.count)
    let source = SourceText(name: "test.json", bytes: bytes + space)
    #expect(
      RoutineReader.read(RoutineFile(id: "test", source: source), lookup: .empty).set != nil)
  }

  @Test(arguments: ["Calf", "calf_stretch", "-calf", "calf-", "calf--stretch", "", "kälf", "a b"])
  func `a name that is no id is said at the file's start`(_ id: String) {
    let marked = MarkedSource(
      #"1️⃣{ "format": 1, "title": "A", "steps": [ { "type": "rest", "duration": 2️⃣5 } ] }"#)
    let report = RoutineReader.read(marked.file(id: id), lookup: .empty).reports[0]
    #expect(marked.listing(of: report.diagnostics) == ["1️⃣ bad-id", "2️⃣ bad-duration"])
  }
}
