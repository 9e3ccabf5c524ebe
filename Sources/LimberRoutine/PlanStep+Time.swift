/// How long a step takes and what stands before it: the rules of planned time, which all that plan,
/// play, measure and show a step ask here.
extension PlanStep {
  /// An end of a step's range, or what is aimed at in it.
  package enum Bound: Sendable, CaseIterable {
    case min, target, max
  }

  /// How long it takes; zero where it waits for a person.
  ///
  /// Repetitions in the person's own time count by what one of them is planned to take.
  package func duration(at bound: Bound) -> Duration {
    switch kind {
    case .timed(let timed): timed.dose[bound]
    case .reps(let reps): reps.duration(of: reps.dose[bound])
    case .rest(let dose, _): dose[bound]
    case .prompt, .choice: .zero
    }
  }

  /// What a person is given to get ready for a step.
  package struct Pause: Sendable, Equatable {
    /// How long it lasts; longer than zero.
    package var length: Duration
    /// Whether it is a change of sides rather than a lead-in.
    package var isChangeover: Bool
  }

  /// What stands before it: a change of sides, or else a lead-in where one is due; nil where it begins
  /// at once.
  ///
  /// - Parameters:
  ///   - leadIn: how long a lead-in lasts; zero for none.
  ///   - isLeadInDue: whether the person must get ready: at the start, and where what came before
  ///     it `waits`.
  ///   - hasJumped: whether it is not reached by playing on, so that no side is changed.
  package func pause(
    leadIn: Duration, isLeadInDue: Bool, hasJumped: Bool = false
  ) -> Pause? {
    guard isExercise else { return nil }
    let change = hasJumped ? nil : changeover
    let length = change ?? (isLeadInDue ? leadIn : .zero)
    return length > .zero ? Pause(length: length, isChangeover: change != nil) : nil
  }
}

extension PlanDose {
  /// The amount at an end of the range, or what is aimed at.
  package subscript(bound: PlanStep.Bound) -> Value {
    switch bound {
    case .min: amount.min
    case .target: target
    case .max: amount.max
    }
  }
}
