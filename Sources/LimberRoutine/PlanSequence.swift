internal import LimberBasics

/// Parts of a plan that are played one after another, with what walking them needs to know.
///
/// Like all inner nodes of a plan it never changes and is a reference, because whoever walks the plan holds
/// one for each level and is copied at every boundary.
final class PlanSequence: Sendable {
  let nodes: [PlanNode]
  /// How many leaves stand before each part, and behind them all, at the target dose.
  private let leavesBefore: [Int]
  /// How long it takes from each part on, at the target dose; one more than there are parts.
  private let targetFrom: [PlanPace]
  /// How long all of it takes.
  let paces: PlanPaces

  init(_ nodes: [PlanNode]) {
    self.nodes = nodes
    var before = [0]
    before.reserveCapacity(nodes.count + 1)
    var paces = PlanPaces.nothing
    for node in nodes {
      before.append(before[before.count - 1] + node.leafCount)
      paces = paces.then(node.paces)
    }
    var from = [PlanPace](repeating: .nothing(at: .target), count: nodes.count + 1)
    for index in nodes.indices.reversed() {
      from[index] = nodes[index].paces.target.then(from[index + 1])
    }
    leavesBefore = before
    targetFrom = from
    self.paces = paces
  }

  /// How many leaves all of it has.
  var leafCount: Int { leavesBefore[nodes.count] }

  /// How many leaves stand behind a part; -1 means before the first.
  func leaves(after index: Int) -> Int { leafCount - leavesBefore[index + 1] }

  /// How long it takes behind a part; -1 means before the first.
  func target(after index: Int) -> PlanPace { targetFrom[index + 1] }
}

indirect enum PlanNode: Sendable {
  case leaf(PlanStep, PlanPaces)
  case loop(PlanLoop)
  case choice(PlanChoice)
  /// An included routine, or one of several played as one.
  case group(PlanSequence)

  /// How many leaves it has at the target dose, a choice's default taken.
  var leafCount: Int {
    switch self {
    case .leaf: 1
    case .loop(let loop): loop.leafCount
    case .choice(let choice): 1 + choice.defaultBranch.leafCount
    case .group(let sequence): sequence.leafCount
    }
  }

  /// How long it takes.
  var paces: PlanPaces {
    switch self {
    case .leaf(_, let paces): paces
    case .loop(let loop): loop.paces
    case .choice(let choice): choice.paces
    case .group(let sequence): sequence.paces
    }
  }
}

/// Rounds, or the sets of a step: a body that is played again and again.
final class PlanLoop: Sendable {
  enum Kind: Sendable { case rounds, sets }

  let kind: Kind
  /// The range it comes from, where there is one.
  let key: DoseKey?
  /// What messages call it.
  let name: String
  let dose: PlanDose<Int>
  let rest: PlanStep?
  let restPaces: PlanPaces
  let body: PlanSequence
  let paces: PlanPaces

  init(
    kind: Kind, key: DoseKey?, name: String, dose: PlanDose<Int>, rest: PlanStep?,
    body: PlanSequence, leadIn: Duration
  ) {
    self.kind = kind
    self.key = key
    self.name = name
    self.dose = dose
    self.rest = rest
    self.body = body
    let restPaces = rest.map { PlanPaces($0, leadIn: leadIn) } ?? .nothing
    self.restPaces = restPaces
    func paces(_ count: Int, _ rest: PlanPace, _ body: PlanPace) -> PlanPace {
      body.then(rest.then(body).repeated(count - 1))
    }
    self.paces = PlanPaces(
      min: paces(dose.amount.min, restPaces.min, body.paces.min),
      target: paces(dose.target, restPaces.target, body.paces.target),
      max: paces(dose.amount.max, restPaces.max, body.paces.max))
  }

  /// How many leaves one more round costs, its rest included.
  private var leavesPerFurtherRound: Int { body.leafCount + (rest == nil ? 0 : 1) }

  /// How many leaves it has at the target dose.
  var leafCount: Int { body.leafCount + (dose.target - 1) * leavesPerFurtherRound }

  /// How many leaves the rounds behind a round have; rounds are counted from 0.
  func leaves(afterRound round: Int) -> Int { (dose.target - 1 - round) * leavesPerFurtherRound }

  /// How long the rounds behind a round take.
  func target(afterRound round: Int) -> PlanPace {
    restPaces.target.then(body.paces.target).repeated(dose.target - 1 - round)
  }
}

/// A question and its branches.
final class PlanChoice: Sendable {
  let question: PlanStep
  let branches: [PlanSequence]
  let defaultIndex: Int
  let paces: PlanPaces

  init(question: PlanStep, branches: [PlanSequence], defaultIndex: Int) {
    self.question = question
    self.branches = branches
    self.defaultIndex = defaultIndex
    let asked = PlanPaces(question, leadIn: .zero)
    var shortest = branches[0].paces.min
    var longest = branches[0].paces.max
    for branch in branches.dropFirst() {
      shortest = shortest.or(branch.paces.min)
      longest = longest.or(branch.paces.max)
    }
    paces = asked.then(
      PlanPaces(min: shortest, target: branches[defaultIndex].paces.target, max: longest))
  }

  /// The branch that is taken when nobody answers.
  var defaultBranch: PlanSequence { branches[defaultIndex] }
}
