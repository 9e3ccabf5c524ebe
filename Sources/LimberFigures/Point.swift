/// A place in a figure's picture: x to the right, y up, in hundredths of a person's height.
package struct Point: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }
  static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y) }
  static func * (point: Point, factor: Double) -> Point {
    Point(point.x * factor, point.y * factor)
  }

  package func distance(to other: Point) -> Double {
    let way = self - other
    return (way.x * way.x + way.y * way.y).squareRoot()
  }

  /// The direction of a limb: straight down at 0 degrees, to the right at 90.
  static func hanging(_ degrees: Double) -> Point { Point(sine(degrees), -cosine(degrees)) }
  /// The direction of a trunk: straight up at 0 degrees, to the right at 90.
  static func standing(_ degrees: Double) -> Point { Point(sine(degrees), cosine(degrees)) }

  /// The point turned about the origin, against the clock.
  func turned(_ degrees: Double) -> Point {
    let (sine, cosine) = (Self.sine(degrees), Self.cosine(degrees))
    return Point(x * cosine - y * sine, x * sine + y * cosine)
  }
}

// MARK: - Angles

extension Point {
  static func cosine(_ degrees: Double) -> Double { sine(degrees + 90) }

  /// The sine of an angle in degrees, to one part in a million.
  ///
  /// The rooms without a system have no library of mathematics; Taylor's series to the ninth power is
  /// exact enough within a quarter of a turn.
  static func sine(_ degrees: Double) -> Double {
    var angle = degrees.remainder(dividingBy: 360)
    if angle > 90 { angle = 180 - angle } else if angle < -90 { angle = -180 - angle }
    let x = angle * Double.pi / 180
    let square = x * x
    let inner = 1 - square / 42 * (1 - square / 72 * (1 - square / 110))
    return x * (1 - square / 6 * (1 - square / 20 * inner))
  }
}
