public import LimberBasics

extension PlanWalk {
  // MARK: - Forward

  /// Goes to the next leaf; past the end where there is none.
  ///
  /// - Parameters:
  ///   - time: when the leaf ends, on the clock of `beginRounds(at:)`: rounds whose time is over are left,
  ///     and where nothing is left of a lap its rest is passed over. Nil where no time passes: such rounds are left
  ///     after as many leaves as planned, or as were reached in them.
  ///   - isCut: whether the leaf was left before it was done.
  public mutating func next(at time: Duration? = nil, isCut: Bool = false) {
    if let (_, seam) = leafBehind {
      frames[frames.count - 1].index += 1
      approach = Approach(pause: seam)
      index += 1
      return
    }
    guard let top = frames.last else { return }
    if case .choice? = node(of: top), top.loop?.isResting != true {
      taken.append(Taken(branch: -1, depth: frames.count))
    }
    var hasExercised = leaf?.isExercise == true
    if let depth = frames.indices.first(where: { isOver($0, at: time) }) {
      leaveHeld(at: depth, isCut: isCut)
      hasExercised = true
    }
    repeat {
      index += 1
      moveForward(hasExercised: hasExercised)
    } while time.map(isFilled(at:)) == true
  }

  /// Whether rounds within a time are over.
  private func isOver(_ depth: Int, at time: Duration?) -> Bool {
    guard let loop = frames[depth].loop, let within = loop.loop.clock.within else { return false }
    if let time { return loop.began.map { $0 + within <= time } ?? false }
    let nest = nest(of: depth)
    let leaves = index - loop.start + 1
    if let rounds = known.first(where: { $0.first == loop.start && $0.nest == nest }) {
      return leaves >= rounds.leaves
    }
    return index >= heldUntil && leaves >= loop.loop.leafCount
  }

  /// How many rounds within a time a frame is inside of.
  private func nest(of depth: Int) -> Int {
    frames[..<depth].count { $0.loop?.loop.clock.within != nil }
  }

  /// Whether it stands on what is left of a lap, and that is nothing.
  private func isFilled(at time: Duration) -> Bool {
    guard leaf?.step.fills != nil, let step = step(at: time) else { return false }
    return step.duration(at: .target) <= .zero
  }

  /// Leaves rounds within a time wherever it stands in them.
  private mutating func leaveHeld(at depth: Int, isCut: Bool) {
    guard var loop = frames[depth].loop else { return }
    if !isCut, isAtEndOfRound(from: depth) { loop.countRound() }
    roundsHeld.append(RoundsHeld(loop))
    let rounds = RoundsPassed(
      first: loop.start, nest: nest(of: depth), leaves: index - loop.start + 1)
    exits.append(Exit(rounds: rounds, choices: loop.choices))
    while frames.count > depth + 1 { leave() }
    frames.removeLast()
  }

  /// Whether the leaf it stands on is the last of a round.
  private func isAtEndOfRound(from depth: Int) -> Bool {
    frames[depth...].allSatisfy { frame in
      guard frame.index == frame.sequence.nodes.count - 1 else { return false }
      guard let loop = frame.loop, frame.loop?.loop.clock.within == nil else { return true }
      return !loop.isResting && loop.round == loop.loop.dose.target - 1
    }
  }

  /// Takes note of when a leaf begins: with it, the rounds and sets begin whose first it is.
  public mutating func beginRounds(at time: Duration) {
    for depth in frames.indices where frames[depth].loop?.loop.clock.isRunning == true {
      if frames[depth].loop?.began == nil { frames[depth].loop?.began = time }
      if frames[depth].loop?.roundBegan == nil { frames[depth].loop?.roundBegan = time }
    }
  }

  /// How long the rounds and sets with a clock that it stands in have gone on, and the round of each; the outermost first.
  public func laps(at time: Duration) -> [Duration] {
    frames.compactMap(\.loop).filter(\.loop.clock.isRunning).flatMap {
      [max(time - ($0.began ?? time), .zero), max(time - ($0.roundBegan ?? time), .zero)]
    }
  }

