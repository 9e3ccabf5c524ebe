import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@Suite struct `Ticks that are asked for in the middle` {
  /// The kinds and times of events.
  static func lines(_ events: [SessionEvent]) -> [String] {
    events.map { "\($0.at.inSeconds) \($0.kind.rawValue)" }
  }

  @Test func `begin at the next whole second of the step, and end at once`() {
    var session = Session(plan: Plan([.timed("Walk", .seconds(9))], leadIn: .zero))
    var events = session.start(at: .zero)
    #expect(session.tick(true, at: .milliseconds(2_500)).isEmpty)
    #expect(session.nextDeadline == .seconds(3))
    events += session.advance(to: .seconds(3)) + session.advance(to: .seconds(4))
    #expect(session.tick(false, at: .milliseconds(4_200)).isEmpty)
    #expect(session.nextDeadline == .seconds(9))
    events += session.advance(to: .seconds(9))
    #expect(
      Self.lines(events) == [
        "0.0 sessionStarted", "0.0 stepStarted", "3.0 tick", "4.0 tick", "9.0 stepEnded",
        "9.0 sessionEnded",
      ])
  }

  @Test func `come in every step from then on, and in none of a pause`() {
    var session = Session(
      plan: Plan([.timed("A", .seconds(2)), .timed("B", .seconds(2))], leadIn: .zero))
    var events = session.tick(true, at: .zero) + session.start(at: .zero)
    _ = session.tick(true, at: .zero)
    events += session.advance(to: .milliseconds(1_500))
    _ = session.pause(at: .milliseconds(1_600))
    #expect(session.tick(false, at: .seconds(10)).isEmpty)
    #expect(session.tick(true, at: .seconds(11)).isEmpty)
    #expect(session.nextDeadline == nil)
    _ = session.resume(at: .seconds(20))
    events += session.advance(to: .seconds(22))
    #expect(events.filter { $0.kind == .tick }.map(\.at) == [.seconds(1), .seconds(3)])
  }
}
