import LimberBasics
import LimberRoutine
import LimberTestSupport
import Testing

/// Planned times that were added up by hand, for everything that sets the pace of a routine.
@Suite struct PlannedTimeTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var between: Int?
    var steps: [Step]
    /// At the minimum and the maximum; where there is one value, at the target too.
    var seconds: ClosedRange<Int>
    var testDescription: String { name }

    /// - Parameter most: the seconds at the maximum, where that differs.
    init(
      _ name: String, between: Int? = nil, _ steps: [Step], _ seconds: Int, to most: Int? = nil
    ) {
      self.name = name
      self.between = between
      self.steps = steps
      self.seconds = seconds...(most ?? seconds)
    }
  }

  private static let hold = Step.timed("Hold", .seconds(20))
  private static let lift = Step.reps(
    "Lift", .times(5), tempo: [.phase("Up", 1), .phase("Down", 2)])
  private static let own = Step.reps("Own", .times(5))

  static let between: [Row] = [
    Row("between two exercises", between: 10, [hold, lift], 5 + 20 + 10 + 15),
    Row("none beside a rest", between: 10, [hold, .rest(.seconds(7)), lift], 5 + 20 + 7 + 15),
    Row(
      "none beside a prompt, but the lead-in", between: 10, [hold, .prompt("Up"), lift],
      5 + 20 + 5 + 15),
    Row("in place of the lead-in behind own pace", between: 10, [own, lift], 5 + 20 + 10 + 15),
    Row(
      "all sets and sides of the one before, and none between them", between: 10,
      [.timed("Hold", .seconds(20), sides: .init(.each), sets: .init(count: .times(2))), lift],
      5 + 2 * (20 + 5 + 20) + 10 + 15),
    Row(
      "from one round to the next, and over the end of the group", between: 10,
      [.rounds(.times(3), [hold, lift]), hold],
      5 + 3 * (20 + 10 + 15) + 2 * 10 + 10 + 20),
    Row(
      "a rest between rounds stands alone", between: 10,
      [.rounds(.times(2), rest: .seconds(30), [hold, lift])],
      5 + 2 * (20 + 10 + 15) + 30),
    Row(
      "that of the rounds inside of them, the outer one at their ends", between: 10,
      [hold, .rounds(.times(.fixed(2)), between: .seconds(3), [hold, lift]), lift],
      5 + 20 + 10 + (20 + 3 + 15 + 3 + 20 + 3 + 15) + 10 + 15),
    Row(
      "nothing inside where the rounds turn it off", between: 10,
      [hold, .rounds(.times(.fixed(2)), between: .zero, [hold, lift]), lift],
      5 + 20 + 10 + 2 * (20 + 15) + 10 + 15),
    Row(
      "only where the branch of a choice ends with an exercise", between: 10,
      [.choice("Which?", [("A", [hold]), ("B", [hold, .rest(.seconds(20))])]), lift],
      5 + 20 + 10 + 15, to: 5 + 20 + 20 + 15),
    Row(
      "no lead-in of the step's own is added to it", between: 10,
      [hold, .timed("Hang", .seconds(20), leadIn: .seconds(15))], 5 + 20 + 10 + 20),
  ]

  static let leadIn: [Row] = [
    Row("in place of the first", [.timed("A", .seconds(20), leadIn: .seconds(12))], 12 + 20),
    Row("none at the start", [.timed("A", .seconds(20), leadIn: .zero)], 20),
    Row(
      "added where none would be", [hold, .timed("A", .seconds(20), leadIn: .seconds(12))],
      5 + 20 + 12 + 20),
    Row(
      "added behind a rest", [.rest(.seconds(9)), .timed("A", .seconds(20), leadIn: .seconds(12))],
      9 + 12 + 20),
    Row(
      "in each set, and not before the second side",
      [
        .timed(
          "A", .seconds(20), sides: .init(.each), sets: .init(count: .times(2), rest: .seconds(30)),
          leadIn: .seconds(12))
      ], 2 * (12 + 20 + 5 + 20) + 30),
    Row(
      "in place of the one behind own pace, also before the second side where nothing is between",
      [
        .reps(
          "A", .times(5), sides: .init(order: .each, changeover: nil), leadIn: .seconds(12))
      ], 12 + 20 + 12 + 20),
  ]

  static let lists: [Row] = [
    Row(
      "a ladder of sets with rest between",
      [
        .timed(
          "A", .bySet([.seconds(15), .seconds(30), .seconds(45)]),
          sets: .init(count: .times(3), rest: .seconds(10)))
      ],
      5 + 15 + 10 + 30 + 10 + 45),
    Row(
      "a ladder of repetitions at both sides",
      [
        .reps(
          "A", .bySet([12, 10, 8]), sides: .init(.each),
          sets: .init(count: .times(3), rest: .seconds(60)), tempo: [.phase("Up", 2)])
      ],
      5 + (24 + 5 + 24) + 60 + (20 + 5 + 20) + 60 + (16 + 5 + 16)),
    Row(
      "by the round of the innermost rounds",
      [
        .rounds(
          .times(2),
          [.rounds(.times(3), [.timed("A", .byRound([.seconds(20), .seconds(40), .seconds(10)]))])])
      ],
      5 + 2 * 70),
    Row(
      "by round with a rest and a pause", between: 4,
      [
        .rounds(
          .times(2), rest: .seconds(30),
          [hold, .timed("A", .byRound([.seconds(20), .seconds(40)]))])
      ],
      5 + (20 + 4 + 20) + 30 + (20 + 4 + 40)),
    Row(
      "another amount at each side",
      [.timed("A", .bySide(left: .seconds(45), right: .seconds(30)), sides: .init(.each))],
      5 + 30 + 5 + 45),
    Row(
      "a range at one side",
      [
        .reps(
          "A", .bySide(left: .times(8, to: 12), right: .times(10)), sides: .init(.each),
          tempo: [.phase("Up", 2)])
      ],
      5 + 20 + 5 + 16, to: 5 + 20 + 5 + 24),
    Row(
      "the side with fewer stops first: R L R L R",
      [
        .reps(
          "A", .bySide(left: .times(2), right: .times(3)),
          sides: .init(order: .alternate, changeover: .seconds(1)), tempo: [.phase("Up", 2)])
      ], 5 + 5 * 2 + 4 * 1),
    Row(
      "the side with fewer stops first: R L L L",
      [
        .reps(
          "A", .bySide(left: .times(3), right: .times(1)),
          sides: .init(order: .alternate, changeover: .seconds(1)), tempo: [.phase("Up", 2)])
      ], 5 + 4 * 2 + 1),
    Row(
      "own pace at both sides of one and at one side of the next",
      [.reps("A", .bySide(left: .times(3), right: .times(5)), sides: .init(.alternate))],
      5 + 8 * 4),
    Row("only one side", [.timed("A", .seconds(20), sides: .init(.left))], 5 + 20),
  ]

  static let sidedRounds: [Row] = [
    Row(
      "all rounds at one side, then at the other",
      [.rounds(.times(.fixed(3)), sides: .init(.each), [hold, .rest(.seconds(10))])],
      5 + 3 * 30 + 5 + 3 * 30),
    Row(
      "a changeover of their own, and a pause in them", between: 4,
      [
        .rounds(
          .times(.fixed(2)), sides: .init(order: .each, first: .left, changeover: .seconds(9)),
          [hold, lift])
      ], 5 + (20 + 4 + 15 + 4 + 20 + 4 + 15) + 9 + (20 + 4 + 15 + 4 + 20 + 4 + 15)),
    Row(
      "only one side of rounds", [.rounds(.times(.fixed(3)), sides: .init(.left), [hold])], 5 + 60),
  ]

  static let every: [Row] = [
    Row(
      "every minute on the minute, the last one too",
      [.rounds(.times(.fixed(10)), every: .seconds(60), [own])], 5 + 600),
    Row(
      "no lead-in inside, whatever waits",
      [.rounds(.times(.fixed(3)), every: .seconds(60), [own, .prompt("Up"), hold])], 5 + 180),
    Row(
      "work that takes longer is followed at once",
      [.rounds(.times(.fixed(3)), every: .seconds(10), [hold])], 5 + 60),
    Row(
      "sets with sides and what is left of the time",
      [
        .timed(
          "A", .seconds(20), sides: .init(.each), sets: .init(count: .times(3), every: .seconds(60))
        )
      ],
      5 + 180),
    Row(
      "a ladder of which one set takes longer",
      [
        .reps(
          "A", .bySet([5, 10, 20]), sets: .init(count: .times(3), every: .seconds(60)),
          tempo: [.phase("Up", 4)])
      ], 5 + 60 + 60 + 80),
    Row(
      "a pause between exercises is work", between: 15,
      [.rounds(.times(.fixed(2)), every: .seconds(60), [hold, hold])], 5 + 120),
    Row(
      "a pause behind what took all of its time, and none behind a rest", between: 15,
      [
        .rounds(.times(.fixed(2)), every: .seconds(20), [hold]), hold,
        .rounds(.times(.fixed(2)), every: .seconds(30), [hold]), hold,
      ], 5 + 40 + 15 + 20 + 15 + 60 + 20),
    Row(
      "the step's own lead-in before the first",
      [
        .reps(
          "A", .times(2), sets: .init(count: .times(3), every: .seconds(60)), leadIn: .seconds(12))
      ],
      12 + 180),
  ]

  static let within: [Row] = [
    Row(
      "the time, and the first lead-in before it",
      [.rounds(.within(.seconds(1_200)), [own, .prompt("Up"), own])], 5 + 1_200),
    Row(
      "no lead-in behind it, as none stands behind a timed step",
      [.rounds(.within(.seconds(90)), [own]), hold], 5 + 90 + 20),
    Row(
      "a pause behind it, for it was exercise", between: 10,
      [.rounds(.within(.seconds(90)), [own, hold]), hold], 5 + 90 + 10 + 20),
    Row(
      "the time at each side",
      [.rounds(.within(.seconds(90)), sides: .init(.each), [own])], 5 + 90 + 5 + 90),
    Row(
      "a start every minute for as long as the time holds",
      [.rounds(.within(.seconds(150)), every: .seconds(60), [own])], 5 + 150),
  ]

  static let rows: [Row] = [between, leadIn, lists, sidedRounds, every, within].flatMap { $0 }

  @Test(arguments: rows)
  func `planned time is what is added up by hand`(_ row: Row) {
    let plan = Plan(row.steps, between: row.between.map { .seconds($0) })
    #expect(plan.planned.min == .seconds(row.seconds.lowerBound))
    #expect(plan.planned.max == .seconds(row.seconds.upperBound))
    if row.seconds.count == 1 { #expect(plan.planned.target == plan.planned.min) }
  }

  @Test func `an included routine keeps its own pause, and has none of the outer one`() {
    var outer = Routine("outer", [Self.hold, .include("inner"), Self.hold])
    outer.between = .seconds(10)
    let bare = Routine("inner", [Self.hold, Self.lift])
    var paused = bare
    paused.between = .seconds(3)
    func planned(_ inner: Routine) -> Duration {
      Plan([RoutineSet(outer, inner)]).planned.target
    }
    let around: Int = 5 + 20 + 10 + 10 + 20
    let inside: Int = 20 + 15
    #expect(planned(bare) == .seconds(around + inside))
    #expect(planned(paused) == .seconds(around + inside + 3))
  }

  @Test func `a range that a step has for each side is a dose of each`() {
    let step = Step.reps(
      "Raise", .bySide(left: .times(8, to: 12), right: .times(10, to: 20)), sides: .init(.each))
    let set = RoutineSet(Routine("r", [step]))
    let left = DoseKey(routine: "r", path: "/steps/0/reps/left", unit: .repetitions)
    let right = DoseKey(routine: "r", path: "/steps/0/reps/right", unit: .repetitions)
    let plan = Plan([set], dosing: Dosing(targets: [left: .count(9)]))
    #expect(plan.doses.map(\.key) == [right, left])
    #expect(plan.doses.map(\.target) == [.count(10), .count(9)])
    #expect(plan.doses.map(\.side) == [.right, .left])
  }

  @Test func `lists have no doses, whatever is asked for`() {
    let steps: [Step] = [
      .reps("A", .bySet([12, 10]), sets: .init(count: .times(2))),
      .rounds(.times(2), [.timed("B", .byRound([.seconds(5), .seconds(9)]))]),
    ]
    #expect(Plan(steps, share: 1).doses.isEmpty)
  }

  @Test func `a time holds the leaves that begin before it is over`() {
    func leaves(_ seconds: Int) -> Int {
      Plan([.rounds(.within(.seconds(seconds)), rest: .seconds(10), [Self.hold, Self.lift])])
        .leafCount
    }
    // 20 + 15, rest 10, 20 + 15 …
    #expect(leaves(20) == 1)
    #expect(leaves(21) == 2)
    #expect(leaves(35) == 2)
    #expect(leaves(36) == 3)
    #expect(leaves(46) == 4)
    #expect(leaves(450) == 30)
  }
}
