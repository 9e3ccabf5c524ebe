import LimberBasics
import LimberRoutine
import LimberTestSupport
import Testing

@Suite struct PlanTests {
  struct TargetRow: Sendable {
    var min: Int
    var max: Int
    var share: Double
    var target: Int
  }

  @Test(arguments: [
    TargetRow(min: 8, max: 10, share: 0.5, target: 9),
    TargetRow(min: 8, max: 11, share: 0.5, target: 10),
    TargetRow(min: 8, max: 10, share: 0, target: 8),
    TargetRow(min: 8, max: 10, share: 1, target: 10),
    TargetRow(min: 1, max: 10, share: 0.1, target: 2),
  ]) func `a counted target is rounded half up`(_ row: TargetRow) {
    #expect(DoseTarget.count(min: row.min, max: row.max, share: row.share) == row.target)
  }

  @Test(arguments: [
    TargetRow(min: 300, max: 600, share: 0.5, target: 450),
    TargetRow(min: 300, max: 600, share: 0.33, target: 390),
    TargetRow(min: 1200, max: 1800, share: 0.51, target: 1500),
    TargetRow(min: 31, max: 59, share: 0.5, target: 45),
    TargetRow(min: 31, max: 59, share: 0.1, target: 31),
    TargetRow(min: 31, max: 59, share: 1, target: 59),
    TargetRow(min: 31, max: 59, share: 0, target: 31),
    TargetRow(min: 110, max: 130, share: 0.5, target: 120),
    TargetRow(min: 590, max: 700, share: 0.5, target: 600),
  ]) func `a timed target is rounded down to its grid and stays in its range`(_ row: TargetRow) {
    let target = DoseTarget.time(
      min: .seconds(row.min), max: .seconds(row.max), share: row.share)
    #expect(target == .seconds(row.target))
  }

  @Test
  func `the command line's share goes before the history's target, and both before the minimum`() {
    let steps: [Step] = [.reps("A", .times(8, to: 10)), .timed("B", .seconds(60, to: 120))]
    let set = RoutineSet(Routine("r", steps))
    let key = DoseKey(routine: "r", path: "/steps/0", unit: .repetitions)
    func targets(_ dosing: Dosing) -> [Int] {
      Plan([set], dosing: dosing).doses.map(\.target.figure)
    }
    #expect(targets(Dosing()) == [8, 60_000])
    #expect(targets(Dosing(targets: [key: .count(9)])) == [9, 60_000])
    #expect(targets(Dosing(targets: [key: .count(99)])) == [10, 60_000])
    #expect(targets(Dosing(share: 0.5, targets: [key: .count(10)])) == [9, 90_000])
  }

  struct Planned: CustomTestStringConvertible, Sendable {
    var name: String
    var steps: [Step]
    var leadIn = Duration.seconds(5)
    /// Added up by hand.
    var seconds: Int
    var testDescription: String { name }
  }

  @Test(arguments: [
    Planned(name: "a lead-in at the start", steps: [.timed("A", .seconds(20))], seconds: 5 + 20),
    Planned(
      name: "none where it is turned off, but a changeover",
      steps: [.timed("A", .seconds(20), sides: .init(.each))], leadIn: .zero,
      seconds: 20 + 5 + 20),
    Planned(
      name: "one behind a prompt", steps: [.prompt("Up"), .timed("A", .seconds(20))],
      seconds: 5 + 20),
    Planned(
      name: "none behind a rest, be there a prompt before it",
      steps: [.prompt("Up"), .rest(.seconds(4)), .timed("A", .seconds(20))], seconds: 4 + 20),
    Planned(
      name: "one behind a prompt, be there a rest before it",
      steps: [.rest(.seconds(4)), .prompt("Up"), .timed("A", .seconds(20))], seconds: 4 + 5 + 20),
    Planned(
      name: "two minutes of rest between own-paced sets are two minutes",
      steps: [.reps("B", .times(3), sets: .init(count: .times(3), rest: .seconds(120)))],
      seconds: 5 + 12 + 120 + 12 + 120 + 12),
    Planned(
      name: "one behind each own-paced set without a rest",
      steps: [.reps("B", .times(3), sets: .init(count: .times(2)))],
      seconds: 5 + 12 + 5 + 12),
  ])
  func `planned time has a lead-in at the start and right behind what waited`(_ row: Planned) {
    let plan = Plan(row.steps, leadIn: row.leadIn)
    #expect(plan.planned.target == .seconds(row.seconds))
    #expect(plan.planned.min == plan.planned.target && plan.planned.max == plan.planned.target)
  }

  @Test func `ten thousand rounds cost what one costs`() {
    let round: [Step] = [.timed("A", .seconds(2)), .reps("B", .times(1))]
    let plan = Plan([.rounds(.times(10_000), rest: .seconds(1), round)])
    #expect(plan.leafCount == 29_999)
    // Each B waits, but a rest stands before the next A: one lead-in, 10,000 × (2 + 4), 9,999 rests.
    #expect(plan.planned.target == .seconds(5 + 60_000 + 9_999))
    #expect(plan.planned.min == plan.planned.max)
  }

  @Test func `included routines bring their cautions, each once`() {
    let root = Routine("a", cautions: ["Stop.", "Breathe."], [.include("b"), .include("b")])
    let included = Routine("b", cautions: ["Stop.", "Drink."], [.timed("B", .seconds(2))])
    let plan = Plan([RoutineSet(root, included)])
    #expect(plan.cautions == ["Stop.", "Breathe.", "Drink."])
    #expect(plan.leafCount == 2)
  }

