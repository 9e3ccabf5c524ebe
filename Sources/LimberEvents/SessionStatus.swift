public import LimberBasics
internal import LimberSyntax

/// What a session is doing at an instant: all that a display needs which did not see what came before.
public struct SessionStatus: Sendable, Hashable {
  /// What it is doing, in a word.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// The person gets ready, or changes sides.
    case leadIn
    /// A timed step or repetitions in a tempo.
    case playing
    /// It stands still, or counts the person in.
    case paused
    /// A person is waited for.
    case waiting
    case rest
    case over
  }

  /// What it is doing.
  public var state: State
  /// What is played; of several the ids joined by `+` and the titles by a comma.
  public var routine: RoutineName
  /// The step that it is at, or that it leads to.
  public var step: StepInfo?
  /// The repetition that is under way, in a tempo.
  public var rep: Ordinal?
  /// What the phase of the repetition asks for.
  public var phase: String?
  /// Since the step, or the lead-in before it, began.
  public var stepElapsed: Duration?
  /// Until it runs out; nil where nothing does.
  public var stepRemaining: Duration?
  /// The session's own time.
  public var elapsed: Duration
  /// Until the session ends, as planned.
  public var remaining: Duration
  /// When the step runs out, if nothing comes between; nil where no time passes.
  public var endsAt: Instant?
  /// The step that comes after it; nil where an answer decides.
  public var next: NextStep?
  /// What a person is waited for, be it paused meanwhile.
  public var waitsFor: WaitReason?
  /// What there is to choose from.
  public var options: [String]
  /// A ready-made sentence.
  public var text: String

  /// Makes a status.
  public init(
    state: State, routine: RoutineName, step: StepInfo? = nil, rep: Ordinal? = nil,
    phase: String? = nil, stepElapsed: Duration? = nil, stepRemaining: Duration? = nil,
    elapsed: Duration = .zero, remaining: Duration = .zero, endsAt: Instant? = nil,
    next: NextStep? = nil, waitsFor: WaitReason? = nil, options: [String] = [], text: String = ""
  ) {
    self.state = state
    self.routine = routine
    self.step = step
    self.rep = rep
    self.phase = phase
    self.stepElapsed = stepElapsed
    self.stepRemaining = stepRemaining
    self.elapsed = elapsed
    self.remaining = remaining
    self.endsAt = endsAt
    self.next = next
    self.waitsFor = waitsFor
    self.options = options
    self.text = text
  }
}

// MARK: - On the wire

extension JSONWriter {
  /// Writes the fields of a status.
  mutating func status(_ status: SessionStatus, _ limits: TextLimits) {
    field("state", status.state.rawValue)
    object("routine") { json in
      json.field("id", limits.name(status.routine.id))
      json.field("title", limits.prose(status.routine.title))
    }
    if let step = status.step { self.step(step, limits) }
    if let rep = status.rep { ordinal("rep", rep) }
    if let phase = status.phase {
      object("phase") { $0.field("cue", limits.prose(phase)) }
    }
    field("stepElapsedSeconds", status.stepElapsed)
    field("stepRemainingSeconds", status.stepRemaining)
    field("elapsedSeconds", status.elapsed)
    field("remainingSeconds", status.remaining)
    field("endsAt", status.endsAt?.rfc3339)
    if let next = status.next {
      object("next") { json in
        json.field("name", limits.prose(next.name))
        json.field("side", next.side?.rawValue)
      }
    }
    field("for", status.waitsFor?.rawValue)
    if !status.options.isEmpty {
      field("options", status.options.prefix(TextLimits.items).map { limits.prose($0) })
    }
    field("text", limits.prose(status.text))
  }
}

extension SessionStatus {
  /// The whole of it as one line of JSON, within the bounds of a line.
  package var json: String {
    WireForm.fitted { limits in JSONWriter.object { $0.status(self, limits) } }
  }

  /// Reads what was written; nil where a fact is missing that every status has.
  init?(_ json: JSONObject) {
    guard let state: State = json.word("state"),
      let routine = json.object("routine").flatMap(RoutineName.init),
      let elapsed = json.duration("elapsedSeconds"),
      let remaining = json.duration("remainingSeconds")
    else { return nil }
    self.init(
      state: state, routine: routine, step: StepInfo(json), rep: json.ordinal("rep"),
      phase: json.object("phase")?.text("cue"), stepElapsed: json.duration("stepElapsedSeconds"),
      stepRemaining: json.duration("stepRemainingSeconds"), elapsed: elapsed,
      remaining: remaining, endsAt: json.instant("endsAt"),
      next: json.object("next").flatMap(NextStep.init), waitsFor: json.word("for"),
      options: json.texts("options") ?? [], text: json.text("text") ?? "")
  }
}
