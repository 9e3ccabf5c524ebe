public import LimberBasics

/// A place in a plan that moves from leaf to leaf, forward and back.
///
/// It stands on a leaf, or past the end. A choice's question is a leaf; moving forward from it goes
/// past the whole choice unless a branch was taken.
public struct PlanWalk: Sendable {
  /// A position in a counted row, from 0.
  public struct Turn: Sendable, Hashable {
    /// Which one, from 0.
    public var index: Int
    /// How many.
    public var count: Int
  }

  /// A loop that was left, with how many of its rounds held any work.
  public struct LoopCount: Sendable, Hashable {
    /// Which range it is.
    public var key: DoseKey
    /// How many rounds or sets were done.
    public var done: Int
  }

  struct Frame: Sendable {
    var sequence: PlanSequence
    var index: Int
    var loop: LoopFrame?
    var isBranch = false
  }

  struct LoopFrame: Sendable {
    let loop: PlanLoop
    var round = 0
    /// Standing on the rest before this round.
    var isResting = false
    /// How many rounds before this one held work.
    var roundsDone = 0
    var roundHasWork = false
  }

  /// A branch that was taken, and how deep its choice stands: those deeper behind it are inside it.
  struct Taken: Sendable {
    var branch: Int
    var depth: Int
  }

  /// All that it walks.
  let root: PlanSequence
  /// How long a lead-in lasts.
  let leadIn: Duration
  var frames: [Frame]
  /// The branches taken at the choices passed so far, oldest first; -1 where one was passed over.
  public var choicesTaken: [Int] { taken.map(\.branch) }
  var taken: [Taken] = []
  /// The leaf's number, from 1; one more than there are leaves when past the end.
  public internal(set) var index = 1
  /// Loops with a range that were left since this was last emptied.
  public var loopsLeft: [LoopCount] = []

  /// Stands on the first leaf of a plan.
  public init(_ plan: Plan) {
    root = plan.root
    leadIn = plan.leadIn
    frames = [Frame(sequence: root, index: -1)]
    moveForward()
  }

  /// Stands on a leaf by its number, having taken the choices given and then each one's default.
  public init(_ plan: Plan, index: Int, choices: [Int] = []) {
    self.init(plan)
    while self.index < index, let step {
      if case .choice(_, let defaultIndex) = step.kind {
        let count = choicesTaken.count
        take(branch: count < choices.count ? choices[count] : defaultIndex)
      }
      next()
    }
    loopsLeft = []
  }

  // MARK: - Where it stands

  /// The leaf it stands on; nil past the end.
  public var step: PlanStep? {
    guard let top = frames.last else { return nil }
    if let loop = top.loop, loop.isResting { return loop.loop.rest }
    guard top.sequence.nodes.indices.contains(top.index) else { return nil }
    switch top.sequence.nodes[top.index] {
    case .leaf(let step, _): return step
    case .choice(let choice): return choice.question
    case .loop, .group: return nil
    }
  }

  /// Which round of the innermost rounds it stands in; a rest between rounds stands in none of them.
  public var round: Turn? { turn(of: .rounds) }

  /// Which set of its step it stands in.
  public var set: Turn? { turn(of: .sets) }

  private func turn(of kind: PlanLoop.Kind) -> Turn? {
    for frame in frames.reversed() {
      guard let loop = frame.loop, loop.loop.kind == kind, !loop.isResting else { continue }
      return Turn(index: loop.round, count: loop.loop.dose.target)
    }
    return nil
  }

  /// How many leaves stand behind this one, with the default of each choice still to be made.
  public var leavesAfter: Int {
    var count = 0
    for (depth, frame) in frames.enumerated() {
      if let loop = frame.loop {
        count += loop.loop.leaves(afterRound: loop.round)
        if loop.isResting { count += loop.loop.body.leafCount }
      }
      guard frame.loop?.isResting != true else { continue }
      count += frame.sequence.leaves(after: frame.index)
      if depth == frames.count - 1, case .choice(let choice)? = node(of: frame) {
        count += choice.defaultBranch.leafCount
      }
    }
    return count
  }

  /// How long it takes behind this leaf, at the target dose.
  ///
  /// - Parameter leadInDue: whether a person must get ready after this leaf.
  public func timeAfter(leadInDue: Bool) -> Duration {
    var time = Duration.zero
    var due = leadInDue
    func add(_ pace: PlanPace) {
      let way = pace[due]
      time += way.time
      due = way.leadInDue
    }
    for (depth, frame) in frames.enumerated().reversed() {
      if let loop = frame.loop, loop.isResting {
        add(loop.loop.body.paces.target)
      } else {
        if depth == frames.count - 1, case .choice(let choice)? = node(of: frame) {
          add(choice.defaultBranch.paces.target)
        }
        add(frame.sequence.target(after: frame.index))
      }
      if let loop = frame.loop { add(loop.loop.target(afterRound: loop.round)) }
    }
    return time
  }

  /// The leaf that comes next; nil where this is the last, or a question whose answer decides.
  public var following: PlanStep? {
    if case .choice? = step?.kind { return nil }
    var copy = self
    copy.next()
    return copy.step
  }

  func node(of frame: Frame) -> PlanNode? {
    frame.sequence.nodes.indices.contains(frame.index) ? frame.sequence.nodes[frame.index] : nil
  }
}
