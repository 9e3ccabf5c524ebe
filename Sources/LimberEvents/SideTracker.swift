public import LimberBasics

/// Knows the side that is exercised, so that a sink can tell when it becomes the other one.
///
/// A rest, a prompt and a choice between two exercises leave the side as it was; an exercise without
/// a side makes it none.
public struct SideTracker: Sendable {
  /// The side of the exercise that began or was announced last.
  public private(set) var side: Side?

  /// Knows no side yet.
  public init() {}

  /// Takes the step that begins, or is announced by `prepare` or by a phase at a side.
  ///
  /// - Returns: whether the person has to change the side for it.
  public mutating func follow(_ step: StepInfo) -> Bool {
    guard step.kind == .timed || step.kind == .reps else { return false }
    let before = side
    side = step.side
    guard let before, let side else { return false }
    return before != side
  }
}