  /// Lets rounds and sets with a clock have begun as long ago as `laps(at:)` told.
  public mutating func resumeLaps(_ laps: [Duration], at time: Duration) {
    var left = laps[...]
    for depth in frames.indices where frames[depth].loop?.loop.clock.isRunning == true {
      guard let whole = left.popFirst(), let round = left.popFirst() else { return }
      frames[depth].loop?.began = time - whole
      frames[depth].loop?.roundBegan = time - round
    }
  }

  /// Takes a branch of the choice it stands on, so that `next()` goes to the branch's first leaf.
  ///
  /// - Parameter branch: from 0; anything else passes the choice over.
  public mutating func take(branch: Int) {
    guard let top = frames.last, top.loop?.isResting != true,
      case .choice(let choice)? = node(of: top)
    else { return }
    guard choice.branches.indices.contains(branch) else { return }
    taken.append(Taken(branch: branch, depth: frames.count))
    enter(choice.branches[branch], at: -1, isBranch: true)
  }

  /// Remembers that this round of each loop around the leaf held work.
  ///
  /// - Parameter isExerciseDone: whether an exercise was done, and not only a part of it.
  public mutating func markWork(isExerciseDone: Bool = false) {
    for depth in frames.indices where frames[depth].loop != nil {
      frames[depth].loop?.roundHasWork = true
      if isExerciseDone { frames[depth].loop?.exercisesDone += 1 }
    }
  }

  /// The loops with a range that it stands in, with what is done of them so far.
  public var loopsEntered: [LoopCount] {
    frames.compactMap { frame in
      guard let loop = frame.loop, let key = loop.loop.key else { return nil }
      return LoopCount(key: key, done: loop.roundsDone)
    }
  }

  /// - Parameter hasExercised: whether an exercise is behind it.
  mutating func moveForward(hasExercised: Bool = false) {
    approach = Approach()
    var seam = PlanSeam.none
    while !frames.isEmpty {
      let depth = frames.count - 1
      if frames[depth].loop?.isResting == true {
        frames[depth].loop?.isResting = false
        frames[depth].index = 0
      } else {
        if frames[depth].index >= 0 { seam = frames[depth].sequence.seam }
        frames[depth].index += 1
      }
      if frames[depth].index < frames[depth].sequence.nodes.count {
        if descendToFirst() { break }
        continue
      }
      if beginNextRound(at: depth) {
        if frames[depth].loop?.isResting == true { return }
        seam = frames[depth].loop?.loop.seam ?? .none
        continue
      }
      leave()
    }
    approach.pause = seam.pause(
      hasExercised: hasExercised, beginsExercise: leaf?.isExercise == true)
  }

  /// Goes down to the first leaf of the part it stands at; false where it must move on first.
  private mutating func descendToFirst() -> Bool {
    while let top = frames.last, let node = node(of: top) {
      switch node {
      case .leaf, .choice: return true
      case .loop(let loop):
        if loop.clock.isRunning, !isInRunningLoop { approach.beginsClock = true }
        enter(
          loop.body(of: 0), at: 0, LoopFrame(loop: loop, start: index, choices: taken.count))
      case .group(let sequence):
        enter(sequence, at: 0)
      }
    }
    return false
  }

  /// Goes down into a part.
  private mutating func enter(
    _ sequence: PlanSequence, at index: Int, _ loop: LoopFrame? = nil, isBranch: Bool = false
  ) {
    let isInClock = isInRunningLoop || loop?.loop.clock.isRunning == true
    frames.append(
      Frame(
        sequence: sequence, index: index, loop: loop, isBranch: isBranch, isInClock: isInClock))
  }

  /// Goes on to the next round of a loop at its end; false where it was the last.
  private mutating func beginNextRound(at depth: Int) -> Bool {
    guard var loop = frames[depth].loop else { return false }
    loop.countRound()
    guard loop.loop.clock.within != nil || loop.round + 1 < loop.loop.dose.target else {
      frames[depth].loop = loop
      return false
    }
    loop.round += 1
    loop.roundBegan = nil
    loop.isResting = loop.loop.rest != nil
    frames[depth].loop = loop
    frames[depth].sequence = loop.loop.body(of: loop.round)
    frames[depth].index = -1
    return true
  }

  private mutating func leave() {
    let frame = frames.removeLast()
    guard let loop = frame.loop, let key = loop.loop.key else { return }
    loopsLeft.append(LoopCount(key: key, done: loop.roundsDone))
  }

  // MARK: - Back

