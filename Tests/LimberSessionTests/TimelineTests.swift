import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

/// A plan, what is done to it, and the whole timeline that this must give.
struct TimelineRow: CustomTestStringConvertible, Sendable {
  var name: String
  var steps: [Step]
  var share: Double?
  var attendance: Session.Settings.Attendance = .rehearsal
  var inputs = ""
  var timeline: String
  var testDescription: String { name }
}

/// A repetition of two phases.
let heel: [Step.Phase] = [.phase("Lower", 3), .phase("Rise", 2)]

/// An exercise, a rest, and an exercise in a range.
let three: [Step] = [
  .timed("A", .seconds(20)), .rest(.seconds(10)), .timed("B", .seconds(20, to: 40)),
]

@Suite struct TimelineTests {
  static let rows = stepRows + nestingRows + movingRows + endingRows + clockRows

  @Test(arguments: rows) func `a session goes as its timeline is drawn`(_ row: TimelineRow) {
    var session = Session(
      plan: Plan(row.steps, share: row.share), settings: .init(attendance: row.attendance))
    let events = session.play(ScriptedInput.parse(row.inputs))
    #expect(Timeline.draw(events) == row.timeline)
  }

  @Test(arguments: rows) func `a dry run lasts as long as is planned`(_ row: TimelineRow) {
    let plan = Plan(row.steps, share: row.share)
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
    #expect(session.play().last?.at == plan.planned.target)
  }
}
