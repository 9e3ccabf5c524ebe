import LimberBasics
import LimberRoutine

/// One step of a dose, up or back, always inside its range.
///
/// Counts go by one; times by a tenth of their range but at least one step of the rounding grid.
struct DoseStep {
  private let min: DoseAmount
  private let max: DoseAmount

  init(_ dose: Plan.Dose) {
    min = dose.min
    max = dose.max
  }

  /// How much one step is, as a figure.
  private func size(at level: DoseAmount) -> Int {
    switch level {
    case .time(let time):
      Swift.max((max.figure - min.figure) / 10, DoseTarget.gridStep(at: time).wholeMilliseconds)
    case .count: 1
    }
  }

  /// A level that is a figure more or less, on the grid and in the range.
  private func settled(_ level: DoseAmount, by change: Int) -> DoseAmount {
    switch level {
    case .time(let time):
      .time(
        DoseTarget.onGrid(
          time + .milliseconds(change), min: min.time ?? .zero, max: max.time ?? .zero))
    case .count(let count): clamped(.count(count + change))
    }
  }

  /// The level brought into the range, which may have changed since it was recorded.
  func clamped(_ level: DoseAmount) -> DoseAmount { Swift.min(Swift.max(level, min), max) }

  /// One step up; above `level` unless that is the maximum.
  func up(from level: DoseAmount) -> DoseAmount { settled(level, by: size(at: level)) }

  /// One step back; below `level` unless that is the minimum.
  func back(from level: DoseAmount) -> DoseAmount { settled(level, by: -size(at: level)) }

  /// A third of what the dose had grown taken back; below `level` unless that is the minimum.
  func backAThird(from level: DoseAmount) -> DoseAmount {
    let grown = level.figure - min.figure
    return settled(level, by: -((grown + 2) / 3))
  }

  /// How far the dose has grown, from 0 to 1.
  func share(of level: DoseAmount) -> Double {
    let width = max.figure - min.figure
    return width > 0 ? Double(level.figure - min.figure) / Double(width) : 1
  }
}
