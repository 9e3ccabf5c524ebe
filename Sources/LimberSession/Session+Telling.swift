internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// What a session has said since it was last asked.
struct Outbox: Sendable {
  /// Who sent the command that is being obeyed.
  var controller: String?
  private var events: [SessionEvent] = []

  init() {}

  mutating func add(
    _ body: SessionEvent.Body, _ text: String, at time: Duration, _ remaining: Remaining
  ) {
    // A step as a rule ends in the moment in which the next begins.
    if events.isEmpty { events.reserveCapacity(2) }
    events.append(
      SessionEvent(
        at: time, text: EventLimits.text(text), body: body, remaining: remaining,
        controller: controller))
  }

  mutating func drain() -> [SessionEvent] {
    defer { events = [] }
    return events
  }
}

/// What was said once and holds on, for whoever asks later.
struct Told: Sendable {
  /// How long the session was to last when it began.
  var planned = Duration.zero
  var pause = SessionStatus.Pause(by: .person)
  /// Whether an exercise has begun.
  var hasExercised = false
  var isMuted = false
}

/// What a session says: every event is made here.
extension Session {
  /// Says something at the step where it stands.
  private mutating func emit(
    _ body: SessionEvent.Body, _ saying: Saying?, at time: Duration, isPassing: Bool = true
  ) {
    outbox.add(body, text(saying), at: time, remaining(at: time, isPassing: isPassing))
  }

  /// Says something between two steps.
  private mutating func emit(
    _ body: SessionEvent.Body, _ saying: Saying?, at time: Duration, ahead: Duration
  ) {
    outbox.add(body, text(saying), at: time, Remaining(session: ahead, isPassing: !isStill))
  }

  /// The sentence; none for what is not worth one.
  func text(_ saying: Saying?) -> String {
    guard let saying else { return "" }
    return settings.phrases.sentence(saying)
  }

  // MARK: The session

  /// What the person must heed, as it is told.
  var cautions: [String] { plan.cautions.prefix(EventLimits.items).map(EventLimits.text) }

  mutating func tellStart(of plan: Plan, ahead: Duration) {
    told.planned = ahead
    let start = SessionStart(
      routine: RoutineName(id: plan.id, title: EventLimits.text(plan.title)),
      routines: plan.parts.prefix(EventLimits.items).map {
        RoutineName(id: $0.id, title: $0.title)
      },
      planned: plan.planned, steps: plan.leafCount, cautions: cautions,
      timesPlayed: settings.timesPlayed)
    emit(
      .sessionStarted(start), .sessionStarted(title: plan.title, lasting: ahead), at: .zero,
      ahead: ahead)
  }

  mutating func tell(_ end: SessionEnd, at time: Duration) {
    emit(.sessionEnded(end), .sessionEnded(end), at: time)
  }

  mutating func tellPause(at time: Duration, by cause: InputCause, gap: Duration?) {
    told.pause = SessionStatus.Pause(by: cause.pauseCause, gap: gap)
    emit(
      .paused(by: cause.pauseCause, gap: gap), .paused(asleep: gap),
      at: time)
  }

  mutating func tellGoingOn(_ leaf: Leaf, at time: Duration, by cause: InputCause) {
    emit(
      .resumed(by: cause.pauseCause, gap: nil), .resumed(leaf.info), at: time)
  }

  /// One of the seconds before it goes on.
  mutating func tellCount(_ second: Int, of playing: Playing, at time: Duration) {
    let left = Duration.seconds(second)
    emit(
      .cue(playing.info, .countdown, remaining: left),
      .countdown(second),
      at: time)
  }

  /// The machine slept, and the time asleep counts.
  mutating func tellSleep(_ gap: Duration, at time: Duration) {
    emit(
      .paused(by: .suspend, gap: gap), .slept(gap), at: time,
      isPassing: false)
    emit(.resumed(by: .suspend, gap: gap), .sleepCounts, at: time)
  }

  mutating func tellMuting(_ isMuted: Bool, at time: Duration) {
    told.isMuted = isMuted
    emit(.muted(isMuted), .muted(isMuted), at: time)
  }

  mutating func tellStatus(_ playing: Playing, at time: Duration) {
    emit(
      .status(playing.info, rep: playing.activity.repetition), saying(of: playing, at: time),
      at: time)
  }

  // MARK: A step

  mutating func tellPreparing(
    for leaf: Leaf, lasting length: Duration, _ kind: PlanStep.Pause.Kind, at time: Duration
  ) {
    emit(
      .cue(leaf.info, .prepare(Preparation(kind)), remaining: length),
      .prepare(leaf.info, Preparation(kind)), at: time)
  }

  mutating func tellBeginning(of leaf: Leaf, at time: Duration) {
    if leaf.plan.isExercise { told.hasExercised = true }
    emit(
      .stepStarted(leaf.info, next: following(leaf)), .stepStarted(leaf.info), at: time)
  }

  mutating func tellTick(_ info: StepInfo, since start: Duration, at time: Duration) {
    emit(.tick(info, elapsed: time - start), nil, at: time)
  }

  mutating func tellChange(_ delta: Effort, of playing: Playing, at time: Duration) {
    let info = playing.info
    emit(
      .adjusted(info, delta: delta),
      info.counted.map { .repetitionsDone($0, unit: info.unit) } ?? .adjusted(delta), at: time)
  }

