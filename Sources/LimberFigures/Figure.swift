/// What a movement looks like: a stick figure made of the angles of its joints, in one pose or more.
public struct Figure: Sendable, Hashable {
  /// From where it is seen.
  public var view: View
  /// How much of the body is drawn.
  public var zoom: Zoom
  /// What stands around it.
  public var props: [Prop]
  /// What stays where it is from one pose to the next.
  public var anchor: Anchor
  /// 1 to 12 poses, in the order they were written.
  public var poses: [NamedPose]
  /// The order in which the poses follow one another, as indices of `poses`; never empty.
  public var sequence: [Int]

  /// From where a figure is seen.
  public enum View: String, Sendable, CaseIterable {
    /// From its side, facing right.
    case side
    /// As in a mirror: the working side is on the right of the picture.
    case front
  }

  /// How much of the body is drawn.
  public enum Zoom: String, Sendable, CaseIterable {
    case body, lowerLegs, upperBody
  }

  /// A thing that the movement needs.
  public enum Prop: String, Sendable, CaseIterable {
    case stair, wall, floor, chair, mat, rail, band, ball, basin
  }

  /// What stays where it is from one pose to the next.
  public enum Anchor: String, Sendable, CaseIterable {
    case toes, heels, knees, seat, back, hands, hips
  }

  /// A pose, and what the file calls it.
  public struct NamedPose: Sendable, Hashable {
    /// Its name, by which a sequence or a phase of a tempo calls it.
    public var name: String
    /// Its angles.
    public var pose: Pose

    /// Makes one.
    public init(_ name: String, _ pose: Pose) {
      self.name = name
      self.pose = pose
    }
  }

  /// Makes a figure; without a sequence the poses follow one another as they are written.
  public init(
    view: View, zoom: Zoom = .body, props: [Prop] = [], anchor: Anchor = .toes,
    poses: [NamedPose], sequence: [Int] = []
  ) {
    self.view = view
    self.zoom = zoom
    self.props = props
    self.anchor = anchor
    self.poses = poses
    self.sequence = sequence.isEmpty ? Array(poses.indices) : sequence
  }

  /// A pose by its index; upright where there is none.
  package func pose(at index: Int) -> Pose {
    poses.indices.contains(index) ? poses[index].pose : Pose()
  }

  /// The pose that the sequence begins with, as an index of `poses`.
  package var start: Int { sequence.first ?? 0 }

  /// The pose that the sequence comes to last before it begins again.
  package var end: Int { sequence.last ?? 0 }

  /// Whether it has more than one pose to show.
  package var moves: Bool { Set(sequence).count > 1 }
}
