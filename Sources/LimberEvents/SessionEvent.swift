public import LimberBasics

/// One thing that happened in a session, with all that a sink needs to tell of it.
public struct SessionEvent: Sendable, Hashable {
  /// Seconds on the session's own clock: waiting counts, pauses do not.
  public var at: Duration
  /// A ready-made sentence.
  public var text: String
  /// What happened.
  public var body: Body
  /// What is left; in every event of a session, nil only where one was made without it.
  public var remaining: Remaining?
  /// Who sent the command that caused it, a sink's name or nothing; nil where no command did.
  public var controller: String?
  /// Where and when it happened; the player fills it in before any sink sees the event.
  public var stamp: Stamp

  /// Makes an event.
  public init(
    at: Duration, text: String, body: Body, remaining: Remaining? = nil,
    controller: String? = nil, stamp: Stamp = Stamp()
  ) {
    self.at = at
    self.text = text
    self.body = body
    self.remaining = remaining
    self.controller = controller
    self.stamp = stamp
  }

  /// The facts that the session itself does not know.
  public struct Stamp: Sendable, Hashable {
    /// The number of the event for its receiver, from 1.
    public var sequence: Int
    /// When it happened.
    public var time: Instant
    /// When what is being played runs out, if nothing comes between; nil where nothing runs out.
    public var endsAt: Instant?
    /// The session's UUID.
    public var session: String
    /// How many events this receiver missed just before this one.
    public var dropped: Int

    /// Makes a stamp.
    public init(
      sequence: Int = 0, time: Instant = Instant(), endsAt: Instant? = nil,
      session: String = "", dropped: Int = 0
    ) {
      self.sequence = sequence
      self.time = time
      self.endsAt = endsAt
      self.session = session
      self.dropped = dropped
    }
  }
}

/// The kinds of event, by their names on the wire.
public enum EventKind: String, Sendable, Hashable, CaseIterable {
  case sessionStarted, stepStarted, phaseStarted, cue, waiting, answered, tick, paused, resumed
  case adjusted, stepEnded, sessionEnded, muted, status
}

extension SessionEvent {
  /// What happened, with its facts; kept apart, since an event is handed from room to room by copies.
  public indirect enum Body: Sendable, Hashable {
    case sessionStarted(SessionStart)
    case stepStarted(StepInfo, next: NextStep?)
    case phaseStarted(StepInfo, rep: Ordinal, phase: Phase)
    case cue(StepInfo, CueKind, remaining: Duration?)
    /// `defaultOption` is the one that is taken when nothing is chosen, from 1.
    case waiting(StepInfo, WaitReason, options: [String], defaultOption: Int? = nil)
    case answered(StepInfo, answer: String, by: AnsweredBy)
    /// A second that passed, counted since the step, or the lead-in before it, began.
    case tick(StepInfo, elapsed: Duration)
    case paused(by: PauseCause, gap: Duration?)
    case resumed(by: PauseCause, gap: Duration?)
    case adjusted(StepInfo, delta: Effort)
    case stepEnded(StepInfo, StepOutcome, did: Effort)
    case sessionEnded(SessionEnd)
    /// Whatever sounds falls silent, or may sound again: the person asked for it.
    case muted(Bool)
    /// The person asked where they are; of repetitions with a tempo with the one that is under way.
    case status(StepInfo, rep: Ordinal?)
  }

  /// The kind, as the wire names it.
  public var kind: EventKind {
    switch body {
    case .sessionStarted: .sessionStarted
    case .stepStarted: .stepStarted
    case .phaseStarted: .phaseStarted
    case .cue: .cue
    case .waiting: .waiting
    case .answered: .answered
    case .tick: .tick
    case .paused: .paused
    case .resumed: .resumed
    case .adjusted: .adjusted
    case .stepEnded: .stepEnded
    case .sessionEnded: .sessionEnded
    case .muted: .muted
    case .status: .status
    }
  }

  /// The step it is about, where it is about one.
  public var step: StepInfo? {
    switch body {
    case .stepStarted(let step, _), .phaseStarted(let step, _, _), .cue(let step, _, _),
      .waiting(let step, _, _, _), .answered(let step, _, _), .tick(let step, _),
      .adjusted(let step, _), .stepEnded(let step, _, _), .status(let step, _):
      step
    case .sessionStarted, .paused, .resumed, .sessionEnded, .muted: nil
    }
  }
}

/// A tempo phase as an event carries it.
public struct Phase: Sendable, Hashable {
  /// Which phase of its repetition it is.
  public var place: Ordinal
  /// What to do in it.
  public var cue: String
  /// How long it lasts.
  public var duration: Duration

