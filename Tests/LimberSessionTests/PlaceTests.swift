import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@Suite struct PlaceTests {
  /// Plays to a number of events and keeps the place.
  private func place(in plan: Plan, after count: Int) -> Session.Place {
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
    var events = session.start(at: .zero)
    while events.count < count, !session.isOver, let deadline = session.nextDeadline {
      events += session.advance(to: deadline)
    }
    return session.place
  }

  @Test func `a session begins at a leaf step's number`() {
    var session = Session(
      plan: Plan(three), settings: .init(attendance: .rehearsal, start: .init(step: 3)))
    let drawn = Timeline.draw(session.play())
    #expect(
      drawn == """
        0 started test steps 3 planned 55/55/75
        0 cue prepare B 5
        5 step 3/3 timed B 20s
        22 cue countdown 3
        23 cue countdown 2
        24 cue countdown 1
        25 ended 3/3 done 20s
        25 over completed 20s done 1 partial 0 skipped 0 /steps/2:seconds=20/20
        """)
  }

  @Test func `a place in a timed step is gone back to with its lead-in`() {
    var session = Session(
      plan: Plan(three),
      settings: .init(attendance: .rehearsal, start: .init(step: 1, elapsed: .seconds(15))))
    let events = session.play(ScriptedInput.parse("10 late"))
    #expect(
      Timeline.draw(Array(events.prefix(7))) == """
        0 started test steps 3 planned 55/55/75
        0 cue prepare A 5
        5 step 1/3 timed A 20s → Rest
        7 cue countdown 3
        8 cue countdown 2
        9 cue countdown 1
        10 ended 1/3 done 20s
        """)
  }

  @Test func `a place in paced repetitions keeps those that are done`() {
    let plan = Plan([.reps("B", .times(3), tempo: heel)])
    var session = Session(
      plan: plan, settings: .init(attendance: .rehearsal, start: .init(repetitions: 2)))
    let events = session.play()
    #expect(
      Timeline.draw(Array(events.dropFirst(2))) == """
        5 step 1/1 reps B 15s ×3
        5 cue last 5
        5 phase 3/3 Lower 3
        8 phase 3/3 Rise 2
        10 ended 1/1 done 15s ×3
        10 over completed 15s done 1 partial 0 skipped 0
        """)
  }

  /// The steps that end, and how long after an instant.
  private static func ends(_ events: [SessionEvent], since start: Duration) -> [String] {
    events.compactMap { event in
      guard case .stepEnded(let step, let outcome, let did) = event.body else { return nil }
      let time = (event.at - start).wholeMilliseconds
      return "\(time) \(step.name) \(outcome) \(did.time?.wholeMilliseconds ?? 0)"
    }
  }

  @Test(arguments: 1...60)
  func
    `rounds within a time, one in the other, go on from a kept place as they would have been played`(
      _ count: Int
    )
  {
    let plan = Plan(
      [
        .rounds(
          .within(.seconds(150)),
          [
            .timed("A", .seconds(10)),
            .rounds(
              .within(.seconds(40)), [.timed("B", .seconds(15)), .timed("C", .seconds(10))]),
            .timed("D", .seconds(5)),
          ]),
        .timed("End", .seconds(7)),
      ], leadIn: .zero)
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
    var events = session.start(at: .zero)
    while events.count < count, let deadline = session.nextDeadline {
      events += session.advance(to: deadline)
    }
    guard !session.isOver, let now = events.last?.at else { return }
    let place = session.place
    var rest: [SessionEvent] = []
    while let deadline = session.nextDeadline { rest += session.advance(to: deadline) }
    var again = Session(plan: plan, settings: .init(attendance: .rehearsal, start: place))
    #expect(Self.ends(again.play(), since: .zero) == Self.ends(rest, since: now))
    #expect(rest.isEmpty == false)
  }

  @Test(arguments: 1...30)
  func `rounds that held more than planned go on from a kept place`(_ count: Int) {
    let plan = Plan(
      [
        .timed("First", .seconds(3)),
        .rounds(
          .within(.seconds(60)),
          [
            .reps("A", .times(10)), .rounds(.within(.seconds(9)), [.reps("B", .times(9))]),
            .choice("C?", default: 1, [("D", [.timed("D", .seconds(2))]), ("E", [])]),
          ]),
        .timed("End", .seconds(7)),
      ], leadIn: .zero)
    var session = Session(plan: plan, settings: .init(attendance: .person))
    func play(_ session: inout Session, from now: Duration, _ count: Int) -> [SessionEvent] {
      var events: [SessionEvent] = []
      for second in 1...count where !session.isOver {
        // Each is done in a second, which is sooner than planned.
        events += session.advance(to: now + .seconds(second))
        events += session.choose(at: now + .seconds(second), option: second % 2 + 1)
        events += session.confirm(at: now + .seconds(second))
      }
      return events
    }
    _ = session.start(at: .zero)
    _ = play(&session, from: .zero, count * 2)
    let now = Duration.seconds(count * 2)
    var place = session.place
    // What waits is begun anew.
    (place.elapsed, place.repetitions) = (.zero, 0)
    guard let step = session.status(at: now).step, step.kind != .timed else { return }
    var again = Session(plan: plan, settings: .init(attendance: .person, start: place))
    _ = again.start(at: .zero)
    let there = again.status(at: .zero).step
    #expect([there?.path, there?.name] == [step.path, step.name])
    #expect(there?.index == step.index && there?.round == step.round)
    #expect(again.place == place)
    let rest = play(&session, from: now, 80)
    let later = play(&again, from: .zero, 80)
    #expect(Self.ends(later, since: .zero) == Self.ends(rest, since: now))
    #expect(!rest.isEmpty)
  }

  @Test(arguments: Array(UInt64(1)...100))
  func `a place that was kept is the place that is gone back to`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plan = Plan(Step.random(depth: 3, using: &generator))
    let kept = place(in: plan, after: Int.random(in: 1...60, using: &generator))
    guard kept.step <= plan.leafCount else { return }
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal, start: kept))
    _ = session.start(at: .zero)
    #expect(session.place.step >= kept.step)
    #expect(session.place.choices.starts(with: kept.choices))
  }
}
