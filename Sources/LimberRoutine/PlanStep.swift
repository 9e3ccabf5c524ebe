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
    /// How many; where sides alternate and each has an amount of its own, at the first side.
    public var dose: PlanDose<Int>
    /// How many at the second side, where sides alternate and it has an amount of its own.
    public var otherDose: PlanDose<Int>?
    /// The phases of a repetition at one side; empty where the person sets the pace.
    public var tempo: [Step.Phase]
    /// What is counted in place of repetitions, in the plural; nil for repetitions.
    public var unit: String?
    /// The sides, where they alternate inside each repetition.
    public var alternating: Step.Sides?
    /// What a repetition without tempo takes at one side.
    public var ownPace: Duration

    /// What a repetition without tempo counts in planned time, at one side, unless another pace is
    /// asked for (Format, reps).
    public static let selfPacedRepetition: Duration = .seconds(4)

    /// The repetitions of one leaf: where sides alternate, both are in each of them.
    init(
      _ reps: Step.Reps, dose: PlanDose<Int>, otherDose: PlanDose<Int>? = nil,
      ownPace: Duration = Self.selfPacedRepetition
    ) {
      self.ownPace = ownPace
      self.dose = dose
      tempo = reps.tempo
      unit = reps.unit
      alternating = reps.sides.flatMap { $0.order == .alternate ? $0 : nil }
      self.otherDose = alternating == nil ? nil : otherDose
    }

    /// Whether they go on until the person ends them.
    public var isOpen: Bool { dose.amount.isOpen || otherDose?.amount.isOpen == true }

    /// How many repetitions there are at an end of the range: where the sides differ, at the side that has more.
    public func count(at bound: Bound) -> Int {
      max(dose[bound], otherDose?[bound] ?? 0)
    }

    /// How many repetitions a dose comes to where the side that has more is carried on to a number of them.
    ///
    /// The side that has fewer stops first; what is added is added to both.
    public func count(of dose: PlanDose<Int>, reaching number: Int) -> Int {
      let added = max(number - count(at: .target), 0)
      let most = dose.amount.isRange ? max(dose.amount.max, dose.target) : .max
      return min(number, dose.target + added, most)
    }

    /// How long it takes where the side that has more is carried on to a number of repetitions.
    public func duration(reaching number: Int) -> Duration {
      let second = alternating == nil ? 0 : count(of: otherDose ?? dose, reaching: number)
      return duration(first: count(of: dose, reaching: number), second: second)
    }

    /// The most repetitions that it can be carried on to: its maximum, or without limit.
    public func ceiling(from target: Int) -> Int {
      [dose, otherDose].compactMap(\.self).map { dose in
        dose.amount.isRange ? max(dose.amount.max, target) : 1_000_000
      }.max() ?? target
    }

    /// How long it takes at an end of the range.
    public func duration(at bound: Bound) -> Duration {
      duration(first: dose[bound], second: alternating == nil ? 0 : (otherDose ?? dose)[bound])
    }

    /// How long so many repetitions at the first and at the second side take.
    ///
    /// - Parameter second: 0 where only one side is done.
    public func duration(first: Int, second: Int) -> Duration {
      let count = first + second
      guard !tempo.isEmpty else { return ownPace * count }
      let moving = tempo.reduce(Duration.zero) { $0 + $1.duration } * count
      guard let changeover = alternating?.changeover else { return moving }
      // The last of the shorter side changes over only where the first side has more.
      let pairs = min(first, second)
      let changes = pairs == 0 ? 0 : 2 * pairs - (first > second ? 0 : 1)
      return moving + changeover * changes
    }
  }

  /// What is counted down before it.
  public enum LeadIn: Sendable, Hashable {
    /// The session's, where the person must get ready.
    case usual
    /// Another length, where the person must get ready.
    case instead(Duration)
    /// Its own, whatever comes before it; zero for none.
    case own(Duration)
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
  /// Whether it is a choice that is asked once a session.
  public var remembers = false
  /// What is held or carried, in the author's words.
  public var load: String?
  /// The side, where the step is played on each in turn.
  public var side: Side?
  /// The lead-in before it, where nothing else has announced it.
  public var leadIn = LeadIn.usual
  /// How long after the start of its round it ends, for what is left of that as a rest; nil for what lasts as long
  /// as it says.
  public var fills: Duration?
  /// What it does.
  public var kind: Kind

  /// Whether it goes on until the person ends it.
  public var isOpen: Bool {
    switch kind {
    case .timed(let timed): timed.dose.amount.isOpen
    case .reps(let reps): reps.isOpen
    case .rest, .prompt, .choice: false
    }
  }

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
    case .reps(let reps): reps.tempo.isEmpty || isOpen
    case .timed: isOpen
    case .rest: false
    }
  }
}

/// An amount with its target.
public struct PlanDose<Value: Sendable>: Sendable {
  /// What the file says.
  public var amount: Amount<Value>
  /// What is aimed at; inside the amount's range.
  public var target: Value
  /// Which range it is; nil where the amount is none.
  public var key: DoseKey?

  /// Makes a dose.
  public init(amount: Amount<Value>, target: Value, key: DoseKey? = nil) {
    self.amount = amount
    self.target = target
    self.key = key
  }
}

extension PlanDose: Equatable where Value: Equatable {}
extension PlanDose: Hashable where Value: Hashable {}
