internal import LimberBasics

/// Turns routines into the sequences of a plan.
struct PlanBuilder {
  /// Where a step stands, as far as it changes what is played.
  struct Scope {
    var routine: Routine
    let set: RoutineSet
    /// What stands between two exercises.
    var seam = PlanSeam.none
    /// The side that all rounds around it are played on.
    var side: Side?
    /// Whether they are played on the other side as well.
    var hasBothSides = false
    /// The round of the innermost rounds, from 0, where they are not alike.
    var round = 0
    /// Whether no lead-in stands before it, because a clock runs around it.
    var isRunning = false
  }

  let dosing: Dosing
  let leadIn: Duration
  let ownPace: Duration
  private(set) var doses: [Plan.Dose] = []
  private var knownDoses: Set<DoseKey> = []
  private(set) var cautions = UniqueTexts()
  private(set) var equipment = UniqueTexts()
  /// The routines that are included, which may be often.
  private var built = CallTable<PlanSequence>()

  init(dosing: Dosing, leadIn: Duration, ownPace: Duration) {
    self.dosing = dosing
    self.leadIn = leadIn
    self.ownPace = ownPace
  }

  /// Begins another set, in which an id may mean another file.
  mutating func forgetSequences() {
    built = CallTable()
  }

  /// Notes a range, once, however often it is played.
  mutating func note(_ dose: Plan.Dose) {
    if doses.count < UniqueTexts.few {
      guard !doses.contains(where: { $0.key == dose.key }) else { return }
    } else {
      if knownDoses.isEmpty { knownDoses = Set(doses.lazy.map(\.key)) }
      guard knownDoses.insert(dose.key).inserted else { return }
    }
    doses.append(dose)
  }

  /// The steps of a routine that is played by itself.
  mutating func sequence(of routine: Routine, in set: RoutineSet) -> PlanSequence {
    build(routine, in: Scope(routine: routine, set: set))
  }

  /// The steps of a routine that another plays; one that is included often is built once.
  private mutating func included(_ routine: Routine, in outer: Scope) -> PlanSequence {
    var call = RoutineCall(id: routine.id, values: routine.values)
    // No id holds a space: what is around it and changes it stands behind one.
    if let side = outer.side { call.id += " \(side.rawValue)" }
    if outer.isRunning { call.id += " running" }
    if let done = built[call] { return done }
    let sequence = build(routine, in: outer)
    built[call] = sequence
    return sequence
  }

  private mutating func build(_ routine: Routine, in outer: Scope) -> PlanSequence {
    cautions.add(routine.cautions)
    equipment.add(routine.equipment)
    var scope = outer
    scope.routine = routine
    scope.seam = PlanSeam(between: routine.between)
    scope.round = 0
    return sequence(of: routine.steps, in: scope)
  }

  private mutating func sequence(of steps: [Step], in scope: Scope) -> PlanSequence {
    var nodes: [PlanNode] = []
    nodes.reserveCapacity(steps.count)
    for step in steps { append(step, in: scope, to: &nodes) }
    return PlanSequence(nodes, seam: scope.seam)
  }

  private mutating func append(_ step: Step, in scope: Scope, to nodes: inout [PlanNode]) {
    switch step.kind {
    case .timed(let timed):
      nodes.append(exercise(step, timed, in: scope))
    case .reps(let reps):
      nodes.append(exercise(step, reps, in: scope))
    case .rest(let rest):
      let dose = dose(rest.duration, of: step, in: scope)
      nodes.append(leaf(step, .rest(dose, onSuspend: rest.onSuspend), in: scope))
    case .prompt(let timeout):
      nodes.append(leaf(step, .prompt(timeout: timeout), in: scope))
    case .rounds(let rounds):
      nodes.append(self.rounds(step, rounds, in: scope))
    case .choice(let choice):
      let usual = usualOption(of: choice, at: step, in: scope)
      var question = planStep(
        step, .choice(labels: choice.options.map(\.label), defaultIndex: usual), in: scope,
        fallback: choice.question)
      question.remembers = choice.remembers
      let branches = choice.options.map { sequence(of: $0.steps, in: scope) }
      nodes.append(
        .choice(
          PlanChoice(question: question, branches: branches, defaultIndex: usual)))
    case .routine(let id, let with):
      guard let included = scope.set.routine(id, with: with) else { return }
      nodes.append(.group(self.included(included, in: scope)))
    }
  }
}

extension PlanBuilder {
  /// The option that is proposed: the one of the last time, where the choice remembers it.
  private func usualOption(of choice: Step.Choice, at step: Step, in scope: Scope) -> Int {
    guard choice.remembers, let label = dosing.choices[scope.routine.id]?[step.path] else {
      return choice.defaultIndex
    }
    return choice.options.firstIndex { $0.label == label } ?? choice.defaultIndex
  }
}

// MARK: - Rounds

