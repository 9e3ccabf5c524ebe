internal import LimberBasics

/// What a routine comes to when everything is unrolled at the maximum, without unrolling it.
struct RoutineSize: Hashable, Sendable {
  /// Leaf steps: a rest, a prompt, a question, and each side of a step that is done on both.
  var leafSteps = 0
  /// How long they take, in milliseconds; waiting for a person counts nothing.
  var milliseconds = 0

  /// A limit of the format that a routine passes.
  enum Limit: Hashable, Sendable {
    case steps, time
  }

  /// The limit that is passed, if any.
  var passed: Limit? {
    if leafSteps > FormatLimits.leafSteps { return .steps }
    return milliseconds > FormatLimits.milliseconds ? .time : nil
  }
}

// MARK: - Arithmetic

// Nothing is added or multiplied once a limit is passed, and a count is at most 10,000: no number
// here can come near the end of an Int.
extension RoutineSize {
  static func + (left: RoutineSize, right: RoutineSize) -> RoutineSize {
    RoutineSize(
      leafSteps: left.leafSteps + right.leafSteps,
      milliseconds: left.milliseconds + right.milliseconds)
  }

  /// The size of so many of them with a pause between every two.
  func repeated(_ count: Int, pause: RoutineSize = RoutineSize()) -> RoutineSize {
    RoutineSize(
      leafSteps: leafSteps * count + pause.leafSteps * (count - 1),
      milliseconds: milliseconds * count + pause.milliseconds * (count - 1))
  }

  /// A rest, which is a leaf step of its own; nil is none.
  static func rest(_ duration: Duration?) -> RoutineSize {
    duration.map { RoutineSize(leafSteps: 1, milliseconds: $0.wholeMilliseconds) }
      ?? RoutineSize()
  }
}

/// Adds up the size of a routine from the inside out and stops at the value that passes a limit.
struct SizeMeter {
  /// The value that tips the balance.
  struct Excess: Error {
    let limit: RoutineSize.Limit
    /// Where it stands in its file, as a JSON Pointer.
    let path: String
  }

  /// The sizes of the included routines; those with faults of their own are not among them.
  let included: [String: RoutineSize]

  /// The size of steps that are played one after another.
  func size(of steps: [Step]) throws(Excess) -> RoutineSize {
    var sum = RoutineSize()
    for step in steps {
      sum = try check(sum + size(of: step), step.path)
    }
    return sum
  }

  private func check(_ size: RoutineSize, _ path: String) throws(Excess) -> RoutineSize {
    if let limit = size.passed { throw Excess(limit: limit, path: path) }
    return size
  }

  private func size(of step: Step) throws(Excess) -> RoutineSize {
    switch step.kind {
    case .timed(let timed):
      let side = RoutineSize(leafSteps: 1, milliseconds: timed.duration.max.wholeMilliseconds)
      let body = Self.onSides(timed.sides, side)
      return try sets(of: timed.sets, check(body, "\(step.path)/duration"), step)
    case .reps(let reps):
      return try sets(of: reps.sets, check(Self.body(of: reps), "\(step.path)/reps"), step)
    case .rest(let rest):
      return .rest(rest.duration.max)
    case .prompt:
      return RoutineSize(leafSteps: 1)
    case .rounds(let rounds):
      let body = try size(of: rounds.steps)
      let all = body.repeated(rounds.rounds.max, pause: .rest(rounds.rest))
      return try check(all, "\(step.path)/rounds")
    case .choice(let choice):
      var largest = RoutineSize()
      for option in choice.options {
        let branch = try size(of: option.steps)
        largest.leafSteps = max(largest.leafSteps, branch.leafSteps)
        largest.milliseconds = max(largest.milliseconds, branch.milliseconds)
      }
      return RoutineSize(leafSteps: 1) + largest
    case .routine(let id):
      return included[id] ?? RoutineSize()
    }
  }

  private func sets(
    of sets: Step.Sets?, _ body: RoutineSize, _ step: Step
  ) throws(Excess) -> RoutineSize {
    guard let sets else { return body }
    return try check(
      body.repeated(sets.count.max, pause: .rest(sets.rest)), "\(step.path)/sets")
  }

  /// Both sides of a step, with the pause between them, which is no step of its own.
  private static func onSides(_ sides: Step.Sides?, _ side: RoutineSize) -> RoutineSize {
    guard let sides else { return side }
    let pause = RoutineSize(milliseconds: sides.changeover?.wholeMilliseconds ?? 0)
    return side.repeated(2, pause: pause)
  }

  private static func body(of reps: Step.Reps) -> RoutineSize {
    let leaf = PlanStep.Reps(reps, target: reps.reps.max)
    let longest = leaf.duration(of: reps.reps.max).wholeMilliseconds
    let side = RoutineSize(leafSteps: 1, milliseconds: longest)
    return leaf.alternating == nil ? onSides(reps.sides, side) : side
  }
}
