package import LimberBasics
internal import LimberRoutine

extension SessionRecord {
  /// One leaf step of a session, once for each time it was played.
  package struct StepRecord: Sendable, Hashable {
    /// What kind of step it was, by the format's own names.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      case timed, reps, rest

      /// What a step of this kind is counted in.
      package var unit: DoseUnit {
        switch self {
        case .timed, .rest: .seconds
        case .reps: .repetitions
        }
      }
    }

    /// The number of its leaf in the session, from 1; nil in a history of an older limber.
    package var index: Int?
    /// What kind of step it was; nil in a history of an older limber.
    package var kind: Kind?

    /// The id of the routine in whose file it stands.
    package var routine: String
    /// Its path in that file.
    package var path: String
    /// What it is called.
    package var name: String
    /// The side, where it has one.
    package var side: Side?
    /// What was aimed at: milliseconds or repetitions; nil where it has neither.
    package var target: Int?
    /// What was done, in the same unit.
    package var did: Int?
    /// How long it took; nil where nothing says so.
    package var took: Duration?
    /// How it ended.
    package var outcome: StepOutcome

    /// Makes a step's record.
    package init(
      index: Int? = nil, routine: String, path: String, kind: Kind? = nil, name: String,
      side: Side? = nil, target: Int? = nil, did: Int? = nil, took: Duration? = nil,
      outcome: StepOutcome
    ) {
      self.index = index
      self.kind = kind
      self.took = took.map(Bounds.time)
      self.routine = routine
      self.path = path
      self.name = name
      self.side = side
      self.target = target.map(Bounds.amount)
      self.did = did.map(Bounds.amount)
      self.outcome = outcome
    }
  }

  /// One range with what was aimed at and what was done: milliseconds or a count.
  package struct DoseRecord: Sendable, Hashable {
    /// Which range it is.
    package var key: DoseKey
    /// What its step is called.
    package var name: String
    /// The lower end at that time.
    package var min: Int
    /// The upper end at that time.
    package var max: Int
    /// What was aimed at.
    package var target: Int
    /// What was done.
    package var did: Int

    /// Makes a range's record.
    package init(key: DoseKey, name: String, min: Int, max: Int, target: Int, did: Int) {
      self.key = key
      self.name = name
      self.min = Bounds.amount(min)
      self.max = Bounds.amount(max)
      self.target = Bounds.amount(target)
      self.did = Bounds.amount(did)
    }
  }
}

extension SessionRecord.StepRecord {
  /// What its target and what was done are counted in; nil where it has neither.
  ///
  /// A history of an older limber does not say. There is no step of less than a second, and hardly one
  /// of a thousand repetitions, so the number tells it there.
  package var unit: DoseUnit? {
    if let kind { return kind.unit }
    return (target ?? did).map { max($0, did ?? 0) < 1_000 ? .repetitions : .seconds }
  }
}

extension SessionRecord.StepRecord {
  /// Whether it is a rest, which no rule asks for.
  ///
  /// A history of an older limber does not say what is one: there a rest is known by the name that it has
  /// where its routine gives none.
  package var isRest: Bool {
    if let kind { return kind == .rest }
    return name == "Rest" || path.hasSuffix("/rest")
  }

  /// Whether it is the same step of a file at the same side, in whatever round or set.
  func isSame(as other: Self) -> Bool {
    routine == other.routine && path == other.path && side == other.side
  }

  /// How long it took, as far as the record tells.
  var spent: Duration {
    if let took { return took }
    switch unit {
    case .seconds: return .milliseconds(did ?? 0)
    case .repetitions, .rounds, .sets, nil: return .zero
    }
  }
}