  @Test func `several routines are one session`() {
    let one = RoutineSet(Routine("a", title: "A", [.timed("A", .seconds(2))]))
    let two = RoutineSet(Routine("b", title: "B", [.timed("B", .seconds(3))]))
    let plan = Plan([one, two])
    #expect(plan.id == "a+b")
    #expect(plan.title == "A, B")
    #expect(plan.planned.target == .seconds(10))
  }

  @Test(arguments: [0, 1])
  func `the shortest way and the longest heed the lead-in that a branch costs later`(
    _ defaultIndex: Int
  ) {
    // The branch with the question is shorter in itself, and the exercise behind it needs a lead-in.
    let plan = Plan([
      .choice(
        "Which?", default: defaultIndex,
        [
          ("Question", [.timed("Short", .seconds(1)), .prompt("Ready")]),
          ("None", [.timed("Long", .seconds(3))]),
        ]),
      .timed("Last", .seconds(10)),
    ])
    let (shortest, longest) = (Duration.seconds(5 + 3 + 10), Duration.seconds(5 + 1 + 5 + 10))
    #expect(plan.planned.min == shortest)
    #expect(plan.planned.target == (defaultIndex == 0 ? longest : shortest))
    #expect(plan.planned.max == longest)
  }

  @Test func `the same id from two folders is two routines`() {
    let one = RoutineSet(Routine("a", [.timed("A", .seconds(2))]))
    let two = RoutineSet(Routine("a", [.timed("B", .seconds(3))]))
    #expect(Plan([one, two], leadIn: .zero).planned.target == .seconds(5))
  }
}

@Suite struct PlanWalkTests {
  @Test(arguments: Array(UInt64(1)...200))
  func `walking back visits the same leaves as walking forward`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let plan = Plan(Step.random(depth: 3, using: &generator))
    var walk = PlanWalk(plan)
    var forward: [String] = []
    func note(_ walk: PlanWalk) -> String? {
      walk.step.map {
        "\(walk.index) \($0.path) \($0.side?.rawValue ?? "") \(walk.round?.index ?? -1) \(walk.leavesAfter)"
      }
    }
    while let step = walk.step {
      forward.append(note(walk) ?? "")
      if case .choice(let labels, _) = step.kind, Bool.random(using: &generator) {
        walk.take(branch: Int.random(in: 0..<labels.count, using: &generator))
      }
      walk.next()
    }
    var indices = forward.count
    while walk.previous() {
      indices -= 1
      // A branch that was not the default changes how many are to come, so only the rest is compared.
      let there = note(walk)?.split(separator: " ").dropLast()
      #expect(there == forward[indices].split(separator: " ").dropLast())
    }
    #expect(indices == 0)
    #expect(walk.choicesTaken.isEmpty)
  }

  @Test(arguments: Array(UInt64(1)...200))
  func
    `walking back over rounds within a time goes to their first leaf, and comes to the beginning`(
      _ seed: UInt64
    )
  {
    var generator = SeededGenerator(seed: seed)
    let steps = RandomClocks.$areAllowed.withValue(true) {
      Step.random(depth: 3, using: &generator)
    }
    var walk = PlanWalk(Plan(steps))
    var places: [Int: (path: String?, choices: [Int])] = [:]
    while let step = walk.step {
      places[walk.index] = (step.path, walk.choicesTaken)
      if case .choice(let labels, _) = step.kind, Bool.random(using: &generator) {
        walk.take(branch: Int.random(in: 0..<labels.count, using: &generator))
      }
      walk.next()
    }
    var before = walk.index
    while walk.previous() {
      #expect(walk.index < before)
      before = walk.index
      #expect(walk.step?.path == places[before]?.path)
      #expect(walk.choicesTaken == places[before]?.choices)
    }
    #expect(walk.index == 1 && walk.choicesTaken.isEmpty && walk.passed.isEmpty)
  }

  @Test func `a loop that was left tells how many rounds held work`() {
    let plan = Plan([.rounds(.times(3, to: 5), [.timed("A", .seconds(1))])])
    var walk = PlanWalk(plan)
    walk.markWork()
    walk.next()
    walk.next()
    walk.markWork()
    walk.next()
    #expect(walk.step == nil)
    #expect(walk.loopsLeft.map(\.done) == [2])
  }

  @Test(arguments: UInt64(1)...100, [false, true])
  func `what comes next is known from each leaf as it is found there`(seed: UInt64, clocks: Bool) {
    var generator = SeededGenerator(seed: seed)
    let steps = RandomClocks.$areAllowed.withValue(clocks) {
      Step.random(depth: 3, using: &generator)
    }
    var walk = PlanWalk(Plan(steps))
    for _ in 0..<300 where walk.step != nil {
      let next = walk.comingNext
      #expect(next?.leaf.step == walk.following?.step)
      #expect(next?.pause == walk.following?.pause(isLeadInDue: false))
      if case .choice(let labels, _) = walk.step?.kind {
        walk.take(branch: Int.random(in: 0..<labels.count, using: &generator))
      }
      if Int.random(in: 0..<4, using: &generator) == 0 { walk.previous() } else { walk.next() }
    }
  }
}