  mutating func tellEnd(of leaf: Leaf, _ reach: Reach, ahead: Duration, at time: Duration) {
    let did = Effort(time: reach.time, reps: reach.reps)
    emit(
      .stepEnded(leaf.info, reach.outcome, did: did),
      .stepEnded(leaf.info, reach.outcome, did: did), at: time, ahead: ahead)
  }

  /// The time of rounds is over.
  mutating func tell(
    _ rounds: RoundsHeld, of leaf: Leaf, ahead: Duration, at time: Duration
  ) {
    emit(
      .cue(leaf.info, .timeUp, remaining: .zero), .timeUp(rounds), at: time,
      ahead: ahead)
  }

  // MARK: Inside a timed step

  mutating func tell(
    _ moment: TimedRun.Instant, of run: TimedRun, at leaf: Leaf, _ time: Duration
  ) {
    let left = run.duration - moment.offset
    let rule = moment.rule
    let next = rule.kind == .next ? following(leaf) : nil
    emit(
      .cue(leaf.info, rule.kind, remaining: left),
      rule.saying(of: leaf.info, remaining: left, next: next),
      at: time)
  }

  // MARK: Inside paced repetitions

  mutating func tellMinimum(of run: PacedRun, at leaf: Leaf, _ time: Duration) {
    emit(
      .cue(leaf.info, .minimum, remaining: run.end - time),
      .minimum(Effort(reps: run.completed)), at: time)
  }

  mutating func tellLast(of run: PacedRun, at leaf: Leaf, _ time: Duration) {
    let left = run.end - time
    emit(
      .cue(leaf.info, .last, remaining: left),
      .last, at: time)
  }

  /// Says what a turn of paced repetitions asks for.
  mutating func tell(_ turn: PacedRun.Turn, of run: PacedRun, at leaf: Leaf, _ time: Duration) {
    var info = leaf.info
    switch turn {
    case .changeover(let side):
      info.side = side
      emit(
        .cue(info, .prepare(.changeover), remaining: run.reps.alternating?.changeover),
        .prepare(info, .changeover), at: time)
    case .phase(let index, let side):
      if let side { info.side = side }
      let phase = run.reps.tempo[index]
      let rep = Ordinal(run.repetition, of: run.isOpen ? nil : run.target)
      emit(
        .phaseStarted(
          info, rep: rep,
          phase: Phase(
            Ordinal(index + 1, of: run.reps.tempo.count), cue: EventLimits.text(phase.cue),
            duration: phase.duration)),
        .phase(cue: phase.cue, rep: index == 0 ? rep : nil, side: side), at: time)
    }
  }

  // MARK: Questions and answers

  mutating func tell(_ waiting: Waiting, at leaf: Leaf, _ time: Duration) {
    var options: [String] = []
    var defaultOption: Int?
    if case .choice(let labels, let index) = waiting.what {
      options = labels.map(EventLimits.text)
      defaultOption = index + 1
    }
    let reason = waiting.what.reason
    let goesOn: Duration? =
      switch attendance {
      case .person, .rehearsal: nil
      case .handsFree, .nobody: waiting.deadline.map { $0 - time }
      }
    emit(
      .waiting(leaf.info, reason, options: options, defaultOption: defaultOption),
      .waiting(
        leaf.info, reason, options: options, defaultOption: defaultOption, goesOn: goesOn),
      at: time)
  }

  mutating func tellConfirmation(of leaf: Leaf, at time: Duration, by who: AnsweredBy) {
    emit(
      .answered(leaf.info, answer: "confirmed", by: who),
      .confirmed(by: who, isExpected: attendance == .person), at: time)
  }

  mutating func tellChoice(
    _ label: String, of leaf: Leaf, at time: Duration, by who: AnsweredBy
  ) {
    emit(
      .answered(leaf.info, answer: EventLimits.text(label), by: who), .chosen(label),
      at: time)
  }

  mutating func tellRepetitions(
    _ count: Int, of leaf: Leaf, at time: Duration, by who: AnsweredBy
  ) {
    emit(
      .answered(leaf.info, answer: String(count), by: who),
      .repetitionsDone(count, unit: leaf.info.unit), at: time)
  }

  /// The step that comes next; nil where an answer decides.
  func following(_ leaf: Leaf) -> NextStep? {
    leaf.following.map { NextStep($0, in: settings.phrases) }
  }
}

extension CueRule {
  /// What is said by it.
  fileprivate func saying(of info: StepInfo, remaining: Duration, next: NextStep?) -> Saying {
    switch kind {
    case .authored: .authored(words ?? "")
    case .halfway: .halfway
    case .remaining: .remaining(remaining)
    case .countdown: .countdown(Int(remaining.components.seconds))
    // What is open has no range: its duration is its least.
    case .minimum: .minimum(Effort(time: info.range?.shortest ?? info.duration ?? .zero))
    case .next: .next(next)
    case .last: .last
    case .prepare(let pause): .prepare(info, pause)
    case .timeUp: .prepare(info, .leadIn)
    }
  }
}

extension DoseRange {
  /// The least time of a range of times.
  fileprivate var shortest: Duration? {
    if case .time(let min, _) = self { min } else { nil }
  }
}
