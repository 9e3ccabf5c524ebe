public import LimberBasics

/// A position in a counted row: `index` from 1, `of` in all.
public struct Ordinal: Sendable, Hashable {
  /// Which one, from 1.
  public var index: Int
  /// How many in all.
  public var of: Int

  /// Makes an ordinal.
  public init(_ index: Int, of: Int) {
    self.index = index
    self.of = of
  }
}

/// The ends of a range that a step is played in.
public struct DoseRange: Sendable, Hashable {
  /// The least that counts as done, in seconds or repetitions.
  public var min: Double
  /// The most that the routine asks for, in seconds or repetitions.
  public var max: Double

  /// Makes a range.
  public init(min: Double, max: Double) {
    self.min = min
    self.max = max
  }
}

/// A leaf step as every event about it carries it.
public struct StepInfo: Sendable, Hashable {
  /// Its number in the session, from 1.
  public var index: Int
  /// How many leaf steps the session has.
  public var of: Int
  /// Its place in its own routine file, as a JSON Pointer.
  public var path: String
  /// The id of the routine whose file it stands in.
  public var routine: String
  /// What kind of step it is.
  public var kind: StepKind
  /// What to call it; never empty.
  public var name: String
  /// What to do.
  public var cue: String?
  /// `left` or `right`, where it has a side.
  public var side: String?
  /// How long it is to last, where that is known.
  public var seconds: Double?
  /// How many repetitions are aimed at.
  public var reps: Int?
  /// Where the file states a range, its ends in the unit of `seconds` or `reps`.
  public var range: DoseRange?
  /// Which set of the step this is.
  public var set: Ordinal?
  /// Which round of the innermost rounds this is.
  public var round: Ordinal?

  /// Makes a step.
  public init(
    index: Int, of: Int, path: String, routine: String, kind: StepKind, name: String,
    cue: String? = nil, side: String? = nil, seconds: Double? = nil, reps: Int? = nil,
    range: DoseRange? = nil, set: Ordinal? = nil, round: Ordinal? = nil
  ) {
    self.index = index
    self.of = of
    self.path = path
    self.routine = routine
    self.kind = kind
    self.name = name
    self.cue = cue
    self.side = side
    self.seconds = seconds
    self.reps = reps
    self.range = range
    self.set = set
    self.round = round
  }
}

/// What comes after a step.
public struct NextStep: Sendable, Hashable {
  /// What to call it.
  public var name: String
  /// Its side, where it has one.
  public var side: String?

  /// Makes a preview.
  public init(name: String, side: String? = nil) {
    self.name = name
    self.side = side
  }
}

/// An amount that was done, or by which a step was changed.
public struct Effort: Sendable, Hashable {
  /// Seconds, where time counts.
  public var seconds: Double?
  /// Repetitions, where they count.
  public var reps: Int?

  /// Makes an amount.
  public init(seconds: Double? = nil, reps: Int? = nil) {
    self.seconds = seconds
    self.reps = reps
  }
}

/// A routine as events name it.
public struct RoutineName: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its title.
  public var title: String

  /// Makes a name.
  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}

/// The planned time of a session in seconds, at the minimum, the target and the maximum of each range.
public struct PlannedSeconds: Sendable, Hashable {
  /// With every range at its minimum.
  public var min: Double
  /// With every range at its target.
  public var target: Double
  /// With every range at its maximum.
  public var max: Double

  /// Makes a planned time.
  public init(min: Double, target: Double, max: Double) {
    self.min = min
    self.target = target
    self.max = max
  }
}

/// What became of one range of a routine.
public struct DoseRecord: Sendable, Hashable {
  /// The range's place in its own routine file, as a JSON Pointer to the step.
  public var path: String
  /// The id of that routine.
  public var routine: String
  /// The step's name.
  public var name: String
  /// What it is counted in.
  public var unit: DoseUnit
  /// The lower end.
  public var min: Double
  /// The upper end.
  public var max: Double
  /// What was aimed at.
  public var target: Double
  /// The least that was done in any playing of it; 0 where it was never reached.
  public var did: Double

  /// Makes a record.
  public init(
    path: String, routine: String, name: String, unit: DoseUnit, min: Double, max: Double,
    target: Double, did: Double
  ) {
    self.path = path
    self.routine = routine
    self.name = name
    self.unit = unit
    self.min = min
    self.max = max
    self.target = target
    self.did = did
  }
}
