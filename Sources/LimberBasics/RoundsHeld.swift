/// What a time held of the rounds that it was set for.
public struct RoundsHeld: Sendable, Hashable {
  /// The rounds' place in their own routine file, as a JSON Pointer.
  public var path: String
  /// The id of that routine.
  public var routine: String
  /// What to call them.
  public var name: String
  /// The side that they were played on, where that was one.
  public var side: Side?
  /// How many rounds were done.
  public var rounds: Int
  /// How many exercises of the round after these were done.
  public var done: Int
  /// How many exercises of that round were left undone; zero where it was not begun.
  public var undone: Int

  /// Makes what was held.
  public init(
    path: String, routine: String, name: String, side: Side? = nil, rounds: Int, done: Int = 0,
    undone: Int = 0
  ) {
    self.path = path
    self.routine = routine
    self.name = name
    self.side = side
    self.rounds = rounds
    self.done = done
    self.undone = undone
  }
}