extension PlanBuilder {
  private mutating func rounds(
    _ step: Step, _ rounds: Step.Rounds, in outer: Scope
  ) -> PlanNode {
    guard let sides = rounds.sides else { return loop(step, rounds, in: outer) }
    var scope = outer
    scope.side = sides.first
    scope.hasBothSides = sides.only == nil
    let first = loop(step, rounds, in: scope)
    guard sides.only == nil else { return first }
    scope.side = sides.first.opposite
    let second = loop(step, rounds, in: scope)
    return .group(PlanSequence([first, second], seam: PlanSeam(changeover: sides.changeover)))
  }

  /// All rounds, at one side.
  private mutating func loop(_ step: Step, _ rounds: Step.Rounds, in outer: Scope) -> PlanNode {
    var clock = PlanLoop.Clock(every: rounds.every)
    var dose = PlanDose(amount: Amount.fixed(1), target: 1)
    switch rounds.extent {
    case .times(let amount): dose = count(amount, .rounds, of: step, in: outer)
    case .within(let time): clock.within = time
    }
    var scope = outer
    scope.round = 0
    if let between = rounds.between { scope.seam = PlanSeam(between: between) }
    if clock.isRunning { scope.isRunning = true }
    // Rounds are built one by one only where something in them says which round it is for.
    let kinds = rounds.steps.contains(where: \.tellsRounds) ? dose.target : 1
    let bodies = (0..<kinds).map { round in
      scope.round = round
      return lap(sequence(of: rounds.steps, in: scope), step, every: rounds.every, in: scope)
    }
    return loop(
      .rounds, step, dose, rest: rounds.rest, clock: clock, seam: scope.seam, bodies: bodies,
      in: outer)
  }

  /// One round with what is left of the time until the next as its last leaf.
  private func lap(
    _ body: PlanSequence, _ step: Step, every lap: Duration?, in scope: Scope
  ) -> PlanSequence {
    guard let lap else { return body }
    let left = max(lap - body.paces.target.played(from: .rested).time, .zero)
    var rest = rest(of: left, step, "every", in: scope)
    rest.fills = lap
    return PlanSequence(body.nodes + [.leaf(PlanLeaf(rest), .nothing)], seam: body.seam)
  }

  private func loop(
    _ kind: PlanLoop.Kind, _ step: Step, _ dose: PlanDose<Int>, rest: Duration?,
    clock: PlanLoop.Clock, seam: PlanSeam = .none, bodies: [PlanSequence], in scope: Scope
  ) -> PlanNode {
    let key = DoseKey(
      routine: scope.routine.id, path: step.path, unit: kind == .rounds ? .rounds : .sets)
    return .loop(
      PlanLoop(
        kind: kind, of: step, in: scope.routine.id, at: scope.side,
        key: dose.amount.isRange ? key : nil,
        dose: dose, rest: rest.map { self.rest(of: $0, step, "rest", in: scope) }, clock: clock,
        seam: seam, bodies: bodies, leadIn: scope.isRunning ? nil : leadIn))
  }

  /// A rest that is no step of its own.
  private func rest(
    of length: Duration, _ step: Step, _ key: String, in scope: Scope
  ) -> PlanStep {
    PlanStep(
      path: "\(step.path)/\(key)", routine: scope.routine.id, name: "Rest", isNamed: false,
      kind: .rest(PlanDose(amount: .fixed(length), target: length), onSuspend: .elapse))
  }
}

// MARK: - Exercises

extension PlanBuilder {
  private mutating func exercise(
    _ step: Step, _ timed: Step.Timed, in scope: Scope
  ) -> PlanNode {
    sets(step, timed.sets, of: timed.duration.list.count, in: scope) { builder, set, scope in
      builder.atSides(step, timed.sides, timed.leadIn, in: scope) { builder, side in
        let dose = builder.dose(
          timed.duration, set: set, side: side, of: step, in: scope)
        return .timed(.init(dose: dose, cues: timed.cues, onSuspend: timed.onSuspend))
      }
    }
  }

  private mutating func exercise(_ step: Step, _ reps: Step.Reps, in scope: Scope) -> PlanNode {
    let alternating = reps.sides.flatMap { $0.order == .alternate ? $0 : nil }
    return sets(step, reps.sets, of: reps.reps.list.count, in: scope) { builder, set, scope in
      let sides = alternating == nil ? reps.sides : nil
      return builder.atSides(step, sides, reps.leadIn, in: scope) { builder, side in
        func dose(_ side: Side?) -> PlanDose<Int> {
          builder.count(reps.reps, set: set, side: side, of: step, in: scope)
        }
        let first = dose(side ?? alternating?.first)
        var second: PlanDose<Int>?
        if let alternating,
          builder.tellsSides(reps.reps, .repetitions, of: step, in: scope)
        {
          second = dose(alternating.first.opposite)
        }
        return .reps(
          .init(reps, dose: first, otherDose: second, ownPace: builder.ownPace))
      }
    }
  }

