import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSession
import LimberTestSupport
import Testing

@Suite struct InvariantTests {
  static let seeds = Array(UInt64(1)...300)

  private static func play(seed: UInt64) -> (plan: Plan, events: [SessionEvent]) {
    RandomClocks.$areAllowed.withValue(true) { RandomSession.play(seed: seed) }
  }

  @Test(arguments: seeds) func `time never runs back`(_ seed: UInt64) {
    let events = Self.play(seed: seed).events
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.at <= $1.at })
  }

  @Test(arguments: seeds) func `every step that starts ends once, before the next`(_ seed: UInt64) {
    var open = 0
    for event in Self.play(seed: seed).events {
      switch event.body {
      case .stepStarted: open += 1
      case .stepEnded: open -= 1
      default: break
      }
      #expect(open == 0 || open == 1)
    }
    #expect(open == 0)
  }

  @Test(arguments: seeds) func `the session ends last and once, and its sums add up`(
    _ seed: UInt64
  ) throws {
    let events = Self.play(seed: seed).events
    #expect(events.filter { $0.kind == .sessionEnded }.count == 1)
    guard case .sessionEnded(let end) = try #require(events.last).body else {
      Issue.record("the last event is no end")
      return
    }
    // Each step counts once, by its last playing; one that was given up to be repeated does not.
    var last: [String: (outcome: StepOutcome, time: Duration)] = [:]
    for case .stepEnded(let step, let outcome, let did) in events.map(\.body)
    where outcome != .repeated {
      last["\(step.index) \(step.path)"] = (outcome, did.time ?? .zero)
    }
    let counts = Dictionary(grouping: last.values, by: \.outcome).mapValues(\.count)
    let time = last.values.reduce(.zero) { $0 + $1.time }
    #expect(counts[.done, default: 0] == end.stepsDone)
    #expect(counts[.partial, default: 0] == end.stepsPartial)
    #expect(counts[.skipped, default: 0] == end.stepsSkipped)
    #expect(time == end.time)
  }

  @Test(arguments: seeds) func `a dry run lasts its planned time at any dose`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let steps = Step.random(depth: 3, using: &generator)
    for share in [0, 0.3, 1] {
      let plan = Plan(steps, share: share)
      var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
      #expect(session.play().last?.at == plan.planned.target)
      #expect(plan.planned.min <= plan.planned.target && plan.planned.target <= plan.planned.max)
    }
  }

  @Test(arguments: seeds) func `the number of leaf steps is the number that start`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plan = Plan(Step.random(depth: 3, using: &generator))
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal))
    let steps = session.play().compactMap { event -> StepInfo? in
      if case .stepStarted(let info, _) = event.body { info } else { nil }
    }
    // What is left of a lap is passed over where nothing is left; all else starts.
    let skipped = Set(1...plan.leafCount).subtracting(steps.map(\.index))
    #expect(steps.map(\.index) == PlanTimeline(plan: plan).map(\.index))
    #expect(steps.map(\.index) == (1...plan.leafCount).filter { !skipped.contains($0) })
    #expect(skipped.allSatisfy { PlanWalk(plan, index: $0).step?.fills != nil })
    #expect(steps.allSatisfy { $0.of == plan.leafCount })
  }

  @Test(arguments: seeds) func `the same inputs give the same events`(_ seed: UInt64) {
    #expect(Self.play(seed: seed).events == Self.play(seed: seed).events)
  }

  @Test(arguments: seeds) func `a tick is at the side that was last announced`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plan = Plan(Step.random(depth: 3, using: &generator), share: 0.5)
    var session = Session(plan: plan, settings: .init(attendance: .rehearsal, ticks: true))
    var side: Side?
    for event in session.play() {
      switch event.body {
      case .stepStarted(let step, _), .phaseStarted(let step, _, _), .cue(let step, .prepare, _):
        side = step.side
      case .tick(let step, _):
        #expect(step.side == side)
      default: break
      }
    }
  }
}
