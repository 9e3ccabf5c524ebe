internal import LimberBasics
public import LimberEvents
internal import LimberRoutine

extension Session {
  /// What it is doing at an instant of the caller's clock, computed from the state and changing nothing.
  ///
  /// Boundaries that are due by then and were not yielded yet have not happened for it. When something
  /// runs out in civil time is for the caller to say.
  public func status(at now: Duration) -> SessionStatus {
    switch state {
    case .idle: bareStatus(.leadIn, at: .zero)
    case .over: bareStatus(.over, at: clock.latest)
    case .playing(let playing):
      status(of: playing, Self.word(for: playing), at: clock.reading(at: now))
    case .paused(let playing, let since): status(of: playing, .paused, at: since)
    case .counting(let playing, let count):
      status(of: playing, .paused, at: count.since, goesOnIn: max(count.end - now, .zero))
    }
  }

  /// What it is about to do, at an instant of the caller's clock, and what it is doing once it has begun.
  public func overview(at now: Duration) -> SessionOverview {
    SessionOverview(
      outline: toCome(at: now).prefix(EventLimits.items).map {
        OutlineStep($0, in: settings.phrases)
      }, status: hasBegun ? status(at: now) : nil)
  }

  private var hasBegun: Bool {
    switch state {
    case .idle: false
    case .playing, .paused, .counting, .over: true
    }
  }

  /// The steps that have not begun.
  private func toCome(at now: Duration) -> PlanTimeline {
    switch state {
    case .idle(let walk):
      return PlanTimeline(from: walk, at: .zero, isLeadInDue: true, isStart: true)
    case .over(var walk):
      while walk.step != nil { walk.next() }
      return PlanTimeline(from: walk, at: .zero, isLeadInDue: false)
    case .playing(let playing): return toCome(after: playing, at: clock.reading(at: now))
    case .paused(let playing, let since): return toCome(after: playing, at: since)
    case .counting(let playing, let count): return toCome(after: playing, at: count.since)
    }
  }

  private func toCome(after playing: Playing, at time: Duration) -> PlanTimeline {
    var walk = playing.leaf.walk
    if case .preparing(let preparing) = playing.activity {
      // The pause before it is under way already.
      return PlanTimeline(from: walk, at: preparing.end, isLeadInDue: false, hasPaused: true)
    }
    if case .choice(_, let defaultIndex) = playing.leaf.step.kind {
      walk.take(branch: defaultIndex)
    }
    let end = end(of: playing, at: time)
    walk.next(at: end)
    return PlanTimeline(
      from: walk, at: end,
      isLeadInDue: playing.leaf.step.waits)
  }

  private var routineName: RoutineName {
    RoutineName(id: plan.id, title: EventLimits.text(plan.title))
  }

  private func bareStatus(_ word: SessionStatus.State, at time: Duration) -> SessionStatus {
    SessionStatus(
      state: word, routine: routineName, elapsed: time,
      text: routineName.title)
  }

  private func status(
    of playing: Playing, _ word: SessionStatus.State, at time: Duration,
    goesOnIn countdown: Duration? = nil
  ) -> SessionStatus {
    let left = timeLeft(at: time)
    var status = SessionStatus(
      state: word, routine: routineName, step: playing.info, elapsed: time,
      remaining: left.session, next: following(playing.leaf))
    status.stepElapsed = max(time - playing.activity.start, .zero)
    status.stepRemaining = left.step
    status.planned = told.planned
    status.cautions = cautions
    status.timesPlayed = settings.timesPlayed
    status.hasExercised = told.hasExercised
    status.isMuted = told.isMuted
    if isStill {
      status.pause = told.pause
      status.pause?.left = countdown
    }
    status.take(playing.activity, at: time)
    status.text = EventLimits.text(text(saying(of: playing, at: time)))
    return status
  }

  /// Where the person is, as a sentence tells it.
  func saying(of playing: Playing, at time: Duration) -> Saying {
    .status(
      playing.info, rep: playing.activity.repetition, left: timeLeft(at: time).step,
      preparation: playing.activity.preparation, isPaused: isPaused)
  }

  private static func word(for playing: Playing) -> SessionStatus.State {
    switch playing.activity {
    case .preparing: .leadIn
    case .paced: .playing
    case .waiting: .waiting
    case .timed: playing.leaf.step.isExercise ? .playing : .rest
    }
  }
}

extension SessionStatus {
  /// Takes over what a person is doing at a step.
  fileprivate mutating func take(_ activity: Activity, at time: Duration) {
    rep = activity.repetition
    switch activity {
    case .preparing(let preparing):
      preparation = Preparation(preparing.kind)
      changesSides = preparing.kind == .changeover
    case .timed(let run):
      // Of a rest nobody is told, nor where the author says what is said.
      guard case .exercise(cues: nil, _) = run.role else { return }
      hasReachedMinimum =
        run.amount.isRange && run.amount.min < run.duration && time - run.start >= run.amount.min
    case .paced(let run):
      let count = run.reps.tempo.count
      tempo = run.reps.tempo.enumerated().map { index, phase in
        Phase(
          Ordinal(index + 1, of: count), cue: EventLimits.text(phase.cue), duration: phase.duration)
      }
      switch run.turn {
      case .phase(let index, _): phase = tempo[index]
      case .changeover: changesSides = true
      }
      phaseRemaining = max(run.boundary - time, .zero)
      let least = run.reps.count(at: .min)
      hasReachedMinimum = run.reps.hasRange && least < run.target && run.completed >= least
    case .waiting(let waiting):
      waitsFor = waiting.what.reason
      if case .choice(let labels, let index) = waiting.what {
        options = labels.prefix(EventLimits.items).map(EventLimits.text)
        defaultOption = index + 1
      }
    }
  }
}

extension Activity {
  /// What the pause before the step is there for, where it is one.
  var preparation: Preparation? {
    if case .preparing(let preparing) = self { Preparation(preparing.kind) } else { nil }
  }

  /// The repetition that is under way, in a tempo.
  var repetition: Ordinal? {
    if case .paced(let run) = self {
      Ordinal(run.repetition, of: run.isOpen ? nil : run.target)
    } else {
      nil
    }
  }
}
