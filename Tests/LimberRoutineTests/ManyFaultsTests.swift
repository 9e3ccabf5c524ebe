import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

struct ManyFaultsTests {
  @Test func `all faults of a file are found in one run, in the order of their places`() {
    let fault = FaultCase(
      "",
      file: #"""
        1️⃣{ "format": 1,
          2️⃣"titel": "Evening",
          "tags": ["calf", 3️⃣7],
          "limits": { "perDay": 4️⃣0 },
          "steps": [
            5️⃣{ "type": "timed", "duration": 6️⃣90, "sides": 7️⃣"alternate" },
            { "type": "rest", "duration": 8️⃣{ "min": "2m", "max": "1m" } },
            { "type": "routine", "routine": 9️⃣"walk" }
          ] }
        """#,
      "2️⃣ unknown-key", "3:12 no-caution", "3️⃣ wrong-type", "4️⃣ bad-count",
      "5️⃣ missing-key", "5️⃣ no-cue", "6️⃣ bad-duration", "7️⃣ bad-value", "8️⃣ bad-range",
      "9️⃣ unknown-routine")
    #expect(fault.found == fault.expected)
  }

  @Test func `a text that is no JSON has that one fault`() {
    let fault = FaultCase("", file: #"{ "format": 2, "title": 1️⃣oops }"#, "1️⃣ syntax")
    #expect(fault.found == fault.expected)
  }

  @Test func `a text that is not UTF-8 has that one fault`() {
    let source = SourceText(name: "test.json", bytes: [0x7B, 0x22, 0xFF])
    let reading = RoutineReader.read(RoutineFile(id: "test", source: source), lookup: .empty)
    #expect(reading.reports[0].diagnostics.map(\.code) == ["encoding"])
  }

  @Test func `the first hundred are shown and all are counted`() {
    let keys = (0..<5_000).map { #""k\#($0)": 1"# }.joined(separator: ", ")
    let text = #"{ \#(keys), "format": 1, "title": "", "steps": [] }"#
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
    let report = RoutineReader.read(file, lookup: .empty).reports[0]
    #expect(report.total == 5_002)
    #expect(report.diagnostics.count == 100)
    #expect(report.diagnostics.allSatisfy { $0.code == "unknown-key" })
    #expect(report.diagnostics.last?.message.contains("'k99'") == true)
  }

  @Test func `faults found late are shown first where they stand first`() {
    let bad = Array(repeating: #"{ "type": "rest", "duration": 5 }"#, count: 1_000)
    let text =
      #"{ "format": 1, "steps": [ \#(bad.joined(separator: ", ")) ], "title": "", "tags": [1] }"#
    let file = RoutineFile(id: "Test", source: SourceText(name: "Test.json", text: text))
    let report = RoutineReader.read(file, lookup: .empty).reports[0]
    #expect(report.total == 1_003)
    #expect(report.diagnostics.first?.code == "bad-id")
    #expect(report.diagnostics.dropFirst().allSatisfy { $0.code == "bad-duration" })
  }

  @Test func `a hundred thousand unknown keys are refused`() {
    let keys = (0..<100_000).map { #""\#(String($0, radix: 36))":0"# }.joined(separator: ",")
    let file = RoutineFile(
      id: "test", source: SourceText(name: "test.json", text: "{\(keys)}"))
    let report = RoutineReader.read(file, lookup: .empty).reports[0]
    #expect(report.total == 100_003)
    #expect(report.diagnostics.map(\.code).prefix(4).suffix(2) == ["missing-key", "unknown-key"])
  }
}
