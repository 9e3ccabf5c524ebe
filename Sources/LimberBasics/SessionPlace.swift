/// A place in a session that can be kept and gone back to.
public struct SessionPlace: Sendable, Hashable {
  /// The number of the leaf step, from 1.
  public var step: Int
  /// The branches taken at the choices before it, from 0, oldest first; -1 for one passed over.
  public var choices: [Int]
  /// The rounds within a time that were left before it, in the order in which they were.
  public var passed: [RoundsPassed] = []
  /// How long the rounds and sets with a clock around it have gone on, and the round of each; the outermost first.
  public var laps: [Duration] = []
  /// How much of a timed step or a rest is done.
  public var elapsed: Duration
  /// How many paced repetitions are done.
  public var repetitions: Int

  /// Makes a place; the beginning where nothing else is said.
  public init(
    step: Int = 1, choices: [Int] = [], elapsed: Duration = .zero, repetitions: Int = 0
  ) {
    self.step = step
    self.choices = choices
    self.elapsed = elapsed
    self.repetitions = repetitions
  }
}

/// Rounds within a time that were left, of which nobody knows beforehand how many steps they hold.
public struct RoundsPassed: Sendable, Hashable {
  /// The number of their first leaf step, from 1.
  public var first: Int
  /// How many other rounds within a time they are inside of: those may begin with the same step.
  public var nest: Int
  /// How many leaf steps were reached in them.
  public var leaves: Int

  /// Makes rounds that were left.
  public init(first: Int, nest: Int, leaves: Int) {
    self.first = first
    self.nest = nest
    self.leaves = leaves
  }
}
