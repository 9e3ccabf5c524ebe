public import LimberRoutine

extension SessionRecord {
  /// One leaf step of a session, once for each time it was played.
  public struct StepRecord: Sendable, Hashable {
    /// How it ended.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
      /// At or above its minimum.
      case done
      /// Below its minimum.
      case partial
      /// Not at all.
      case skipped
      /// Given up to be played again: its last playing counts in its place.
      case repeated

      /// Whether anything of it was done.
      public var isWork: Bool {
        switch self {
        case .done, .partial: true
        case .skipped, .repeated: false
        }
      }
    }

    /// What kind of step it was, by the format's own names.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case timed, reps, rest

      /// What a step of this kind is counted in.
      public var unit: DoseKey.Unit {
        switch self {
        case .timed, .rest: .seconds
        case .reps: .repetitions
        }
      }
    }

    /// The number of its leaf in the session, from 1; nil in a history of an older limber.
    public var index: Int?
    /// What kind of step it was; nil in a history of an older limber.
    public var kind: Kind?

    /// The id of the routine in whose file it stands.
    public var routine: String
    /// Its path in that file.
    public var path: String
    /// What it is called.
    public var name: String
    /// The side, where it has one.
    public var side: String?
    /// What was aimed at: milliseconds or repetitions; nil where it has neither.
    public var target: Int?
    /// What was done, in the same unit.
    public var did: Int?
    /// How long it took, in milliseconds; nil where nothing says so.
    public var took: Int?
    /// How it ended.
    public var outcome: Outcome

    /// Makes a step's record.
    public init(
      index: Int? = nil, routine: String, path: String, kind: Kind? = nil, name: String,
      side: String? = nil, target: Int? = nil, did: Int? = nil, took: Int? = nil,
      outcome: Outcome
    ) {
      self.index = index
      self.kind = kind
      self.took = took
      self.routine = routine
      self.path = path
      self.name = name
      self.side = side
      self.target = target
      self.did = did
      self.outcome = outcome
    }
  }

  /// One range with what was aimed at and what was done: milliseconds or a count.
  public struct DoseRecord: Sendable, Hashable {
    /// Which range it is.
    public var key: DoseKey
    /// What its step is called.
    public var name: String
    /// The lower end at that time.
    public var min: Int
    /// The upper end at that time.
    public var max: Int
    /// What was aimed at.
    public var target: Int
    /// What was done.
    public var did: Int

    /// Makes a range's record.
    public init(key: DoseKey, name: String, min: Int, max: Int, target: Int, did: Int) {
      self.key = key
      self.name = name
      self.min = min
      self.max = max
      self.target = target
      self.did = did
    }
  }
}

extension SessionRecord.StepRecord {
  /// What its target and what was done are counted in; nil where it has neither.
  ///
  /// A history of an older limber does not say. There is no step of less than a second, and hardly one
  /// of a thousand repetitions, so the number tells it there.
  public var unit: DoseKey.Unit? {
    if let kind { return kind.unit }
    return (target ?? did).map { max($0, did ?? 0) < 1_000 ? .repetitions : .seconds }
  }
}

// MARK: - Questions

extension SessionRecord {
  /// Whether a routine was played in it, also where another includes it.
  public func plays(_ routine: String) -> Bool { routines.contains { $0.id == routine } }

  /// Whether anything was done at all.
  public var hasWork: Bool {
    steps.contains { $0.outcome.isWork } || doses.contains { $0.did > 0 }
      || (steps.isEmpty && didMilliseconds > 0)
  }

  /// Whether anything of a routine was done.
  public func hasWork(of routine: String) -> Bool {
    guard plays(routine) else { return false }
    let isTold = steps.contains { $0.routine == routine }
    guard isTold else { return hasWork }
    return steps.contains { $0.routine == routine && $0.outcome.isWork }
  }

  /// Whether a routine was done to its end, nothing of it partial or skipped.
  public func completes(_ routine: String) -> Bool {
    outcome == .completed && plays(routine)
      && !steps.contains {
        $0.routine == routine && ($0.outcome == .partial || $0.outcome == .skipped)
      }
  }

  /// The pain as the rules see it: a session that pain ended, with no number given, counts as 5.
  public var effectivePain: Int? { pain ?? (isPainStop ? DoseRules.badPain : nil) }

  /// The day on which it began.
  public var day: LocalDay { started.day }
}
