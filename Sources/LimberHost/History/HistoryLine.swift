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

    /// Makes a start.
    public init(
      id: String, time: Moment, routines: [SessionRecord.Played], planned: Int,
      isUnattended: Bool = false, hasOwnDose: Bool = false
    ) {
      self.id = id
      self.time = time
      self.routines = routines
      self.planned = planned
      self.isUnattended = isUnattended
      self.hasOwnDose = hasOwnDose
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

  /// The session that the line is about.
  public var id: String {
    switch self {
    case .start(let start): start.id
    case .end(let end): end.id
    case .step(let id, _), .doses(let id, _), .rating(let id, _, _), .note(let id, _): id
    }
  }
}

// MARK: - Writing

extension HistoryLine {
  /// The line without its newline.
  public var text: String {
    JSONWriter.object { json in
      json.field("v", Self.version)
      json.field("kind", kind)
      json.field("id", id)
      write(to: &json)
    }
  }

  private var kind: String {
    switch self {
    case .start: "start"
    case .step: "step"
    case .doses: "doses"
    case .end: "end"
    case .rating: "rating"
    case .note: "note"
    }
  }

  private func write(to json: inout JSONWriter) {
    switch self {
    case .start(let start):
      json.field("time", start.time.rfc3339)
      json.array("routines") { json in
        for routine in start.routines {
          json.object { json in
            json.field("id", routine.id)
            json.field("hash", routine.hash)
            if routine.isIncluded { json.field("included", true) }
          }
        }
      }
      json.field("planned", Double(start.planned) / 1000)
      if start.isUnattended { json.field("unattended", true) }
      if start.hasOwnDose { json.field("ownDose", true) }
    case .step(_, let step): step.write(to: &json)
    case .doses(_, let doses):
      json.array("doses") { json in
        for dose in doses { json.object { dose.write(to: &$0) } }
      }
    case .end(let end):
      json.field("time", end.time.rfc3339)
      json.field("outcome", end.outcome.rawValue)
      if end.isPainStop { json.field("reason", "pain") }
      json.field("did", Double(end.did) / 1000)
    case .rating(_, let effort, let pain):
      json.field("effort", effort)
      json.field("pain", pain)
    case .note(_, let note): json.field("note", note)
    }
  }
}

extension SessionRecord.StepRecord {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("routine", routine)
    json.field("path", path)
    json.field("name", name)
    json.field("side", side)
    json.field("target", target)
    json.field("did", did)
    json.field("outcome", outcome.rawValue)
  }
}

extension SessionRecord.DoseRecord {
  fileprivate func write(to json: inout JSONWriter) {
    json.field("routine", key.routine)
    json.field("path", key.path)
    json.field("unit", key.unit.rawValue)
    json.field("name", name)
    json.field("min", min)
    json.field("max", max)
    json.field("target", target)
    json.field("did", did)
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
