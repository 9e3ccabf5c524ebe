extension Skeleton {
  /// The lines of what a zoom shows, the far side behind the near one.
  func strokes(_ zoom: Figure.Zoom) -> [Stroke] {
    switch zoom {
    case .body:
      legs(far, .far) + [line(.far, farArm.points)] + torso + legs(near, .body)
        + [line(.body, nearArm.points)]
    case .upperBody:
      [line(.far, farArm.points)] + torso + [line(.body, nearArm.points)]
    case .lowerLegs:
      // A piece of the thigh says how far the knee is bent.
      [line(.far, far.lowerPoints), line(.body, near.lowerPoints)]
    }
  }

  private func legs(_ leg: Leg, _ role: Stroke.Role) -> [Stroke] {
    [line(role, [leg.hip, leg.knee, leg.heel, leg.toes])]
  }

  private var torso: [Stroke] {
    let radius = Length.head / 2
    let center = (neck + crown) * 0.5
    var strokes = [
      line(.body, [hips, neck]),
      Stroke(shape: .circle(center: center, radius: radius), role: .body),
    ]
    if near.hip != far.hip { strokes.append(line(.body, [near.hip, far.hip])) }
    if nearArm.shoulder != farArm.shoulder {
      strokes.append(line(.body, [nearArm.shoulder, farArm.shoulder]))
    }
    return strokes
  }

  private func line(_ role: Stroke.Role, _ points: [Point]) -> Stroke {
    Stroke(shape: .line(points), role: role)
  }
}

extension Skeleton.Leg {
  fileprivate var lowerPoints: [Point] {
    [knee + (hip - knee) * 0.35, knee, heel, toes]
  }
}

extension Skeleton.Arm {
  fileprivate var points: [Point] { [shoulder, elbow, hand] }
}
