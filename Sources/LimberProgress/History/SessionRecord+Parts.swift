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
    package var path: String
    package var name: String
    /// The side, where it has one.
    package var side: Side?
    /// What was held or carried, in the author's words; nil where the routine says nothing.
    package var load: String?
    /// What was aimed at, a time or repetitions; nil where it has neither.
    package var target: DoseAmount?
    /// What was done, in the same unit.
    package var did: DoseAmount?
    /// How long it took; nil where nothing says so.
    package var took: Duration?
    package var outcome: StepOutcome

    /// Makes a step's record.
    package init(
      index: Int? = nil, routine: String, path: String, kind: Kind? = nil, name: String,
      side: Side? = nil, load: String? = nil, target: DoseAmount? = nil, did: DoseAmount? = nil,
      took: Duration? = nil,
      outcome: StepOutcome
    ) {
      self.index = index
      self.kind = kind
      self.took = took.map(Bounds.time)
      self.routine = routine
      self.path = path
      self.name = name
      self.side = side
      self.load = load
      self.target = target.map(Bounds.amount)
      self.did = did.map(Bounds.amount)
      self.outcome = outcome
    }
  }

  /// What the person chose at a choice.
  package struct Chosen: Sendable, Hashable {
    /// The id of the routine in whose file the choice stands.
    package var routine: String
    /// Its path in that file.
    package var path: String
    /// The label of the option.
    package var label: String

    package init(routine: String, path: String, label: String) {
      self.routine = routine
      self.path = path
      self.label = label
    }
  }

  /// One range with what was aimed at and what was done.
  package struct DoseRecord: Sendable, Hashable {
    package var key: DoseKey
    /// What its step is called; its key tells the side, where each has an amount of its own.
    package var name: String
    /// The lower end at that time.
    package var min: DoseAmount
    /// The upper end at that time.
    package var max: DoseAmount
    package var target: DoseAmount
    package var did: DoseAmount

    /// Makes a range's record.
    package init(
      key: DoseKey, name: String, min: DoseAmount, max: DoseAmount, target: DoseAmount,
      did: DoseAmount
    ) {
      self.key = key
      // An older limber wrote the side behind the name.
      let side = key.side.map { ", \($0.rawValue)" } ?? ""
      self.name = name.hasSuffix(side) ? String(name.dropLast(side.count)) : name
      self.min = Bounds.amount(min)
      self.max = Bounds.amount(max)
      self.target = Bounds.amount(target)
      self.did = Bounds.amount(did)
    }
  }
}

extension SessionRecord.StepRecord {
  /// What its target and what was done are counted in; nil where it has neither.
  package var unit: DoseUnit? {
    if let kind { return kind.unit }
    return switch target ?? did {
    case .time: .seconds
    case .count: .repetitions
    case nil: nil
    }
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
    took ?? did?.time ?? .zero
  }
}
