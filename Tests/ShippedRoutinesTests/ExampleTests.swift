import LimberBasics
import LimberEvents
import LimberRoutine
import LimberSyntax
import ShippedRoutines
import Testing

/// The routines from public sources: without a fault, as long as their source says, and played to the end.
@Suite struct ExampleTests {
  /// Planned seconds at the minimum, summed by hand: lead-ins of 5 s, 4 s for a repetition in one's own
  /// time at a side.
  static let rows: [(id: String, seconds: Int)] = [
    ("alfredson", 5 + 3 * 75 + 2 * 60 + 120 + 3 * 75 + 2 * 60),
    ("amrap-cindy", 5 + 20 * 60),
    ("box-breathing", 5 + 15 * 16),
    ("breath-hold", 5 + 3 * (30 * 4 + 0 + 15)),
    ("couch-run", 5 + 300 + 7 * (60 + 90) + 60 + 300),
    ("fartlek-pyramid", 5 + 600 + 2 * 16 * 60 + 600),
    ("hangboard-repeaters", 5 + 5 * 60 + 4 * 180),
    ("hundred-push-ups", 5 + (10 + 12 + 7 + 7) * 4 + 3 * 60 + 60 + 9 * 4),
    ("mcgill-big-three", 5 + 12 * 12 + 40 + 2 * (15 + 2 * 12 * 12 + 3 * 5 + 40)),
    ("nordic-hamstring", 5 + (12 + 10 + 8) * 6 + 2 * 120),
    ("otago-balance", 6 * (5 + 40) + 5 + 10 + 5 + 10),
    ("plank-ladder", 5 + 4 * 240 + 6 * 15),
    ("plantar-heel-raise", 5 + 3 * (2 * 96 + 5) + 2 * 120),
    ("rest-pause", 5 + 8 * 4 + 20 + 20),
    ("seven-minute", 5 + 12 * 30 + 11 * 10),
    ("swings-emom", 5 + 10 * 60),
    ("tabata", 5 + 8 * 20 + 7 * 10 + 120),
    ("taste", 5 + 3 * 6 + 10 + 5 + 10),
  ]

  static let lookup = RoutineLookup { id in
    ShippedRoutines.examples.first { $0.id == id }.map {
      RoutineFile(id: id, source: SourceText(name: "\(id).json", bytes: $0.bytes))
    }
  }

  private func reading(
    _ id: String, with values: ParameterValues = .none
  ) throws -> RoutineReading {
    RoutineReader.read(try #require(Self.lookup.find(id)), lookup: Self.lookup, with: values)
  }

  @Test func `every example has its row`() {
    #expect(Self.rows.map(\.id) == ShippedRoutines.examples.map(\.id))
  }

  @Test(arguments: rows)
  func `an example is free of faults, names its source and is played in its time`(
    _ id: String, _ seconds: Int
  ) throws {
    let reading = try reading(id)
    #expect(reading.reports.flatMap(\.diagnostics).map(\.message) == [])
    let set = try #require(reading.set)
    let routine = try #require(set.routines[id])
    #expect(routine.source?.isEmpty == false)
    #expect(!routine.cautions.isEmpty)
    let plan = Plan([set])
    #expect(plan.planned.target == .seconds(seconds))
    let last = try #require(PlayedThroughTests.events(of: plan).last)
    #expect(last.at == .seconds(seconds))
    guard case .sessionEnded(let end) = last.body else { return #expect(Bool(false)) }
    #expect(end.outcome == .completed)
  }

  @Test func `every run of the programme is played with its values`() throws {
    let bytes = try #require(ShippedRoutines.exampleProgrammes.first).bytes
    let file = RoutineFile(
      id: "couch-to-5k", source: SourceText(name: "couch-to-5k.json", bytes: bytes))
    let reading = ProgrammeReader.read(file, lookup: Self.lookup)
    #expect(reading.report.diagnostics.map(\.message) == [])
    let weeks = try #require(reading.programme).weeks
    /// The minutes that are run, week by week and run by run.
    var minutes: [[Double]] = []
    for week in weeks {
      #expect(week.routines.reduce(0) { $0 + $1.perWeek } == 3)
      #expect(week.inOrder == (week.routines.count > 1))
      minutes.append(
        try week.routines.map { task in
          let set = try #require(try self.reading(task.routine, with: task.with).set)
          let run = PlanTimeline(plan: Plan([set])).filter { $0.step.name == "Run" }
          return run.reduce(0) { $0 + $1.step.duration(at: .target) / .seconds(60) }
        })
    }
    #expect(
      minutes == [
        [8], [9], [9], [16], [15, 16, 20], [18, 20, 25], [25], [28], [30],
      ])
  }
}
