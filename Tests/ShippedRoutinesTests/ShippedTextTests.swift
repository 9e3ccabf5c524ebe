import LimberRoutine
import LimberSyntax
import Testing

/// What the shipped routines say, and that they say what must be said.
@Suite struct ShippedTextTests {
  /// What every routine that loads or treats the calf says; it is the same everywhere, so that the
  /// cautions of several routines played as one do not repeat themselves.
  static let calfCautions = [
    "Stop when the pain is sharp or grows.",
    "See a doctor about pain that stays after rest, comes back regularly, or sits in one leg only.",
    "A hot, swollen, red or throbbing calf, or swelling with constant pain: no massage, no "
      + "exercise. See a doctor at once, for it may be a clot.",
    "Never press or hit nodules or lumps on the shin.",
    "A sudden rise in volume is the commonest cause of calf pain: grow one thing at a time, and "
      + "slowly.",
    "Nothing here is medical advice.",
  ]

  /// The routines whose doses do not grow with the weeks.
  static let constant: Set = [
    "calf-massage", "contrast-foot-bath", "contrast-shower", "foot-soak", "herbal-bath",
    "ice-massage", "ice-pack", "leg-elevation", "warm-calf-soak",
  ]

  @Test(arguments: Shipped.ids)
  func `a shipped routine has neither errors nor warnings`(id: String) throws {
    let reports = try Shipped.reading(id).reports
    #expect(reports.flatMap(\.diagnostics).map(\.message) == [])
  }

  @Test(arguments: Shipped.ids)
  func `a routine names its source and carries every caution of the calf`(id: String) throws {
    let routine = try Shipped.routine(id)
    #expect(routine.tags.first == "calf")
    #expect(routine.cautions.suffix(Self.calfCautions.count) == Self.calfCautions[...])
    let source = try #require(routine.source)
    #expect(
      source.contains("Why do my calves hurt after or during running?")
        || source.contains("Running Bible"))
    #expect(routine.summary != nil)
  }

  @Test(arguments: Shipped.ids)
  func `every cue can be spoken in one breath`(id: String) throws {
    let spoken = try Shipped.steps(id).flatMap(Self.spoken)
    #expect(spoken.filter { $0.split(separator: " ").count >= 12 } == [])
    #expect(!spoken.isEmpty || id == "after-run")
  }

  @Test(arguments: Shipped.ids)
  func `doses grow only where growing is meant`(id: String) throws {
    let expected: Routine.Progression = Self.constant.contains(id) ? .none : .gradual
    #expect(try Shipped.routine(id).progression == expected)
  }

  @Test(arguments: [
    ("calf-massage", "never on a joint"),
    ("calf-step-stretch", "never bounce"),
    ("contrast-foot-bath", "cool the cold one rather than heat the hot one"),
    ("cooldown-walk", "Never sit down or stand still straight after a run"),
    ("foot-soak", "three times a week"),
    ("ice-massage", "never on bare skin"),
    ("ice-pack", "never on bare skin"),
    ("warm-calf-soak", "38 to 40 °C"),
    ("walk-run", "below 30 %"),
  ])
  func `a routine's own caution stands first`(id: String, words: String) throws {
    #expect(try Shipped.routine(id).cautions.first?.contains(words) == true)
  }

  @Test func `the foot soak is limited to three times a week, and running rests every other day`()
    throws
  {
    let limits = [
      "foot-soak": Routine.Limits(perWeek: 3), "walk-run": Routine.Limits(restDays: 1),
    ]
    for id in Shipped.ids {
      let expected = limits[id]
      #expect(try Shipped.routine(id).limits == expected, "\(id)")
    }
  }

  @Test func `running stays between a tenth and three tenths of a walk-run's time`() throws {
    let steps = try Shipped.steps("walk-run")
    func seconds(_ name: String) throws -> Amount<Duration> {
      let step = try #require(steps.first { $0.name == name })
      guard case .timed(let timed) = step.kind else { throw NotTimed() }
      guard case .same(let amount) = timed.duration else { throw NotTimed() }
      return amount
    }
    let (walk, run, last) = (
      try seconds("Walk").min, try seconds("Easy run"), try seconds("Last walk").min
    )
    guard case .rounds(let rounds) = try #require(steps.first).kind else { throw NotTimed() }
    guard case .times(let counts) = rounds.extent else { throw NotTimed() }
    for count in [counts.min, counts.max] {
      for length in [run.min, run.max] {
        let share = (length * count) / ((walk + length) * count + last)
        #expect((0.1...0.3).contains(share))
      }
    }
  }

  private struct NotTimed: Error {}

  private static func spoken(_ step: Step) -> [String] {
    var texts = [step.cue].compactMap(\.self)
    switch step.kind {
    case .timed(let timed): texts += (timed.cues ?? []).map(\.cue)
    case .reps(let reps): texts += reps.tempo.map(\.cue)
    case .choice(let choice): texts.append(choice.question)
    case .rest, .prompt, .rounds, .routine: break
    }
    return texts
  }
}
