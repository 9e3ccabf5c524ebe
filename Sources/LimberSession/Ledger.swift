internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// What a session has done so far, in sum.
///
/// A step that was gone back to and played again counts once, by its last playing, unless more than a
/// thousand others lie between: what nobody goes back to is kept as a sum.
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
    /// What was done of its ranges.
    var doses: [(key: DoseKey, amount: DoseAmount)]
  }

  /// What leaves, rounds and sets come to together.
  private struct Sum {
    var time: Duration = .zero
    var done = 0
    var partial = 0
    var skipped = 0
    /// Whether a timed step or repetitions were done, even in part.
    var hasWork = false
    /// The least that was done in any playing of a range.
    var doses: [DoseKey: DoseAmount] = [:]

    mutating func add(_ entry: Entry) {
      time += entry.time
      switch entry.outcome {
      case .done: done += 1
      case .partial: partial += 1
      case .skipped: skipped += 1
      case .repeated: break
      }
      let isWork = entry.outcome == .done || entry.outcome == .partial
      if isWork, entry.isExercise { hasWork = true }
      for (key, amount) in entry.doses { add(amount, of: key) }
    }

    mutating func add(_ amount: DoseAmount, of key: DoseKey) {
      doses[key] = min(doses[key] ?? amount, amount)
    }
  }

  /// What became of the latest leaves, in the order of their numbers.
  private var entries: [Entry] = []
  /// What became of those before them, and of rounds and sets.
  private var settled = Sum()

  /// How many leaves can be gone back to at least.
  private static let reach = 1_000

  private var sum: Sum { entries.reduce(into: settled) { $0.add($1) } }
  /// What was done in rounds within a time.
  private var held: [RoundsHeld] = []

  /// Books a step that ended, in the place of an earlier playing of it.
  mutating func book(
    _ leaf: PlanLeaf, number: Int, outcome: StepOutcome, time: Duration?, reps: Int?
  ) {
    let time = time ?? .zero
    let entry = Entry(
      number: number, routine: leaf.step.routine, path: leaf.step.path,
      outcome: outcome, isExercise: leaf.isExercise, time: time,
      doses: Self.doses(of: leaf.step.kind, time: time, reps: reps ?? 0))
    var place = entries.count
    while place > 0, entries[place - 1].number >= number {
      place -= 1
      let other = entries[place]
      if other.number == number, other.path == entry.path, other.routine == entry.routine {
        return entries[place] = entry
      }
    }
    entries.insert(entry, at: place)
    guard entries.count == 2 * Self.reach else { return }
    for entry in entries.prefix(Self.reach) { settled.add(entry) }
    entries.removeFirst(Self.reach)
  }

  /// Books rounds within a time, in the place of an earlier playing of them.
  mutating func book(_ rounds: RoundsHeld) {
    held.removeAll {
      $0.path == rounds.path && $0.routine == rounds.routine && $0.side == rounds.side
    }
    held.append(rounds)
  }

  /// Books rounds or sets that ended.
  mutating func book(_ loop: PlanWalk.LoopCount) {
    settled.add(.count(loop.done), of: loop.key)
  }

  /// What was done of the ranges of a step.
  private static func doses(
    of kind: PlanStep.Kind, time: Duration, reps: Int
  ) -> [(key: DoseKey, amount: DoseAmount)] {
    switch kind {
    case .timed(let timed): timed.dose.key.map { [($0, .time(time))] } ?? []
    case .rest(let dose, _): dose.key.map { [($0, .time(time))] } ?? []
    case .reps(let facts):
      [facts.dose, facts.otherDose].compactMap { dose in
        guard let dose, let key = dose.key else { return nil }
        return (key, .count(facts.otherDose == nil ? reps : facts.count(of: dose, reaching: reps)))
      }
    case .prompt, .choice: []
    }
  }

  /// Whether no timed step and no repetitions were done, even in part.
  var isEmpty: Bool { !sum.hasWork }

  /// The session's end, with what it adds up to.
  func end(of plan: Plan, outcome: SessionOutcome, reason: String?, in phrases: any Phrases)
    -> SessionEnd
  {
    let sum = sum
    return SessionEnd(
      outcome: outcome, reason: reason, time: sum.time,
      stepsDone: sum.done, stepsPartial: sum.partial, stepsSkipped: sum.skipped,
      doses: plan.doses.map { record($0, sum.doses, in: phrases) }, rounds: held)
  }

  private func record(
    _ dose: Plan.Dose, _ done: [DoseKey: DoseAmount], in phrases: any Phrases
  ) -> DoseRecord {
    DoseRecord(
      path: dose.key.path, routine: dose.key.routine,
      name: dose.name ?? phrases.label(.dose(dose.key.unit)),
      isNamed: dose.name != nil, side: dose.side, unit: dose.key.unit,
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
