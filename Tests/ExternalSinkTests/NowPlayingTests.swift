import LimberBasics
import LimberEvents
import LimberTestSupport
import Testing

@testable import MPRISSink

@Suite struct `The session as a media player` {
  /// What a session has come to, by events that are dated by its own clock.
  private func session(_ events: SessionEvent...) -> NowPlaying {
    var session = NowPlaying()
    for event in events { session.take(dated(event)) }
    return session
  }

  private func dated(_ event: SessionEvent) -> SessionEvent {
    var event = event
    event.stamp.time = Instant(milliseconds: Int64(event.at.wholeMilliseconds))
    return event
  }

  private let began = Sample.at(
    0, "",
    .sessionStarted(
      SessionStart(
        routine: RoutineName(id: "test", title: "Testing"), routines: [],
        planned: PlannedTime(min: .zero, target: .zero, max: .zero),
        steps: 3, cautions: [])))
  private let ready = Sample.at(5, "", .cue(Sample.hold, .prepare(.leadIn), remaining: nil))
  private let waits = Sample.at(20, "", .waiting(Sample.hold, .confirmation, options: []))
  private let goesOn = Sample.at(20, "", .resumed(by: .person, gap: nil))
  private let over = Sample.at(
    40, "",
    .sessionEnded(
      SessionEnd(
        outcome: .completed, time: .zero, stepsDone: 1, stepsPartial: 0, stepsSkipped: 0, doses: [])
    ))

