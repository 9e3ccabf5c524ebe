internal import LimberEvents
internal import LimberRoutine

/// What a session has done so far, in sum.
struct Ledger: Sendable {
  private var seconds: Duration = .zero
  private var counts: [StepOutcome: Int] = [:]
  /// The least that was done in any playing of a range: milliseconds or counts.
  private var done: [DoseKey: Int] = [:]

  /// Books a step that ended.
  ///
  /// - Parameter isAbandoned: whether it is about to be played again, so that what was done of it
  ///   says nothing about its dose.
  mutating func book(
    _ step: PlanStep, outcome: StepOutcome, time: Duration?, reps: Int?, isAbandoned: Bool
  ) {
    counts[outcome, default: 0] += 1
    seconds += time ?? .zero
    guard !isAbandoned else { return }
    switch step.kind {
    case .timed(let timed) where timed.dose.amount.isRange:
      book(step, .seconds, (time ?? .zero).wholeMilliseconds)
    case .rest(let dose, _) where dose.amount.isRange:
      book(step, .seconds, (time ?? .zero).wholeMilliseconds)
    case .reps(let facts) where facts.dose.amount.isRange:
      book(step, .repetitions, reps ?? 0)
    case .timed, .rest, .reps, .prompt, .choice: break
    }
  }

  /// Books rounds or sets that ended.
  mutating func book(_ loop: PlanWalk.LoopCount) {
    book(loop.key, loop.done)
  }

  private mutating func book(_ step: PlanStep, _ unit: DoseKey.Unit, _ amount: Int) {
    book(DoseKey(routine: step.routine, path: step.path, unit: unit), amount)
  }

  private mutating func book(_ key: DoseKey, _ amount: Int) {
    done[key] = min(done[key] ?? amount, amount)
  }

  /// The session's end, with what it adds up to.
  func end(of plan: Plan, outcome: SessionOutcome, reason: String?) -> SessionEnd {
    SessionEnd(
      outcome: outcome, reason: reason, seconds: seconds.inSeconds,
      stepsDone: counts[.done] ?? 0, stepsPartial: counts[.partial] ?? 0,
      stepsSkipped: counts[.skipped] ?? 0,
      doses: plan.doses.prefix(EventLimits.items).map(record))
  }

  private func record(_ dose: Plan.Dose) -> DoseRecord {
    func amount(_ value: Int) -> Double {
      dose.key.unit == .seconds ? Double(value) / 1000 : Double(value)
    }
    let unit: DoseRecord.Unit =
      switch dose.key.unit {
      case .seconds: .seconds
      case .repetitions: .repetitions
      case .rounds: .rounds
      case .sets: .sets
      }
    return DoseRecord(
      path: dose.key.path, routine: dose.key.routine, name: dose.name, unit: unit,
      min: amount(dose.min), max: amount(dose.max), target: amount(dose.target),
      did: amount(done[dose.key] ?? 0))
  }
}

/// The bounds of lists and texts in events (sinks.md).
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

extension Duration {
  /// The duration in seconds with the precision of a millisecond.
  var inSeconds: Double { Double(wholeMilliseconds) / 1000 }
}
