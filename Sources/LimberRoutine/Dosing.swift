public import LimberBasics

/// Where the targets of ranges come from: the first that has one wins, and `min` is the last resort.
public struct Dosing: Sendable, Hashable {
  /// From the command line: a share of every range, from 0 (`min`) to 1 (`max`).
  public var share: Double?
  /// From the person's history, by range.
  public var targets: [DoseKey: DoseAmount]
  /// What was chosen the last time at choices that remember it: labels by routine and path.
  public var choices: [String: [String: String]]

  /// Makes a dosing.
  public init(
    share: Double? = nil, targets: [DoseKey: DoseAmount] = [:],
    choices: [String: [String: String]] = [:]
  ) {
    self.share = share
    self.targets = targets
    self.choices = choices
  }
}

extension Dosing {
  /// What the history gives for a range; for both sides the lower of two that it gives for each.
  package func target(of key: DoseKey) -> DoseAmount? {
    if targets.isEmpty { return nil }
    return targets[key]
      ?? (key.side == nil ? Side.allCases.compactMap { targets[key.at($0)] }.min() : nil)
      ?? targets[key.ofBothSides]
  }

  /// Whether the history lets one side of a range stay behind the other.
  func tellsSidesApart(_ key: DoseKey) -> Bool {
    share == nil && !targets.isEmpty && Side.allCases.contains { targets[key.at($0)] != nil }
  }
}

/// Where inside a range a target lies, and the grid that targets are rounded to (Format, Amounts).
public enum DoseTarget {
  /// The target of a range of counts at a share of it, rounded half up.
  ///
  /// - Parameter share: from 0 (`min`) to 1 (`max`); anything beyond is taken as the end.
  public static func count(min: Int, max: Int, share: Double) -> Int {
    if !(share > 0) { return min }
    if share >= 1 { return max }
    let raw = Double(min) + share * Double(max - min)
    return Swift.min(Swift.max(Int((raw + 0.5).rounded(.down)), min), max)
  }

  /// The target of a range of times at a share of it, rounded down to the grid.
  ///
  /// The ends of a range are never rounded.
  public static func time(min: Duration, max: Duration, share: Double) -> Duration {
    if !(share > 0) { return min }
    if share >= 1 { return max }
    let (least, most) = (min.wholeMilliseconds, max.wholeMilliseconds)
    let raw = Int((Double(least) + share * Double(most - least)).rounded())
    return onGrid(.milliseconds(raw), min: min, max: max)
  }

  /// A time rounded down to the grid and kept inside its range.
  public static func onGrid(_ raw: Duration, min: Duration, max: Duration) -> Duration {
    if raw <= min { return min }
    if raw >= max { return max }
    let grid = gridStep(at: raw).wholeMilliseconds
    return Swift.max(.milliseconds(raw.wholeMilliseconds / grid * grid), min)
  }

  /// The grid at a time: 5 s below 2 min, 15 s below 10 min, 1 min from there on.
  public static func gridStep(at time: Duration) -> Duration {
    if time < .seconds(120) { return .seconds(5) }
    if time < .seconds(600) { return .seconds(15) }
    return .seconds(60)
  }
}
