/// The part of the plane that a picture shows.
package struct Frame: Sendable, Hashable {
  package var left: Double
  package var bottom: Double
  package var width: Double
  package var height: Double

  package var right: Double { left + width }
  package var top: Double { bottom + height }

  init(around points: [Point]) {
    left = points.lazy.map(\.x).min() ?? 0
    bottom = points.lazy.map(\.y).min() ?? 0
    width = (points.lazy.map(\.x).max() ?? 0) - left
    height = (points.lazy.map(\.y).max() ?? 0) - bottom
  }

  /// The frame with a margin, at least so wide and high; what is added stands on both sides.
  func padded(by margin: Double, least: Double) -> Frame {
    var frame = self
    frame.width = max(width + 2 * margin, least)
    frame.height = max(height + 2 * margin, least)
    frame.left -= (frame.width - width) / 2
    frame.bottom -= (frame.height - height) / 2
    return frame
  }

  /// Whether a point is inside or on the edge.
  package func contains(_ point: Point) -> Bool {
    let slack = 1e-9
    return point.x >= left - slack && point.x <= right + slack && point.y >= bottom - slack
      && point.y <= top + slack
  }
}
