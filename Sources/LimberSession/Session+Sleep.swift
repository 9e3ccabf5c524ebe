internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// What happens when the machine slept.
extension Session {
  mutating func freeze(at time: Duration, by cause: InputCause, gap: Duration?) {
    clock.freeze(at: time)
    emit(
      .paused(by: cause.pauseCause, gap: gap), Sentences.paused(gap: gap),
      at: time)
  }

  /// Lets the time asleep count where the steps say so, and stands still at the first that does not.
  mutating func sleep(_ gap: Duration, at time: Duration) {
    guard policy == .elapse else {
      freeze(at: time, by: .suspend, gap: gap)
      return
    }
    emit(
      .paused(by: .suspend, gap: gap),
      Sentences.slept(gap), at: time)
    emit(
      .resumed(by: .suspend, gap: gap), Sentences.elapsed, at: time)
    var left = gap
    var now = time
    while left > .zero, !isOver {
      guard policy == .elapse else {
        freeze(at: now, by: .suspend, gap: gap)
        return
      }
      let step = state.end.map { min(max($0 - now, .zero), left) } ?? left
      clock.skip(step)
      left -= step
      now += step
      yieldBoundaries(to: now)
    }
  }

  /// What sleeping means for the step under way: nobody rests or waits less for a computer's sleep.
  private var policy: Step.OnSuspend {
    guard let step = walk.step else { return .elapse }
    switch state {
    case .idle, .between, .over, .waiting: return waitsForRepetitions ? .pause : .elapse
    case .preparing, .paced: return .pause
    case .timed:
      switch step.kind {
      case .timed(let timed): return timed.onSuspend
      case .rest(_, let onSuspend): return onSuspend
      case .reps, .prompt, .choice: return .pause
      }
    }
  }

  private var waitsForRepetitions: Bool {
    if case .waiting(let waiting) = state { waiting.reason == .repetitions } else { false }
  }
}
