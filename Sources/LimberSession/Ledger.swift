internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// What a session has done so far, in sum.
///
/// A step that was gone back to and played again counts once, by its last playing.
struct Ledger: Sendable {
  private struct Entry {
    /// Which leaf it is: the same step in another round has another number, and the step that has its
    /// number in another branch another path.
    var number: Int
    var routine: String
    var path: String
    var outcome: StepOutcome
    var isExercise: Bool
    var time: Duration
    /// What was done of a range.
    var dose: (key: DoseKey, amount: DoseAmount)?
  }

  /// What became of each leaf, in the order of their numbers.
  private var entries: [Entry] = []
  /// The least that was done in any playing of rounds or sets with a range.
  private var loops: [DoseKey: DoseAmount] = [:]

  /// Books a step that ended, in the place of an earlier playing of it.
  mutating func book(
    _ step: PlanStep, number: Int, outcome: StepOutcome, time: Duration?, reps: Int?
  ) {
    let time = time ?? .zero
    let entry = Entry(
      number: number, routine: step.routine, path: step.path,
      outcome: outcome, isExercise: step.isExercise, time: time,
      dose: Self.dose(of: step, time: time, reps: reps ?? 0))
    var place = entries.count
    while place > 0, entries[place - 1].number >= number {
      place -= 1
      let other = entries[place]
      if other.number == number, other.path == entry.path, other.routine == entry.routine {
        return entries[place] = entry
      }
    }
    entries.insert(entry, at: place)
  }

  /// Books rounds or sets that ended.
  mutating func book(_ loop: PlanWalk.LoopCount) {
    let done = DoseAmount.count(loop.done)
    loops[loop.key] = min(loops[loop.key] ?? done, done)
  }

  private static func dose(
    of step: PlanStep, time: Duration, reps: Int
  ) -> (key: DoseKey, amount: DoseAmount)? {
    func key(_ unit: DoseUnit) -> DoseKey {
      DoseKey(routine: step.routine, path: step.path, unit: unit)
    }
    return switch step.kind {
    case .timed(let timed) where timed.dose.amount.isRange: (key(.seconds), .time(time))
    case .rest(let dose, _) where dose.amount.isRange: (key(.seconds), .time(time))
    case .reps(let facts) where facts.dose.amount.isRange: (key(.repetitions), .count(reps))
    case .timed, .rest, .reps, .prompt, .choice: nil
    }
  }

  /// Whether no timed step and no repetitions were done, even in part.
  var isEmpty: Bool {
    !entries.contains {
      $0.isExercise && ($0.outcome == .done || $0.outcome == .partial)
    }
  }

  /// The session's end, with what it adds up to.
  func end(of plan: Plan, outcome: SessionOutcome, reason: String?, in phrases: any Phrases)
    -> SessionEnd
  {
    func count(_ outcome: StepOutcome) -> Int { entries.count { $0.outcome == outcome } }
    var time = Duration.zero
    var done = loops
    for entry in entries {
      time += entry.time
      if let (key, amount) = entry.dose { done[key] = min(done[key] ?? amount, amount) }
    }
    return SessionEnd(
      outcome: outcome, reason: reason, time: time,
      stepsDone: count(.done), stepsPartial: count(.partial), stepsSkipped: count(.skipped),
      doses: plan.doses.map { record($0, done, in: phrases) })
  }

  private func record(
    _ dose: Plan.Dose, _ done: [DoseKey: DoseAmount], in phrases: any Phrases
  ) -> DoseRecord {
    DoseRecord(
      path: dose.key.path, routine: dose.key.routine,
      name: dose.name ?? phrases.label(.dose(dose.key.unit)),
      isNamed: dose.name != nil, unit: dose.key.unit,
      min: dose.min, max: dose.max, target: dose.target,
      did: done[dose.key] ?? DoseAmount(0, of: dose.key.unit))
  }
}

/// The bounds of lists and texts in events (the page Events).
enum EventLimits {
  /// The most items in a list.
  static let items = 20
  /// The most characters in a text.
  static let characters = 500

  /// A text cut to its bound, with an ellipsis where something is missing.
  static func text(_ text: String) -> String {
    guard text.utf8.count > characters, text.count > characters else { return text }
    return text.prefix(characters - 1) + "…"
  }
}
