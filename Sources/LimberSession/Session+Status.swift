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
    case .counting(let playing, let count): status(of: playing, .paused, at: count.since)
    }
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
    of playing: Playing, _ word: SessionStatus.State, at time: Duration
  ) -> SessionStatus {
    let left = timeLeft(at: time)
    var status = SessionStatus(
      state: word, routine: routineName, step: playing.info,
      stepElapsed: max(time - playing.activity.start, .zero), stepRemaining: left.step,
      elapsed: time, remaining: left.session, next: following(playing.leaf))
    status.rep = playing.activity.repetition
    switch playing.activity {
    case .preparing, .timed: break
    case .paced(let run):
      if case .phase(let index, _) = run.turn {
        status.phase = EventLimits.text(run.reps.tempo[index].cue)
      }
    case .waiting(let waiting):
      status.waitsFor = waiting.what.reason
      if case .choice(let labels, _) = waiting.what {
        status.options = labels.prefix(EventLimits.items).map(EventLimits.text)
      }
    }
    status.text = EventLimits.text(text(saying(of: playing, at: time)))
    return status
  }

  /// Where the person is, as a sentence tells it.
  func saying(of playing: Playing, at time: Duration) -> Saying {
    let isPreparing = if case .preparing = playing.activity { true } else { false }
    return .status(
      playing.info, rep: playing.activity.repetition, left: timeLeft(at: time).step,
      isPreparing: isPreparing, isPaused: isPaused)
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

extension Activity {
  /// The repetition that is under way, in a tempo.
  var repetition: Ordinal? {
    if case .paced(let run) = self { Ordinal(run.repetition, of: run.target) } else { nil }
  }
}
