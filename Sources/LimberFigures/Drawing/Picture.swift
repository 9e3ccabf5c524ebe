/// A figure at an instant, as lines in a frame: what every screen, sheet and page draws from.
package struct Picture: Sendable, Hashable {
  /// From the back to the front.
  package var strokes: [Stroke]
  /// The same for all of a figure's movement, so that nothing jumps.
  package var frame: Frame

  /// - Parameter isMirrored: Whether the left side works: the picture is turned about its upright middle.
  init(strokes: [Stroke], frame: Frame, isMirrored: Bool) {
    self.strokes = strokes
    self.frame = frame
    if isMirrored { self = mirrored }
  }

  /// The picture in a mirror; twice is the picture itself.
  package var mirrored: Picture {
    var picture = self
    let sum = frame.left + frame.right
    picture.strokes = strokes.map { stroke in
      var stroke = stroke
      switch stroke.shape {
      case .line(let points): stroke.shape = .line(points.map { Point(sum - $0.x, $0.y) })
      case .circle(let center, let radius):
        stroke.shape = .circle(center: Point(sum - center.x, center.y), radius: radius)
      }
      return stroke
    }
    return picture
  }
}

extension Figure {
  /// The picture of an instant.
  ///
  /// - Parameter isMirrored: Whether the left side works.
  package func picture(_ movement: Movement, isMirrored: Bool = false) -> Picture {
    Stage(self).picture(movement, isMirrored: isMirrored)
  }

  /// What stays while a figure moves: its frame and what stands around it.
  package struct Stage: Sendable, Hashable {
    private let figure: Figure
    private let props: [Stroke]
    private let frame: Frame

    /// Room around a figure, and the least width and height of its frame.
    private static let margin = 3.0
    private static let least = 44.0

    package init(_ figure: Figure) {
      self.figure = figure
      let samples = figure.samples()
      let bodies = samples.flatMap { $0.strokes(figure.zoom) }
      let inner = Frame(around: bodies.flatMap(\.extent))
      let scenery = Scenery(figure, first: figure.body(.still(figure.start)), around: inner)
      props = scenery.strokes
      frame = Frame(around: (bodies + props).flatMap(\.extent))
        .padded(by: Self.margin, least: figure.zoom == .body ? Self.least : Self.least / 2)
    }

    package func picture(_ movement: Movement, isMirrored: Bool = false) -> Picture {
      let body = figure.body(movement)
      return Picture(
        strokes: props + scenery(at: body) + body.strokes(figure.zoom), frame: frame,
        isMirrored: isMirrored)
    }

    private func scenery(at body: Skeleton) -> [Stroke] {
      // Hands and feet are seen together only in a whole body.
      guard figure.props.contains(.band), figure.zoom == .body else { return [] }
      return [Stroke(shape: .line([body.nearArm.hand, body.near.toes]), role: .prop)]
    }
  }
}
