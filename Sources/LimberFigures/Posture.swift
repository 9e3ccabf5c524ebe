/// A pose on the way from one to another: its angles need not be whole.
struct Posture: Equatable {
  var trunk: Double
  var head: Double
  var near: Leg
  var far: Leg
  var nearArm: Arm
  var farArm: Arm
  /// Degrees that the whole body is turned by, against the clock.
  var turn: Double

  struct Leg: Equatable {
    var thigh: Double
    var shin: Double
    var foot: Double
  }

  struct Arm: Equatable {
    var upper: Double
    var fore: Double
  }

  init(_ pose: Pose) {
    trunk = Double(pose.trunk)
    head = Double(pose.head)
    near = Leg(pose.near)
    far = Leg(pose.far)
    nearArm = Arm(pose.nearArm)
    farArm = Arm(pose.farArm)
    turn = pose.lie?.turn ?? 0
  }

  /// The posture between two poses: each angle goes the short way, slowly at both ends.
  ///
  /// - Parameter progress: From 0, the first pose, to 1, the second.
  init(from first: Pose, to second: Pose, progress: Double) {
    let share = min(max(progress, 0), 1)
    let eased = share * share * (3 - 2 * share)
    self.init(first)
    let goal = Posture(second)
    trunk = Self.between(trunk, goal.trunk, eased)
    head = Self.between(head, goal.head, eased)
    near = Leg(near, goal.near, eased)
    far = Leg(far, goal.far, eased)
    nearArm = Arm(nearArm, goal.nearArm, eased)
    farArm = Arm(farArm, goal.farArm, eased)
    turn = Self.between(turn, goal.turn, eased)
  }

  /// The angle between two the short way round; half a turn goes forward.
  fileprivate static func between(_ first: Double, _ second: Double, _ share: Double) -> Double {
    var way = (second - first).remainder(dividingBy: 360)
    if way == -180 { way = 180 }
    return first + way * share
  }
}

extension Posture.Leg {
  init(_ leg: Pose.Leg) {
    self.init(thigh: Double(leg.thigh), shin: Double(leg.shin), foot: Double(leg.foot))
  }

  init(_ first: Self, _ second: Self, _ share: Double) {
    thigh = Posture.between(first.thigh, second.thigh, share)
    shin = Posture.between(first.shin, second.shin, share)
    foot = Posture.between(first.foot, second.foot, share)
  }
}

extension Posture.Arm {
  init(_ arm: Pose.Arm) {
    self.init(upper: Double(arm.upper), fore: Double(arm.fore))
  }

  init(_ first: Self, _ second: Self, _ share: Double) {
    upper = Posture.between(first.upper, second.upper, share)
    fore = Posture.between(first.fore, second.fore, share)
  }
}
