import LimberBasics
import LimberEvents
import LimberProgress
import LimberRoutine
import Testing

@testable import LimberHistory

@Suite struct HistoryLineTests {
  static let time = Instant(milliseconds: 1_790_000_123_456, offsetSeconds: 3600)
  static let step = SessionRecord.StepRecord(
    index: 4, routine: "calf", path: "/steps/0", kind: .reps, name: "Heel \"drop\"\n",
    side: .left, target: .count(8), did: .count(7), took: .milliseconds(31_500), outcome: .partial)
  static let dose = SessionRecord.DoseRecord(
    key: DoseKey(routine: "calf", path: "/steps/0", unit: .seconds), name: "Hold",
    min: .time(.seconds(30)),
    max: .time(.seconds(60)), target: .time(.seconds(45)), did: .time(.milliseconds(45_500)))

  static let lines: [HistoryLine] = [
    .start(
      .init(
        id: "a1", time: time,
        routines: [
          .init(id: "calf", hash: "00ff", parts: ["calf", "foot"]),
          .init(id: "ice", isIncluded: true),
        ],
        planned: .milliseconds(117_500), isUnattended: true, hasOwnDose: true)),
    .start(
      .init(
        id: "a2", time: time, routines: [.init(id: "mine", file: "/home/me/mine.json")],
        planned: .seconds(60), resumes: "a1")),
    .start(
      .init(id: "a3", time: time, routines: [], planned: .seconds(60), isRehearsal: true, from: 3)),
    .step("a1", step),
    .step(
      "a1",
      .init(
        index: 1, routine: "calf", path: "/steps/1", kind: .rest, name: "Rest",
        target: .time(.milliseconds(90_500)), did: .time(.milliseconds(4_250)), outcome: .repeated)),
    .doses("a1", [dose]),
    .end(
      .init(id: "a1", time: time, outcome: .stopped, isPainStop: true, did: .milliseconds(12_345))),
    .rating("a1", effort: 3, pain: nil), .rating("a1", effort: nil, pain: 5, side: .left),
    .note("a1", "It hurt: left calf 🦵"),
    .morning("a1", .asked, at: time), .morning("a1", .usual, at: time),
    .morning("a1", .rated(6), at: time),
  ]

  @Test(arguments: lines) func `what is written is read again`(_ line: HistoryLine) {
    #expect(!line.text.contains("\n"))
    #expect(HistoryLine(reading: line.text.utf8) == line)
  }

