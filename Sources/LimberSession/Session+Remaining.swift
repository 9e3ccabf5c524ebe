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
        playing.activity.end.map { max($0 - time, .zero) },
        timeLeft(of: playing, at: time) + playing.leaf.timeBehind
      )
    }
  }

  /// How long until something happens by itself, ticks aside; nil where nothing will.
  func timeToNext(at time: Duration) -> Duration? {
    switch state {
    case .idle, .over, .paused: nil
    // A second is counted each second.
    case .counting: .seconds(1)
    case .playing(let playing): playing.activity.boundary.map { max($0 - time, .zero) }
    }
  }

  /// What is left of the session where it is about to enter a step.
  func timeLeft(from arrival: Arrival) -> Duration {
    switch arrival {
    case .end: .zero
    case .step(let leaf, let pause):
      (pause?.length ?? .zero) + leaf.timeAhead + leaf.timeBehind
    }
  }

  func timeLeft(of playing: Playing, at time: Duration) -> Duration {
    switch playing.activity {
    case .preparing(let preparing):
      max(preparing.end - time, .zero) + playing.leaf.timeAhead
    case .timed(let run): max(run.end - time, .zero)
    case .paced(let run): max(run.end - time, .zero)
    case .waiting(let waiting): waiting.timeLeft(at: time)
    }
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
    case .reps(let reps): reps.duration(of: reps.dose.target)
    case .prompt, .choice: .zero
    }
  }
}
