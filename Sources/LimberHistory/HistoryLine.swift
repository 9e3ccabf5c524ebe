package import LimberBasics
internal import LimberEvents
package import LimberProgress

/// One line of the history: a session is told in several, joined by its id.
///
/// A line is written when something happened and never changed: what a crash leaves behind is a start
/// without an end, which is an interrupted session.
package enum HistoryLine: Sendable, Hashable {
  case start(Start)
  case step(String, SessionRecord.StepRecord)
  case doses(String, [SessionRecord.DoseRecord])
  case end(End)
  /// What the person said afterwards.
  case rating(String, effort: Int?, pain: Int?, side: SoreSide? = nil)
  case note(String, String)
  /// How the person was the morning after, told at a time.
  case morning(String, Morning, at: Instant)

  /// What is known when a session begins.
  package struct Start: Sendable, Hashable {
    /// The session's UUID.
    package var id: String
    package var time: Instant
    package var routines: [SessionRecord.Played]
    /// How long it is planned to take.
    package var planned: Duration
    /// Whether nobody is there to answer.
    package var isUnattended: Bool
    /// Whether the doses are the person's own.
    package var hasOwnDose: Bool
    /// The session that it goes on from; nil where it goes on from none.
    package var resumes: String?
    /// Whether it is played at another speed than 1.
    package var isRehearsal: Bool
    /// The leaf step at which it begins, from 1; 1 too where it goes on from another.
    package var from: Int

    package init(
      id: String, time: Instant, routines: [SessionRecord.Played], planned: Duration,
      isUnattended: Bool = false, hasOwnDose: Bool = false, resumes: String? = nil,
      isRehearsal: Bool = false, from: Int = 1
    ) {
      self.id = id
      self.time = time
      self.routines = routines
      self.planned = planned
      self.isUnattended = isUnattended
      self.hasOwnDose = hasOwnDose
      self.resumes = resumes
      self.isRehearsal = isRehearsal
      self.from = from
    }
  }

  /// What is known when a session ends.
  package struct End: Sendable, Hashable {
    /// The session's UUID.
    package var id: String
    package var time: Instant
    package var outcome: SessionOutcome
    package var isPainStop: Bool
    /// What its steps add up to.
    package var did: Duration
    /// What became of rounds within a time.
    package var rounds: [RoundsHeld]
    /// What the person chose.
    package var choices: [SessionRecord.Chosen]

    package init(
      id: String, time: Instant, outcome: SessionOutcome, isPainStop: Bool = false, did: Duration,
      rounds: [RoundsHeld] = [], choices: [SessionRecord.Chosen] = []
    ) {
      self.id = id
      self.time = time
      self.outcome = outcome
      self.isPainStop = isPainStop
      self.did = did
      self.rounds = rounds
      self.choices = choices
    }
  }

  /// The version that is written; lines of any other are not read.
  package static let version = 1
  /// The kinds of line that this build knows.
  static let kinds: Set<String> = ["start", "step", "doses", "end", "rating", "note", "morning"]

  /// The session that the line is about.
  package var id: String {
    switch self {
    case .start(let start): start.id
    case .end(let end): end.id
    case .step(let id, _), .doses(let id, _), .rating(let id, _, _, _), .note(let id, _),
      .morning(let id, _, _):
      id
    }
  }
}
