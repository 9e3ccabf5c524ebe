package struct Stroke: Sendable, Hashable {
  package enum Shape: Sendable, Hashable {
    case line([Point])
    case circle(center: Point, radius: Double)
  }

  /// How much it stands out.
  package enum Role: Sendable, Hashable, CaseIterable {
    /// The trunk, the head and the limbs of the working side.
    case body
    /// The limbs of the other side.
    case far
    /// What stands around.
    case prop
  }

  package var shape: Shape
  package var role: Role

  /// The points that it reaches in every direction.
  var extent: [Point] {
    switch shape {
    case .line(let points): points
    case .circle(let center, let radius):
      [center - Point(radius, radius), center + Point(radius, radius)]
    }
  }
}
