internal import LimberBasics

/// Rounds, or the sets of a step: a body that is played again and again.
final class PlanLoop: Sendable {
  /// What is counted.
  enum Kind: Sendable { case rounds, sets }

  /// What ends a round, and all of them, beside their number.
  struct Clock: Sendable, Equatable {
    /// From the start of a round to the start of the next; the last leaf of a body is what is left of it.
    var every: Duration?
    /// When it is over, wherever it is then.
    var within: Duration?

    /// Whether only its very first leaf may have a lead-in.
    var isRunning: Bool { every != nil || within != nil }
  }

  let kind: Kind
  /// The id of the routine in whose file it stands.
  let routine: String
  /// Its place in it, as a JSON Pointer.
  let path: String
  /// The range it comes from, where there is one.
  let key: DoseKey?
  /// What messages call it.
  let name: String
  /// The side that it is played on, where its rounds are played on one.
  let side: Side?
  /// How many rounds; of rounds within a time, as many as that holds as planned.
  let dose: PlanDose<Int>
  let rest: PlanLeaf?
  let clock: Clock
  /// What is played in each round; one body where they are all alike.
  let bodies: [PlanSequence]
  let paces: PlanPaces
  /// How many leaves it has at the target dose.
  let leafCount: Int
  /// What stands between two rounds, where there is no rest.
  let seam: PlanSeam
  /// How long each body takes, with what is left of its lap.
  let laps: [PlanPaces]
  let restPaces: PlanPaces
  /// How long it takes behind each round, where they are not alike; else empty.
  private let targetFrom: [PlanPace]
  /// How long 1, 2, 4 … further rounds take, where they are alike; else empty.
  private let further: [PlanPace]

  /// - Parameters:
  ///   - dose: how many rounds; of no account where there is a time for them.
  ///   - rest: what stands between two rounds.
  ///   - seam: what stands between them where there is no rest.
  ///   - bodies: one, or one for each round of a fixed number.
  ///   - leadIn: how long a usual lead-in before its first leaf is, where its clock leaves it only that; nil for
  ///     none at all.
  init(
    kind: Kind, of step: Step, in routine: String, at side: Side?, key: DoseKey?,
    dose: PlanDose<Int>,
    rest: PlanStep? = nil, clock: Clock = Clock(), seam: PlanSeam = .none, bodies: [PlanSequence],
    leadIn: Duration?
  ) {
    self.kind = kind
    self.routine = routine
    path = step.path
    self.key = key
    name = step.name ?? "Rounds"
    self.side = side
    self.rest = rest.map(PlanLeaf.init)
    self.clock = clock
    self.bodies = bodies
    restPaces = rest.map { PlanPaces($0, leadIn: nil) } ?? .nothing
    self.seam = rest == nil && clock.every == nil ? seam : .none
    laps = bodies.map { body in
      guard let lap = clock.every else { return body.paces }
      return PlanPaces { body.paces[$0].filled(to: lap) }
    }
    let row = Row(bodies: bodies, laps: laps, rest: rest == nil ? nil : restPaces, seam: self.seam)
    targetFrom = row.suffixes
    further = clock.within == nil ? row.powers(upTo: dose.target - 1) : []
    var paces: PlanPaces
    if let time = clock.within {
      let begins = bodies[0].paces.target.beginsExercise == true
      paces = PlanPaces { PlanPace(lasting: time, at: $0, beginsExercise: begins) }
      let held = row.held(by: time)
      self.dose = PlanDose(amount: .fixed(held.rounds), target: held.rounds)
      leafCount = held.leaves
    } else {
      self.dose = dose
      paces = PlanPaces { row.pace(of: dose[$0], at: $0) }
      leafCount = row.leaves(in: dose.target)
    }
    if clock.isRunning, let leadIn {
      let first = bodies[0].firstLeaf
      paces = PlanPaces { [paces] in paces[$0].led(by: first, usual: leadIn) }
    }
    self.paces = paces
  }

  /// What is played in a round, from 0.
  func body(of round: Int) -> PlanSequence { bodies[bodies.count == 1 ? 0 : round] }

  private var row: Row {
    Row(bodies: bodies, laps: laps, rest: rest == nil ? nil : restPaces, seam: seam)
  }

  /// How many leaves the rounds behind a round have; rounds are counted from 0.
  func leaves(afterRound round: Int) -> Int {
    (dose.target - 1 - round) * row.leavesPerFurtherRound
  }

  /// How many of its leaves are reached before a time from its start.
  func leaves(before time: Duration) -> Int {
    let time = clock.within.map { min($0, time) } ?? time
    return min(
      row.held(by: time, atMost: clock.within == nil ? dose.target : nil).leaves, leafCount)
  }

  /// Calls with what the rounds behind a round are made of, one behind the other: a few parts of many rounds
  /// each, for it is asked for at every leaf.
  func forEachPart(behindRound round: Int, _ body: (PlanPace) -> Void) {
    guard targetFrom.isEmpty else { return body(targetFrom[round]) }
    let rounds = dose.target - 1 - round
    for (power, pace) in further.enumerated() where rounds >> power & 1 == 1 { body(pace) }
  }
}

