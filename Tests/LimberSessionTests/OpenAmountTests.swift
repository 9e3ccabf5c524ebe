import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSyntax
import Testing

@testable import LimberSession

/// Steps that go on until the person ends them.
@Suite struct OpenAmountTests {
  private static func plan(_ step: String) throws -> Plan {
    let text = #"{ "format": 1, "title": "T", "steps": [ \#(step) ] }"#
    let file = RoutineFile(id: "test", source: SourceText(name: "test.json", text: text))
    return Plan([try #require(RoutineReader.read(file, lookup: .empty).set)], leadIn: .zero)
  }

  /// Plays until a time, then does something.
  private static func end(
    of step: String, attendance: Session.Settings.Attendance = .person,
    _ inputs: [(Int, (inout Session, Duration) -> [SessionEvent])] = []
  ) throws -> (events: [SessionEvent], end: SessionEnd?) {
    var session = Session(plan: try plan(step), settings: Session.Settings(attendance: attendance))
    var events = session.start(at: .zero)
    for (second, input) in inputs {
      events += session.advance(to: .seconds(second))
      events += input(&session, .seconds(second))
    }
    while inputs.isEmpty, let deadline = session.nextDeadline {
      events += session.advance(to: deadline)
    }
    guard case .sessionEnded(let end)? = events.last?.body else { return (events, nil) }
    return (events, end)
  }

  private static let hold =
    #"{ "type": "timed", "name": "Hold", "cue": "Hold.", "duration": { "min": "20s" } }"#
  private static let breath =
    #"{ "type": "timed", "name": "Hold", "cue": "Hold.", "duration": {} }"#
  private static let own =
    #"{ "type": "reps", "name": "Push", "cue": "Push.", "reps": { "min": 9 } }"#
  private static let paced =
    #"{ "type": "reps", "name": "Push", "reps": { "min": 3 }, "tempo": [ { "cue": "Down", "duration": "2s" } ] }"#

  @Test func `a timed step counts up until Enter, and says when the least is reached`() throws {
    let (events, end) = try Self.end(of: Self.hold, [(70, { $0.confirm(at: $1) })])
    #expect(end?.time == .seconds(70))
    #expect(end?.stepsDone == 1)
    #expect(end?.doses.isEmpty == true)
    let minimum = events.filter { event in
      if case .cue(_, .minimum, _) = event.body { true } else { false }
    }
    #expect(minimum.map(\.at) == [.seconds(20)])
    #expect(minimum.map(\.text) == ["20 seconds: the minimum is done."])
    #expect(events.allSatisfy { $0.remaining?.step == nil })
  }

  @Test func `it is partly done below its least, and done at any time where it has none`() throws {
    #expect(try Self.end(of: Self.hold, [(7, { $0.finishStep(at: $1) })]).end?.stepsPartial == 1)
    #expect(try Self.end(of: Self.breath, [(7, { $0.confirm(at: $1) })]).end?.stepsDone == 1)
  }

  @Test func `repetitions with a tempo go on until they are ended`() throws {
    let (events, end) = try Self.end(of: Self.paced, [(15, { $0.confirm(at: $1) })])
    #expect(end?.stepsDone == 1)
    guard case .stepEnded(_, _, let did)? = events.dropLast().last?.body else {
      return #expect(Bool(false))
    }
    #expect(did.reps == 7)
  }

  @Test func `plus counts what is done beyond the least in one's own time`() throws {
    let more: (inout Session, Duration) -> [SessionEvent] = { $0.adjust(at: $1, by: .seconds(10)) }
    let (events, _) = try Self.end(
      of: Self.own, [(30, more), (31, more), (32, { $0.confirm(at: $1) })])
    guard case .stepEnded(_, let outcome, let did)? = events.dropLast().last?.body else {
      return #expect(Bool(false))
    }
    #expect(did.reps == 11)
    #expect(outcome == .done)
  }

  @Test(arguments: [
    (hold, Session.Settings.Attendance.rehearsal, 20), (breath, .rehearsal, 0),
    (own, .rehearsal, 36), (paced, .rehearsal, 6),
    (hold, .nobody, 20), (breath, .nobody, 30), (own, .nobody, 36), (paced, .nobody, 6),
    (hold, .handsFree, 20), (breath, .handsFree, 30), (paced, .handsFree, 6),
  ])
  func `with nobody at the keys it has an end, and a dry run lasts as planned`(
    _ step: String, _ attendance: Session.Settings.Attendance, _ seconds: Int
  ) throws {
    let events = try Self.end(of: step, attendance: attendance).events
    #expect(events.last?.at == .seconds(seconds))
    if attendance == .rehearsal {
      #expect(try Self.plan(step).planned.target == .seconds(seconds))
    }
  }
}
