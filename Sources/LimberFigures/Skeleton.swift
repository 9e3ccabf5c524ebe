/// Where the joints of a body are, the hips' middle at the origin before it is anchored.
package struct Skeleton: Sendable, Equatable {
  /// The middle between the hips.
  package var hips: Point
  /// The middle between the shoulders.
  package var neck: Point
  /// The top of the head.
  package var crown: Point
  package var near: Leg
  package var far: Leg
  package var nearArm: Arm
  package var farArm: Arm

  package struct Leg: Sendable, Equatable {
    package var hip: Point
    package var knee: Point
    package var heel: Point
    package var toes: Point
  }

  package struct Arm: Sendable, Equatable {
    package var shoulder: Point
    package var elbow: Point
    package var hand: Point
  }

  /// The lengths of a body's parts, in hundredths of its height; one person's for all figures.
  package enum Length {
    package static let trunk = 30.0
    package static let head = 9.0
    package static let upperArm = 16.0
    package static let forearm = 15.0
    package static let thigh = 24.0
    package static let shin = 23.0
    package static let foot = 9.0
    /// From the body's middle to a hip and to a shoulder, seen from the front.
    static let hip = 4.0
    static let shoulder = 7.0
  }

  /// The body in a posture, seen from one of the views.
  init(_ posture: Posture, _ view: Figure.View) {
    let up = Point.standing(posture.trunk)
    // What is beside the body's middle is seen only from the front.
    let across = view == .front ? Point(up.y, -up.x) : Point(0, 0)
    let outward = view == .front ? -1.0 : 1.0
    hips = Point(0, 0)
    neck = up * Length.trunk
    crown = neck + Point.standing(posture.trunk + posture.head) * Length.head
    let hip = view == .front ? Point(Length.hip, 0) : Point(0, 0)
    near = Leg(posture.near, hip: hip, outward: 1)
    far = Leg(posture.far, hip: hip * -1, outward: outward)
    let shoulder = across * Length.shoulder
    nearArm = Arm(posture.nearArm, shoulder: neck + shoulder, outward: 1)
    farArm = Arm(posture.farArm, shoulder: neck - shoulder, outward: outward)
    if posture.turn != 0 { map { $0.turned(posture.turn) } }
  }

  func moved(by way: Point) -> Skeleton {
    var body = self
    body.map { $0 + way }
    return body
  }

  private mutating func map(_ change: (Point) -> Point) {
    hips = change(hips)
    neck = change(neck)
    crown = change(crown)
    near.map(change)
    far.map(change)
    nearArm.map(change)
    farArm.map(change)
  }

  /// The point that an anchor holds.
  package func point(of anchor: Figure.Anchor) -> Point {
    switch anchor {
    case .toes: near.toes
    case .heels: near.heel
    case .knees: near.knee
    case .seat, .hips: hips
    case .back: (hips + neck) * 0.5
    case .hands: nearArm.hand
    }
  }

  var joints: [Point] {
    [
      hips, neck, crown, near.hip, near.knee, near.heel, near.toes, far.hip, far.knee, far.heel,
      far.toes, nearArm.shoulder, nearArm.elbow, nearArm.hand, farArm.shoulder, farArm.elbow,
      farArm.hand,
    ]
  }
}

extension Skeleton.Leg {
  /// - Parameter outward: 1 where a positive angle swings to the right of the picture, else −1.
  fileprivate init(_ leg: Posture.Leg, hip: Point, outward: Double) {
    self.hip = hip
    knee = hip + Point.hanging(leg.thigh * outward) * Skeleton.Length.thigh
    heel = knee + Point.hanging(leg.shin * outward) * Skeleton.Length.shin
    let flat = Point(Point.cosine(leg.foot) * outward, -Point.sine(leg.foot))
    toes = heel + flat * Skeleton.Length.foot
  }

  fileprivate mutating func map(_ change: (Point) -> Point) {
    hip = change(hip)
    knee = change(knee)
    heel = change(heel)
    toes = change(toes)
  }
}

extension Skeleton.Arm {
  fileprivate init(_ arm: Posture.Arm, shoulder: Point, outward: Double) {
    self.shoulder = shoulder
    elbow = shoulder + Point.hanging(arm.upper * outward) * Skeleton.Length.upperArm
    hand = elbow + Point.hanging(arm.fore * outward) * Skeleton.Length.forearm
  }

  fileprivate mutating func map(_ change: (Point) -> Point) {
    shoulder = change(shoulder)
    elbow = change(elbow)
    hand = change(hand)
  }
}
