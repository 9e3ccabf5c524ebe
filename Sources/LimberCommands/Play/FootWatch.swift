import LimberBasics
import LimberEvents
import LimberProgress
import LimberRoutine

/// Warns once where keys make a walk or a run far longer than of late.
///
/// What is warned of before the session, since its plan asks for it, is not warned of again.
struct FootWatch: Sink {
  private let onFoot: TimeOnFoot
  private let longest: Duration
  private let say: @Sendable (SessionNote) -> Void
  /// How long the session walks and runs, as far as is known by now.
  private var time: Duration
  private var hasWarned = false

  /// The kinds of event that it needs.
  private static let kinds: Set<EventKind> = [.adjusted, .stepEnded]

  /// What watches over a session; nil where there is nothing to compare it with, or it is warned of already.
  static func assignment(_ onFoot: TimeOnFoot, plan: Plan) -> SinkAssignment? {
    let planned = onFoot.planned(in: plan)
    guard let longest = onFoot.longest, planned > .zero, !onFoot.isSpike(planned) else {
      return nil
    }
    return SinkAssignment(name: "time on foot", kinds: kinds) { port in
      FootWatch(onFoot: onFoot, longest: longest, say: port.say, time: planned)
    }
  }

  mutating func receive(_ event: SessionEvent) throws {
    switch event.body {
    case .adjusted(let step, let delta):
      guard onFoot.counts(step.routine), let change = delta.time else { return }
      time += change
    case .stepEnded(let step, let outcome, let did):
      guard onFoot.counts(step.routine), step.kind == .timed, outcome != .repeated,
        let planned = step.duration
      else { return }
      time += (did.time ?? .zero) - planned
    default: return
    }
    guard !hasWarned, onFoot.isSpike(time) else { return }
    hasWarned = true
    say(.spike(time, longest: longest))
  }
}
