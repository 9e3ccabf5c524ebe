import LimberBasics
import LimberFigures
import LimberRoutine
import LimberSyntax

/// A routine as a person hands it over: its steps as the file groups them, rounds not unrolled.
struct Outline: Sendable {
  /// One step, in words.
  struct Entry: Sendable {
    var name: String
    /// How much of it, in one line: `3 × 15, each side, twice a day`; empty where it only waits.
    var dose: String
    /// What is begun with, rests, tempo: a phrase each.
    var details: [String]
    var cue: String?
    /// What its movement looks like.
    var figure: FigureReference?
    /// Whether it is an exercise, and no rest and nothing that waits.
    var isExercise = true
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
  /// How often the whole is meant to be done; nil where its file does not say.
  let often: String?
  /// Routines that were turned into parts before; one that is included often is kept once.
  var done: [Call: [Outline.Part]] = [:]

  /// A routine with the values that it is played with.
  struct Call: Hashable {
    var id: String
    var values: ParameterValues
  }

  init(set: RoutineSet, plan: Plan) {
    self.set = set
    often = set.routines[set.rootID]?.goal.map(Wording.often)
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
      details += timed.sides.map { [order($0)] } ?? []
      details += timed.sets.map { sets($0) } ?? []
      details += leadIn(timed.leadIn)
      details += timed.cues.map { $0.map(Wording.moment) } ?? []
      let line = DoseLine(timed, often: often)
      return entry(step, line.text, details)
    case .reps(let reps):
      var details = aim(reps.reps, step, in: id)
      details += reps.sides.map { [order($0)] } ?? []
      details += reps.sets.map { sets($0) } ?? []
      details += leadIn(reps.leadIn)
      if !reps.tempo.isEmpty { details.append(Wording.tempo(reps.tempo)) }
      let line = DoseLine(reps, often: often)
      return entry(step, line.text, details)
    case .rest(let rest):
      return entry(
        step, Wording.amount(rest.duration), aim(.same(rest.duration), step, in: id),
        isExercise: false)
    case .prompt:
      return .step(
        Outline.Entry(
          name: step.name ?? step.cue ?? "", dose: "", details: [],
          cue: step.name == nil ? nil : step.cue, figure: step.figure, isExercise: false))
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

  private func entry(
    _ step: Step, _ dose: String, _ details: [String], isExercise: Bool = true
  ) -> Outline.Part {
    .step(
      Outline.Entry(
        name: step.name ?? "Rest", dose: dose, details: details.filter { !$0.isEmpty },
        cue: step.cue, figure: step.figure, isExercise: isExercise))
  }

  // MARK: - Words

  private func aim(_ amount: StepAmount<Duration>, _ step: Step, in id: String) -> [String] {
    aim(step, .seconds, in: id) { $0.time.map { English.short($0) } }
  }

  private func aim(_ amount: StepAmount<Int>, _ step: Step, in id: String) -> [String] {
    aim(step, .repetitions, in: id) { $0.count.map { String($0) } }
  }

  /// What is aimed at in a range, or in that of each side.
  private func aim(
    _ step: Step, _ unit: DoseUnit, in id: String, _ words: (DoseAmount) -> String?
  ) -> [String] {
    let key = DoseKey(routine: id, path: step.path, unit: unit)
    if let both = targets[key].flatMap(words) { return ["begin with \(both)"] }
    let aims = Side.allCases.compactMap { side in
      targets[key.at(side)].flatMap(words).map { "\($0) on the \(side.rawValue)" }
    }
    return aims.isEmpty ? [] : ["begin with " + aims.joined(separator: ", ")]
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

  /// Which side comes first; the dose says that there are two.
  private func order(_ sides: Step.Sides) -> String {
    switch sides.order {
    case .each: "\(sides.first.rawValue) first"
    case .alternate:
      "\(sides.first.rawValue), then \(sides.first.opposite.rawValue), in each repetition"
    case .left, .right: ""
    }
  }

  /// What lies between two sets; how many there are is in the dose.
  private func sets(_ sets: Step.Sets) -> [String] {
    [
      sets.rest.map { "\(English.short($0)) of rest between two sets" },
      sets.every.map { "a set every \(English.short($0))" },
    ].compactMap(\.self)
  }
}
