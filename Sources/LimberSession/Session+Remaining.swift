internal import LimberEvents
internal import LimberRoutine

/// What is left, computed from the state whenever it is asked for.
extension Session {
  /// What is left at a time of the session.
  func remaining(at time: Duration, isPassing: Bool) -> Remaining {
    Remaining(
      step: state.end.map { max($0 - time, .zero) }, session: sessionRemaining(at: time),
      isPassing: isPassing)
  }

  /// Planned time from now to the end of the session.
  private func sessionRemaining(at time: Duration) -> Duration {
    guard let step = walk.step else { return .zero }
    let here: Duration
    switch state {
    case .idle, .over: return .zero
    case .between(let jumped):
      here = (leadIn(before: step, jumped: jumped)?.length ?? .zero) + lengthAhead(of: step)
    case .preparing(let preparing):
      here = max(preparing.end - time, .zero) + lengthAhead(of: step)
    case .timed, .paced, .waiting:
      here = timeLeft(in: state, of: step, at: time)
    }
    return here + walk.timeAfter(leadInDue: step.waits || (leadInDue && !step.isExercise))
  }

  /// How long a step that has not begun will take; less than its target where it is gone back to in
  /// its middle.
  private func lengthAhead(of step: PlanStep) -> Duration {
    timeLeft(in: beginning(of: step, at: .zero), of: step, at: .zero)
  }

  private func timeLeft(
    in state: SessionState, of step: PlanStep, at time: Duration
  ) -> Duration {
    switch state {
    case .idle, .over, .between, .preparing: return .zero
    case .timed(let run): return max(run.end - time, .zero)
    case .paced(let run): return max(run.end - time, .zero)
    case .waiting(let waiting):
      guard case .reps(let reps) = step.kind else { return .zero }
      return max(reps.duration(of: waiting.reps) - (time - waiting.start), .zero)
    }
  }
}
