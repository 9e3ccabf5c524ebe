public import LimberEvents
public import LimberProgress
internal import LimberRoutine

/// One line of the history: a session is told in several, joined by its id.
///
/// A line is written when something happened and never changed: what a crash leaves behind is a start
/// without an end, which is an interrupted session.
public enum HistoryLine: Sendable, Hashable {
  case start(Start)
  case step(String, SessionRecord.StepRecord)
  case doses(String, [SessionRecord.DoseRecord])
  case end(End)
  /// What the person said afterwards.
  case rating(String, effort: Int?, pain: Int?)
  /// What the person noted.
  case note(String, String)

  /// What is known when a session begins.
  public struct Start: Sendable, Hashable {
    /// The session's UUID.
    public var id: String
    /// When it began.
    public var time: Moment
    /// Every routine that is played.
    public var routines: [SessionRecord.Played]
    /// How long it is planned to take, in milliseconds.
    public var planned: Int
    /// Whether nobody is there to answer.
    public var isUnattended: Bool
    /// Whether the doses are the person's own.
    public var hasOwnDose: Bool
    /// The session that it goes on from; nil where it goes on from none.
    public var resumes: String?
    /// Whether it is played at another speed than 1.
    public var isRehearsal: Bool
    /// The leaf step at which it begins, from 1; 1 too where it goes on from another.
    public var from: Int

    /// Makes a start.
    public init(
      id: String, time: Moment, routines: [SessionRecord.Played], planned: Int,
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
  public struct End: Sendable, Hashable {
    /// The session's UUID.
    public var id: String
    /// When it ended.
    public var time: Moment
    /// How it ended.
    public var outcome: SessionRecord.Outcome
    /// Whether pain ended it.
    public var isPainStop: Bool
    /// What its steps add up to, in milliseconds.
    public var did: Int

    /// Makes an end.
    public init(
      id: String, time: Moment, outcome: SessionRecord.Outcome, isPainStop: Bool = false, did: Int
    ) {
      self.id = id
      self.time = time
      self.outcome = outcome
      self.isPainStop = isPainStop
      self.did = did
    }
  }

  /// The version that is written; lines of any other are not read.
  static let version = 1
  /// The kinds of line that this build knows.
  static let kinds: Set<String> = ["start", "step", "doses", "end", "rating", "note"]

  /// The session that the line is about.
  public var id: String {
    switch self {
    case .start(let start): start.id
    case .end(let end): end.id
    case .step(let id, _), .doses(let id, _), .rating(let id, _, _), .note(let id, _): id
    }
  }
}

extension Moment {
  /// The instant as an event tells it.
  public init(_ time: WallTime) {
    self.init(milliseconds: time.milliseconds, offsetSeconds: Int(time.offsetSeconds))
  }

  /// The instant by RFC 3339, with milliseconds and a numeric offset.
  public var rfc3339: String {
    WallTime(milliseconds: milliseconds, offsetSeconds: Int32(clamping: offsetSeconds)).rfc3339
  }
}
