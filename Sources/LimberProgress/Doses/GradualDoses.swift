public import LimberRoutine

/// The doses that follow from a person's history, for a routine and all that it includes.
public struct GradualDoses: Sendable, Hashable {
  /// One decision for each range, in the order in which the steps come.
  public let decisions: [DoseDecision]

  /// The targets, as a plan takes them.
  public var dosing: Dosing {
    Dosing(targets: Dictionary(decisions.map { ($0.key, $0.target) }) { first, _ in first })
  }

  /// Works out today's doses.
  ///
  /// Each routine goes by its own sessions: begin at the minimum; up one step after three completed
  /// sessions at the same doses with pain at most 2, one range at a time, the least grown first, at
  /// most once in 7 days; pain 3 or 4 holds, 5 or more goes back one step, 7 or more or two bad
  /// sessions running go to the minimum; a break of more than 10 days takes a third of the growth
  /// back, of more than 30 all of it. Partial and unattended sessions, and those at the person's own
  /// dose, never raise.
  ///
  /// - Parameters:
  ///   - set: the routine.
  ///   - history: sessions of the past in any order; the last few dozen of each routine are enough.
  ///   - today: the person's local day.
  public init(for set: RoutineSet, history: [SessionRecord], today: LocalDay) {
    let doses = Plan([set]).doses
    // Of two sessions at the same instant the one told first comes first.
    let ordered = history.enumerated()
      .sorted { ($0.element.started, $0.offset) < ($1.element.started, $1.offset) }
      .map(\.element)
    var byKey: [DoseKey: DoseDecision] = [:]
    for (id, routine) in set.routines {
      let own = doses.filter { $0.key.routine == id }
      guard !own.isEmpty else { continue }
      let decisions =
        routine.progression == .none
        ? own.map { DoseDecision($0, $0.min, .fixed) }
        : RoutineProgress(id, own, ordered).decisions(on: today)
      for decision in decisions { byKey[decision.key] = decision }
    }
    decisions = doses.compactMap { byKey[$0.key] }
  }
}

// MARK: - The person's own dose

extension GradualDoses {
  /// A dose of the person's own that is more than a step above what the history gives.
  public struct Jump: Sendable, Hashable {
    /// The range.
    public let key: DoseKey
    /// What its step is called.
    public let name: String
    /// What the history gives.
    public let usual: Int
    /// What the person wants.
    public let wanted: Int

    /// The jump in words: a phrase to warn with.
    public var message: String {
      "\(DoseWords.amount(wanted, key.unit)) of '\(name)' is more than one step above"
        + " \(DoseWords.bare(usual, key.unit)), to which you have grown: grow slowly"
    }
  }

  /// Where a plan at the person's own dose jumps.
  public func jumps(in plan: Plan) -> [Jump] {
    let usual = dosing.targets
    return plan.doses.compactMap { dose in
      guard let level = usual[dose.key], dose.target > DoseStep(dose).up(from: level) else {
        return nil
      }
      return Jump(key: dose.key, name: dose.name, usual: level, wanted: dose.target)
    }
  }
}
