import LimberBasics
public import LimberEvents

/// A short session with an event of every kind that comes unasked, in an order that can happen.
public enum SampleEvents {
  /// A step with a range, a side, a set and a round.
  public static let heelDrop = StepInfo(
    index: 2, of: 3, path: "/steps/1", routine: "calf-step-stretch", kind: .reps,
    name: "Heel drop", cue: "Lower the heel", side: .right, reps: 8,
    range: .repetitions(min: 8, max: 10), set: Ordinal(1, of: 2), round: Ordinal(1, of: 1))
  /// A step of a minute.
  public static let walk = StepInfo(
    index: 3, of: 3, path: "/steps/2", routine: "calf-step-stretch", kind: .timed,
    name: "Easy walk", cue: "Walk on the spot", duration: .seconds(60))
  /// A step that waits.
  public static let stair = StepInfo(
    index: 1, of: 3, path: "/steps/0", routine: "calf-step-stretch", kind: .prompt,
    name: "Stand on the second stair")

  /// The events, numbered and dated.
  public static let session: [SessionEvent] = {
    let rows: [(Double, String, SessionEvent.Body)] = [
      (0, "Calf step-stretch, about 2 minutes.", .sessionStarted(start)),
      (0, "Stand on the second stair.", .stepStarted(stair, next: NextStep(name: "Heel drop"))),
      (0, "Press Enter when ready.", .waiting(stair, .confirmation, options: [])),
      (4, "Ready.", .answered(stair, answer: "ready", by: .person)),
      (
        4, "Stand on the second stair: done.",
        .stepEnded(stair, .done, did: Effort(time: .seconds(4)))
      ),
      (4, "Get ready: heel drop.", .cue(heelDrop, .prepare(.leadIn), remaining: .seconds(5))),
      (9, "Heel drop, right.", .stepStarted(heelDrop, next: NextStep(name: "Easy walk"))),
      (9, "Lower.", .phaseStarted(heelDrop, rep: Ordinal(1, of: 8), phase: lower)),
      (12, "Paused.", .paused(by: .person, gap: nil)),
      (12, "On we go.", .resumed(by: .person, gap: .seconds(30))),
      (13, "One repetition more.", .adjusted(heelDrop, delta: Effort(reps: 1))),
      (
        65, "Heel drop: done.",
        .stepEnded(heelDrop, .done, did: Effort(time: .seconds(56), reps: 8))
      ),
      (65, "Easy walk.", .stepStarted(walk, next: nil)),
      (66, "59 seconds.", .tick(walk, elapsed: .seconds(1))),
      (95, "Halfway.", .cue(walk, .halfway, remaining: .seconds(30))),
      (122, "3", .cue(walk, .countdown, remaining: .seconds(3))),
      (125, "Easy walk: done.", .stepEnded(walk, .done, did: Effort(time: .seconds(60)))),
      (125, "Done. Well moved.", .sessionEnded(end)),
    ]
    return rows.enumerated().map { index, row in
      SessionEvent(
        at: .milliseconds(Int(row.0 * 1000)), text: row.1, body: row.2,
        stamp: SessionEvent.Stamp(
          sequence: index + 1,
          time: Instant(
            milliseconds: 1_774_747_505_000 + Int64(row.0 * 1000), offsetSeconds: 7200),
          session: "0b5a1c3e-9a3f-4f0e-8f57-2d8a3a0c7d11"))
    }
  }()

  static let start = SessionStart(
    routine: RoutineName(id: "calf-step-stretch", title: "Calf step-stretch"),
    routines: [RoutineName(id: "calf-step-stretch", title: "Calf step-stretch")],
    planned: PlannedTime(min: .seconds(121), target: .seconds(121), max: .seconds(135)), steps: 3,
    cautions: ["Stop when the pain is sharp or grows."])
  private static let lower = Phase(Ordinal(1, of: 3), cue: "Lower the heel", duration: .seconds(3))
  private static let end = SessionEnd(
    outcome: .completed, time: .seconds(120), stepsDone: 3, stepsPartial: 0, stepsSkipped: 0,
    doses: [
      DoseRecord(
        path: "/steps/1", routine: "calf-step-stretch", name: "Heel drop", unit: .repetitions,
        min: .count(8), max: .count(10),
        target: .count(8), did: .count(8))
    ])
}
