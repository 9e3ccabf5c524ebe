import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@Suite struct `A line that is read` {
  /// What a line cannot hold is left out: where nothing runs out, only a pause tells that no time passes.
  static func expected(_ event: SessionEvent) -> SessionEvent {
    var event = event
    let isPaused = event.kind == .paused
    if let remaining = event.remaining, remaining.step == nil {
      event.remaining?.isPassing = !isPaused
    }
    // A line says what a range is called, and not by whom.
    if case .sessionEnded(var end) = event.body {
      for index in end.doses.indices { end.doses[index].isNamed = true }
      event.body = .sessionEnded(end)
    }
    return event
  }

  @Test func `is the event that was written, of every kind and with every field`() throws {
    #expect(Set(SampleEvents.everyField.map(\.kind)) == Set(EventKind.allCases))
    for event in SampleEvents.session + SampleEvents.everyField {
      let line = WireForm.line(event)
      let wire = try #require(WireEvent(line))
      #expect(wire.event == event)
      #expect(wire.unknownFields == [])
      #expect(wire.line == line)
      #expect(wire.kind == event.kind.rawValue)
      #expect(wire.text == event.text)
      #expect(wire.time == event.stamp.time)
    }
  }

  @Test func `is the greeting that was written`() throws {
    for hello in SampleEvents.greetings {
      let wire = try #require(WireEvent(WireForm.line(hello)))
      #expect(wire.hello == hello)
      #expect(wire.event == nil)
      #expect(wire.kind == "hello")
      #expect(wire.unknownFields == [])
    }
  }

  @Test(arguments: Array(UInt64(1)...300))
  func `is the event that was written, in a random session`(seed: UInt64) throws {
    for (index, played) in RandomSession.play(seed: seed).events.enumerated() {
      var event = played
      let time = Instant(
        milliseconds: 1_774_747_505_000 + Int64(event.at.wholeMilliseconds), offsetSeconds: 7200)
      event.stamp = SessionEvent.Stamp(sequence: index + 1, time: time, session: "0b5a")
      event.stamp.endsAt = event.remaining?.runsOut.map { left in
        Instant(
          milliseconds: time.milliseconds + Int64(left.wholeMilliseconds), offsetSeconds: 7200)
      }
      let wire = try #require(WireEvent(WireForm.line(event)))
      #expect(wire.event == Self.expected(event))
      #expect(wire.unknownFields == [])
    }
  }

  @Test func `has its texts as the line has them, shortened with an ellipsis`() throws {
    let long = String(repeating: "Stop. ", count: 400)
    let event = SessionEvent(
      at: .zero, text: long,
      body: .answered(SampleEvents.stair, answer: "ready", by: .person))
    let read = try #require(WireEvent(WireForm.line(event))?.event)
    #expect(read.text == String(long.prefix(499)) + "…")
    #expect(read.body == event.body)
  }

  // MARK: - What is not known

  static let walk =
    #""step":{"index":1,"of":2,"path":"/steps/0","routine":"a","type":"timed","name":"Walk"}"#

  @Test(arguments: [
    #"{"v":1,"kind":"somethingNew","seq":1,"text":"New.","time":"1970-01-01T00:00:01Z","x":1}"#,
    #"{"v":2,"kind":"tick","elapsedSeconds":1,"text":"New.","time":"1970-01-01T00:00:01Z",\#(walk)}"#,
    #"{"v":1,"kind":"cue","cue":{"kind":"new"},"text":"New.","time":"1970-01-01T00:00:01Z",\#(walk)}"#,
    #"{"v":1,"kind":"tick","text":"New.","time":"1970-01-01T00:00:01Z",\#(walk)}"#,
    #"{"v":1,"kind":"tick","elapsedSeconds":1,"text":"New.","time":"1970-01-01T00:00:01Z"}"#,
  ])
  func `of an unknown kind, or without what the kind always has, keeps its sentence`(
    line: String
  ) throws {
    let wire = try #require(WireEvent(line))
    #expect(wire.content == .unknown)
    #expect(wire.text == "New.")
    #expect(wire.time?.milliseconds == 1000)
    #expect(wire.line == line)
  }

  @Test func `names the fields that it does not know`() throws {
    let line =
      #"{"v":1,"kind":"tick","elapsedSeconds":1,"x-new":[{"a":1}],"step":{"index":1,"of":2,"#
      + #""path":"/steps/0","routine":"a","type":"timed","name":"Walk","colour":"red","set":7}}"#
    let wire = try #require(WireEvent(line))
    #expect(wire.event?.step?.name == "Walk")
    #expect(wire.event?.step?.set == nil)
    #expect(wire.unknownFields == ["x-new", "x-new[].a", "step.colour", "step.set"])
  }

  @Test(arguments: ["", "null", "[]", "\"hello\"", "{", "{\"kind\":\"hello\"} x", "\u{0}"])
  func `that is no object is nothing`(line: String) {
    #expect(WireEvent(line) == nil)
  }

  @Test func `holds numbers within their bounds`() throws {
    let line =
      #"{"kind":"adjusted","seq":-4,"dropped":9223372036854775807,"at":1e999,\#(Self.walk),"#
      + #""delta":{"seconds":-1e300,"reps":-9000000000000000000},"#
      + #""remaining":{"stepSeconds":1e15,"sessionSeconds":0.0004}}"#
    let event = try #require(WireEvent(line)?.event)
    #expect(event.stamp.sequence == 0)
    #expect(event.stamp.dropped == Int(Int32.max))
    #expect(event.at == .seconds(9_000_000_000_000))
    #expect(
      event.body
        == .adjusted(
          try #require(event.step),
          delta: Effort(time: .seconds(-9_000_000_000_000), reps: -Int(Int32.max))))
    #expect(event.remaining?.step == .seconds(9_000_000_000_000))
    #expect(event.remaining?.session == .zero)
  }

  // MARK: - Whatever the bytes

  static let lines =
    SampleEvents.everyField.map { WireForm.line($0) }
    + SampleEvents.greetings.map { WireForm.line($0) }

  static let values = [
    "1e999", "-1e999", "9223372036854775807", "-9223372036854775808", "99999999999999999999", "0.5",
    "-0", "null", "true", "\"\"", "\"\\ud800\"", "[]", "{}", "[{}]", "[[1]]",
    "\"9999-12-31T23:59:60Z\"", "\"0000-01-01T00:00:00+23:59\"",
  ]

  @Test(arguments: Array(UInt64(1)...2_000))
  func `may be anything at all, and can still be written`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(try #require(Self.lines.randomElement(using: &random)).utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0...4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 20))
      case 3: bytes.insert(contentsOf: bytes[..<min(bytes.count, 40)], at: place)
      default:
        // The value behind a colon becomes another.
        guard let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) else { continue }
        let end =
          bytes[colon...].firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }
          ?? bytes.count
        let value = try #require(Self.values.randomElement(using: &random))
        bytes.replaceSubrange((colon + 1)..<max(end, colon + 1), with: value.utf8)
      }
    }
    guard let wire = WireEvent(String(decoding: bytes, as: UTF8.self)) else { return }
    _ = wire.unknownFields
    switch wire.content {
    case .event(let event): #expect(WireEvent(WireForm.line(event))?.event?.kind == event.kind)
    case .hello(let hello): #expect(WireEvent(WireForm.line(hello))?.hello != nil)
    case .unknown: break
    }
  }
}
