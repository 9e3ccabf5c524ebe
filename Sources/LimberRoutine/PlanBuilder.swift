internal import LimberBasics

/// Turns routines into the sequences of a plan.
struct PlanBuilder {
  let dosing: Dosing
  let leadIn: Duration
  let ownPace: Duration
  private(set) var doses: [Plan.Dose] = []
  private(set) var cautions = UniqueTexts()
  private(set) var equipment = UniqueTexts()
  private var built: [String: PlanSequence] = [:]
  private var knownDoses: Set<DoseKey> = []

  init(dosing: Dosing, leadIn: Duration, ownPace: Duration) {
    self.dosing = dosing
    self.leadIn = leadIn
    self.ownPace = ownPace
  }

  /// Begins another set, in which an id may mean another file.
  mutating func forgetSequences() {
    built = [:]
  }

  /// The steps of a routine; one that is included often is built once.
  mutating func sequence(of routine: Routine, in set: RoutineSet) -> PlanSequence {
    if let done = built[routine.id] { return done }
    cautions.add(routine.cautions)
    equipment.add(routine.equipment)
    let sequence = sequence(of: routine.steps, of: routine, in: set)
    built[routine.id] = sequence
    return sequence
  }

  private mutating func sequence(
    of steps: [Step], of routine: Routine, in set: RoutineSet
  ) -> PlanSequence {
    var nodes: [PlanNode] = []
    nodes.reserveCapacity(steps.count)
    for step in steps { append(step, of: routine, in: set, to: &nodes) }
    return PlanSequence(nodes)
  }

  private mutating func append(
    _ step: Step, of routine: Routine, in set: RoutineSet, to nodes: inout [PlanNode]
  ) {
    switch step.kind {
    case .timed(let timed):
      let dose = dose(timed.duration, of: step, in: routine)
      let kind = PlanStep.Kind.timed(
        .init(dose: dose, cues: timed.cues, onSuspend: timed.onSuspend))
      append(step, kind, sides: timed.sides, sets: timed.sets, in: routine, to: &nodes)
    case .reps(let reps):
      let dose = count(reps.reps, .repetitions, of: step, in: routine)
      let leaf = PlanStep.Reps(reps, target: dose.target, ownPace: ownPace)
      append(
        step, .reps(leaf), sides: leaf.alternating == nil ? reps.sides : nil, sets: reps.sets,
        in: routine, to: &nodes)
    case .rest(let rest):
      let dose = dose(rest.duration, of: step, in: routine)
      nodes.append(leaf(step, .rest(dose, onSuspend: rest.onSuspend), in: routine))
    case .prompt(let timeout):
      nodes.append(leaf(step, .prompt(timeout: timeout), in: routine))
    case .rounds(let rounds):
      let dose = count(rounds.rounds, .rounds, of: step, in: routine)
      let body = sequence(of: rounds.steps, of: routine, in: set)
      nodes.append(
        loop(.rounds, step, dose, rest: rounds.rest, body: body, in: routine))
    case .choice(let choice):
      let question = planStep(
        step,
        .choice(labels: choice.options.map(\.label), defaultIndex: choice.defaultIndex),
        in: routine, fallback: choice.question)
      let branches = choice.options.map { sequence(of: $0.steps, of: routine, in: set) }
      nodes.append(
        .choice(
          PlanChoice(question: question, branches: branches, defaultIndex: choice.defaultIndex)))
    case .routine(let id):
      guard let included = set.routines[id] else { return }
      nodes.append(.group(sequence(of: included, in: set)))
    }
  }

  /// An exercise: at each of its sides, in each of its sets.
  private mutating func append(
    _ step: Step, _ kind: PlanStep.Kind, sides: Step.Sides?, sets: Step.Sets?,
    in routine: Routine, to nodes: inout [PlanNode]
  ) {
    var leaves: [PlanNode] = []
    if let sides {
      leaves.append(leaf(step, kind, in: routine, side: sides.first))
      leaves.append(
        leaf(
          step, kind, in: routine, side: sides.first.opposite, changeover: sides.changeover))
    } else {
      leaves.append(leaf(step, kind, in: routine))
    }
    guard let sets else {
      nodes += leaves
      return
    }
    let dose = count(sets.count, .sets, of: step, in: routine)
    nodes.append(
      loop(.sets, step, dose, rest: sets.rest, body: PlanSequence(leaves), in: routine))
  }

