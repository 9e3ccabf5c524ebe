import LimberBasics
import LimberRoutine
import LimberSyntax

/// A routine as a person hands it over: its steps as the file groups them, rounds not unrolled.
struct Outline: Sendable {
  /// One step, in words.
  struct Entry: Sendable {
    var name: String
    /// How much of it; empty where it only waits.
    var dose: String
    /// What is aimed at, sides, sets, tempo: a phrase each.
    var details: [String]
    var cue: String?
  }

  enum Part: Sendable {
    case step(Entry)
    /// Parts that belong together: rounds, an option of a choice, an included routine.
    case group(title: String, [Part])
  }

  /// The parts, in order.
  let parts: [Part]

  /// Makes the outline of a routine.
  ///
  /// - Parameter plan: its plan, which knows the targets.
  init(_ set: RoutineSet, plan: Plan) {
    var builder = OutlineBuilder(set: set, plan: plan)
    parts = builder.parts(of: set.rootID, with: .none)
  }
}

/// Turns steps into parts of an outline.
private struct OutlineBuilder {
  let set: RoutineSet
  let targets: [DoseKey: DoseAmount]
  /// Routines that were turned into parts before; one that is included often is kept once.
  var done: [Call: [Outline.Part]] = [:]

  /// A routine with the values that it is played with.
  struct Call: Hashable {
    var id: String
    var values: ParameterValues
  }

  init(set: RoutineSet, plan: Plan) {
    self.set = set
    targets = Dictionary(plan.doses.map { ($0.key, $0.target) }) { first, _ in first }
  }

  mutating func parts(of id: String, with values: ParameterValues) -> [Outline.Part] {
    let call = Call(id: id, values: values)
    if let parts = done[call] { return parts }
    guard let routine = set.routine(id, with: values) else { return [] }
    let parts = parts(of: routine.steps, in: id)
    done[call] = parts
    return parts
  }

  private mutating func parts(of steps: [Step], in id: String) -> [Outline.Part] {
    steps.map { part(of: $0, in: id) }
  }

  private mutating func part(of step: Step, in id: String) -> Outline.Part {
    switch step.kind {
    case .timed(let timed):
      var details = aim(timed.duration, step, in: id)
      details += timed.sides.map { [sides($0)] } ?? []
      details += timed.sets.map { sets($0) } ?? []
      details += leadIn(timed.leadIn)
      details += timed.load.map { [Wording.load($0)] } ?? []
      details += timed.cues.map { $0.map(Wording.moment) } ?? []
      return entry(step, Wording.amount(timed.duration), details)
    case .reps(let reps):
      var details = aim(reps.reps, step, in: id)
      details += reps.sides.map { [sides($0)] } ?? []
      details += reps.sets.map { sets($0) } ?? []
      details += leadIn(reps.leadIn)
      details += reps.load.map { [Wording.load($0)] } ?? []
      if !reps.tempo.isEmpty { details.append(Wording.tempo(reps.tempo)) }
      return entry(step, Wording.amount(reps.reps, unit: reps.unit), details)
    case .rest(let rest):
      return entry(step, Wording.amount(rest.duration), aim(.same(rest.duration), step, in: id))
    case .prompt(let timeout):
      let wait = timeout.map { ", or after \(English.short($0))" } ?? ""
      return .step(
        Outline.Entry(
          name: step.name ?? step.cue ?? "", dose: "", details: ["go on when you are ready\(wait)"],
          cue: step.name == nil ? nil : step.cue))
    case .rounds(let rounds):
      var title =
        switch rounds.extent {
        case .times(let amount): Wording.amount(amount, "round")
        case .within(let time): "as many rounds as \(English.short(time)) hold"
        }
      if let rest = rounds.rest { title += ", \(English.short(rest)) of rest between" }
      if let every = rounds.every { title += ", one every \(English.short(every))" }
      if let between = rounds.between, between > .zero {
        title += ", \(English.short(between)) between two exercises"
      }
      if let sides = rounds.sides { title += ", \(self.sides(sides))" }
      if let name = step.name { title = "\(name): \(title)" }
      return .group(title: title, parts(of: rounds.steps, in: id))
    case .choice(let choice):
      let options = choice.options.map {
        Outline.Part.group(title: $0.label, parts(of: $0.steps, in: id))
      }
      return .group(title: choice.question, options)
    case .routine(let included, let with):
      var title = set.routines[included]?.title ?? included
      if !with.isEmpty { title += " (\(with.words))" }
      return .group(title: title, parts(of: included, with: with))
    }
  }

