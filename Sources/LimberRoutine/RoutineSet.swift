/// A routine with every routine that it includes, all free of faults.
public struct RoutineSet: Sendable, Equatable {
  /// The id of the routine that was asked for.
  public var rootID: String
  /// The routine and all that it includes, by id; the root is among them.
  public var routines: [String: Routine]

  /// Makes a set.
  public init(rootID: String, routines: [String: Routine]) {
    self.rootID = rootID
    self.routines = routines
  }
}
