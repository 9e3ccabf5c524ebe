/// The angles of a body's parts, in degrees from −180 to 180.
///
/// At 0 every part is as in a person who stands upright with the arms down and the feet flat. A positive
/// angle of a limb swings it forward (in the front view: away from the body's middle), one of the trunk
/// leans it that way. The head's angle is relative to the trunk, every other one is absolute.
public struct Pose: Sendable, Hashable {
  /// Upright at 0.
  public var trunk = 0
  /// Relative to the trunk.
  public var head = 0
  /// The working leg.
  public var near = Leg()
  /// The other leg.
  public var far = Leg()
  /// The arm of the working side.
  public var nearArm = Arm()
  /// The other arm.
  public var farArm = Arm()
  /// How the whole figure is turned, nil where it is not.
  public var lie: Lie?

  /// A leg's angles.
  public struct Leg: Sendable, Hashable {
    /// From the hip, straight down at 0.
    public var thigh = 0
    /// From the knee, straight down at 0.
    public var shin = 0
    /// Flat at 0; positive stands on the toes, negative drops the heel below them.
    public var foot = 0

    /// Makes one.
    public init(thigh: Int = 0, shin: Int = 0, foot: Int = 0) {
      self.thigh = thigh
      self.shin = shin
      self.foot = foot
    }
  }

  /// An arm's angles.
  public struct Arm: Sendable, Hashable {
    /// From the shoulder, straight down at 0.
    public var upper = 0
    /// From the elbow, straight down at 0.
    public var fore = 0

    /// Makes one.
    public init(upper: Int = 0, fore: Int = 0) {
      self.upper = upper
      self.fore = fore
    }
  }

  /// On what a figure lies.
  public enum Lie: String, Sendable, CaseIterable {
    case back, side, belly

    /// Degrees that it turns the figure by, against the clock.
    var turn: Double {
      switch self {
      case .back, .side: 90
      case .belly: -90
      }
    }
  }

  /// A person who stands upright.
  public init() {}
}