  private func entry(_ step: Step, _ dose: String, _ details: [String]) -> Outline.Part {
    .step(
      Outline.Entry(name: step.name ?? "Rest", dose: dose, details: details, cue: step.cue))
  }

  // MARK: - Words

  private func aim(_ amount: StepAmount<Duration>, _ step: Step, in id: String) -> [String] {
    aim(amount, step, "duration", .seconds, in: id) { $0.time.map { English.short($0) } }
  }

  private func aim(_ amount: StepAmount<Int>, _ step: Step, in id: String) -> [String] {
    aim(amount, step, "reps", .repetitions, in: id) { $0.count.map { String($0) } }
  }

  /// What is aimed at in a range, or in that of each side.
  private func aim<Value>(
    _ amount: StepAmount<Value>, _ step: Step, _ name: String, _ unit: DoseUnit, in id: String,
    _ words: (DoseAmount) -> String?
  ) -> [String] {
    func target(_ path: String) -> String? {
      targets[DoseKey(routine: id, path: path, unit: unit)].flatMap(words)
    }
    if case .same = amount { return target(step.path).map { ["aim for \($0)"] } ?? [] }
    let aims = amount.bySide.compactMap { side, _ in
      target("\(step.path)/\(name)/\(side.rawValue)").map { "\($0) on the \(side.rawValue)" }
    }
    return aims.isEmpty ? [] : ["aim for " + aims.joined(separator: ", ")]
  }

  private func leadIn(_ length: Duration?) -> [String] {
    guard let length, length > .zero else { return [] }
    return ["\(English.short(length)) to get ready"]
  }

  private func sides(_ sides: Step.Sides) -> String {
    let (first, second) = (sides.first.rawValue, sides.first.opposite.rawValue)
    switch sides.order {
    case .each: return "all of it on the \(first), then on the \(second)"
    case .alternate: return "\(first), then \(second), in each repetition"
    case .left, .right: return "only on the \(first)"
    }
  }

  private func sets(_ sets: Step.Sets) -> [String] {
    let rest = sets.rest.map { ", \(English.short($0)) of rest between" } ?? ""
    let every = sets.every.map { ", one every \(English.short($0))" } ?? ""
    return [Wording.amount(sets.count, "set") + rest + every]
  }
}

/// What is to be known of a routine before it begins, in words.
enum RoutineFacts {
  /// A name and a text for each fact.
  static func of(_ routine: Routine, plan: Plan) -> [(String, String)] {
    var facts = [("Takes", time(plan.planned))]
    if !plan.equipment.isEmpty { facts.append(("Needs", plan.equipment.joined(separator: ", "))) }
    if let between = routine.between, between > .zero {
      facts.append(("Between", "\(English.short(between)) between two exercises"))
    }
    if let limits = routine.limits { facts.append(("Limit", Wording.limits(limits))) }
    if let goal = routine.goal { facts.append(("Goal", Wording.goal(goal))) }
    facts += routine.parameters.map { ("With", Wording.parameter($0)) }
    if !routine.tags.isEmpty { facts.append(("Tags", routine.tags.joined(separator: ", "))) }
    if let source = routine.source { facts.append(("Source", source)) }
    return facts
  }

  private static func time(_ planned: PlannedTime) -> String {
    let target = English.short(planned.target)
    guard planned.min < planned.max else { return target }
    let (min, max) = (English.short(planned.min), English.short(planned.max))
    if planned.target == planned.min { return "\(target), at most \(max)" }
    if planned.target == planned.max { return "\(target), at least \(min)" }
    return "\(target), from \(min) to \(max)"
  }
}
