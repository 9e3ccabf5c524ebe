import LimberBasics
import LimberProgress
import LimberRoutine

/// Routines and sessions as tests write them.
enum Fixture {
  static let key = DoseKey(routine: "calf", path: "/steps/0", unit: .repetitions)

  /// One routine with ranges of repetitions, one step for each.
  static func reps(
    _ ranges: [(Int, Int)], progression: Routine.Progression = .gradual,
    limits: Routine.Limits? = nil
  ) -> RoutineSet {
    let steps = ranges.enumerated().map { index, range in
      Step(
        path: "/steps/\(index)", name: "Move \(index + 1)",
        kind: .reps(.init(reps: .range(min: range.0, max: range.1))))
    }
    return set(
      Routine(
        id: "calf", title: "Calf raise", limits: limits, progression: progression, steps: steps))
  }

  /// One routine with one timed range, in seconds.
  static func timed(_ min: Int, _ max: Int) -> RoutineSet {
    set(
      Routine(
        id: "calf", title: "Calf raise",
        steps: [
          Step(
            path: "/steps/0", name: "Hold",
            kind: .timed(.init(duration: .range(min: .seconds(min), max: .seconds(max)))))
        ]))
  }

  static func set(_ routines: Routine...) -> RoutineSet {
    RoutineSet(
      rootID: routines[0].id,
      routines: Dictionary(uniqueKeysWithValues: routines.map { ($0.id, $0) }))
  }

  /// A session of a routine on a day, at the targets that the history so far gives.
  static func session(
    of set: RoutineSet, on day: Int, after history: [SessionRecord], pain: Int? = 0,
    outcome: SessionOutcome = .completed, unattended: Bool = false, share: Double? = nil,
    hour: Int = 18
  ) -> SessionRecord {
    let doses = GradualDoses(for: set, history: history, today: Day(days: day))
    var dosing = doses.dosing
    dosing.share = share
    let plan = Plan([set], dosing: dosing)
    let isWhole = outcome == .completed
    return SessionRecord(
      id: "s\(history.count)", routines: set.routines.keys.sorted().map { .init(id: $0) },
      started: Instant(
        milliseconds: Int64(day) * 86_400_000 + Int64(hour) * 3_600_000, offsetSeconds: 0),
      outcome: outcome, did: .seconds(1), pain: pain, isUnattended: unattended,
      hasOwnDose: share != nil,
      steps: plan.doses.map {
        .init(
          routine: $0.key.routine, path: $0.key.path,
          name: $0.name ?? English.name(of: $0.key.unit), target: $0.target,
          did: isWhole ? $0.target : DoseAmount(1, of: $0.key.unit),
          outcome: isWhole ? .done : .partial)
      },
      doses: plan.doses.map {
        .init(
          key: $0.key, name: $0.name ?? English.name(of: $0.key.unit), min: $0.min, max: $0.max,
          target: $0.target,
          did: isWhole ? $0.target : DoseAmount(1, of: $0.key.unit))
      })
  }

  /// Sessions on days, each with its pain, played at the doses that those before it gave.
  static func sessions(of set: RoutineSet, _ days: [(day: Int, pain: Int?)]) -> [SessionRecord] {
    days.reduce(into: []) { history, item in
      history.append(session(of: set, on: item.day, after: history, pain: item.pain))
    }
  }

  static func targets(_ set: RoutineSet, _ history: [SessionRecord], on day: Int) -> [Int] {
    GradualDoses(for: set, history: history, today: Day(days: day)).decisions.map(\.target.figure)
  }

  static func sentence(_ set: RoutineSet, _ history: [SessionRecord], on day: Int) -> String {
    GradualDoses(for: set, history: history, today: Day(days: day)).decisions.first?.sentence
      ?? ""
  }
}
