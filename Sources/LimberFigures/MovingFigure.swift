/// A step's figure, with the poses that the phases of its tempo end in.
///
/// It is one object for all events of a step, so that carrying it costs nothing.
public final class MovingFigure: Sendable, Hashable {
  /// What is drawn.
  public let figure: Figure
  /// For each phase of the tempo the pose that it names, nil where it names none; empty without a tempo.
  public let goals: [String?]

  /// Makes one.
  public init(_ figure: Figure, goals: [String?] = []) {
    self.figure = figure
    self.goals = goals
  }

  /// Whether two look and move alike.
  public static func == (left: MovingFigure, right: MovingFigure) -> Bool {
    left === right || left.figure == right.figure && left.goals == right.goals
  }

  /// Hashes what is drawn.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(figure)
    hasher.combine(goals)
  }
}
