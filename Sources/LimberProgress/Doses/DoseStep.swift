import LimberBasics
import LimberRoutine

/// One step of a dose, up or back, always inside its range.
///
/// Counts go by one; times by a tenth of their range but at least one step of the rounding grid.
struct DoseStep {
  var unit: DoseUnit
  var min: Int
  var max: Int

  init(_ dose: Plan.Dose) {
    unit = dose.key.unit
    min = dose.min
    max = dose.max
  }

  private func size(at level: Int) -> Int {
    unit == .seconds ? Swift.max((max - min) / 10, DoseTarget.gridStep(at: level)) : 1
  }

  private func settled(_ level: Int) -> Int {
    unit == .seconds
      ? DoseTarget.onGrid(level, min: min, max: max) : Swift.min(Swift.max(level, min), max)
  }

  /// The level brought into the range, which may have changed since it was recorded.
  func clamped(_ level: Int) -> Int { Swift.min(Swift.max(level, min), max) }

  /// One step up; above `level` unless that is the maximum.
  func up(from level: Int) -> Int { settled(level + size(at: level)) }

  /// One step back; below `level` unless that is the minimum.
  func back(from level: Int) -> Int { settled(level - size(at: level)) }

  /// A third of what the dose had grown taken back; below `level` unless that is the minimum.
  func backAThird(from level: Int) -> Int {
    let grown = level - min
    return settled(level - (grown + 2) / 3)
  }

  /// How far the dose has grown, from 0 to 1.
  func share(of level: Int) -> Double { max > min ? Double(level - min) / Double(max - min) : 1 }
}
