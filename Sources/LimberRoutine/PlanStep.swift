public import LimberBasics
public import LimberFigures

/// A leaf of a plan: one step at one side, with its dose settled.
///
/// The number of its set and round is not part of it, because rounds are walked and not copied.
public struct PlanStep: Sendable, Equatable {
  /// What a leaf does.
  public enum Kind: Sendable, Equatable {
    /// Counts down.
    case timed(Timed)
    /// Repetitions, paced or not.
    case reps(Reps)
    /// Counts down and announces what comes next.
    case rest(PlanDose<Duration>, onSuspend: Step.OnSuspend)
    /// Waits for a person.
    case prompt(timeout: Duration?)
    /// Asks which branch to play.
    case choice(labels: [String], defaultIndex: Int)
  }

  /// A leaf that counts down.
  public struct Timed: Sendable, Equatable {
    /// How long.
    public var dose: PlanDose<Duration>
    /// The author's own cues.
    public var cues: [Step.TimedCue]?
    /// What happens when the machine slept in the middle.
    public var onSuspend: Step.OnSuspend
  }

  /// A leaf of repetitions.
  public struct Reps: Sendable, Equatable {
    /// How many.
    public var dose: PlanDose<Int>
    /// The phases of a repetition at one side; empty where the person sets the pace.
    public var tempo: [Step.Phase]
    /// The sides, where they alternate inside each repetition.
    public var alternating: Step.Sides?
    /// What a repetition without tempo takes at one side.
    public var ownPace: Duration

    /// What a repetition without tempo counts in planned time, at one side, unless another pace is
    /// asked for (Format, reps).
    public static let selfPacedRepetition: Duration = .seconds(4)

    /// The repetitions of one leaf: where sides alternate, both are in each of them.
    ///
    /// - Parameter target: how many are aimed at.
    init(_ reps: Step.Reps, target: Int, ownPace: Duration = Self.selfPacedRepetition) {
      self.ownPace = ownPace
      dose = PlanDose(amount: reps.reps, target: target)
      tempo = reps.tempo
      alternating = reps.sides.flatMap { $0.order == .alternate ? $0 : nil }
    }

    /// How many sides a repetition has.
    public var sidesPerRepetition: Int { alternating == nil ? 1 : 2 }

    /// How long a number of repetitions takes.
    public func duration(of count: Int) -> Duration {
      guard !tempo.isEmpty else {
        return ownPace * (count * sidesPerRepetition)
      }
      let once = tempo.reduce(Duration.zero) { $0 + $1.duration }
      let moving = once * (count * sidesPerRepetition)
      guard let changeover = alternating?.changeover, count > 0 else { return moving }
      return moving + changeover * (2 * count - 1)
    }
  }

  /// The step's place in its own file, as a JSON Pointer.
  public var path: String
  /// The id of the routine in whose file it stands.
  public var routine: String
  /// What to call it; never empty.
  public var name: String
  /// Whether the file gives it that name; a rest without one is called by its kind.
  public var isNamed = true
  /// What to do.
  public var cue: String?
  /// What its movement looks like; nil where nothing is drawn.
  public var figure: MovingFigure?
  /// The side, where the step is played on each in turn.
  public var side: Side?
  /// The pause before it, where it is the second side of a step.
  public var changeover: Duration?
  /// What it does.
  public var kind: Kind

  /// Whether a lead-in may stand before it: it is a timed step or repetitions.
  public var isExercise: Bool {
    switch kind {
    case .timed, .reps: true
    case .rest, .prompt, .choice: false
    }
  }

  /// Whether it waits for a person, who must get ready again before an exercise right behind it.
  ///
  /// Nothing else makes a lead-in due: whoever rests is told what comes, and a rest is as long as it is.
  public var waits: Bool {
    switch kind {
    case .prompt, .choice: true
    case .reps(let reps): reps.tempo.isEmpty
    case .timed, .rest: false
    }
  }
}

/// An amount with its target.
public struct PlanDose<Value: Comparable & Hashable & Sendable>: Sendable, Hashable {
  /// What the file says.
  public var amount: Amount<Value>
  /// What is aimed at; inside the amount's range.
  public var target: Value

  /// Makes a dose.
  public init(amount: Amount<Value>, target: Value) {
    self.amount = amount
    self.target = target
  }
}
