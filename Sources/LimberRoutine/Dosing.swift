public import LimberBasics

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
