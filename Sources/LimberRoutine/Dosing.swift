/// Names one range of a routine: the routine, the step's path in its file, and what is counted.
public struct DoseKey: Sendable, Hashable {
  /// What a dose is counted in; a step may have both a dose of its own and one of sets.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case seconds, repetitions, rounds, sets
  }

  /// The id of the routine in whose file the range stands.
  public var routine: String
  /// The step's path in that file, as a JSON Pointer.
  public var path: String
  /// What is counted.
  public var unit: Unit

  /// Makes a key.
  public init(routine: String, path: String, unit: Unit) {
    self.routine = routine
    self.path = path
    self.unit = unit
  }
}

/// Where the targets of ranges come from: the first that has one wins, and `min` is the last resort.
public struct Dosing: Sendable, Hashable {
  /// From the command line: a share of every range, from 0 (`min`) to 1 (`max`).
  public var share: Double?
  /// From the person's history: milliseconds or counts, by range.
  public var targets: [DoseKey: Int]

  /// Makes a dosing.
  public init(share: Double? = nil, targets: [DoseKey: Int] = [:]) {
    self.share = share
    self.targets = targets
  }
}
