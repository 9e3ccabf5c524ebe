package import LimberBasics

/// One session of the past, as the history tells it.
package struct SessionRecord: Sendable, Hashable {
  /// A routine that was played in it, by itself, as one of several or included in another.
  package struct Played: Sendable, Hashable {
    package var id: String
    /// A hash of its file's content, to know whether it changed since.
    package var hash: String
    /// Whether another routine includes it.
    package var isIncluded: Bool
    /// The absolute path of its file, where that lies outside of the libraries.
    ///
    /// Two files of one name in two folders are two routines.
    package var file: String?
    /// What each of its parameters was; none in a history of an older limber, or where it has none.
    package var with: ParameterValues
    /// The parts of the body that its tags name; none in a history of an older limber.
    package var parts: [String]
    /// The ways of moving that its tags name: `running`, `stretch`, `walking`.
    package var movements: [String]
    /// Whether the session began behind an exercise of it, so that it was not played whole.
    package var isBegunLate: Bool

    /// Makes a routine that was played.
    package init(
      id: String, hash: String = "", isIncluded: Bool = false, file: String? = nil,
      with: ParameterValues = .none, parts: [String] = [],
      movements: [String] = [], isBegunLate: Bool = false
    ) {
      self.id = id
      self.hash = hash
      self.isIncluded = isIncluded
      self.file = file
      self.with = with
      self.parts = parts
      self.movements = movements
      self.isBegunLate = isBegunLate
    }
  }

  /// The session's UUID.
  package var id: String
  package var routines: [Played]
  package var started: Instant
  /// When it ended; nil where nothing says so.
  package var ended: Instant?
  package var outcome: SessionOutcome
  /// How long it was planned to take.
  package var planned: Duration
  /// How long it took, waiting included and pauses left out: at most 100 days.
  package var did: Duration { didSet { did = Bounds.time(did) } }
  /// From 0 to 10, where the person said it; a number beyond is none.
  package var pain: Int? { didSet { pain = Bounds.answer(pain) } }
  /// On which side it hurt, where the person said it.
  package var soreSide: SoreSide?
  /// From 0 to 10, where the person said it; a number beyond is none.
  package var effort: Int? { didSet { effort = Bounds.answer(effort) } }
  /// Whether it was the pain that ended it.
  package var isPainStop: Bool
  /// Whether nobody was there to answer.
  package var isUnattended: Bool
  /// Whether the doses were the person's own (`--dose`) instead of those that history gives.
  package var hasOwnDose: Bool
  /// The id of the session that it goes on from; nil where it goes on from none.
  package var resumes: String?
  /// Whether it was played at another speed than 1, which shows a session and is none.
  package var isRehearsal: Bool
  /// The leaf step at which the person let it begin, from 1; 1 too where it goes on from another.
  package var from: Int
  /// What was done, step by step.
  package var steps: [StepRecord]
  /// Every range with its target and what was done.
  package var doses: [DoseRecord]
  /// What became of rounds within a time.
  package var rounds: [RoundsHeld] = []
  /// What the person chose, each choice by its last answer.
  package var choices: [Chosen] = []
  package var note: String?
  /// How the person was the morning after; nil where nobody asked.
  package var morning: Morning?
  /// The day on which they were asked or answered that.
  package var morningDay: Day?

  package init(
    id: String, routines: [Played], started: Instant, ended: Instant? = nil,
    outcome: SessionOutcome,
    planned: Duration = .zero, did: Duration = .zero, pain: Int? = nil, effort: Int? = nil,
    isPainStop: Bool = false, isUnattended: Bool = false, hasOwnDose: Bool = false,
    resumes: String? = nil, isRehearsal: Bool = false, from: Int = 1,
    steps: [StepRecord] = [], doses: [DoseRecord] = [], note: String? = nil
  ) {
    self.id = id
    self.routines = routines
    self.started = started
    self.ended = ended
    self.outcome = outcome
    self.planned = Bounds.time(planned)
    self.did = Bounds.time(did)
    self.pain = Bounds.answer(pain)
    self.effort = Bounds.answer(effort)
    self.isPainStop = isPainStop
    self.isUnattended = isUnattended
    self.hasOwnDose = hasOwnDose
    self.resumes = resumes
    self.isRehearsal = isRehearsal
    self.from = from
    self.steps = steps
    self.doses = doses
    self.note = note
  }
}

/// What numbers may be before anything is reckoned with them, wherever they come from.
enum Bounds {
  /// The most of an amount: a time of 100 days in milliseconds.
  private static let most = 8_640_000_000

  /// A time or a count; one that is negative is 0, and one beyond what can be is the most.
  static func amount(_ value: Int) -> Int { min(max(value, 0), most) }

  /// A time; one that is negative is none, and one beyond what can be is the most.
  static func time(_ value: Duration) -> Duration { min(max(value, .zero), .milliseconds(most)) }

  /// An amount within the same bounds.
  static func amount(_ value: DoseAmount) -> DoseAmount {
    switch value {
    case .time(let value): .time(time(value))
    case .count(let value): .count(amount(value))
    }
  }

  /// An answer from 0 to 10; anything beyond is none.
  static func answer(_ value: Int?) -> Int? { value.flatMap { (0...10).contains($0) ? $0 : nil } }
}