  private func loop(
    _ kind: PlanLoop.Kind, _ step: Step, _ dose: PlanDose<Int>, rest: Duration?,
    body: PlanSequence, in routine: Routine
  ) -> PlanNode {
    let unit: DoseUnit = kind == .rounds ? .rounds : .sets
    let key = DoseKey(routine: routine.id, path: step.path, unit: unit)
    let restStep = rest.map { rest in
      PlanStep(
        path: step.path + "/rest", routine: routine.id, name: "Rest", isNamed: false,
        kind: .rest(PlanDose(amount: .fixed(rest), target: rest), onSuspend: .elapse))
    }
    return .loop(
      PlanLoop(
        kind: kind, key: dose.amount.isRange ? key : nil, name: step.name ?? "Rounds", dose: dose,
        rest: restStep, body: body, leadIn: leadIn))
  }
}

// MARK: - Leaves

extension PlanBuilder {
  private func leaf(
    _ step: Step, _ kind: PlanStep.Kind, in routine: Routine, side: Side? = nil,
    changeover: Duration? = nil
  ) -> PlanNode {
    var leaf = planStep(step, kind, in: routine, fallback: step.cue ?? "Step")
    if case .rest = kind, step.name == nil { (leaf.name, leaf.isNamed) = ("Rest", false) }
    leaf.side = side
    leaf.changeover = changeover
    return .leaf(leaf, PlanPaces(leaf, leadIn: leadIn))
  }

  private func planStep(
    _ step: Step, _ kind: PlanStep.Kind, in routine: Routine, fallback: String
  ) -> PlanStep {
    PlanStep(
      path: step.path, routine: routine.id, name: step.name ?? fallback, cue: step.cue,
      figure: step.movingFigure, kind: kind)
  }
}

// MARK: - Doses

extension PlanBuilder {
  private mutating func dose(
    _ amount: Amount<Duration>, of step: Step, in routine: Routine
  ) -> PlanDose<Duration> {
    let key = DoseKey(routine: routine.id, path: step.path, unit: .seconds)
    let target = target(
      key, step, amount, DoseTarget.time, kept: \.time, DoseAmount.time)
    return PlanDose(amount: amount, target: target)
  }

  private mutating func count(
    _ amount: Amount<Int>, _ unit: DoseUnit, of step: Step, in routine: Routine
  ) -> PlanDose<Int> {
    let key = DoseKey(routine: routine.id, path: step.path, unit: unit)
    let target = target(key, step, amount, DoseTarget.count, kept: \.count, DoseAmount.count)
    return PlanDose(amount: amount, target: target)
  }

  /// The first source that has a target wins: the command line, the history, the minimum.
  private mutating func target<Value>(
    _ key: DoseKey, _ step: Step, _ range: Amount<Value>, _ share: (Value, Value, Double) -> Value,
    kept: (DoseAmount) -> Value?, _ told: (Value) -> DoseAmount
  ) -> Value {
    guard case .range(let min, let max) = range, min < max else { return range.min }
    var target = min
    if let wanted = dosing.share {
      target = share(min, max, wanted)
    } else if let kept = dosing.targets[key].flatMap(kept) {
      target = Swift.min(Swift.max(kept, min), max)
    }
    if knownDoses.insert(key).inserted {
      doses.append(
        Plan.Dose(
          key: key, name: step.name, min: told(min), max: told(max),
          target: told(target)))
    }
    return target
  }
}

/// Texts in the order in which they came, each once.
struct UniqueTexts {
  private(set) var values: [String] = []
  private var known: Set<String> = []

  mutating func add(_ texts: [String]) {
    for text in texts where known.insert(text).inserted { values.append(text) }
  }
}
