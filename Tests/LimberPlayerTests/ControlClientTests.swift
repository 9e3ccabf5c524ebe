import LimberBasics
import LimberEvents
import LimberPlayer
import LimberSession
import LimberTestSupport
import Testing

@Suite struct `A program at a session's socket` {
  static let greeting = ControlGreeting(hostVersion: "1", session: "s", locale: "")

  /// One that is greeted.
  static func client() -> ControlClient {
    var client = ControlClient(at: 0)
    client.greet(greeting, at: 0)
    return client
  }

  static let second: UInt64 = 1_000_000_000

  /// What it is told next, without the greeting.
  static func lines(_ client: inout ControlClient, at now: UInt64 = 0) -> [String] {
    var memo = LineMemo()
    return lines(&client, &memo, at: now)
  }

  static func lines(
    _ client: inout ControlClient, _ memo: inout LineMemo, at now: UInt64 = 0
  ) -> [String] {
    let bytes = client.nextBytes(&memo)
    client.note(sent: bytes.count, at: now)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { !$0.contains("hello") }
  }

  @Test func `is answered in the order in which it asked, in any pieces`() {
    var client = Self.client()
    let text =
      #"{"command":"pause","id":1}"# + "\r\n" + "nonsense\n" + #"{"command":"next","id":3}"# + "\n"
    var requests: [ControlRequest] = []
    for byte in text.utf8 { requests += client.take([byte], at: 0) }
    #expect(requests.count == 3)
    client.answer(.taken(changed: true))
    for request in requests.dropFirst() {
      if case .unreadable(let fault) = request.wish {
        client.answer(.refused(fault))
      } else {
        client.answer(.taken(changed: false))
      }
    }
    #expect(
      Self.lines(&client) == [
        #"{"id":1,"ok":true,"changed":true}"#,
        #"{"ok":false,"error":"a line is one JSON object","code":"bad-line"}"#,
        #"{"id":3,"ok":true,"changed":false}"#,
      ])
    #expect(!client.isOver(at: 0))
  }

  @Test func `is told what others are told too, made into a line once`() throws {
    var memo = LineMemo()
    var clients = Array(repeating: Self.client(), count: 16)
    for index in clients.indices {
      _ = clients[index].take(Array(#"{"command":"follow"}"#.utf8) + [10], at: 0)
      clients[index].answer(.status(SampleEvents.status))
      // One came later, and one wants less.
      if index == 0 { clients[index].offer(SampleEvents.session[0]) }
      _ = Self.lines(&clients[index])
    }
    for event in SampleEvents.session.prefix(5) {
      for index in clients.indices { clients[index].offer(event) }
    }
    for index in clients.indices {
      var lines: [String] = []
      while clients[index].hasMore { lines += Self.lines(&clients[index], &memo) }
      let expected = SampleEvents.session.prefix(5).enumerated().map { place, event in
        var event = event
        event.stamp.sequence = place + (index == 0 ? 2 : 1)
        return WireForm.line(event)
      }
      #expect(lines == expected)
    }
    #expect(memo.made == 5)
  }

  @Test func `a line that is shortened is as long as its number lets it be`() {
    var memo = LineMemo()
    let long = String(repeating: "Stop. ", count: 83)
    var event = SampleEvents.session[0]
    if case .sessionStarted(var start) = event.body {
      start.cautions = Array(repeating: long, count: 20)
      event.body = .sessionStarted(start)
    }
    for (number, lost) in [(7, 0), (123_456, 0), (8, 0), (8, 3)] {
      event.stamp.sequence = number
      event.stamp.dropped = lost
      #expect(memo.line(event) == WireForm.line(event))
    }
  }

  @Test func `is not read before it is greeted, and hears nothing before that`() {
    var client = ControlClient(at: 0)
    #expect(!client.isRead(at: 0) && !client.hasMore && !client.isOver(at: 0))
    client.greet(Self.greeting, at: 0)
    var memo = LineMemo()
    #expect(client.isRead(at: 0))
    #expect(String(decoding: client.nextBytes(&memo), as: UTF8.self).hasPrefix(#"{"kind":"hello""#))
  }

  @Test func `is let go after a line that is too long, with or without its end`() {
    for end in ["", "\n"] {
      var client = Self.client()
      let requests = client.take((String(repeating: "x", count: 4096) + end).utf8, at: 0)
      #expect(requests.isEmpty)
      #expect(Self.lines(&client).last?.contains(#""code":"bad-line""#) == true)
      #expect(client.isOver(at: 0))
    }
  }

  @Test func `has 50 commands a second taken, and the rest answered`() {
    var client = Self.client()
    let line = #"{"command":"toggle"}"# + "\n"
    var taken = 0
    for second in [UInt64(0), 0, 2] {
      let asked = client.take(String(repeating: line, count: 60).utf8, at: second * Self.second)
      taken += asked.count { $0.wish == .command(.toggle) }
      #expect(!client.isRead(at: second * Self.second))
    }
    #expect(taken == 100)
  }

  @Test func `is cut off after 10 s in which it takes nothing, and no sooner`() {
    var client = Self.client()
    _ = Self.lines(&client)
    _ = client.take(#"{"command":"follow"}"#.utf8, at: 0)
    _ = client.take("\n".utf8, at: 0)
    client.answer(.status(SessionStatus(state: .over, routine: RoutineName(id: "a", title: "A"))))
    let event = SessionEvent(at: .zero, text: "", body: .muted(true))
    let begin = 100 * Self.second
    _ = Self.lines(&client, at: begin)
    for _ in 0..<1000 { client.offer(event) }
    #expect(!client.isOver(at: begin + ControlClient.patience - 1))
    #expect(client.isOver(at: begin + ControlClient.patience))
  }

  @Test func `that follows has a status, then events, and hears of what it missed`() {
    var client = Self.client()
    _ = client.take((#"{"command":"follow","events":["muted"],"id":9}"# + "\n").utf8, at: 0)
    client.answer(.status(SessionStatus(state: .rest, routine: RoutineName(id: "a", title: "A"))))
    for _ in 0..<300 { client.offer(SessionEvent(at: .zero, text: "", body: .muted(true))) }
    client.offer(SessionEvent(at: .zero, text: "", body: .paused(by: .person, gap: nil)))
    var lines: [String] = []
    while client.hasMore { lines += Self.lines(&client) }
    #expect(lines[0] == #"{"id":9,"ok":true}"#)
    #expect(lines[1].hasPrefix(#"{"kind":"status","v":1,"state":"rest""#))
    #expect(lines.count == 2 + 256)
    #expect(lines[2].contains(#""dropped":44"#))
  }

  @Test func `has what it asked last answered when the session is over`() {
    var client = Self.client()
    _ = client.take((#"{"command":"next","id":4}"# + "\n").utf8, at: 0)
    client.end()
    #expect(Self.lines(&client).last?.contains(#""id":4,"ok":false"#) == true)
    #expect(client.isOver(at: 0))
  }
}

@Suite struct `A session that is steered from outside` {
  /// A key, and the command that does the same.
  static let pairs: [(Character, ControlCommand)] = [
    (" ", .toggle), ("n", .next), ("b", .previous), ("r", .restart),
    ("+", .adjust(by: .seconds(10))),
    ("-", .adjust(by: .seconds(-10))), ("d", .done),
  ]
  static let steps =
    Stage.two + #",{"type":"rest","duration":"20s"},"#
    + #"{"type":"reps","name":"Lift","cue":"Lift.","reps":4,"tempo":[{"cue":"Up","duration":"2s"},{"cue":"Down","duration":"3s"}]},"#
    + Stage.two

  /// The events without what tells who caused them.
  static func bare(_ events: [SessionEvent]) -> [SessionEvent] {
    events.map { event in
      var event = event
      event.controller = nil
      switch event.body {
      case .paused(.control, let gap): event.body = .paused(by: .person, gap: gap)
      case .resumed(.control, let gap): event.body = .resumed(by: .person, gap: gap)
      case .answered(let step, let answer, .control):
        event.body = .answered(step, answer: answer, by: .person)
      default: break
      }
      return event
    }
  }

  @Test(arguments: 1...40)
  func `gives the events of one that is steered by keys, but for who it was`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var keys: [VirtualScheduler.Entry] = []
    var commands: [VirtualScheduler.Entry] = []
    var at = 0
    for _ in 0..<30 {
      at += Int.random(in: 1...6, using: &generator)
      let (key, command) = try #require(Self.pairs.randomElement(using: &generator))
      keys.append(.key(key, at: at))
      commands.append(.input(.control(command, sink: "x"), at: at))
    }
    keys.append(.key("!", at: at + 1))
    commands.append(.input(.control(.hurt, sink: "x"), at: at + 1))
    let (byKeys, byCommands) = (Stage(), Stage())
    _ = try byKeys.play(Self.steps, script: keys)
    _ = try byCommands.play(Self.steps, script: commands)
    #expect(Self.bare(byCommands.recorder.events) == byKeys.recorder.events)
    #expect(byCommands.recorder.events.contains { $0.controller == "x" })
  }
}
