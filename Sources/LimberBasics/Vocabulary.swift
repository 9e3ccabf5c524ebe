/// The side of the body that something is done on.
public enum Side: String, Sendable, Hashable, CaseIterable {
  case left, right

  /// The other one.
  package var opposite: Side {
    switch self {
    case .left: .right
    case .right: .left
    }
  }
}

/// Where it hurts, as a person tells it of what is done on two sides.
public enum SoreSide: String, Sendable, Hashable, CaseIterable {
  case left, right, both

  /// The one side; nil for both.
  package var only: Side? { Side(rawValue: rawValue) }
}

/// What a step that is played asks for.
public enum StepKind: String, Sendable, Hashable, CaseIterable {
  /// Something that lasts.
  case timed
  /// Something that is repeated.
  case reps
  case rest, prompt, choice

  /// Whether it is the exercise itself, and not what stands between exercises.
  package var isExercise: Bool {
    switch self {
    case .timed, .reps: true
    case .rest, .prompt, .choice: false
    }
  }
}

/// What became of a step.
public enum StepOutcome: String, Sendable, Hashable, CaseIterable {
  /// At or above its minimum.
  case done
  /// Below its minimum.
  case partial
  /// Not at all.
  case skipped
  /// Given up to be played again: its last playing counts in its place.
  case repeated

  /// Whether anything of it was done.
  package var isWork: Bool {
    switch self {
    case .done, .partial: true
    case .skipped, .repeated: false
    }
  }
}

/// How a session ended.
public enum SessionOutcome: String, Sendable, Hashable, CaseIterable {
  /// To its last step.
  case completed
  /// By the person, before its end.
  case stopped
  /// By a crash, a power cut or a closed terminal.
  case interrupted
}

/// What a dose is counted in.
public enum DoseUnit: String, Sendable, Hashable, CaseIterable {
  case seconds, repetitions, rounds, sets
}

/// Which range of which routine a dose is about.
public struct DoseKey: Sendable, Hashable {
  /// The id of the routine in whose file the range stands.
  public var routine: String
  /// The step's place in that file, as a JSON Pointer.
  public var path: String
  /// What it is counted in.
  public var unit: DoseUnit

  /// Makes a key.
  public init(routine: String, path: String, unit: DoseUnit) {
    self.routine = routine
    self.path = path
    self.unit = unit
  }
}

extension DoseKey {
  /// The key of such a range for one of the sides, where each has an amount of its own.
  package func at(_ side: Side) -> DoseKey {
    DoseKey(routine: routine, path: path + ending(side), unit: unit)
  }

  /// The side that it is for; nil where it is for both, or for none.
  package var side: Side? {
    // Most have none, and both sides end alike.
    guard path.utf8.last == UInt8(ascii: "t") else { return nil }
    return Side.allCases.first { path.hasSuffix(ending($0)) }
  }

  /// The key of the range for both sides; of one that is for both, or for none, itself.
  package var ofBothSides: DoseKey {
    guard let side else { return self }
    return DoseKey(
      routine: routine, path: String(path.dropLast(ending(side).count)), unit: unit)
  }

  /// What follows the step's path in that of one side's amount.
  private func ending(_ side: Side) -> String {
    "/\(unit == .seconds ? "duration" : "reps")/\(side.rawValue)"
  }
}

/// So much of what a dose is counted in.
public enum DoseAmount: Sendable, Hashable {
  case time(Duration)
  /// Repetitions, rounds or sets.
  case count(Int)

  /// The amount that a plain figure stands for: milliseconds, or a count.
  package init(_ figure: Int, of unit: DoseUnit) {
    self =
      switch unit {
      case .seconds: .time(.milliseconds(figure))
      case .repetitions, .rounds, .sets: .count(figure)
      }
  }

  /// The plain figure, to reckon and to draw with: whole milliseconds, or the count.
  package var figure: Int {
    switch self {
    case .time(let time): time.wholeMilliseconds
    case .count(let count): count
    }
  }

  /// The time, where it is one.
  package var time: Duration? {
    switch self {
    case .time(let time): time
    case .count: nil
    }
  }

  /// The count, where it is one.
  package var count: Int? {
    switch self {
    case .time: nil
    case .count(let count): count
    }
  }
}

extension DoseAmount: Comparable {
  /// Amounts of one unit are compared; of two units, their figures.
  public static func < (left: DoseAmount, right: DoseAmount) -> Bool { left.figure < right.figure }
}

/// How long something is planned to take, by what its ranges are played at.
public struct PlannedTime: Sendable, Hashable {
  /// With every range at its minimum.
  public var min: Duration
  /// With every range at its target.
  public var target: Duration
  /// With every range at its maximum.
  public var max: Duration

  /// Makes a planned time.
  public init(min: Duration, target: Duration, max: Duration) {
    self.min = min
    self.target = target
    self.max = max
  }
}

/// How much of anything there can be, in a routine and so in everything that is told of it.
public enum AmountLimits {
  /// Milliseconds that one duration, and a whole routine at the maximum, may last: 24 h.
  public static let milliseconds = 24 * 60 * 60 * 1_000
  /// The largest count.
  public static let count = 10_000
  /// Leaf steps after everything is unrolled at the maximum.
  public static let leafSteps = 100_000
  /// Options of one choice.
  public static let options = 9
}

/// Times that hold where neither the person nor a file says otherwise.
public enum UsualTimes {
  /// The lead-in before an exercise.
  public static let leadIn = Duration.seconds(5)
}
