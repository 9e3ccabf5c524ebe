import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@Suite struct `What a session is about to do` {
  static let steps: [Step] = [
    .timed("Walk", .seconds(10)), .timed("Bridge", .seconds(20), sides: .init(.each)),
    .rest(.fixed(.seconds(8))), .reps("Lift", .times(8)),
  ]

  /// Each step that is to come: its number, its name and when it begins.
  static func lines(_ overview: SessionOverview) -> [String] {
    overview.outline.map { "\($0.index) \($0.name) at \($0.at.components.seconds)" }
  }

  @Test func `is every step before it has begun, and nothing is known of where it is`() {
    let session = Session(plan: Plan(Self.steps))
    let overview = session.overview(at: .zero)
    #expect(
      Self.lines(overview) == [
        "1 Walk at 5", "2 Bridge at 15", "3 Bridge at 40", "4 Rest at 60", "5 Lift at 68",
      ])
    #expect(overview.outline.first?.pause == .leadIn(.seconds(5)))
    #expect(overview.status == nil)
  }

  @Test func `is from its first step on where it begins at a later one`() {
    let session = Session(
      plan: Plan(Self.steps), settings: .init(start: SessionPlace(step: 4)))
    #expect(Self.lines(session.overview(at: .zero)) == ["4 Rest at 0", "5 Lift at 8"])
  }

  @Test func `leaves out what has begun, but not the step that a lead-in leads to`() {
    var session = Session(plan: Plan(Self.steps))
    _ = session.start(at: .zero)
    let inLeadIn = session.overview(at: .seconds(2))
    #expect(Self.lines(inLeadIn).first == "1 Walk at 5")
    #expect(inLeadIn.outline.first?.pause == nil)
    #expect(inLeadIn.status?.state == .leadIn)
    _ = session.advance(to: .seconds(5))
    #expect(Self.lines(session.overview(at: .seconds(7))).first == "2 Bridge at 15")
    _ = session.pause(at: .seconds(8))
    #expect(Self.lines(session.overview(at: .seconds(60))).first == "2 Bridge at 15")
    _ = session.stop(at: .seconds(61))
    let after = session.overview(at: .seconds(62))
    #expect(after.outline.isEmpty && after.status?.state == .over)
  }

  @Test func `is at most 20 steps, in any plan`() {
    let session = Session(plan: Plan((1...50).map { .timed("Step \($0)", .seconds(10)) }))
    #expect(session.overview(at: .zero).outline.map(\.index) == Array(1...20))
  }

  @Test(arguments: 1...40)
  func `comes as it was told, where nobody does anything`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let steps = RandomClocks.$areAllowed.withValue(true) {
      Step.random(depth: 3, using: &generator)
    }
    let plan = Plan(steps)
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
    let first = session.overview(at: .zero).outline
    var begun: [Int: Duration] = [:]
    var told: [OutlineStep] = []
    var events = session.start(at: .zero)
    while true {
      for event in events {
        if case .stepStarted(let step, _) = event.body { begun[step.index] = event.at }
      }
      guard let deadline = session.nextDeadline, begun.count < 40 else { break }
      told += session.overview(at: deadline).outline.prefix(2)
      events = session.advance(to: deadline)
    }
    // What is left of a lap is no step where it is nothing, and has its number all the same.
    #expect(first.isEmpty || first[0].index == 1)
    #expect(zip(first, first.dropFirst()).allSatisfy { $0.index < $1.index && $0.at <= $1.at })
    for step in first + told {
      if let at = begun[step.index] { #expect(at == step.at, "\(step.index) \(step.name)") }
    }
  }
}

@Suite struct `What a session is doing` {
  @Test func `in a tempo has the phase that is under way, and what is left of it`() throws {
    var session = Session(
      plan: Plan([
        .reps(
          "Twist", .times(4), sides: .init(order: .alternate, changeover: .seconds(2)),
          tempo: [.phase("Turn", 3), .phase("Back", 1)])
      ]))
    _ = session.start(at: .zero)
    for second in 1...8 { _ = session.advance(to: .seconds(second)) }
    let status = session.status(at: .milliseconds(8_250))
    #expect(status.phase == Phase(Ordinal(2, of: 2), cue: "Back", duration: .seconds(1)))
    #expect(status.phaseRemaining == .milliseconds(750))
    #expect(status.tempo.map(\.cue) == ["Turn", "Back"])
    #expect(!status.changesSides && status.hasExercised)
    _ = session.advance(to: .seconds(9))
    let change = session.status(at: .milliseconds(9_500))
    #expect(change.phase == nil && change.changesSides)
    #expect(change.phaseRemaining == .milliseconds(1_500))
    #expect(change.step?.side == .left)
  }

  @Test func `in a pause says who made it, and how long it is still counted`() {
    var session = Session(
      plan: Plan([.timed("Walk", .seconds(60))]),
      settings: .init(resumeCountdown: .seconds(3), timesPlayed: 2))
    _ = session.start(at: .zero)
    _ = session.advance(to: .seconds(5))
    #expect(session.status(at: .seconds(6)).pause == nil)
    _ = session.slept(at: .seconds(10), gap: .seconds(90))
    #expect(
      session.status(at: .seconds(20)).pause == SessionStatus.Pause(by: .suspend, gap: .seconds(90))
    )
    _ = session.resume(at: .seconds(30))
    #expect(session.status(at: .seconds(31)).pause?.left == .seconds(2))
    _ = session.advance(to: .seconds(33))
    _ = session.mute(true, at: .seconds(34))
    let status = session.status(at: .seconds(34))
    #expect(status.pause == nil && status.isMuted && status.timesPlayed == 2)
    #expect(status.planned == .seconds(65))
  }
}
