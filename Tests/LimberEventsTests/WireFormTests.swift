import Foundation
import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `The wire form` {
  static let stamp = SessionEvent.Stamp(
    sequence: 7, time: Instant(milliseconds: 1_767_225_600_250, offsetSeconds: 3600),
    session: "6f1c", dropped: 0)
  static let heel = StepInfo(
    index: 2, of: 9, path: "/steps/1", routine: "calf-step-stretch", kind: .reps,
    name: "Heel drop", cue: "Lower the heel", side: .right, duration: .seconds(56), reps: 8,
    range: .repetitions(min: 8, max: 10), set: Ordinal(1, of: 3), round: Ordinal(2, of: 4))
  static let heelText = """
    {"index":2,"of":9,"path":"/steps/1","routine":"calf-step-stretch","type":"reps",\
    "name":"Heel drop","cue":"Lower the heel","side":"right","seconds":56,"reps":8,\
    "range":{"min":8,"max":10},"set":{"index":1,"of":3},"round":{"index":2,"of":4}}
    """
  static let walk = StepInfo(
    index: 1, of: 9, path: "/steps/0", routine: "walk", kind: .timed, name: "Walk")
  static let walkText =
    #"{"index":1,"of":9,"path":"/steps/0","routine":"walk","type":"timed","name":"Walk"}"#

  static func line(_ body: SessionEvent.Body) -> String {
    WireForm.line(
      SessionEvent(at: .milliseconds(12_345), text: "A sentence.", body: body, stamp: stamp))
  }

  static func common(_ kind: String) -> String {
    #"{"v":1,"kind":"\#(kind)","seq":7,"time":"2026-01-01T01:00:00.250+01:00","at":12.345,"#
      + #""session":"6f1c","text":"A sentence.""#
  }

  struct Row: Sendable {
    var body: SessionEvent.Body
    /// What stands behind the common fields.
    var fields: String
  }

  @Test(arguments: [
    Row(
      body: .sessionStarted(
        SessionStart(
          routine: RoutineName(id: "a+b", title: "A, B"),
          routines: [RoutineName(id: "a", title: "A"), RoutineName(id: "b", title: "B")],
          planned: PlannedTime(min: .seconds(60), target: .milliseconds(61_500), max: .seconds(90)),
          steps: 9,
          cautions: ["Stop when it hurts."])),
      fields: """
        "routine":{"id":"a+b","title":"A, B"},\
        "routines":[{"id":"a","title":"A"},{"id":"b","title":"B"}],\
        "planned":{"minSeconds":60,"targetSeconds":61.5,"maxSeconds":90},"steps":9,\
        "cautions":["Stop when it hurts."]
        """),
    Row(
      body: .stepStarted(heel, next: NextStep(name: "Heel drop", side: .left)),
      fields: #""step":\#(heelText),"next":{"name":"Heel drop","side":"left"}"#),
    Row(body: .stepStarted(walk, next: nil), fields: #""step":\#(walkText)"#),
    Row(
      body: .phaseStarted(
        heel, rep: Ordinal(3, of: 8),
        phase: Phase(Ordinal(2, of: 3), cue: "Hold", duration: .seconds(2))),
      fields: #""step":\#(heelText),"rep":{"index":3,"of":8},"#
        + #""phase":{"index":2,"of":3,"cue":"Hold","seconds":2}"#),
    Row(
      body: .cue(walk, .halfway, remaining: .seconds(30)),
      fields: #""step":\#(walkText),"cue":{"kind":"halfway"},"remainingSeconds":30"#),
    Row(
      body: .cue(walk, .minimum, remaining: nil),
      fields: #""step":\#(walkText),"cue":{"kind":"minimum"}"#),
    Row(
      body: .waiting(walk, .choice, options: ["Ice", "Heat"]),
      fields: #""step":\#(walkText),"for":"choice","options":["Ice","Heat"]"#),
    Row(
      body: .waiting(walk, .confirmation, options: []),
      fields: #""step":\#(walkText),"for":"confirmation""#),
    Row(
      body: .answered(walk, answer: "Ice", by: .default),
      fields: #""step":\#(walkText),"answer":"Ice","by":"default""#),
    Row(
      body: .tick(walk, elapsed: .seconds(4)),
      fields: #""step":\#(walkText),"elapsedSeconds":4"#),
    Row(body: .paused(by: .stopSignal, gap: nil), fields: #""by":"stop-signal""#),
    Row(
      body: .resumed(by: .suspend, gap: .seconds(61)), fields: #""by":"suspend","gapSeconds":61"#),
    Row(
      body: .adjusted(walk, delta: Effort(time: .seconds(-10))),
      fields: #""step":\#(walkText),"delta":{"seconds":-10}"#),
    Row(body: .muted(true), fields: #""muted":true"#),
    Row(body: .muted(false), fields: #""muted":false"#),
    Row(
      body: .status(heel, rep: Ordinal(3, of: 8)),
      fields: #""step":\#(heelText),"rep":{"index":3,"of":8}"#),
    Row(body: .status(walk, rep: nil), fields: #""step":\#(walkText)"#),
    Row(
      body: .stepEnded(walk, .partial, did: Effort(time: .milliseconds(41_500), reps: 3)),
      fields: #""step":\#(walkText),"outcome":"partial","did":{"seconds":41.5,"reps":3}"#),
    Row(
      body: .sessionEnded(
        SessionEnd(
          outcome: .stopped, reason: "pain", time: .seconds(100), stepsDone: 3, stepsPartial: 1,
          stepsSkipped: 5,
          doses: [
            DoseRecord(
              path: "/steps/1", routine: "walk", name: "Walk", unit: .seconds,
              min: .time(.seconds(300)), max: .time(.seconds(600)),
              target: .time(.seconds(315)), did: .time(.milliseconds(41_500)))
          ])),
      fields: """
        "outcome":"stopped","reason":"pain",\
        "did":{"seconds":100,"stepsDone":3,"stepsPartial":1,"stepsSkipped":5},\
        "doses":[{"path":"/steps/1","routine":"walk","name":"Walk","unit":"seconds","min":300,\
        "max":600,"target":315,"did":41.5}]
        """),
  ])
  func `each kind carries its own fields behind the common ones`(row: Row) {
    let event = SessionEvent(at: .zero, text: "", body: row.body)
    let expected = Self.common(event.kind.rawValue) + ",\(row.fields)}"
    #expect(Self.line(row.body) == expected)
  }

  @Test func `what is left and when it is over stand behind an event's own fields`() {
    var event = SessionEvent(
      at: .seconds(1), text: "On.", body: .adjusted(Self.walk, delta: Effort(time: .seconds(10))),
      remaining: Remaining(step: .milliseconds(12_500), session: .seconds(90)), stamp: Self.stamp)
    event.stamp.endsAt = Instant(milliseconds: 1_767_225_612_750, offsetSeconds: 3600)
    #expect(
      WireForm.line(event).hasSuffix(
        #""delta":{"seconds":10},"remaining":{"stepSeconds":12.5,"sessionSeconds":90},"#
          + #""endsAt":"2026-01-01T01:00:12.750+01:00"}"#))
    event.remaining?.step = nil
    event.stamp.endsAt = nil
    #expect(WireForm.line(event).hasSuffix(#""remaining":{"sessionSeconds":90}}"#))
  }

  @Test func `what a command caused says so, and whose it was`() {
    func tail(_ body: SessionEvent.Body, _ controller: String?) -> String {
      var event = SessionEvent(at: .zero, text: "On.", body: body, controller: controller)
      event.stamp = Self.stamp
      return String(WireForm.line(event).drop { $0 != "O" }.dropFirst(4))
    }
    let ended = #","step":\#(Self.walkText),"outcome":"skipped","did":{}"#
    #expect(
      tail(.stepEnded(Self.walk, .skipped, did: Effort()), "pedal")
        == ended + #","by":"control","controller":"pedal"}"#)
    #expect(
      tail(.stepEnded(Self.walk, .skipped, did: Effort()), "") == ended + #","by":"control"}"#)
    #expect(tail(.stepEnded(Self.walk, .skipped, did: Effort()), nil) == ended + "}")
    #expect(
      tail(.paused(by: .control, gap: nil), "pedal")
        == #","by":"control","controller":"pedal"}"#)
  }

  @Test func `events that were dropped are counted in the next line`() {
    var event = SessionEvent(
      at: .zero, text: "On.", body: .resumed(by: .person, gap: nil), stamp: Self.stamp)
    event.stamp.dropped = 12
    #expect(WireForm.line(event).hasSuffix(#""text":"On.","dropped":12,"by":"person"}"#))
  }

  @Test func `a greeting names host, sink, options and locale`() {
    let hello = Hello(
      hostName: "limber", hostVersion: "1.0", sinkName: "speech",
      options: [.init("voice", "de"), .init("rate", "150")], locale: "de_DE.UTF-8",
      stamp: Self.stamp)
    #expect(
      WireForm.line(hello) == """
        {"v":1,"kind":"hello","seq":7,"time":"2026-01-01T01:00:00.250+01:00","at":0,\
        "session":"6f1c","text":"limber 1.0 speaks to speech.",\
        "host":{"name":"limber","version":"1.0"},\
        "sink":{"name":"speech","options":{"voice":"de","rate":"150"}},"locale":"de_DE.UTF-8"}
        """)
  }

  @Test func `a greeting in mid-session carries the step that is played`() {
    let hello = Hello(
      hostName: "limber", hostVersion: "1.0", sinkName: "speech", options: [], locale: "",
      resumed: true, step: Self.walk, at: .seconds(80), stamp: Self.stamp)
    #expect(WireForm.line(hello).hasSuffix(#","resumed":true,"step":\#(Self.walkText)}"#))
  }
}

@Suite struct `A greeting` {
  static func hello(_ steps: Int, cue: String = "Slowly.") -> Hello {
    Hello(
      hostName: "limber", hostVersion: "1.0", sinkName: "speech", options: [], locale: "",
      overview: SessionOverview(
        outline: (1...steps).map { index in
          OutlineStep(
            index: index, at: .seconds(index), name: "Step \(index)",
            task: .timed(.seconds(1), min: .seconds(1), max: .seconds(1)),
            path: "/steps/\(index)", routine: "calf", cue: cue)
        }), stamp: SessionEvent.Stamp(session: "0b5a"))
  }

  @Test func `holds the steps to come as they are written for programs`() throws {
    let line = WireForm.line(Self.hello(1))
    #expect(
      line.hasSuffix(
        #","outline":[{"index":1,"at":1,"type":"timed","name":"Step 1","seconds":1,"min":1,"#
          + #""max":1,"path":"/steps/1","routine":"calf","cue":"Slowly."}]}"#))
    #expect(WireEvent(line)?.hello == Self.hello(1))
  }

  @Test(arguments: [0, 7, 100, 400, 499])
  func `holds as many whole steps as fit, the nearest, and 20 at most`(length: Int) throws {
    let cue = String(repeating: "\u{1F9D8}", count: length)
    let greeting = Self.hello(60, cue: cue)
    let line = WireForm.line(greeting)
    #expect(line.utf8.count < WireForm.maximumLineBytes)
    let shown = try #require(WireEvent(line)?.hello).overview.outline
    #expect(shown == Array(greeting.overview.outline.prefix(shown.count)))
    var more = greeting
    more.overview.outline = Array(greeting.overview.outline.prefix(shown.count + 1))
    #expect(shown.count == 20 || WireForm.line(more) == line)
    #expect(shown.count >= min(20, 3_900 / (length * 4 + 110)))
  }

  @Test func `gives up the steps to come before it shortens where the session is`() throws {
    var greeting = Self.hello(20)
    var status = SampleEvents.status
    status.text = String(repeating: "x", count: 499)
    status.cautions = Array(repeating: String(repeating: "y", count: 400), count: 6)
    greeting.overview.status = status
    let read = try #require(WireEvent(WireForm.line(greeting))?.hello).overview
    #expect(read.status == status)
    #expect(read.outline.count < 5)
  }
}
