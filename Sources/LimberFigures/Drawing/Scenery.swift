/// What stands around a figure: placed by its first pose, so that it stays while the figure moves.
struct Scenery {
  private let figure: Figure
  private let first: Skeleton
  private let inner: Frame

  /// - Parameter inner: The frame of the body in all of its movement.
  init(_ figure: Figure, first: Skeleton, around inner: Frame) {
    self.figure = figure
    self.first = first
    self.inner = inner
  }

  var strokes: [Stroke] {
    figure.props.flatMap { prop -> [Stroke] in
      switch prop {
      case .stair: stair
      case .wall: [line([Point(reach + 1, inner.bottom), Point(reach + 1, inner.top)])]
      case .floor: [line([Point(inner.left, floor), Point(inner.right, floor)])]
      case .chair: chair
      case .mat: mat
      case .rail: rail
      case .band: []
      case .ball: [ball]
      case .basin: [basin]
      }
    }
  }

  /// The edge is under the ball of the working foot: the heel is free behind it.
  private var stair: [Stroke] {
    let toes = first.near.toes
    let edge = toes.x - Skeleton.Length.foot * 0.45
    let low = toes.y - 14
    return [
      line([
        Point(max(toes.x + 8, inner.right), toes.y), Point(edge, toes.y), Point(edge, low),
        Point(min(edge - 14, inner.left), low),
      ])
    ]
  }

  private var chair: [Stroke] {
    let seat = first.hips - Point(0, 3)
    return [
      line([seat + Point(-8, 24), seat + Point(-8, -22)]),
      line([seat + Point(-8, 0), seat + Point(9, 0), seat + Point(9, -22)]),
    ]
  }

  private var mat: [Stroke] {
    [-1.5, -3].map { drop in
      line([Point(inner.left, floor + drop), Point(inner.right, floor + drop)])
    }
  }

  private var rail: [Stroke] {
    let hand = first.nearArm.hand
    if hand.y > first.crown.y {
      let other = first.farArm.hand
      return [
        line([Point(min(hand.x, other.x) - 9, hand.y), Point(max(hand.x, other.x) + 9, hand.y)])
      ]
    }
    return [
      line([hand + Point(-3, 0), hand + Point(7, 0)]),
      line([
        hand + Point(5, 0), Point(hand.x + 5, figure.zoom == .upperBody ? inner.bottom : floor),
      ]),
    ]
  }

  private var ball: Stroke {
    let radius = 4.0
    let foot = (first.near.heel + first.near.toes) * 0.5
    return Stroke(shape: .circle(center: foot - Point(0, radius + 1), radius: radius), role: .prop)
  }

  private var basin: Stroke {
    let feet = [first.near.heel, first.near.toes, first.far.heel, first.far.toes]
    let left = (feet.map(\.x).min() ?? 0) - 5
    let right = (feet.map(\.x).max() ?? 0) + 4
    let bottom = (feet.map(\.y).min() ?? 0) - 2
    return line([
      Point(left - 2, bottom + 12), Point(left, bottom), Point(right, bottom),
      Point(right + 2, bottom + 12),
    ])
  }

  /// The height of what carries the body in its first pose.
  private var floor: Double {
    figure.zoom == .upperBody ? inner.bottom : first.joints.map(\.y).min() ?? 0
  }

  /// How far the body reaches in its first pose.
  private var reach: Double { first.joints.map(\.x).max() ?? 0 }

  private func line(_ points: [Point]) -> Stroke { Stroke(shape: .line(points), role: .prop) }
}
