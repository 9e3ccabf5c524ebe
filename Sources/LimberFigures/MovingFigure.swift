/// What a movement looks like: a figure that ships, by its name, or one that an author wrote.
///
/// A name is all that most of limber needs: what a figure looks like is read where it is drawn.
public enum FigureReference: Sendable, Hashable {
  case shipped(String)
  case own(Figure)

  /// The figure itself.
  ///
  /// - Parameter shipped: finds a figure that ships by its name.
  public func figure(_ shipped: (_ name: String) -> Figure?) -> Figure? {
    switch self {
    case .shipped(let name): shipped(name)
    case .own(let figure): figure
    }
  }
}

/// A step's figure, with the poses that the phases of its tempo end in.
///
/// It is one object for all events of a step, so that carrying it costs nothing.
public final class MovingFigure: Sendable, Hashable {
  /// What is drawn.
  public let reference: FigureReference
  /// For each phase of the tempo the pose that it names, nil where it names none; empty without a tempo.
  public let goals: [String?]

  /// Makes one.
  public init(_ reference: FigureReference, goals: [String?] = []) {
    self.reference = reference
    self.goals = goals
  }

  /// Whether two look and move alike.
  public static func == (left: MovingFigure, right: MovingFigure) -> Bool {
    left === right || left.reference == right.reference && left.goals == right.goals
  }

  /// Hashes what is drawn.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(reference)
    hasher.combine(goals)
  }
}
