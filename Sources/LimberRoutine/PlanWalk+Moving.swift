extension PlanWalk {
  // MARK: - Forward

  /// Goes to the next leaf; past the end where there is none.
  public mutating func next() {
    guard let top = frames.last else { return }
    if case .choice? = node(of: top), top.loop?.isResting != true {
      taken.append(Taken(branch: -1, depth: frames.count))
    }
    index += 1
    moveForward()
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
    frames.append(Frame(sequence: choice.branches[branch], index: -1, isBranch: true))
  }

  /// Remembers that this round of each loop around the leaf held work.
  public mutating func markWork() {
    for depth in frames.indices where frames[depth].loop != nil {
      frames[depth].loop?.roundHasWork = true
    }
  }

  /// The loops with a range that it stands in, with what is done of them so far.
  public var loopsEntered: [LoopCount] {
    frames.compactMap { frame in
      guard let loop = frame.loop, let key = loop.loop.key else { return nil }
      return LoopCount(key: key, done: loop.roundsDone)
    }
  }

  mutating func moveForward() {
    while !frames.isEmpty {
      let depth = frames.count - 1
      if frames[depth].loop?.isResting == true {
        frames[depth].loop?.isResting = false
        frames[depth].index = 0
      } else {
        frames[depth].index += 1
      }
      if frames[depth].index < frames[depth].sequence.nodes.count {
        if descendToFirst() { return }
        continue
      }
      if beginNextRound(at: depth) {
        if frames[depth].loop?.isResting == true { return }
        continue
      }
      leave()
    }
  }

  /// Goes down to the first leaf of the part it stands at; false where it must move on first.
  private mutating func descendToFirst() -> Bool {
    while let top = frames.last, let node = node(of: top) {
      switch node {
      case .leaf, .choice: return true
      case .loop(let loop):
        frames.append(Frame(sequence: loop.body, index: 0, loop: LoopFrame(loop: loop)))
      case .group(let sequence):
        frames.append(Frame(sequence: sequence, index: 0))
      }
    }
    return false
  }

  /// Goes on to the next round of a loop at its end; false where it was the last.
  private mutating func beginNextRound(at depth: Int) -> Bool {
    guard var loop = frames[depth].loop else { return false }
    loop.countRound()
    guard loop.round + 1 < loop.loop.dose.target else {
      frames[depth].loop = loop
      return false
    }
    loop.round += 1
    loop.isResting = loop.loop.rest != nil
    frames[depth].loop = loop
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
    loop.roundHasWork = false
    loop.roundsDone = min(loop.roundsDone, loop.round)
    frames[depth].loop = loop
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
        frames.append(Frame(sequence: branch, index: branch.nodes.count - 1, isBranch: true))
      case .loop(let loop):
        var frame = LoopFrame(loop: loop)
        frame.round = loop.dose.target - 1
        frame.roundsDone = frame.round
        frames.append(
          Frame(sequence: loop.body, index: loop.body.nodes.count - 1, loop: frame))
      case .group(let sequence):
        frames.append(Frame(sequence: sequence, index: sequence.nodes.count - 1))
      }
    }
    return false
  }
}

extension PlanWalk.LoopFrame {
  /// Counts the round that ends here, where it held work.
  fileprivate mutating func countRound() {
    if roundHasWork { roundsDone += 1 }
    roundHasWork = false
  }
}
