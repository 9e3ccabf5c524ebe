import LimberBasics
import LimberSyntax

// Each value of a step is decoded before the step is given up for lack of another, so that every
// fault is found.

extension Decoder {
  mutating func kind(
    _ type: StepType, _ members: [JSONMember], at path: String, depth: Int
  ) -> Step.Kind? {
    switch type {
    case .timed: timed(members).map { .timed($0) }
    case .reps: reps(members).map { .reps($0) }
    case .rest: rest(members).map { .rest($0) }
    case .prompt: .prompt(timeout: members[.timeout].flatMap { duration($0) })
    case .rounds: rounds(members, at: path, depth: depth).map { .rounds($0) }
    case .choice: choice(members, at: path, depth: depth).map { .choice($0) }
    case .routine: included(members, depth: depth)
    }
  }

  /// Decodes the values of a step whose type nobody knows, only for their faults.
  mutating func checkUntyped(_ members: [JSONMember], at path: String, depth: Int) {
    guard !members.isEmpty else { return }
    _ = members[.duration].map { stepDurations($0) }
    _ = members[.reps].map { stepCounts($0) }
    _ = members[.sets].map { counts($0) }
    _ = members[.leadIn].map { duration($0, orNone: true) }
    _ = members[.tempo].map { phases($0) }
    _ = members[.cues].map { timedCues($0) }
    _ = members[.onSuspend].map { word($0, of: Step.OnSuspend.allCases) }
    _ = members[.timeout].map { duration($0) }
    _ = included(members, depth: depth)
    _ = members[.load].map { text($0, .short(FormatLimits.loadCharacters)) }
    _ = members[.unit].map { text($0, .short(FormatLimits.unitCharacters)) }
    _ = rounds(members, at: path, depth: depth, sides: Step.Sides.Order.allCases)
    _ = choice(members, at: path, depth: depth)
  }

  private mutating func timed(_ members: [JSONMember]) -> Step.Timed? {
    let duration = members[.duration].flatMap { stepDurations($0) }
    let sides = members[.sides].flatMap { self.sides($0, of: [.each, .left, .right]) }
    let sets = sets(members, duration?.setsAsked)
    let cues = members[.cues].flatMap { timedCues($0) }
    let onSuspend = members[.onSuspend].flatMap { word($0, of: Step.OnSuspend.allCases) }
    let leadIn = members[.leadIn].flatMap { self.duration($0, orNone: true) }
    let load = members[.load].flatMap { text($0, .short(FormatLimits.loadCharacters)) }
    return duration.map {
      var timed = Step.Timed(
        duration: $0, sides: sides, sets: sets, cues: cues, onSuspend: onSuspend ?? .pause,
        leadIn: leadIn)
      timed.load = load
      return timed
    }
  }

  private mutating func reps(_ members: [JSONMember]) -> Step.Reps? {
    let reps = members[.reps].flatMap { stepCounts($0) }
    let sides = members[.sides].flatMap { self.sides($0, of: Step.Sides.Order.allCases) }
    let sets = sets(members, reps?.setsAsked)
    let tempo = members[.tempo].map { phases($0) } ?? []
    let leadIn = members[.leadIn].flatMap { duration($0, orNone: true) }
    let load = members[.load].flatMap { text($0, .short(FormatLimits.loadCharacters)) }
    let unit = members[.unit].flatMap { text($0, .short(FormatLimits.unitCharacters)) }
    return reps.map {
      var reps = Step.Reps(reps: $0, sides: sides, sets: sets, tempo: tempo, leadIn: leadIn)
      (reps.load, reps.unit) = (load, unit)
      return reps
    }
  }

  private mutating func rest(_ members: [JSONMember]) -> Step.Rest? {
    let duration = members[.duration].flatMap { durations($0) }
    let onSuspend = members[.onSuspend].flatMap { word($0, of: Step.OnSuspend.allCases) }
    return duration.map { Step.Rest(duration: $0, onSuspend: onSuspend ?? .elapse) }
  }

  private mutating func rounds(
    _ members: [JSONMember], at path: String, depth: Int,
    sides allowed: [Step.Sides.Order] = [.each, .left, .right]
  ) -> Step.Rounds? {
    let extent = members[.rounds].flatMap { self.extent($0) }
    let sides = members[.sides].flatMap { self.sides($0, of: allowed) }
    let rest = members[.rest].flatMap { duration($0) }
    let every = members[.every].flatMap { duration($0) }
    let between = members[.between].flatMap { duration($0, orNone: true) }
    let hasSides = members[.sides] != nil || rounds.last?.hasSides == true
    rounds.append(Around(extent, hasSides: hasSides))
    let steps = members[.steps].map { self.steps($0, at: "\(path)/steps", depth: depth + 1) }
    rounds.removeLast()
    guard let extent, let steps else { return nil }
    return Step.Rounds(
      extent, rest: rest, every: every, sides: sides, between: between, steps: steps)
  }