  @Test func `shows a step as a track, with its side and its routine`() {
    #expect(
      session(began, Sample.started).metadata == [
        .init("mpris:trackid", .path("/org/limber/step/2")),
        .init("mpris:length", .whole64(30_000_000)), .init("xesam:title", .text("Hold, left side")),
        .init("xesam:artist", .texts(["limber"])), .init("xesam:album", .text("Testing")),
        .init("xesam:trackNumber", .whole32(2)), .init("xesam:comment", .texts(["Breathe on."])),
      ])
  }

  @Test
  func `plays from its beginning to its end, but for pauses and while a person is waited for`() {
    #expect(session().status == .stopped)
    #expect(session(began).status == .playing)
    #expect(session(began, ready).status == .playing)
    #expect(session(began, Sample.started, Sample.paused).status == .paused)
    #expect(session(began, Sample.started, Sample.paused, goesOn).status == .playing)
    #expect(session(began, waits).status == .paused)
    #expect(session(began, waits, Sample.started).status == .playing)
    #expect(session(began, waits, Sample.paused, goesOn).status == .paused)
    #expect(session(began, Sample.started, over).status == .stopped)
    #expect(session(began, Sample.started, over).metadata == [])
  }

  @Test func `has a position that runs while it plays, and never past the end`() {
    // The step begins at 9 s and takes 30.
    #expect(session(began, ready).position(at: 8_000) == .zero)
    #expect(session(began, Sample.started).position(at: 9_000) == .zero)
    #expect(session(began, Sample.started).position(at: 19_500) == .milliseconds(10_500))
    #expect(session(began, Sample.started).position(at: 99_000) == .seconds(30))
    #expect(session(began, Sample.started).position(at: 2_000) == .zero)
    #expect(session(began, Sample.started, Sample.paused).position(at: 90_000) == .seconds(11))
    #expect(
      session(began, Sample.started, Sample.paused, goesOn).position(at: 21_000) == .seconds(12))
    #expect(session(began, Sample.started, waits).position(at: 90_000) == .seconds(11))
  }

  @Test func `tells of nothing new where no step and no pause begins`() {
    var session = session(began, Sample.started)
    let told = session.properties
    let bodies: [SessionEvent.Body] = [
      .cue(Sample.hold, .countdown, remaining: .seconds(3)),
      .cue(Sample.hold, .halfway, remaining: .seconds(15)),
      .phaseStarted(
        Sample.hold, rep: Ordinal(1, of: 2),
        phase: Phase(Ordinal(1, of: 2), cue: "Up", duration: .seconds(2))),
      .tick(Sample.hold, elapsed: .seconds(3)), .muted(true), .status(Sample.hold, rep: nil),
    ]
    for body in bodies {
      session.take(dated(Sample.at(25, "", body)))
      #expect(session.properties == told)
    }
    #expect(!session.hasJumped)
  }

  @Test func `grows and shrinks with what is added and taken`() {
    var more = Sample.at(19, "", .adjusted(Sample.hold, delta: Effort(time: .seconds(10))))
    more.remaining = Remaining(step: .seconds(30), session: .seconds(60))
    let session = session(began, Sample.started, more)
    #expect(session.metadata["mpris:length"] == BusValue.whole64(40_000_000))
    #expect(session.position(at: 49_000) == .seconds(40))
  }

  @Test func `jumps where a step that was on show begins`() {
    #expect(!session(began, Sample.started).hasJumped)
    #expect(session(began, ready, Sample.started).hasJumped)
    var again = session(began, Sample.started, Sample.started)
    #expect(again.hasJumped)
    again.forgetJump()
    #expect(!again.hasJumped)
  }

  @Test func `is known to a sink that comes in the middle`() {
    func session(_ status: SessionStatus?) -> NowPlaying {
      var session = NowPlaying()
      session.take(
        Hello(
          hostName: "limber", hostVersion: "1", sinkName: "mpris", options: [], locale: "en",
          overview: SessionOverview(status: status),
          stamp: SessionEvent.Stamp(time: Instant(milliseconds: 20_000))))
      return session
    }
    #expect(session(nil).status == .stopped)
    var status = SessionStatus(
      state: .playing, routine: RoutineName(id: "test", title: "Testing"), step: Sample.hold,
      elapsed: .seconds(20))
    status.stepElapsed = .seconds(11)
    status.stepRemaining = .seconds(29)
    #expect(session(status).status == .playing)
    #expect(session(status).metadata["xesam:album"] == BusValue.text("Testing"))
    #expect(session(status).metadata["mpris:length"] == BusValue.whole64(40_000_000))
    #expect(session(status).position(at: 22_000) == .seconds(13))
    status.state = .paused
    #expect(session(status).status == .paused)
    #expect(session(status).position(at: 22_000) == .seconds(11))
    status.state = .leadIn
    status.preparation = .leadIn
    #expect(session(status).status == .playing)
    #expect(session(status).position(at: 22_000) == .zero)
    status.state = .waiting
    status.waitsFor = .confirmation
    #expect(session(status).status == .paused)
    status.state = .over
    #expect(session(status).status == .stopped)
  }

  // MARK: - Keys

  /// The command that a method comes to; nil for none, and where it is refused.
  private func command(_ method: String, _ session: NowPlaying) -> ControlCommand? {
    let call = BusMessage.call("", BusName.mediaPath, BusName.player, method)
    let answer = PlayerObject(session: session, now: 0).answer(call)
    #expect(answer.outcome == .result([]))
    return answer.command
  }

  @Test func `takes keys as the moment has them`() {
    let moments = [
      session(), session(began, Sample.started), session(began, Sample.started, Sample.paused),
      session(began, waits), session(began, waits, Sample.paused),
    ]
    func commands(_ method: String) -> [ControlCommand?] { moments.map { command(method, $0) } }
    // Before the session, playing, paused, waiting, and paused while waiting.
    #expect(commands("PlayPause") == [nil, .toggle, .toggle, .confirm, .toggle])
    #expect(commands("Play") == [nil, nil, .resume, .confirm, .resume])
    #expect(commands("Pause") == [nil, .pause, nil, .pause, nil])
    #expect(commands("Next") == [nil, .next, .next, .next, .next])
    #expect(commands("Previous") == [nil, .previous, .previous, .previous, .previous])
    #expect(commands("Stop") == [nil, .stop, .stop, .stop, .stop])
  }

  @Test func `quits by the player's other interface, and has no window to raise`() {
    func command(_ method: String, _ session: NowPlaying) -> ControlCommand? {
      PlayerObject(session: session, now: 0)
        .answer(.call("", BusName.mediaPath, BusName.media, method)).command
    }
    #expect(command("Quit", session(began)) == .stop)
    #expect(command("Quit", session()) == nil)
    #expect(command("Raise", session(began)) == nil)
  }
}
