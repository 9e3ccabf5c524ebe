/// A place in a session that can be kept and gone back to.
public struct SessionPlace: Sendable, Hashable {
  /// The number of the leaf step, from 1.
  public var step: Int
  /// The branches taken at the choices before it, from 0, oldest first; -1 for one passed over.
  public var choices: [Int]
  /// How many leaf steps were reached in each of the rounds within a time that were left before it, oldest first.
  public var reached: [Int] = []
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