  /// How many rounds there are, or what time they have.
  private mutating func extent(_ node: JSONNode) -> Step.Rounds.Extent? {
    guard case .object(let members) = node.value, members[.within] != nil else {
      return counts(node).map { .times($0) }
    }
    return object(node, .within)?[.within].flatMap { duration($0) }.map { .within($0) }
  }

  /// Takes note of a routine that is played in this place; whether there is one is seen later.
  private mutating func included(_ members: [JSONMember], depth: Int) -> Step.Kind? {
    let with = members[.with].flatMap { arguments($0) }
    guard let node = members[.routine], let id = text(node) else { return nil }
    includes.append(Include(id: id, depth: depth, range: node.range, with: with))
    return .routine(id: id, with: with?.texts ?? .none)
  }
}

// MARK: - Choices

extension Decoder {
  private mutating func choice(
    _ members: [JSONMember], at path: String, depth: Int
  ) -> Step.Choice? {
    let question = members[.question].flatMap { text($0) }
    let remembers = members[.remember].flatMap { flag($0) }
    guard let node = members[.options], let elements = array(node, expected: .list(of: .option))
    else { return nil }
    if elements.count > FormatLimits.options {
      faults.add(.tooManyOptions(elements.count), at: node.range)
    }
    var options: [Step.Choice.Option] = []
    var defaultIndex: Int?
    var firstDefault: SourceRange?
    for (index, element) in elements.enumerated() {
      guard let members = object(element, .option) else { continue }
      let label = members[.label].flatMap { text($0) }
      let steps = members[.steps].map {
        self.steps($0, at: "\(path)/options/\(index)/steps", depth: depth + 1, mayBeEmpty: true)
      }
      if isDefault(members, after: firstDefault) {
        defaultIndex = index
        firstDefault = members[.isDefault]?.range
      }
      options.append(Step.Choice.Option(label: label ?? "", steps: steps ?? []))
    }
    guard let question, !options.isEmpty else { return nil }
    var choice = Step.Choice(
      question: question, options: options, defaultIndex: defaultIndex ?? 0)
    choice.remembers = remembers ?? false
    return choice
  }

  /// Whether an option is the default; at most one is.
  private mutating func isDefault(_ members: [JSONMember], after first: SourceRange?) -> Bool {
    guard let node = members[.isDefault] else { return false }
    guard let isDefault = flag(node) else { return false }
    guard isDefault, let first else { return isDefault }
    faults.add(.secondDefault(first: first), at: node.range)
    return false
  }
}

// MARK: - Parts of steps

extension Decoder {
  /// The sets of a step.
  ///
  /// - Parameter asked: how many a list of amounts asks for; nil where there is none.
  private mutating func sets(_ members: [JSONMember], _ asked: Int?) -> Step.Sets? {
    let rest = members[.rest].flatMap { duration($0) }
    let every = members[.every].flatMap { duration($0) }
    var count = members[.sets].flatMap { counts($0) }
    if let asked {
      if let node = members[.sets], let count, count != .fixed(asked) {
        faults.add(.otherSets(asked), at: node.range)
      }
      count = .fixed(asked)
    }
    return count.map { Step.Sets(count: $0, rest: rest, every: every) }
  }

  private mutating func sides(
    _ node: JSONNode, of allowed: [Step.Sides.Order]
  ) -> Step.Sides? {
    if rounds.last?.hasSides == true { faults.add(.sidesInSides, at: node.range) }
    if case .string = node.value { return word(node, of: allowed).map { Step.Sides($0) } }
    guard let members = object(node, .sides, expected: .sides) else { return nil }
    let order = members[.order].flatMap {
      word($0, of: allowed.filter(Step.Sides.Order.long.contains))
    }
    let first = members[.first].flatMap { word($0, of: Side.allCases) }
    let changeover = members[.changeover].flatMap { duration($0) }
    guard let order else { return nil }
    var sides = Step.Sides(order)
    if let first { sides.first = first }
    if let changeover { sides.changeover = changeover }
    return sides
  }

  private mutating func phases(_ node: JSONNode) -> [Step.Phase] {
    var phases: [Step.Phase] = []
    for element in array(node, expected: .list(of: .phase)) ?? [] {
      guard let members = object(element, .phase) else { continue }
      let cue = members[.cue].flatMap { text($0) }
      let duration = members[.duration].flatMap { self.duration($0) }
      let pose = members[.figure].flatMap { self.pose($0, of: stepFigure) }
      if let cue, let duration {
        phases.append(Step.Phase(cue: cue, duration: duration, pose: pose))
      }
    }
    return phases
  }

  private mutating func timedCues(_ node: JSONNode) -> [Step.TimedCue] {
    var cues: [Step.TimedCue] = []
    for element in array(node, expected: .list(of: .timedCue)) ?? [] {
      guard let members = object(element, .timedCue) else { continue }
      let moment = members[.at].flatMap { self.moment($0) }
      let cue = members[.cue].flatMap { text($0) }
      if let moment, let cue { cues.append(Step.TimedCue(moment: moment, cue: cue)) }
    }
    return cues
  }
}