extension PlanLoop {
  /// Rounds in a row: what they take and what a time holds of them.
  fileprivate struct Row {
    let bodies: [PlanSequence]
    let laps: [PlanPaces]
    let rest: PlanPaces?
    let seam: PlanSeam

    /// How many leaves one more round costs, its rest included.
    var leavesPerFurtherRound: Int { bodies[0].leafCount + (rest == nil ? 0 : 1) }

    func leaves(in rounds: Int) -> Int {
      bodies[0].leafCount + (rounds - 1) * leavesPerFurtherRound
    }

    /// How long so many rounds take.
    func pace(of rounds: Int, at bound: PlanStep.Bound) -> PlanPace {
      let rest = rest?[bound] ?? .nothing(at: bound)
      guard laps.count > 1 else {
        let lap = laps[0][bound]
        let further = rest.then(lap).repeated(rounds - 1, across: seam)
        return lap.then(further, across: seam)
      }
      return laps.dropFirst().reduce(laps[0][bound]) {
        $0.then(rest.then($1[bound]), across: seam)
      }
    }

    /// How long it takes behind each of several unlike rounds.
    var suffixes: [PlanPace] {
      guard laps.count > 1 else { return [] }
      let rest = rest?.target ?? .nothing(at: .target)
      var paces = [PlanPace](repeating: .nothing(at: .target), count: laps.count)
      for round in laps.indices.dropLast().reversed() {
        paces[round] = rest.then(laps[round + 1].target).then(paces[round + 1], across: seam)
      }
      return paces
    }

    /// How long 1, 2, 4 … rounds behind the first take where they are alike, up to a number of them.
    func powers(upTo count: Int) -> [PlanPace] {
      guard laps.count == 1, count > 0 else { return [] }
      let rest = rest?.target ?? .nothing(at: .target)
      var powers = [rest.then(laps[0].target)]
      while count >> powers.count > 0, let last = powers.last {
        powers.append(last.then(last, across: seam))
      }
      return powers
    }

    /// How many rounds are begun before a time is over, and how many leaves are reached in them.
    ///
    /// - Parameter limit: how many rounds there are at most; nil for any number.
    func held(by time: Duration, atMost limit: Int? = nil) -> (rounds: Int, leaves: Int) {
      let limit = limit ?? (laps.count > 1 ? laps.count : FormatLimits.leafSteps)
      var (now, standing) = laps[0].target.played(from: .rested)
      guard now < time, limit > 1 else { return (1, bodies[0].leaves(before: time)) }
      var done = 1
      if laps.count == 1 {
        // Every further round is like the second.
        let second = further(1, from: standing)
        let left = (time - now).wholeMilliseconds
        let each = max(second.time.wholeMilliseconds, 1)
        let skipped = min((left - 1) / each, limit - 1)
        now += second.time * skipped
        if skipped > 0 { standing = second.standing }
        done += skipped
      } else {
        while done < limit {
          let next = further(done, from: standing)
          guard now + next.time < time else { break }
          now += next.time
          standing = next.standing
          done += 1
        }
      }
      let leaves = leaves(in: done)
      guard done < limit else { return (done, leaves) }
      let body = bodies[bodies.count == 1 ? 0 : done]
      if let rest {
        let left = time - now - rest.target.played(from: standing).time
        guard left > .zero else { return (done, leaves + 1) }
        return (done + 1, leaves + 1 + body.leaves(before: left))
      }
      let pause = seam.pause(
        hasExercised: standing.hasExercised,
        beginsExercise: body.paces.target.beginsExercise == true)
      return (done + 1, leaves + body.leaves(before: time - now - (pause?.length ?? .zero)))
    }

    /// How long a round behind the first takes, with what stands before it.
    private func further(
      _ round: Int, from standing: Standing
    ) -> (time: Duration, standing: Standing) {
      let lap = laps[laps.count == 1 ? 0 : round].target
      guard let rest else { return lap.played(from: standing, across: seam) }
      return rest.target.then(lap).played(from: standing)
    }
  }
}

extension PlanSequence {
  /// How many of its leaves are reached before a time from its start; one at least.
  ///
  /// A leaf is reached where the one before it ends, though a pause stands before it.
  func leaves(before time: Duration) -> Int {
    var count = 0
    var now = Duration.zero
    var standing = Standing.rested
    for (index, node) in nodes.enumerated() {
      guard index == 0 || now < time else { break }
      let pace = node.paces.target
      let seam = index == 0 ? PlanSeam.none : seam
      let (length, next) = pace.played(from: standing, across: seam)
      guard now + length >= time else {
        count += node.leafCount
        now += length
        standing = next
        continue
      }
      let pause = seam.pause(
        hasExercised: standing.hasExercised, beginsExercise: pace.beginsExercise == true)
      return count + node.leaves(before: time - now - (pause?.length ?? .zero))
    }
    return count
  }
}

extension PlanSequence {
  /// How many exercises it has, with the default of each choice.
  var exerciseCount: Int { nodes.reduce(0) { $0 + $1.exerciseCount } }
}

extension PlanNode {
  /// How many exercises it has; each set and each side is one.
  var exerciseCount: Int {
    switch self {
    case .leaf(let leaf, _): leaf.isExercise ? 1 : 0
    case .group(let sequence): sequence.exerciseCount
    case .choice(let choice): choice.defaultBranch.exerciseCount
    case .loop(let loop): loop.bodies[0].exerciseCount * loop.dose.target
    }
  }

  fileprivate func leaves(before time: Duration) -> Int {
    switch self {
    case .leaf: 1
    case .group(let sequence): sequence.leaves(before: time)
    case .choice(let choice): time > .zero ? 1 + choice.branchLeaves(before: time) : 1
    case .loop(let loop): loop.leaves(before: time)
    }
  }
}

extension PlanChoice {
  /// How many leaves of the default branch are reached; a question takes no time as planned.
  fileprivate func branchLeaves(before time: Duration) -> Int {
    defaultBranch.nodes.isEmpty ? 0 : defaultBranch.leaves(before: time)
  }
}
