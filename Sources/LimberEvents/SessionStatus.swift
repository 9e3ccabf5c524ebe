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
  /// The phase of the repetition that is under way; nil also while sides are changed in it.
  public var phase: Phase?
  /// Until that phase, or the change of sides in a repetition, is over.
  public var phaseRemaining: Duration?
  /// The phases of a repetition, where the step has a tempo.
  public var tempo: [Phase] = []
  /// What the pause before the step is there for, where the step has not begun, be it paused meanwhile.
  public var preparation: Preparation?
  /// Whether the person changes sides: before the step, or in the middle of a repetition.
  public var changesSides = false
  /// Since the step, or the lead-in before it, began.
  public var stepElapsed: Duration?
  /// Until it runs out; nil where nothing does.
  public var stepRemaining: Duration?
  /// The session's own time.
  public var elapsed: Duration
  /// Until the session ends, as planned.
  public var remaining: Duration
  /// How long it was planned to last when it began.
  public var planned: Duration = .zero
  /// When the step runs out, if nothing comes between; nil where no time passes.
  public var endsAt: Instant?
  /// The step that comes after it; nil where an answer decides.
  public var next: NextStep?
  /// What a person is waited for, be it paused meanwhile.
  public var waitsFor: WaitReason?
  /// What there is to choose from.
  public var options: [String]
  /// The option that is taken when nothing is chosen, from 1.
  public var defaultOption: Int?
  /// What paused it, how long the machine slept, and in how long it goes on where that is being counted.
  public var pause: Pause?
  /// Whether the step has reached the least that counts as done, and goes on to its target.
  public var hasReachedMinimum = false
  /// Whether an exercise has begun.
  public var hasExercised = false
  /// Whether nothing is to sound.
  public var isMuted = false
  /// What the person must heed, at most 20.
  public var cautions: [String] = []
  /// In how many sessions of the last weeks something of it was done.
  public var timesPlayed = 0
  /// A ready-made sentence.
  public var text: String

  /// Why a session stands still.
  public struct Pause: Sendable, Hashable {
    /// What paused it.
    public var cause: PauseCause
    /// How long the machine slept, where it did.
    public var gap: Duration?
    /// In how long it goes on, where that is being counted.
    public var left: Duration?

    /// Makes a pause.
    public init(by cause: PauseCause, gap: Duration? = nil, left: Duration? = nil) {
      self.cause = cause
      self.gap = gap
      self.left = left
    }
  }

  /// Makes a status; what is left out is filled in where there is something to say.
  public init(
    state: State, routine: RoutineName, step: StepInfo? = nil, elapsed: Duration = .zero,
    remaining: Duration = .zero, endsAt: Instant? = nil, next: NextStep? = nil,
    waitsFor: WaitReason? = nil, options: [String] = [], text: String = ""
  ) {
    self.state = state
    self.routine = routine
    self.step = step
    self.elapsed = elapsed
    self.remaining = remaining
    self.endsAt = endsAt
    self.next = next
    self.waitsFor = waitsFor
    self.options = options
    self.text = text
  }
}

extension SessionStatus {
  /// What it is after a time in which it went on and nothing happened.
  package func after(_ time: Duration) -> SessionStatus {
    func left(_ duration: Duration?) -> Duration? { duration.map { max($0 - time, .zero) } }
    var later = self
    later.elapsed += time
    later.stepElapsed = stepElapsed.map { $0 + time }
    later.remaining = max(remaining - time, .zero)
    later.stepRemaining = left(stepRemaining)
    later.phaseRemaining = left(phaseRemaining)
    return later
  }
}

// MARK: - On the wire

extension JSONWriter {
  /// Writes the fields of a status.
  ///
  /// - Parameter isDrawn: whether a figure of the author's own is written too.
  mutating func status(_ status: SessionStatus, _ limits: TextLimits, isDrawn: Bool = false) {
    field("state", status.state.rawValue)
    object("routine") { json in
      json.field("id", limits.name(status.routine.id))
      json.field("title", limits.prose(status.routine.title))
    }
    if let step = status.step { self.step(step, limits, isDrawn: isDrawn) }
    if let rep = status.rep { ordinal("rep", rep) }
    if let phase = status.phase { object("phase") { $0.phase(phase, limits) } }
    field("phaseRemainingSeconds", status.phaseRemaining)
    tempo(status.tempo, limits)
    if let pause = status.preparation {
      field("preparing", true)
      field("pause", pause.rawValue)
    }
    if status.changesSides { field("changesSides", true) }
    field("stepElapsedSeconds", status.stepElapsed)
    field("stepRemainingSeconds", status.stepRemaining)
    field("elapsedSeconds", status.elapsed)
    field("remainingSeconds", status.remaining)
    field("plannedSeconds", status.planned)
    field("endsAt", status.endsAt)
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
    field("defaultOption", status.defaultOption)
    if let pause = status.pause {
      field("by", pause.cause.rawValue)
      field("gapSeconds", pause.gap)
      field("goesOnSeconds", pause.left)
    }
    if status.hasReachedMinimum { field("minimumReached", true) }
    if status.hasExercised { field("exercised", true) }
    if status.isMuted { field("muted", true) }
    if !status.cautions.isEmpty {
      field("cautions", status.cautions.prefix(TextLimits.items).map { limits.prose($0) })
    }
    if status.timesPlayed > 0 { field("timesPlayed", status.timesPlayed) }
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
      state: state, routine: routine, step: StepInfo(json), elapsed: elapsed,
      remaining: remaining, endsAt: json.instant("endsAt"),
      next: json.object("next").flatMap(NextStep.init), waitsFor: json.word("for"),
      options: json.texts("options") ?? [], text: json.text("text") ?? "")
    rep = json.ordinal("rep")
    phase = json.object("phase").flatMap { Phase($0) }
    phaseRemaining = json.duration("phaseRemainingSeconds")
    tempo = json.tempo
    preparation = json.flag("preparing") == true ? json.word("pause") ?? .leadIn : nil
    changesSides = json.flag("changesSides") ?? false
    stepElapsed = json.duration("stepElapsedSeconds")
    stepRemaining = json.duration("stepRemainingSeconds")
    planned = json.duration("plannedSeconds") ?? elapsed + remaining
    defaultOption = json.count("defaultOption")
    pause = (json.word("by") as PauseCause?).map {
      Pause(by: $0, gap: json.duration("gapSeconds"), left: json.duration("goesOnSeconds"))
    }
    hasReachedMinimum = json.flag("minimumReached") ?? false
    hasExercised = json.flag("exercised") ?? false
    isMuted = json.flag("muted") ?? false
    cautions = json.texts("cautions") ?? []
    timesPlayed = json.count("timesPlayed") ?? 0
  }
}