  @Test func `every amount names its unit`() {
    #expect(
      HistoryLine.step("a1", Self.step).text
        == #"{"v":1,"kind":"step","id":"a1","index":4,"routine":"calf","path":"/steps/0","type":"reps","name":"Heel \"drop\"\n","side":"left","target":{"repetitions":8},"did":{"repetitions":7},"tookSeconds":31.5,"outcome":"partial"}"#
    )
    #expect(
      HistoryLine.doses("a1", [Self.dose]).text
        == #"{"v":1,"kind":"doses","id":"a1","doses":[{"routine":"calf","path":"/steps/0","name":"Hold","min":{"seconds":30},"max":{"seconds":60},"target":{"seconds":45},"did":{"seconds":45.5}}]}"#
    )
  }

  @Test func `lines of an older limber are read as they were meant`() throws {
    func read(_ text: String) -> HistoryLine? { HistoryLine(reading: text.utf8) }
    #expect(
      read(
        #"{"v":1,"kind":"start","id":"a","time":"2026-09-21T14:15:23.456+01:00","routines":[{"id":"calf","hash":"0f"}],"planned":117.5}"#
      )
        == .start(
          .init(
            id: "a", time: Instant(milliseconds: 1_789_996_523_456, offsetSeconds: 3600),
            routines: [.init(id: "calf", hash: "0f")], planned: .milliseconds(117_500))))
    let timed = SessionRecord.StepRecord(
      routine: "calf", path: "/steps/0", name: "Hold", target: .time(.seconds(20)),
      did: .time(.milliseconds(7_500)),
      outcome: .partial)
    #expect(timed.unit == .seconds)
    #expect(
      read(
        #"{"v":1,"kind":"step","id":"a","routine":"calf","path":"/steps/0","name":"Hold","target":20000,"did":7500,"outcome":"partial"}"#
      ) == .step("a", timed))
    let counted = SessionRecord.StepRecord(
      routine: "calf", path: "/steps/1", name: "Drop", target: .count(8), did: .count(8),
      outcome: .done)
    #expect(counted.unit == .repetitions)
    #expect(
      read(
        #"{"v":1,"kind":"step","id":"a","routine":"calf","path":"/steps/1","name":"Drop","target":8,"did":8,"outcome":"done"}"#
      ) == .step("a", counted))
    #expect(
      read(
        #"{"v":1,"kind":"doses","id":"a1","doses":[{"routine":"calf","path":"/steps/0","unit":"seconds","name":"Hold","min":30000,"max":60000,"target":45000,"did":45500}]}"#
      ) == .doses("a1", [Self.dose]))
    #expect(
      read(
        #"{"v":1,"kind":"end","id":"a1","time":"1970-01-01T00:00:00.000+00:00","outcome":"completed","did":12.345}"#
      )
        == .end(
          .init(
            id: "a1", time: Instant(milliseconds: 0, offsetSeconds: 0), outcome: .completed,
            did: .milliseconds(12_345))))
  }

  static let absurd = ["9223372036854775807", "-1", "-9223372036854775808", "1e308", "null"]

  @Test(arguments: absurd) func `a number that no session can have is none`(_ number: String) {
    func read(_ text: String) -> HistoryLine? { HistoryLine(reading: text.utf8) }
    #expect(
      read(#"{"v":1,"kind":"rating","id":"a","pain":\#(number),"effort":11}"#)
        == .rating("a", effort: nil, pain: nil))
    #expect(
      read(
        #"{"v":1,"kind":"doses","id":"a","doses":[{"routine":"c","path":"/steps/0","unit":"repetitions","min":1,"max":\#(number),"target":1,"did":1},{"routine":"c","path":"/steps/0","name":"C","min":{"seconds":1},"max":{"seconds":2},"target":{"seconds":1},"did":{"seconds":\#(number)}}]}"#
      ) == .doses("a", []))
    #expect(
      read(
        #"{"v":1,"kind":"step","id":"a","routine":"c","path":"/steps/0","type":"timed","name":"C","target":{"seconds":\#(number)},"did":{"seconds":\#(number)},"tookSeconds":\#(number),"index":\#(number),"outcome":"done"}"#
      )?.step.map { $0.target == nil && $0.did == nil && $0.took == nil } == true)
    let end = read(
      #"{"v":1,"kind":"end","id":"a","time":"1970-01-01T00:00:00.000+00:00","outcome":"completed","didSeconds":\#(number)}"#
    )
    guard case .end(let end) = end else { return #expect(Bool(false)) }
    #expect(end.did == .zero)
  }

  @Test(arguments: [
    "", "{", "[]", "null", #"{"v":2,"kind":"note","id":"a","note":"x"}"#,
    #"{"v":1,"kind":"dance","id":"a"}"#, #"{"v":1,"kind":"note","note":"x"}"#,
    #"{"v":1,"kind":"end","id":"a","time":"yesterday","outcome":"completed"}"#,
    "\u{0}\u{0}\u{0}",
  ]) func `what is no line of a history is not read`(_ text: String) {
    #expect(HistoryLine(reading: text.utf8) == nil)
  }

  /// As a disk leaves it that tore two lines; whose it is would be read in two ways.
  @Test func `a line that says twice whom it is about, or of what kind it is, is none`() {
    func isRead(_ text: String) -> Bool { HistoryLine(reading: text.utf8) != nil }
    let time = "2026-03-29T07:30:00.000+02:00"
    let start = #"{"v":1,"kind":"start","id":"a","time":"\#(time)","routines":[]"#
    #expect(isRead(start + "}"))
    #expect(!isRead(start + #","kind":"note","note":"x"}"#))
    #expect(isRead(#"{"v":1,"kind":"note","id":"a","note":"x"}"#))
    #expect(!isRead(#"{"v":1,"kind":"note","id":"a","note":"x","id":"b"}"#))
  }

  @Test(arguments: [
    "2026-03-29T02:30:00.250+01:00", "1999-12-31T23:59:59.999-05:00",
    "1970-01-01T00:00:00.000+00:00",
  ]) func `an instant is read as it was written`(_ text: String) {
    #expect(Instant(rfc3339: text)?.rfc3339 == text)
  }
}

extension HistoryLine {
  fileprivate var step: SessionRecord.StepRecord? {
    if case .step(_, let step) = self { step } else { nil }
  }
}
