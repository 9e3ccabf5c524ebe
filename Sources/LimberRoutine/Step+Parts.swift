public import LimberBasics

extension Step {
  /// How a step is shared between the two sides of the body.
  public struct Sides: Sendable, Hashable {
    /// In what order the sides come.
    public enum Order: String, Sendable, CaseIterable {
      /// All of it on the first side, then all of it on the second.
      case each
      /// Every repetition on the first side, then on the second.
      case alternate
      /// Only on this side.
      case left, right

      /// The words that the long form may have; the others leave nothing to say.
      static let long: [Order] = [.each, .alternate]
    }

    /// In what order the sides come.
    public var order: Order
    /// The side that begins.
    public var first: Side
    /// The pause at every change of side; nil for none.
    public var changeover: Duration?

    /// The one side that it is played on; nil where it is played on both.
    public var only: Side? {
      switch order {
      case .each, .alternate: nil
      case .left: .left
      case .right: .right
      }
    }

    /// Makes sides; the defaults are the short form's (Format, Sides).
    public init(order: Order, first: Side = .right, changeover: Duration?) {
      self.order = order
      self.first = first
      self.changeover = changeover
    }

    /// The short form: first right, 5 s of changeover for `each` and none for `alternate`.
    public init(_ order: Order) {
      self.init(
        order: order, first: order == .left ? .left : .right,
        changeover: order == .each ? .seconds(5) : nil)
    }
  }

  /// How often a step is played, with what rest between.
  public struct Sets: Sendable, Hashable {
    /// How often.
    public var count: Amount<Int>
    /// The rest between two sets; nil for none.
    public var rest: Duration?
    /// From the start of a set to the start of the next; nil where one follows the other.
    public var every: Duration?

    /// Makes sets.
    public init(count: Amount<Int>, rest: Duration? = nil, every: Duration? = nil) {
      self.count = count
      self.rest = rest
      self.every = every
    }
  }

  /// One phase of a repetition.
  public struct Phase: Sendable, Hashable {
    /// What to do in it.
    public var cue: String
    /// How long it lasts.
    public var duration: Duration
    /// The pose of the step's figure that it ends in; nil where it names none.
    public var pose: String?

    /// Makes a phase.
    public init(cue: String, duration: Duration, pose: String? = nil) {
      self.cue = cue
      self.duration = duration
      self.pose = pose
    }
  }

  /// A cue of the author's own inside a timed step.
  public struct TimedCue: Sendable, Hashable {
    /// When a cue is due.
    public enum Instant: Sendable, Hashable {
      /// A share of the duration played, in thousandths of a percent: 25 % is 25,000.
      case share(Int)
      /// So long after the start.
      case fromStart(Duration)
      /// So long before the end.
      case beforeEnd(Duration)
    }

    /// When it is due.
    public var moment: Instant
    /// What to say.
    public var cue: String

    /// Makes a cue.
    public init(moment: Instant, cue: String) {
      self.moment = moment
      self.cue = cue
    }
  }

  /// What happens when the machine slept in the middle of a step.
  public enum OnSuspend: String, Sendable, Hashable, CaseIterable {
    /// The session stands still until the person goes on.
    case pause
    /// The time asleep counts.
    case elapse
  }
}
