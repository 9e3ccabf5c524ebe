import LimberProgress
import LimberRoutine
import Testing

@testable import LimberHost

@Suite struct HistoryLineTests {
  static let time = Moment(milliseconds: 1_790_000_123_456, offsetSeconds: 3600)
  static let step = SessionRecord.StepRecord(
    routine: "calf", path: "/steps/0", name: "Heel \"drop\"\n", side: "left", target: 8, did: 7,
    outcome: .partial)
  static let dose = SessionRecord.DoseRecord(
    key: DoseKey(routine: "calf", path: "/steps/0", unit: .seconds), name: "Hold", min: 30_000,
    max: 60_000, target: 45_000, did: 45_500)

  static let lines: [HistoryLine] = [
    .start(
      .init(
        id: "a1", time: time,
        routines: [.init(id: "calf", hash: "00ff"), .init(id: "ice", isIncluded: true)],
        planned: 117_500, isUnattended: true, hasOwnDose: true)),
    .step("a1", step),
    .doses("a1", [dose]),
    .end(.init(id: "a1", time: time, outcome: .stopped, isPainStop: true, did: 12_345)),
    .rating("a1", effort: 3, pain: nil),
    .note("a1", "It hurt: left calf 🦵"),
  ]

  @Test(arguments: lines) func `what is written is read again`(_ line: HistoryLine) {
    #expect(!line.text.contains("\n"))
    #expect(HistoryLine(reading: line.text.utf8) == line)
  }

  @Test(arguments: [
    "", "{", "[]", "null", #"{"v":2,"kind":"note","id":"a","note":"x"}"#,
    #"{"v":1,"kind":"dance","id":"a"}"#, #"{"v":1,"kind":"note","note":"x"}"#,
    #"{"v":1,"kind":"end","id":"a","time":"yesterday","outcome":"completed"}"#,
    "\u{0}\u{0}\u{0}",
  ]) func `what is no line of a history is not read`(_ text: String) {
    #expect(HistoryLine(reading: text.utf8) == nil)
  }

  @Test(arguments: [
    "2026-03-29T02:30:00.250+01:00", "1999-12-31T23:59:59.999-05:00",
    "1970-01-01T00:00:00.000+00:00",
  ]) func `an instant is read as it was written`(_ text: String) {
    #expect(Moment(rfc3339: text)?.rfc3339 == text)
  }
}
