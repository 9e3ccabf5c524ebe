package import LimberBasics
package import LimberRoutine

/// The doses that follow from a person's history, for a routine and all that it includes.
package struct GradualDoses: Sendable, Hashable {
  /// One decision for each range, and two where one side of it stays behind, in the order in which the
  /// steps come.
  package let decisions: [DoseDecision]

  /// The targets, as a plan takes them.
  package var dosing: Dosing {
    Dosing(targets: Dictionary(decisions.map { ($0.key, $0.target) }) { first, _ in first })
  }

  /// Works out today's doses.
  ///
  /// Each routine goes by its own sessions, and each range by what was done of the step of its name, by
  /// the figures of `DoseRules` and the rules of <doc:GradualProgress>.
  ///
  /// - Parameters:
  ///   - set: the routine.
  ///   - history: trainings in the order of the file, as `Trainings` gives them; the last few dozen of
  ///     each routine are enough.
  ///   - today: the person's local day.
  package init(for set: RoutineSet, history: some PastSessions, today: Day) {
    let doses = Plan([set]).doses
    let onFoot = TimeOnFoot(of: [set], history: history, today: today)
    var byKey: [DoseKey: [DoseDecision]] = [:]
    for (id, routine) in set.routines {
      let own = doses.filter { $0.key.routine == id }
      guard !own.isEmpty else { continue }
      let decisions =
        routine.progression == .none
        ? own.map { [DoseDecision($0, $0.min, .fixed)] }
        : RoutineProgress(routine, in: set.file(of: id), own, history) { targets in
          Self.makesTooLong(targets, routine, in: set, onFoot)
        }.decisions(on: today)
      for (range, decisions) in zip(own, decisions) { byKey[range.key] = decisions }
    }
    decisions = doses.flatMap { byKey[$0.key] ?? [] }
  }
}

extension GradualDoses {
  /// The longest time on foot of the last 30 days, where a session of a routine by itself would be more
  /// than a tenth above it; nil where it would not, or there is none.
  private static func makesTooLong(
    _ targets: [DoseKey: DoseAmount], _ routine: Routine, in set: RoutineSet, _ onFoot: TimeOnFoot
  ) -> Duration? {
    guard let longest = onFoot.longest, routine.isOnFoot else { return nil }
    var alone = set
    alone.rootID = routine.id
    return onFoot.spike(in: Plan([alone], dosing: Dosing(targets: targets))) == nil ? nil : longest
  }
}

// MARK: - The person's own dose

extension GradualDoses {
  /// A dose of the person's own that is more than a step above what the history gives.
  package struct Jump: Sendable, Hashable {
    package let key: DoseKey
    /// What its file calls the step; nil where it gives no name.
    package let name: String?
    /// What the history gives.
    package let usual: DoseAmount
    package let wanted: DoseAmount
  }

  /// Where a plan at the person's own dose jumps.
  package func jumps(in plan: Plan) -> [Jump] {
    let usual = dosing
    return plan.doses.compactMap { dose in
      guard let level = usual.target(of: dose.key), dose.target > DoseStep(dose).up(from: level)
      else {
        return nil
      }
      return Jump(key: dose.key, name: dose.name, usual: level, wanted: dose.target)
    }
  }
}
