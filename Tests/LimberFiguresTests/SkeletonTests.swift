import Testing

@testable import LimberFigures

/// Figures with any angles, the same for the same seed.
struct AnyFigures: Sequence, IteratorProtocol {
  private var state: UInt64
  private var left: Int

  init(seed: UInt64, count: Int) {
    state = seed
    left = count
  }

  private mutating func random(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int((state >> 33) % UInt64(range.count))
  }

  private mutating func one<Word: CaseIterable>(of _: Word.Type) -> Word {
    let all = Array(Word.allCases)
    return all[random(0...all.count - 1)]
  }

  private mutating func leg() -> Pose.Leg {
    Pose.Leg(thigh: random(-180...180), shin: random(-180...180), foot: random(-180...180))
  }

  private mutating func arm() -> Pose.Arm {
    Pose.Arm(upper: random(-180...180), fore: random(-180...180))
  }

  private mutating func pose() -> Pose {
    var pose = Pose()
    pose.trunk = random(-180...180)
    pose.head = random(-180...180)
    pose.near = leg()
    pose.far = leg()
    pose.nearArm = arm()
    pose.farArm = arm()
    pose.lie = random(0...3) == 0 ? one(of: Pose.Lie.self) : nil
    return pose
  }

  mutating func next() -> Figure? {
    guard left > 0 else { return nil }
    left -= 1
    let poses = (1...random(1...5)).map { Figure.NamedPose("pose \($0)", pose()) }
    return Figure(
      view: one(of: Figure.View.self), zoom: one(of: Figure.Zoom.self),
      props: Figure.Prop.allCases.filter { _ in random(0...3) == 0 },
      anchor: one(of: Figure.Anchor.self), poses: poses)
  }
}

/// Whether two points are the same to a millionth.
func isNear(_ one: Point, _ other: Point) -> Bool { one.distance(to: other) < 1e-5 }

@Suite struct `The body of a figure` {
  /// Every figure at many instants of all its movements.
  private func forEveryBody(_ body: (Figure, Skeleton) -> Void) {
    for figure in AnyFigures(seed: 7, count: 120) {
      for from in figure.poses.indices {
        for to in figure.poses.indices {
          for progress in stride(from: 0, through: 1, by: 0.2) {
            body(figure, figure.body(Movement(from: from, to: to, progress: progress)))
          }
        }
      }
    }
  }

  @Test func `keeps the length of every part in every pose and between them`() {
    forEveryBody { _, body in
      for leg in [body.near, body.far] {
        #expect(abs(leg.hip.distance(to: leg.knee) - 24) < 1e-4)
        #expect(abs(leg.knee.distance(to: leg.heel) - 23) < 1e-4)
        #expect(abs(leg.heel.distance(to: leg.toes) - 9) < 1e-4)
      }
      for arm in [body.nearArm, body.farArm] {
        #expect(abs(arm.shoulder.distance(to: arm.elbow) - 16) < 1e-4)
        #expect(abs(arm.elbow.distance(to: arm.hand) - 15) < 1e-4)
      }
      #expect(abs(body.hips.distance(to: body.neck) - 30) < 1e-4)
      #expect(abs(body.neck.distance(to: body.crown) - 9) < 1e-4)
    }
  }

  @Test func `keeps its anchor where it is in the first pose`() {
    forEveryBody { figure, body in
      let first = figure.body(.still(figure.start))
      #expect(isNear(body.point(of: figure.anchor), first.point(of: figure.anchor)))
    }
  }

  @Test func `stands upright at zero degrees`() {
    let body = Figure(view: .side, poses: [.init("stand", Pose())]).body(.still(0))
    #expect(isNear(body.crown, Point(0, 39)))
    #expect(isNear(body.near.heel, Point(0, -47)))
    #expect(isNear(body.near.toes, Point(9, -47)))
    #expect(isNear(body.nearArm.hand, Point(0, -1)))
  }

  @Test func `swings a positive limb forward, and away from the middle when seen from the front`() {
    var pose = Pose()
    pose.near.thigh = 90
    pose.far.thigh = 90
    let side = Figure(view: .side, anchor: .hips, poses: [.init("up", pose)]).body(.still(0))
    #expect(isNear(side.near.knee, Point(24, 0)))
    #expect(isNear(side.far.knee, Point(24, 0)))
    let front = Figure(view: .front, anchor: .hips, poses: [.init("up", pose)]).body(.still(0))
    #expect(isNear(front.near.knee, Point(28, 0)))
    #expect(isNear(front.far.knee, Point(-28, 0)))
  }

  @Test func `drops the heel below the toes at a negative angle of the foot`() {
    var down = Pose()
    down.near.foot = -25
    let figure = Figure(view: .side, poses: [.init("up", Pose()), .init("down", down)])
    let body = figure.body(.still(1))
    #expect(body.near.heel.y < body.near.toes.y)
    #expect(isNear(body.near.toes, figure.body(.still(0)).near.toes))
    var raised = Pose()
    raised.near.foot = 25
    let toes = Figure(view: .side, poses: [.init("up", raised)]).body(.still(0)).near
    #expect(toes.heel.y > toes.toes.y)
  }

  @Test(arguments: [
    (Pose.Lie.back, Point(-39, 0)), (.belly, Point(39, 0)), (.side, Point(-39, 0)),
  ])
  func `lies with the head to one side`(lie: Pose.Lie, crown: Point) {
    var pose = Pose()
    pose.lie = lie
    let body = Figure(view: .side, anchor: .hips, poses: [.init("lie", pose)]).body(.still(0))
    #expect(isNear(body.crown, crown))
  }

  @Test func `has sines that are exact to a millionth`() {
    #expect(Point.sine(0) == 0)
    #expect(abs(Point.sine(30) - 0.5) < 1e-6)
    #expect(abs(Point.sine(90) - 1) < 5e-6)
    #expect(abs(Point.sine(45) - 0.5.squareRoot()) < 1e-6)
    #expect(abs(Point.cosine(60) - 0.5) < 1e-6)
    #expect(abs(Point.sine(-150) + 0.5) < 1e-6)
    #expect(abs(Point.sine(750) - 0.5) < 1e-6)
  }
}
