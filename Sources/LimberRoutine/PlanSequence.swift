internal import LimberBasics

/// Parts of a plan that are played one after another, with what walking them needs to know.
///
/// Like all inner nodes of a plan it never changes and is a reference, because whoever walks the plan holds
/// one for each level and is copied at every boundary.
final class PlanSequence: Sendable {
  let nodes: [PlanNode]
  /// What stands between every two of them.
  let seam: PlanSeam
  /// How many leaves stand before each part, and behind them all, at the target dose.
  private let leavesBefore: [Int]
  /// How long it takes from each part on, at the target dose; one more than there are parts.
  private let targetFrom: [PlanPace]
  /// How long all of it takes.
  let paces: PlanPaces

  init(_ nodes: [PlanNode], seam: PlanSeam = .none) {
    self.nodes = nodes
    self.seam = seam
    var before = [0]
    before.reserveCapacity(nodes.count + 1)
    var paces = PlanPaces.nothing
    for node in nodes {
      before.append(before[before.count - 1] + node.leafCount)
      paces = paces.then(node.paces, across: seam)
    }
    var from = [PlanPace](repeating: .nothing(at: .target), count: nodes.count + 1)
    for index in nodes.indices.reversed() {
      from[index] = nodes[index].paces.target.then(from[index + 1], across: seam)
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

  /// The leaf that it begins with.
  var firstLeaf: PlanStep? { nodes.first?.firstLeaf }
}

indirect enum PlanNode: Sendable {
  case leaf(PlanLeaf, PlanPaces)
  case loop(PlanLoop)
  case choice(PlanChoice)
  /// An included routine, one of several played as one, or the sides of a step.
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

  /// The leaf that it begins with.
  var firstLeaf: PlanStep? {
    switch self {
    case .leaf(let leaf, _): leaf.step
    case .loop(let loop): loop.bodies[0].firstLeaf
    case .choice(let choice): choice.question.step
    case .group(let sequence): sequence.firstLeaf
    }
  }
}

/// A question and its branches.
final class PlanChoice: Sendable {
  let question: PlanLeaf
  let branches: [PlanSequence]
  let defaultIndex: Int
  let paces: PlanPaces

  init(question: PlanStep, branches: [PlanSequence], defaultIndex: Int) {
    self.question = PlanLeaf(question)
    self.branches = branches
    self.defaultIndex = defaultIndex
    let asked = PlanPaces(question, leadIn: nil)
    paces = PlanPaces { bound in
      guard bound != .target else {
        return asked.target.then(branches[defaultIndex].paces.target)
      }
      let ways = branches.map { asked[bound].then($0.paces[bound]) }
      return ways.dropFirst().reduce(ways[0]) { $0.or($1) }
    }
  }

  /// The branch that is taken when nobody answers.
  var defaultBranch: PlanSequence { branches[defaultIndex] }
}
