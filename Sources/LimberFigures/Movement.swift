/// A figure on its way from one of its poses to another.
package struct Movement: Sendable, Hashable {
  /// The pose that it leaves, as an index of the figure's poses.
  package var from: Int
  /// The pose that it goes to.
  package var to: Int
  /// From 0 to 1; what is outside counts as the nearer of them.
  package var progress: Double

  package init(from: Int, to: Int, progress: Double) {
    self.from = from
    self.to = to
    self.progress = progress
  }

  package static func still(_ pose: Int) -> Movement { Movement(from: pose, to: pose, progress: 0) }
}

extension Figure {
  /// How long a pose lasts where no phase of a tempo says it.
  package static let pace: Duration = .seconds(2)

  /// Where the figure is without a tempo, so long after its beginning.
  package func movement(after elapsed: Duration) -> Movement {
    guard moves else { return .still(start) }
    let share = max(elapsed, .zero) / Self.pace
    let whole = share.rounded(.down)
    let place = Int(whole.truncatingRemainder(dividingBy: Double(sequence.count)))
    return Movement(
      from: sequence[place], to: sequence[(place + 1) % sequence.count], progress: share - whole)
  }

  /// Where the figure is in a phase of a tempo; nil where the tempo does not say, so that it keeps its own pace.
  ///
  /// With as many poses as phases, each phase goes from its pose to the next. A phase that names a pose
  /// ends in that one; beside such phases, one that names none holds what was reached.
  ///
  /// - Parameters:
  ///   - phase: The phase, from 0.
  ///   - goals: For each phase the pose that it names, nil where it names none.
  ///   - progress: From 0, its beginning, to 1.
  package func movement(phase: Int, goals: [String?], progress: Double) -> Movement? {
    guard goals.indices.contains(phase) else { return nil }
    let isInStep = sequence.count == goals.count
    guard isInStep || goals.contains(where: { $0 != nil }) else { return nil }
    func reached(_ phase: Int) -> Int? {
      if let name = goals[phase], let pose = poses.firstIndex(where: { $0.name == name }) {
        return pose
      }
      return isInStep ? sequence[(phase + 1) % sequence.count] : nil
    }
    /// The pose that a phase has brought the figure to, from the phases before it where it says nothing.
    func pose(after phase: Int) -> Int {
      for back in 0..<goals.count {
        if let pose = reached((phase - back + goals.count) % goals.count) { return pose }
      }
      return start
    }
    let before = (phase - 1 + goals.count) % goals.count
    return Movement(from: pose(after: before), to: pose(after: phase), progress: progress)
  }

  /// The body at an instant of its movement, the anchor where it is in the first pose.
  package func body(_ movement: Movement) -> Skeleton {
    let posture = Posture(
      from: pose(at: movement.from), to: pose(at: movement.to), progress: movement.progress)
    let body = Skeleton(posture, view)
    let ground = Skeleton(Posture(pose(at: start)), view).point(of: anchor)
    return body.moved(by: ground - body.point(of: anchor))
  }

  /// Bodies along all ways between two poses, for what must hold in all of them.
  func samples(each steps: Int = 10) -> [Skeleton] {
    var samples = poses.indices.map { body(.still($0)) }
    for (from, to) in ways {
      samples += (1..<steps).map { step in
        body(Movement(from: from, to: to, progress: Double(step) / Double(steps)))
      }
    }
    return samples
  }

  /// Between any two poses, there and back: a tempo may name them in any order, and half a turn goes another way back.
  private var ways: [(from: Int, to: Int)] {
    poses.indices.flatMap { from in
      poses.indices.compactMap { to in from == to ? nil : (from, to) }
    }
  }
}
