import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import Testing

/// Each shipped routine played through in virtual time, at both ends of its doses.
@Suite struct PlayedThroughTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var id: String
    /// Planned seconds with every range at its minimum and at its maximum.
    var least: Int
    var most: Int

    init(_ id: String, _ least: Int, _ most: Int) {
      (self.id, self.least, self.most) = (id, least, most)
    }

    var testDescription: String { id }
  }

  static let rows = [
    Row("after-run", 2352, 3460),
    Row("calf-massage", 490, 730),
    Row("calf-step-stretch", 117, 145),
    Row("contrast-foot-bath", 1265, 2225),
    Row("contrast-shower", 485, 605),
    Row("cooldown-walk", 305, 605),
    Row("foot-soak", 1205, 1205),
    Row("herbal-bath", 905, 1205),
    Row("ice-massage", 610, 1210),
    Row("ice-pack", 725, 905),
    Row("leg-elevation", 1205, 1805),
    Row("morning-legs", 214, 322),
    Row("walk-run", 1505, 2225),
    Row("warm-calf-soak", 1805, 1805),
    Row("warm-up", 429, 697),
  ]

  @Test func `every shipped routine has its row`() {
    #expect(Self.rows.map(\.id) == Shipped.ids)
  }

  @Test(arguments: rows, [0.0, 1.0])
  func `a routine is planned and played in its time`(row: Row, share: Double) throws {
    let plan = Plan([try Shipped.set(row.id)], dosing: Dosing(share: share))
    #expect(plan.planned.min == .seconds(row.least))
    #expect(plan.planned.max == .seconds(row.most))

    let last = try #require(Self.events(of: plan).last)
    #expect(last.at == .seconds(share == 0 ? row.least : row.most))
    guard case .sessionEnded(let end) = last.body else {
      Issue.record("the last event is \(last.kind)")
      return
    }
    #expect(end.outcome == .completed)
    #expect(end.stepsPartial == 0)
    #expect(end.stepsSkipped == 0)
    for dose in end.doses where dose.did.figure > 0 {
      #expect(dose.did == (share == 0 ? dose.min : dose.max), "\(dose.name)")
    }
  }

  /// The events of a rehearsal from its start to its end.
  static func events(of plan: Plan) -> [SessionEvent] {
    var session = Session(plan: plan, settings: Session.Settings(attendance: .rehearsal))
    var events = session.start(at: .zero)
    while let deadline = session.nextDeadline {
      events += session.advance(to: deadline)
    }
    return events
  }
}
