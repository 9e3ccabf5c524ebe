/// One or several routines with everything open settled or named: what a session walks.
public struct Plan: Sendable {
  /// Plans routines to be played one after another.
  ///
  /// - Parameters:
  ///   - sets: the routines, each with all that it includes; at least one.
  ///   - dosing: where the targets of ranges come from.
  ///   - leadIn: how long a lead-in lasts; zero for none.
  public init(_ sets: [RoutineSet], dosing: Dosing = Dosing(), leadIn: Duration = .seconds(5)) {}
}
