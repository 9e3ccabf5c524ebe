internal import LimberBasics

/// What of a routine is played, as a text that changes where a place in it would not be the same place.
///
/// Kinds, names, amounts, sides, tempos and branches count; what is only said (cues, cautions, the
/// title, how the file is laid out) does not, so that a mended typo moves nobody from their place.
struct RoutineDigest {
  private var words: [String] = []

  init(_ routine: Routine) {
    add(routine.steps)
  }

  /// Every word with its length before it, so that no two routines give one text.
  var text: String { words.map { "\($0.utf8.count):\($0)" }.joined(separator: ",") }

  private mutating func add(_ word: String) { words.append(word) }

  private mutating func add(_ steps: [Step]) {
    add("steps \(steps.count)")
    for step in steps {
      add(step.path)
      add(step.name ?? "")
      add(step.kind)
    }
  }

  private mutating func add(_ kind: Step.Kind) {
    switch kind {
    case .timed(let timed):
      add("timed \(Self.text(timed.duration)) \(timed.onSuspend.rawValue)")
      add(timed.sides)
      add(timed.sets)
    case .reps(let reps):
      add("reps \(Self.text(reps.reps))")
      add("tempo" + reps.tempo.map { " \($0.duration.wholeMilliseconds)" }.joined())
      add(reps.sides)
      add(reps.sets)
    case .rest(let rest):
      add("rest \(Self.text(rest.duration)) \(rest.onSuspend.rawValue)")
    case .prompt(let timeout):
      add("prompt \(Self.text(timeout))")
    case .rounds(let rounds):
      add("rounds \(Self.text(rounds.rounds)) \(Self.text(rounds.rest))")
      add(rounds.steps)
    case .choice(let choice):
      add("choice \(choice.defaultIndex) \(choice.options.count)")
      for option in choice.options {
        add(option.label)
        add(option.steps)
      }
    case .routine(let id):
      add("routine")
      add(id)
    }
  }

  private mutating func add(_ sides: Step.Sides?) {
    guard let sides else { return }
    add("sides \(sides.order.rawValue) \(sides.first.rawValue) \(Self.text(sides.changeover))")
  }

  private mutating func add(_ sets: Step.Sets?) {
    guard let sets else { return }
    add("sets \(Self.text(sets.count)) \(Self.text(sets.rest))")
  }

  // MARK: - Amounts

  private static func text(_ duration: Duration?) -> String {
    duration.map { "\($0.wholeMilliseconds)" } ?? "-"
  }

  private static func text(_ amount: Amount<Duration>) -> String {
    "\(amount.min.wholeMilliseconds)-\(amount.max.wholeMilliseconds)"
  }

  private static func text(_ amount: Amount<Int>) -> String {
    "\(amount.min)-\(amount.max)"
  }
}

extension Routine {
  /// A hash of what is played of it, to know whether a place in it is still the same place.
  ///
  /// How the file is laid out makes no difference, nor what is only said.
  public var playedHash: String { ContentHash.of(RoutineDigest(self).text.utf8) }
}
