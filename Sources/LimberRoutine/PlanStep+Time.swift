/// How long a step takes and what stands before it: the rules of planned time, which all that plan,
/// play, measure and show a step ask here.
extension PlanStep {
  /// An end of a step's range, or what is aimed at in it.
  public enum Bound: Sendable, CaseIterable {
    case min, target, max
  }

  /// How long it takes; zero where it waits for a person.
  ///
  /// Repetitions in the person's own time count by what one of them is planned to take.
  package func duration(at bound: Bound) -> Duration {
    switch kind {
    case .timed(let timed): timed.dose[bound]
    case .reps(let reps): reps.duration(at: bound)
    case .rest(let dose, _): dose[bound]
    case .prompt, .choice: .zero
    }
  }

  /// What a person is given to get ready for a step.
  package struct Pause: Sendable, Equatable {
    /// What it is there for.
    package enum Kind: Sendable {
      /// The person gets ready.
      case leadIn
      /// The person changes sides.
      case changeover
      /// The person goes on to another exercise.
      case between
    }

    /// How long it lasts; longer than zero.
    package var length: Duration
    package var kind: Kind
  }

  /// How long the lead-in before it is, where nothing else announced it; zero for none.
  ///
  /// - Parameters:
  ///   - usual: how long the session's lead-ins last; zero for none.
  ///   - isDue: whether the person must get ready: at the start, and where what came before it `waits`.
  ///   - hasJumped: whether it is not reached by playing on.
  func leadInLength(usual: Duration, isDue: Bool, hasJumped: Bool = false) -> Duration {
    guard isExercise else { return .zero }
    switch leadIn {
    case .usual: return isDue ? usual : .zero
    case .instead(let length): return isDue ? length : .zero
    case .own(let length): return isDue || !hasJumped ? length : .zero
    }
  }
}

/// What stands between two parts of a plan that follow each other.
enum PlanSeam: Sendable, Equatable {
  case none
  /// A pause between two exercises.
  case between(Duration)
  /// A change of sides before an exercise.
  case changeover(Duration)

  /// The pause in it; nil for none.
  ///
  /// - Parameters:
  ///   - hasExercised: whether an exercise is right before it.
  ///   - beginsExercise: whether an exercise is right behind it.
  func pause(hasExercised: Bool, beginsExercise: Bool) -> PlanStep.Pause? {
    switch self {
    case .between(let length) where hasExercised && beginsExercise && length > .zero:
      PlanStep.Pause(length: length, kind: .between)
    case .changeover(let length) where beginsExercise && length > .zero:
      PlanStep.Pause(length: length, kind: .changeover)
    case .none, .between, .changeover: nil
    }
  }
}

extension PlanDose {
  /// The amount at an end of the range, or what is aimed at.
  public subscript(bound: PlanStep.Bound) -> Value {
    switch bound {
    case .min: amount.min
    case .target: target
    case .max: amount.max
    }
  }
}
