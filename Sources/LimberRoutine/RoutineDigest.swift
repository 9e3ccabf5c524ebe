internal import LimberBasics

/// What of a routine is played, as a text that changes where a place in it would not be the same place.
///
/// Kinds, names, amounts, sides, tempos and branches count; what is only said (cues, cautions, the
/// title, how the file is laid out) does not, so that a mended typo moves nobody from their place.
struct RoutineDigest {
  private var words: [String] = []

  init(_ routine: Routine) {
    if let between = routine.between { add("between \(Self.text(between))") }
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
      add("timed \(Self.text(timed.duration) { $0.wholeMilliseconds }) \(timed.onSuspend.rawValue)")
      add(timed.sides)
      add(timed.sets)
      if let leadIn = timed.leadIn { add("leadIn \(Self.text(leadIn))") }
    case .reps(let reps):
      add("reps \(Self.text(reps.reps) { $0 })")
      add("tempo" + reps.tempo.map { " \($0.duration.wholeMilliseconds)" }.joined())
      add(reps.sides)
      add(reps.sets)
      if let leadIn = reps.leadIn { add("leadIn \(Self.text(leadIn))") }
    case .rest(let rest):
      add("rest \(Self.text(rest.duration)) \(rest.onSuspend.rawValue)")
    case .prompt(let timeout):
      add("prompt \(Self.text(timeout))")
    case .rounds(let rounds):
      add("rounds \(Self.text(rounds.extent)) \(Self.text(rounds.rest))")
      if let every = rounds.every { add("every \(Self.text(every))") }
      if let between = rounds.between { add("between \(Self.text(between))") }
      add(rounds.sides)
      add(rounds.steps)
    case .choice(let choice):
      add("choice \(choice.defaultIndex) \(choice.options.count)")
      for option in choice.options {
        add(option.label)
        add(option.steps)
      }
    case .routine(let id, let with):
      add("routine")
      add(id)
      if !with.isEmpty { add("with \(with.words)") }
    }
  }

  private mutating func add(_ sides: Step.Sides?) {
    guard let sides else { return }
    add("sides \(sides.order.rawValue) \(sides.first.rawValue) \(Self.text(sides.changeover))")
  }

  private mutating func add(_ sets: Step.Sets?) {
    guard let sets else { return }
    add("sets \(Self.text(sets.count)) \(Self.text(sets.rest))")
    if let every = sets.every { add("every \(Self.text(every))") }
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

  private static func text(_ extent: Step.Rounds.Extent) -> String {
    switch extent {
    case .times(let amount): text(amount)
    case .within(let time): "within \(text(time))"
    }
  }

  /// - Parameter figure: makes a number of one value.
  private static func text<Value>(
    _ amount: StepAmount<Value>, _ figure: (Value) -> Int
  ) -> String {
    func text(_ amount: Amount<Value>) -> String {
      (amount.isOpen ? "open " : "") + "\(figure(amount.min))-\(figure(amount.max))"
    }
    return switch amount {
    case .same(let amount): text(amount)
    case .bySet(let values): "sets" + values.map { " \(figure($0))" }.joined()
    case .byRound(let values): "rounds" + values.map { " \(figure($0))" }.joined()
    case .bySide(let left, let right): "left \(text(left)) right \(text(right))"
    }
  }
}

extension Routine {
  /// A hash of what is played of it, to know whether a place in it is still the same place.
  ///
  /// How the file is laid out makes no difference, nor what is only said.
  public var playedHash: String { ContentHash.of(RoutineDigest(self).text.utf8) }
}