  /// An exercise in each of its sets.
  ///
  /// - Parameters:
  ///   - listed: how many values it has for its sets or rounds; zero where all are alike.
  ///   - body: makes one set, by its number from 0.
  private mutating func sets(
    _ step: Step, _ sets: Step.Sets?, of listed: Int, in outer: Scope,
    _ body: (inout PlanBuilder, Int, Scope) -> [PlanNode]
  ) -> PlanNode {
    var scope = outer
    if sets?.every != nil { scope.isRunning = true }
    let seam = PlanSeam(changeover: step.sides?.changeover)
    guard let sets else {
      let leaves = body(&self, 0, scope)
      return leaves.count == 1 ? leaves[0] : .group(PlanSequence(leaves, seam: seam))
    }
    let dose = count(sets.count, .sets, of: step, in: outer)
    let kinds = step.tellsSets ? dose.target : 1
    let bodies = (0..<kinds).map { set in
      lap(
        PlanSequence(body(&self, set, scope), seam: seam), step, every: sets.every, in: scope)
    }
    return loop(
      .sets, step, dose, rest: sets.rest, clock: PlanLoop.Clock(every: sets.every),
      bodies: bodies, in: outer)
  }

  /// An exercise at each of its sides.
  private mutating func atSides(
    _ step: Step, _ sides: Step.Sides?, _ leadIn: Duration?, in scope: Scope,
    _ kind: (inout PlanBuilder, Side?) -> PlanStep.Kind
  ) -> [PlanNode] {
    func own(isFirst: Bool) -> PlanStep.LeadIn {
      leadIn.map { isFirst ? .own($0) : .instead($0) } ?? .usual
    }
    guard let sides else {
      let kind = kind(&self, scope.side)
      return [leaf(step, kind, in: scope, side: scope.side, leadIn: own(isFirst: true))]
    }
    let first = kind(&self, sides.first)
    var leaves = [leaf(step, first, in: scope, side: sides.first, leadIn: own(isFirst: true))]
    if sides.only == nil {
      let other = sides.first.opposite
      let second = kind(&self, other)
      leaves.append(leaf(step, second, in: scope, side: other, leadIn: own(isFirst: false)))
    }
    return leaves
  }
}

// MARK: - Leaves

extension PlanBuilder {
  private func leaf(
    _ step: Step, _ kind: PlanStep.Kind, in scope: Scope, side: Side? = nil,
    leadIn own: PlanStep.LeadIn = .usual
  ) -> PlanNode {
    var leaf = planStep(step, kind, in: scope, fallback: step.cue ?? "Step")
    if case .rest = kind, step.name == nil { (leaf.name, leaf.isNamed) = ("Rest", false) }
    leaf.side = side
    leaf.leadIn = own
    return .leaf(PlanLeaf(leaf), PlanPaces(leaf, leadIn: scope.isRunning ? nil : leadIn))
  }

  private func planStep(
    _ step: Step, _ kind: PlanStep.Kind, in scope: Scope, fallback: String
  ) -> PlanStep {
    PlanStep(
      path: step.path, routine: scope.routine.id, name: step.name ?? fallback, cue: step.cue,
      figure: step.movingFigure, load: step.load, kind: kind)
  }
}

extension PlanSeam {
  fileprivate init(between length: Duration?) {
    self = length.map { .between($0) } ?? .none
  }

  fileprivate init(changeover length: Duration?) {
    self = length.map { .changeover($0) } ?? .none
  }
}

extension Step {
  /// The sides of an exercise.
  var sides: Sides? {
    switch kind {
    case .timed(let timed): timed.sides
    case .reps(let reps): reps.sides
    case .rest, .prompt, .rounds, .choice, .routine: nil
    }
  }

  /// Whether it has another amount for each set.
  fileprivate var tellsSets: Bool {
    switch kind {
    case .timed(let timed): timed.duration.isBySet
    case .reps(let reps): reps.reps.isBySet
    case .rest, .prompt, .rounds, .choice, .routine: false
    }
  }

  /// Whether it, or a step in it, has another amount for each of the rounds around it.
  var tellsRounds: Bool {
    switch kind {
    case .timed(let timed): timed.duration.isByRound
    case .reps(let reps): reps.reps.isByRound
    case .choice(let choice): choice.options.contains { $0.steps.contains(where: \.tellsRounds) }
    case .rest, .prompt, .rounds, .routine: false
    }
  }
}

extension StepAmount {
  fileprivate var isBySet: Bool { if case .bySet = self { true } else { false } }
  fileprivate var isByRound: Bool { if case .byRound = self { true } else { false } }
}

/// Texts in the order in which they came, each once.
struct UniqueTexts {
  private(set) var values: [String] = []
  private var known: Set<String> = []

  mutating func add(_ texts: [String]) {
    for text in texts where isNew(text) { values.append(text) }
  }

  /// Up to so many are compared with each other; more are looked up.
  static let few = 16

  private mutating func isNew(_ text: String) -> Bool {
    if values.count < Self.few { return !values.contains(text) }
    if known.isEmpty { known = Set(values) }
    return known.insert(text).inserted
  }
}
