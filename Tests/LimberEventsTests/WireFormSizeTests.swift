import Foundation
import LimberBasics
import LimberEvents
import LimberFigures
import LimberTestSupport
import Testing

@Suite struct `The size of a line` {
  /// Every string of a JSON text, found in any depth.
  static func strings(_ value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let object as [String: Any]: object.values.flatMap(strings)
    default: []
    }
  }

  static func read(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  static func start(cautions: [String]) -> SessionEvent {
    SessionEvent(
      at: .zero, text: "Calf comes next.",
      body: .sessionStarted(
        SessionStart(
          routine: RoutineName(id: "calf", title: "Calf"),
          routines: [RoutineName(id: "calf", title: "Calf")],
          planned: PlannedTime(min: .seconds(1), target: .seconds(2), max: .seconds(3)), steps: 4,
          cautions: cautions)))
  }

  @Test func `a text has at most 500 characters`() throws {
    let exact = String(repeating: "ä", count: 500)
    let kept = try Self.read(WireForm.line(Self.start(cautions: [exact])))
    #expect(kept["cautions"] as? [String] == [exact])
    let cut = try Self.read(WireForm.line(Self.start(cautions: [exact + "x"])))
    #expect(cut["cautions"] as? [String] == [String(exact.dropLast()) + "…"])
  }

  @Test func `a list has at most 20 items`() throws {
    let line = WireForm.line(Self.start(cautions: (1...30).map { "caution \($0)" }))
    #expect(try Self.read(line)["cautions"] as? [String] == (1...20).map { "caution \($0)" })
  }

  @Test func `prose gives way, the longest first, and names stay whole`() throws {
    let long = String(repeating: "Stop. ", count: 83)
    let line = WireForm.line(Self.start(cautions: ["Short."] + Array(repeating: long, count: 19)))
    #expect(line.utf8.count < 4096)
    // Nothing more than one item's worth of room is given away.
    #expect(line.utf8.count > 4096 - 40)
    let event = try Self.read(line)
    let cautions = try #require(event["cautions"] as? [String])
    #expect(cautions.count == 20)
    #expect(cautions.first == "Short.")
    #expect(cautions.dropFirst().allSatisfy { $0.hasSuffix("…") && $0.hasPrefix("Stop. Stop.") })
    #expect(event["text"] as? String == "Calf comes next.")
    #expect(event["routine"] as? [String: String] == ["id": "calf", "title": "Calf"])
  }

  /// A figure that moves all parts of the body in each pose.
  static func figure(poses: Int) -> Figure {
    Figure(
      view: .side,
      poses: (1...poses).map { number in
        var pose = Pose()
        pose.near = Pose.Leg(thigh: number, shin: -number, foot: -100)
        pose.far = Pose.Leg(thigh: -number, shin: number, foot: 100)
        return Figure.NamedPose("p\(number)", pose)
      })
  }

  @Test func `a figure of an author's own is left out where it takes too much of a line`() throws {
    func drawing(_ poses: Int) throws -> Any? {
      var step = StepInfo(
        index: 1, of: 1, path: "/steps/0", routine: "calf", kind: .timed, name: "Calf")
      step.figure = MovingFigure(.own(Self.figure(poses: poses)))
      let line = WireForm.line(
        SessionEvent(at: .zero, text: "Calf.", body: .stepStarted(step, next: nil)))
      #expect(WireEvent(line)?.event?.step?.figure == (poses == 10 ? step.figure : nil))
      return (try Self.read(line)["step"] as? [String: Any])?["drawing"]
    }
    #expect(try drawing(10) != nil)
    #expect(try drawing(40) == nil)
  }

  struct Filling: Sendable {
    var name: String
    var text: String
  }

  @Test(arguments: [
    Filling(name: "letters", text: String(repeating: "a", count: 9000)),
    Filling(name: "controls", text: String(repeating: "\u{1}", count: 9000)),
    Filling(name: "quotes", text: String(repeating: "\"", count: 9000)),
    Filling(name: "families", text: String(repeating: "👨‍👩‍👧‍👦", count: 700)),
    Filling(
      name: "one character of 9,000 marks", text: "e" + String(repeating: "\u{301}", count: 9000)),
  ])
  func `no event outgrows its line, whatever its texts`(filling: Filling) throws {
    let text = filling.text
    let step = StepInfo(
      index: .max, of: .max, path: text, routine: text, kind: .timed, name: text, cue: text,
      side: .left, duration: .seconds(Int64.max), reps: .max,
      range: .time(min: .seconds(Int64.max), max: .seconds(Int64.max)),
      set: Ordinal(.max, of: .max), round: Ordinal(.max, of: .max))
    var own = step
    own.figure = MovingFigure(
      .own(Self.figure(poses: 10)), goals: Array(repeating: text, count: 30))
    let dose = DoseRecord(
      path: text, routine: text, name: text, unit: .repetitions, min: .count(.max),
      max: .count(.max),
      target: .count(.max), did: .count(.max))
    let routine = RoutineName(id: text, title: text)
    let many = Array(repeating: text, count: 30)
    let bodies: [SessionEvent.Body] = [
      .sessionStarted(
        SessionStart(
          routine: routine, routines: Array(repeating: routine, count: 30),
          planned: PlannedTime(
            min: .seconds(Int64.max), target: .seconds(Int64.max), max: .seconds(Int64.max)),
          steps: .max,
          cautions: many)),
      .stepStarted(step, next: NextStep(name: text, side: .right)),
      .stepStarted(own, next: NextStep(name: text, side: .right)),
      .phaseStarted(
        step, rep: Ordinal(.max, of: .max),
        phase: Phase(Ordinal(.max, of: .max), cue: text, duration: .seconds(Int64.max))),
      .waiting(step, .confirmation, options: many),
      .answered(step, answer: text, by: .timeout),
      .sessionEnded(
        SessionEnd(
          outcome: .interrupted, reason: text, time: .seconds(Int64.max), stepsDone: .max,
          stepsPartial: .max, stepsSkipped: .max, doses: Array(repeating: dose, count: 30))),
    ]
    for body in bodies {
      let stamp = SessionEvent.Stamp(
        sequence: .max, time: Instant(milliseconds: .max), session: text, dropped: .max)
      let line = WireForm.line(
        SessionEvent(at: .seconds(1 << 60), text: text, body: body, stamp: stamp))
      #expect(line.utf8.count < 4096)
      #expect(!line.utf8.contains(UInt8(ascii: "\n")))
      #expect(try Self.strings(Self.read(line)).allSatisfy { $0.count <= 500 })
    }
  }

  @Test func `lines that are gathered are those that are made one by one`() {
    let long = Self.start(cautions: (1...20).map { "\($0) " + String(repeating: "\"", count: 400) })
    var finest = Self.start(cautions: ["\u{1b}[0m", "ä"])
    finest.at = .microseconds(500_500)
    finest.remaining = Remaining(step: .microseconds(-1_500), session: .milliseconds(86_400_001))
    let events = SampleEvents.session + [long, finest, long] + SampleEvents.session
    var lines = EventLines()
    for _ in 1...2 {
      #expect(lines.isEmpty)
      for event in events { lines.add(event) }
      lines.add("another")
      #expect(
        lines.take() == (events.map { WireForm.line($0) } + ["another"]).joined(separator: "\n"))
    }
    lines.add(long)
    #expect(lines.take(endsLine: true) == WireForm.line(long) + "\n")
    while !lines.isFull { lines.add(long) }
    #expect(lines.take().utf8.count >= 64 * 1024 - 1)
    #expect(lines.take() == "" && lines.take(endsLine: true) == "")
  }

  @Test func `times on the wire are rounded as a number of seconds is`() throws {
    for microseconds in stride(from: 0, through: 3_000_000, by: 500) {
      var event = Self.start(cautions: [])
      event.at = .microseconds(microseconds)
      let parts = event.at.components
      let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
      let thousandths = Int(seconds * 1_000 + 0.5)
      #expect(try Self.read(WireForm.line(event))["at"] as? Double == Double(thousandths) / 1_000)
    }
  }
}