  /// Makes a phase.
  public init(_ place: Ordinal, cue: String, duration: Duration) {
    self.place = place
    self.cue = cue
    self.duration = duration
  }
}

/// Why something is said inside or before a step.
public enum CueKind: Sendable, Hashable, CaseIterable {
  /// A pause before a step begins.
  case prepare(Preparation)
  case authored, halfway, remaining, countdown, minimum, next, last
  /// The time of rounds is over.
  case timeUp

  /// Every kind, that of a pause once for each pause there is.
  public static let allCases: [CueKind] =
    Preparation.allCases.map(CueKind.prepare) + [
      .authored, .halfway, .remaining, .countdown, .minimum, .next, .last, .timeUp,
    ]

  /// What the pause before a step is there for, of the cue that announces one.
  var preparation: Preparation? {
    if case .prepare(let preparation) = self { preparation } else { nil }
  }

  /// Its name on the wire and in options: the same for each pause.
  public var word: String {
    switch self {
    case .prepare: "prepare"
    case .authored: "authored"
    case .halfway: "halfway"
    case .remaining: "remaining"
    case .countdown: "countdown"
    case .minimum: "minimum"
    case .next: "next"
    case .last: "last"
    case .timeUp: "time-up"
    }
  }

  /// Every name, each once.
  public static let words: [String] = allCases.map(\.word).reduce(into: []) { words, word in
    if !words.contains(word) { words.append(word) }
  }
}

/// What a pause before a step is there for.
public enum Preparation: String, Sendable, Hashable, CaseIterable {
  /// The person gets ready.
  case leadIn = "lead-in"
  /// The person changes sides.
  case changeover
  /// The person goes from one exercise to another.
  case between
}

/// What a session waits for.
public enum WaitReason: String, Sendable, Hashable, CaseIterable {
  case confirmation, choice, repetitions
}

/// Who answered.
public enum AnsweredBy: String, Sendable, Hashable, CaseIterable {
  case person, `default`, timeout, control
}

/// What paused a session or let it go on.
public enum PauseCause: String, Sendable, Hashable, CaseIterable {
  case person, suspend
  case stopSignal = "stop-signal"
  case control
}

/// Why a session ended, where a rule has a word for it.
public enum EndReason {
  /// It hurt.
  public static let pain = "pain"
  /// No timed step and no repetitions were done, even in part.
  public static let nothingDone = "nothing-done"
  /// It waited for an answer, in virtual time, where nobody is who could give one.
  public static let nobodyAnswered = "nobody-answered"
}

/// What a session is about to do.
public struct SessionStart: Sendable, Hashable {
  /// The routine; of several played as one, their ids joined by `+` and their titles by a comma.
  public var routine: RoutineName
  /// Each routine that is played, at most 20.
  public var routines: [RoutineName]
  /// The planned time.
  public var planned: PlannedTime
  /// How many leaf steps it has at the target dose.
  public var steps: Int
  /// What the person must heed, at most 20.
  public var cautions: [String]
  /// In how many sessions of the last weeks something of it was done; of several routines, of the one
  /// with the fewest.
  public var timesPlayed: Int

  /// Makes a start.
  public init(
    routine: RoutineName, routines: [RoutineName], planned: PlannedTime, steps: Int,
    cautions: [String], timesPlayed: Int = 0
  ) {
    self.routine = routine
    self.routines = routines
    self.planned = planned
    self.steps = steps
    self.cautions = cautions
    self.timesPlayed = timesPlayed
  }
}

/// What became of a session, in sum.
public struct SessionEnd: Sendable, Hashable {
  /// How it ended.
  public var outcome: SessionOutcome
  /// Why, where there is more to say: `pain`, `nothing-done`, `nobody-answered`, `SIGTERM`.
  public var reason: String?
  /// The time that its steps add up to.
  public var time: Duration
  /// How many steps ended as done.
  public var stepsDone: Int
  /// How many steps ended as partial.
  public var stepsPartial: Int
  /// How many steps ended as skipped.
  public var stepsSkipped: Int
  /// What became of each range, at most 20.
  public var doses: [DoseRecord]
  /// What became of rounds within a time, at most 20.
  public var rounds: [RoundsHeld]

  /// Makes an end.
  public init(
    outcome: SessionOutcome, reason: String? = nil, time: Duration, stepsDone: Int,
    stepsPartial: Int, stepsSkipped: Int, doses: [DoseRecord], rounds: [RoundsHeld] = []
  ) {
    self.outcome = outcome
    self.reason = reason
    self.time = time
    self.stepsDone = stepsDone
    self.stepsPartial = stepsPartial
    self.stepsSkipped = stepsSkipped
    self.doses = doses
    self.rounds = rounds
  }
}