  /// Goes to the leaf before; stays where it is and answers false where there is none.
  @discardableResult
  public mutating func previous() -> Bool {
    let here = self
    approach = Approach()
    if !frames.isEmpty {
      index -= 1
      moveBack()
    } else {
      index -= 1
      frames = [Frame(sequence: root, index: root.nodes.count)]
      moveBack()
    }
    if frames.isEmpty {
      self = here
      return false
    }
    return true
  }

  private mutating func moveBack() {
    while !frames.isEmpty {
      let depth = frames.count - 1
      if frames[depth].loop?.isResting == true {
        stepIntoPreviousRound(at: depth)
      } else {
        frames[depth].index -= 1
      }
      if frames[depth].index >= 0 {
        if descendToLast() { return }
        continue
      }
      if let loop = frames[depth].loop, loop.round > 0 {
        if loop.loop.rest != nil {
          frames[depth].loop?.isResting = true
          frames[depth].loop?.roundHasWork = false
          frames[depth].loop?.exercisesDone = 0
          return
        }
        stepIntoPreviousRound(at: depth)
        if descendToLast() { return }
        continue
      }
      let left = frames.removeLast()
      if left.isBranch {
        taken.removeLast()
        return
      }
    }
  }

  private mutating func stepIntoPreviousRound(at depth: Int) {
    guard var loop = frames[depth].loop else { return }
    loop.isResting = false
    loop.round -= 1
    loop.roundBegan = nil
    loop.roundHasWork = false
    loop.exercisesDone = 0
    loop.roundsDone = min(loop.roundsDone, loop.round)
    frames[depth].loop = loop
    frames[depth].sequence = loop.loop.body(of: loop.round)
    frames[depth].index = frames[depth].sequence.nodes.count - 1
  }

  /// Goes down to the last leaf of the part it stands at; false where it must move back further.
  private mutating func descendToLast() -> Bool {
    while let top = frames.last, let node = node(of: top) {
      switch node {
      case .leaf: return true
      case .choice(let choice):
        let depth = frames.count
        let index = taken.last { $0.depth == depth }?.branch ?? -1
        guard choice.branches.indices.contains(index), choice.branches[index].leafCount > 0 else {
          if !taken.isEmpty { taken.removeLast() }
          return true
        }
        let branch = choice.branches[index]
        enter(branch, at: branch.nodes.count - 1, isBranch: true)
      case .loop(let loop) where loop.clock.within != nil:
        // Their time is over: going back to them is doing them again.
        guard let exit = exits.popLast() else { return descendToFirst() }
        index = exit.rounds.first
        // With them go those inside, and what was chosen there.
        exits.removeAll { $0.rounds.first >= index }
        taken.removeLast(taken.count - exit.choices)
        return descendToFirst()
      case .loop(let loop):
        // Choices are of account only where rounds within a time are left, which are not come to so.
        var frame = LoopFrame(
          loop: loop, start: index - loop.leafCount + 1, choices: taken.count)
        frame.round = loop.dose.target - 1
        frame.roundsDone = frame.round
        let body = loop.body(of: frame.round)
        enter(body, at: body.nodes.count - 1, frame)
      case .group(let sequence):
        enter(sequence, at: sequence.nodes.count - 1)
      }
    }
    return false
  }
}

extension PlanWalk {
  /// What is done so far in rounds within a time that it stands in.
  public var roundsHeldSoFar: [RoundsHeld] {
    frames.compactMap(\.loop).filter { $0.loop.clock.within != nil }.map { RoundsHeld($0) }
  }
}

extension RoundsHeld {
  fileprivate init(_ frame: PlanWalk.LoopFrame) {
    let loop = frame.loop
    let whole = frame.exercisesDone == 0 ? 0 : loop.body(of: frame.round).exerciseCount
    self.init(
      path: loop.path, routine: loop.routine, name: loop.name, side: loop.side,
      rounds: frame.roundsDone, done: frame.exercisesDone,
      undone: max(whole - frame.exercisesDone, 0))
  }
}

extension PlanWalk.LoopFrame {
  /// Counts the round that ends here, where it held work.
  fileprivate mutating func countRound() {
    if roundHasWork { roundsDone += 1 }
    roundHasWork = false
    exercisesDone = 0
  }
}
