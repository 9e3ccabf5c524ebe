internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// What is left, computed from the state whenever it is asked for.
extension Session {
  /// What is left at a time of the session, of the step and of all.
  func timeLeft(at time: Duration) -> (step: Duration?, session: Duration) {
    switch state {
    case .idle, .over: (nil, .zero)
    case .playing(let playing), .paused(let playing, _), .counting(let playing, _):
      (
        playing.end.map { max($0 - time, .zero) },
        timeLeft(of: playing, at: time)
      )
    }
  }

  /// The same as an event tells it, with how long it is until something happens by itself, ticks aside.
  ///
  /// - Parameter isPassing: whether anything will, unless the session stands still.
  func remaining(at time: Duration, isPassing: Bool) -> Remaining {
    func left(_ playing: Playing, next: Duration?, isPassing: Bool) -> Remaining {
      Remaining(
        step: playing.end.map { max($0 - time, .zero) }, session: timeLeft(of: playing, at: time),
        next: next, isPassing: isPassing)
    }
    return switch state {
    case .idle, .over: Remaining(session: .zero, isPassing: isPassing)
    case .paused(let playing, _): left(playing, next: nil, isPassing: false)
    // A second is counted each second.
    case .counting(let playing, _):
      left(playing, next: isPassing ? .seconds(1) : nil, isPassing: false)
    case .playing(let playing):
      left(
        playing, next: isPassing ? playing.boundary.map { max($0 - time, .zero) } : nil,
        isPassing: isPassing)
    }
  }

  /// What is left of the session where it is about to enter a step.
  func timeLeft(from arrival: Arrival, at time: Duration) -> Duration {
    switch arrival {
    case .end: return .zero
    case .step(let leaf, let pause):
      let start = time + (pause?.length ?? .zero)
      let end = start + leaf.timeAhead
      return end - time + leaf.timeBehind(from: start, to: end)
    }
  }

  private func timeLeft(of playing: Playing, at time: Duration) -> Duration {
    let start: Duration
    switch playing.activity {
    case .preparing(let preparing): start = max(preparing.end, time)
    case .timed, .paced, .waiting: start = playing.activity.start
    }
    let end = end(of: playing, at: time)
    return max(end - time + playing.leaf.timeBehind(from: start, to: end), .zero)
  }

  /// When the step is over as planned, at a time of the session.
  func end(of playing: Playing, at time: Duration) -> Duration {
    let end =
      switch playing.activity {
      case .preparing(let preparing): max(preparing.end, time) + playing.leaf.timeAhead
      case .timed(let run):
        max(run.isOpen ? run.start + run.amount.min : run.end, time)
      case .paced(let run):
        max(run.isOpen ? run.start + run.reps.duration(at: .min) : run.end, time)
      case .waiting(let waiting): time + waiting.timeLeft(at: time)
      }
    return min(end, max(playing.leaf.timeIsUp ?? end, time))
  }
}

extension Leaf {
  /// How long a step that has not begun will take; less than its target where it is gone back to in
  /// its middle.
  fileprivate var timeAhead: Duration {
    switch step.kind {
    case .timed(let timed): max(timed.dose.target - entry.elapsed, .zero)
    case .rest(let dose, _): max(dose.target - entry.elapsed, .zero)
    case .reps(let reps) where !reps.tempo.isEmpty:
      PacedRun(start: .zero, completed: entry.repetitions, reps: reps).end
    case .reps(let reps): reps.duration(at: .target)
    case .prompt, .choice: .zero
    }
  }
}
