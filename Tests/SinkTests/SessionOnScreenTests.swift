import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberSyntax
import LimberTestSupport
import Testing

@testable import ConsoleSink

/// What a session shows and says of a file, from its text on.
@Suite struct `A routine on the screen` {
  /// A session that was played to an instant, and all that it said.
  struct Played {
    var session: Session
    var events: [SessionEvent]
    var now: Duration

    init(_ steps: String, attendance: Session.Settings.Attendance = .person) throws {
      let text = #"{ "format": 1, "title": "T", "between": "5s", "steps": [ \#(steps) ] }"#
      let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
      let set = try #require(RoutineReader.read(file, lookup: .empty).set)
      session = Session(
        plan: Plan([set], leadIn: .seconds(5)), settings: .init(attendance: attendance))
      now = .zero
      events = session.start(at: .zero)
    }

    /// Goes on to a second, and does something there.
    mutating func go(
      to second: Int, _ input: (inout Session, Duration) -> [SessionEvent] = { _, _ in [] }
    ) {
      now = .seconds(second)
      events += session.advance(to: now)
      events += input(&session, now)
    }

    /// What is shown, at full size and in lines, where the session was followed or is joined now.
    var shown: [String] {
      var followed = Screen(phrases: EnglishPhrases())
      for event in events { followed.fold(event) }
      var joined = Screen(phrases: EnglishPhrases())
      joined.join(session.status(at: now))
      return [followed, joined].flatMap { screen in
        let size = TerminalSize(columns: 100, rows: 30)
        return [
          StageLayout.frame(screen, size: size)?.rows.map(\.text) ?? [],
          Block.lines(screen, size: size).map(\.text),
        ].map { $0.joined(separator: "\n") }
      }
    }

    var texts: [String] { events.map(\.text) }
    var answered: [Int?] {
      events.compactMap { if case .stepEnded(_, _, let did) = $0.body { did.reps } else { nil } }
    }
  }

  private static let two = """
    { "type": "timed", "name": "Plank", "cue": "Hold.", "duration": "20s" },
    { "type": "timed", "name": "Bridge", "cue": "Hips up.", "duration": "20s" }
    """

  @Test func `a pause between two exercises is headed by what it is there for`() throws {
    var played = try Played(Self.two)
    #expect(played.shown.allSatisfy { $0.contains("Get ready") })
    played.go(to: 25)
    let (stage, block) = (played.shown[0], played.shown[1])
    #expect(stage.contains("Change position"))
    #expect(block.contains("Next: Bridge"))
    #expect(played.shown.allSatisfy { !$0.contains("Get ready") })
    #expect(Array(played.shown[2...]) == [stage, block])
    #expect(played.texts.last == "Next: Bridge.")
    let status = played.session.status(at: played.now)
    #expect(status.preparation == .between)
    #expect(status.text == "Next. Bridge. 5 seconds left. Step 2 of 2.")
    let cue = try #require(played.events.last)
    #expect(
      EnglishPhrases().voiced(cue, isAnnounced: false).first == "Next: Bridge. Hips up.")
  }

  @Test func `what a pause is there for goes the way over a program`() throws {
    var played = try Played(Self.two)
    played.go(to: 25)
    let line = WireForm.line(try #require(played.events.last))
    #expect(line.contains(#""cue":{"kind":"prepare","pause":"between"}"#))
    let read = try #require(WireEvent(line))
    guard case .event(let event) = read.content, case .cue(_, .prepare(.between), _) = event.body
    else {
      Issue.record("\(read)")
      return
    }
  }

  private static let open =
    #"{ "type": "reps", "name": "Push", "cue": "Down.", "reps": { "min": 9 }, "unit": "push-ups" }"#
  private static let free = #"{ "type": "reps", "name": "Push", "cue": "Down.", "reps": {} }"#
  private static func more(_ session: inout Session, _ now: Duration) -> [SessionEvent] {
    session.adjust(at: now, by: .seconds(10))
  }

  @Test func `a set without an end is counted by plus and minus, and says how far it is`() throws {
    var played = try Played(Self.open)
    played.go(to: 6)
    let task = "As many push-ups as you can, at least 9"
    let words = task + " — + and − count, Enter when done"
    #expect(played.shown.enumerated().allSatisfy { $1.contains($0 % 2 == 0 ? task : words) })
    #expect(played.texts.last == task + ". Plus and minus count, Enter ends it.")
    for second in 7...9 { played.go(to: second, Self.more) }
    #expect(played.texts.last == "12 push-ups.")
    // What is asked for stays what it was.
    #expect(played.shown.allSatisfy { $0.contains(task) })
    played.go(to: 10) { $0.adjust(at: $1, by: .seconds(-10)) }
    #expect(played.session.status(at: played.now).text.contains("11 push-ups counted."))
    played.go(to: 11) { $0.confirm(at: $1) }
    #expect(played.answered == [11])
    #expect(played.texts.contains("11 push-ups."))
    #expect(played.texts.contains("Push: done, 11 push-ups."))
  }

  @Test func `Enter alone takes the least, or nothing, and the set is done`() throws {
    for (step, count) in [(Self.open, 9), (Self.free, 0)] {
      var played = try Played(step)
      played.go(to: 9) { $0.confirm(at: $1) }
      #expect(played.answered == [count])
      #expect(played.texts.contains { $0.hasPrefix("Push: done") })
    }
  }

  @Test func `hands free it goes on by itself, with what was counted`() throws {
    var played = try Played(Self.free)
    played.go(to: 6) { $0.goHandsFree(true, at: $1) }
    #expect(
      played.texts.last
        == "As many as you can. Plus and minus count. Going on in 39 seconds.")
    for second in [7, 8] { played.go(to: second, Self.more) }
    played.go(to: 44)
    #expect(!played.session.isOver)
    played.go(to: 46)
    #expect(played.session.isOver)
    #expect(played.answered == [2])
  }

  @Test func `who counts more than there is time for gets the time, and keys count on`() throws {
    var played = try Played(Self.open, attendance: .handsFree)
    for second in 6...16 { played.go(to: second, Self.more) }
    // 20 of them at 4 s each, from 5 s on.
    #expect(played.session.nextDeadline == .seconds(82))
    played.go(to: 20) { $0.goHandsFree(false, at: $1) }
    #expect(played.session.nextDeadline == nil)
    played.go(to: 21) { $0.confirm(at: $1) }
    #expect(played.answered == [20])
  }
}
