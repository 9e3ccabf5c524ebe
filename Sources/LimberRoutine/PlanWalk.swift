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
    /// How many; nil where as many are played as a time holds.
    public var count: Int?
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
    /// Whether it stands in rounds or sets with a clock.
    var isInClock = false
  }

  struct LoopFrame: Sendable {
    let loop: PlanLoop
    /// The number of its first leaf.
    let start: Int
    /// How many choices were passed before it.
    let choices: Int
    /// When the first of its rounds began; nil where that is still to come, or of no account.
    var began: Duration?
    /// When this round began; nil where that is still to come, or of no account.
    var roundBegan: Duration?
    var round = 0
    /// Standing on the rest before this round.
    var isResting = false
    /// How many rounds before this one held work.
    var roundsDone = 0
    var roundHasWork = false
    /// How many exercises of this round are done.
    var exercisesDone = 0
  }

  /// A branch that was taken, and how deep its choice stands: those deeper behind it are inside it.
  struct Taken: Sendable {
    var branch: Int
    var depth: Int
  }

  /// Rounds within a time that were left.
  struct Exit: Sendable {
    var rounds: RoundsPassed
    /// How many choices were passed before them.
    var choices: Int
  }

  /// All that it walks.
  let root: PlanSequence
  /// How long a lead-in lasts.
  let leadIn: Duration
  var frames: [Frame]
  /// The branches taken at the choices passed so far, oldest first; -1 where one was passed over.
  public var choicesTaken: [Int] { taken.map(\.branch) }
  var taken: [Taken] = []
  /// The rounds within a time that were left so far, in the order in which they were.
  public var passed: [RoundsPassed] { exits.map(\.rounds) }
  var exits: [Exit] = []
  /// The rounds within a time that it passes where no time passes.
  let known: [RoundsPassed]
  /// The leaf up to which no others of them are left where no time passes.
  let heldUntil: Int
  /// What stands between this leaf and the one before it, where it was reached by playing on.
  var approach = Approach()

  /// How a leaf was come to.
  struct Approach: Sendable {
    /// The pause of the seam that was crossed; nil for none.
    var pause: PlanStep.Pause?
    /// Whether it is the first leaf of rounds or sets with a clock, which is the only one there with a lead-in.
    var beginsClock = false
  }
  /// The leaf's number, from 1; one more than there are leaves when past the end.
  public internal(set) var index = 1
  /// Loops with a range that were left since this was last emptied.
  public var loopsLeft: [LoopCount] = []
  /// What was done in rounds within a time that were left since this was last emptied.
  public var roundsHeld: [RoundsHeld] = []

  /// Stands on the first leaf of a plan.
  ///
  /// - Parameters:
  ///   - known: the rounds within a time that were left in an earlier walk, which are left so again while no time
  ///     passes; others after as many leaves as planned.
  ///   - heldUntil: the leaf up to which no others are left, where that walk stood in some.
  public init(_ plan: Plan, known: [RoundsPassed] = [], heldUntil: Int = 0) {
    self.known = known
    self.heldUntil = heldUntil
    root = plan.root
    leadIn = plan.leadIn
    frames = [Frame(sequence: root, index: -1)]
    moveForward()
  }

  /// Stands on a leaf by its number, having taken the choices given and then each one's default.
  ///
  /// - Parameters:
  ///   - known: as of `init(_:known:heldUntil:)`.
  ///   - isInClocks: whether the leaf stands in rounds that an earlier walk did not leave.
  public init(
    _ plan: Plan, index: Int, choices: [Int] = [], known: [RoundsPassed] = [],
    isInClocks: Bool = false
  ) {
    self.init(plan, known: known, heldUntil: isInClocks ? index : 0)
    while self.index < index, let step {
      if case .choice(_, let defaultIndex) = step.kind {
        let count = choicesTaken.count
        take(branch: count < choices.count ? choices[count] : defaultIndex)
      }
      next()
    }
    loopsLeft = []
    roundsHeld = []
  }

  // MARK: - Where it stands

  /// The leaf it stands on; nil past the end.
  public var step: PlanStep? { leaf?.step }

  /// The same, as the plan holds it.
  package var leaf: PlanLeaf? {
    let depth = frames.count - 1
    guard depth >= 0 else { return nil }
    if frames[depth].loop?.isResting == true { return frames[depth].loop?.loop.rest }
    let (sequence, index) = (frames[depth].sequence, frames[depth].index)
    guard index >= 0, index < sequence.nodes.count else { return nil }
    switch sequence.nodes[index] {
    case .leaf(let leaf, _): return leaf
    case .choice(let choice): return choice.question
    case .loop, .group: return nil
    }
  }

  /// Which round of the innermost rounds it stands in; a rest between rounds stands in none of them.
  public var round: Turn? { turn(of: .rounds) }

  /// Which set of its step it stands in.
  public var set: Turn? { turn(of: .sets) }

  private func turn(of kind: PlanLoop.Kind) -> Turn? {
    for depth in frames.indices.reversed() {
      guard let loop = frames[depth].loop, loop.loop.kind == kind, !loop.isResting else { continue }
      if loop.loop.clock.every != nil,
        frames[depth].index == frames[depth].sequence.nodes.count - 1
      {
        continue
      }
      return Turn(
        index: loop.round, count: loop.loop.clock.within == nil ? loop.loop.dose.target : nil)
    }
    return nil
  }

  /// How many leaves stand behind this one, with the default of each choice still to be made.
  public var leavesAfter: Int {
    var count = 0
    for depth in frames.indices.reversed() {
      let frame = frames[depth]
      if let loop = frame.loop, loop.loop.clock.within != nil {
        count = max(loop.loop.leafCount - (index - loop.start + 1), 0)
        continue
      }
      if frame.loop?.isResting != true {
        count += frame.sequence.leaves(after: frame.index)
        if depth == frames.count - 1, case .choice(let choice)? = node(of: frame) {
          count += choice.defaultBranch.leafCount
        }
      }
      guard let loop = frame.loop else { continue }
      count += loop.loop.leaves(afterRound: loop.round)
      if loop.isResting { count += loop.loop.bodies[0].leafCount }
    }
    return count
  }

  /// How long it takes behind this leaf, at the target dose.
  ///
  /// - Parameters:
  ///   - standing: how this leaf leaves the person.
  ///   - end: when this leaf is over, on the clock of `beginRounds(at:)`.
  public func timeAfter(_ standing: Standing, endingAt end: Duration) -> Duration {
    var time = Duration.zero
    var standing = standing
    func add(_ pace: PlanPace, across seam: PlanSeam = .none) {
      let way = pace.played(from: standing, across: seam)
      time += way.time
      standing = way.standing
    }
    for depth in frames.indices.reversed() {
      let frame = frames[depth]
      if let loop = frame.loop, loop.isResting {
        add(loop.loop.laps[loop.loop.laps.count == 1 ? 0 : loop.round].target)
      } else {
        if depth == frames.count - 1, case .choice(let choice)? = node(of: frame) {
          add(choice.defaultBranch.paces.target)
        }
        add(frame.sequence.target(after: frame.index), across: frame.sequence.seam)
      }
      guard let loop = frame.loop else { continue }
      let clock = loop.loop.clock
      if let every = clock.every, !loop.isResting {
        let left = (loop.roundBegan ?? end) + every - end
        if left > time { (time, standing) = (left, .rested) }
      }
      if let within = clock.within {
        time = (loop.began ?? end) + within - end
        standing = Standing(isLeadInDue: false, hasExercised: true)
      } else {
        loop.loop.forEachPart(behindRound: loop.round) { add($0, across: loop.loop.seam) }
      }
    }
    return time
  }

  /// The leaf as it is at a time on the clock of `beginRounds(at:)`: what is left of a lap is as long as it is.
  public func step(at time: Duration) -> PlanStep? { leaf(at: time)?.step }

  /// The same, as the plan would hold it.
  package func leaf(at time: Duration) -> PlanLeaf? {
    guard let leaf, let lap = leaf.step.fills else { return leaf }
    var step = leaf.step
    guard case .rest(_, let onSuspend) = step.kind,
      let began = frames.last(where: { $0.loop?.loop.clock.every != nil })?.loop?.roundBegan
    else { return leaf }
    let left = max(began + lap - time, .zero)
    step.kind = .rest(PlanDose(amount: .fixed(left), target: left), onSuspend: onSuspend)
    return PlanLeaf(step)
  }

  /// When the time of the rounds that it stands in is over; nil where they have none.
  public var timeIsUp: Duration? {
    guard isInRunningLoop else { return nil }
    return frames.lazy.compactMap { frame -> Duration? in
      guard let loop = frame.loop, let within = loop.loop.clock.within, let began = loop.began
      else { return nil }
      return began + within
    }.min()
  }

  /// The pause before the leaf it stands on; nil where it begins at once.
  ///
  /// - Parameters:
  ///   - isLeadInDue: whether the person must get ready: at the start, and where what came before it `waits`.
  ///   - hasJumped: whether it was not reached by playing on, so that nothing was announced.
  ///   - isStart: whether the session begins with it.
  package func pause(
    isLeadInDue: Bool, hasJumped: Bool = false, isStart: Bool = false
  ) -> PlanStep.Pause? {
    guard let leaf, leaf.isExercise else { return nil }
    if !hasJumped, let pause = approach.pause { return pause }
    if !isStart, !approach.beginsClock, isInRunningLoop { return nil }
    let length = leaf.step.leadInLength(
      usual: leadIn, isDue: isLeadInDue, hasJumped: hasJumped)
    return length > .zero ? PlanStep.Pause(length: length, kind: .leadIn) : nil
  }

  /// The laps of rounds and sets with `every` that it stands in, each by a name that no other has; the outermost first.
  package var lapNames: [String] {
    frames.compactMap(\.loop).filter { $0.loop.clock.every != nil }.map {
      "\($0.start).\($0.round)"
    }
  }

  /// Whether it stands in rounds or sets with a clock.
  package var isInRunningLoop: Bool { frames.last?.isInClock == true }

  /// The same, on the leaf that comes next; nil where this is the last, or a question whose answer decides.
  public var following: PlanWalk? {
    if case .choice? = leaf?.step.kind { return nil }
    var copy = self
    copy.next()
    return copy.leaf == nil ? nil : copy
  }

  func node(of frame: Frame) -> PlanNode? {
    frame.sequence.nodes.indices.contains(frame.index) ? frame.sequence.nodes[frame.index] : nil
  }
}
