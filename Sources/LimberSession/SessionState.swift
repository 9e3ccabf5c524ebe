internal import LimberEvents
internal import LimberRoutine

/// Where a session is; each case owns what only it needs.
///
/// All times are the session's own.
enum SessionState: Sendable {
  /// Not begun.
  case idle
  /// Between two steps: the walk stands on the one that comes next, which has not been entered.
  ///
  /// `jumped` says that it was not reached by playing on, so that no side is changed.
  case between(jumped: Bool)
  /// In a lead-in or a changeover; the step has not begun.
  case preparing(Preparing)
  /// In a timed step or a rest.
  case timed(TimedRun)
  /// In paced repetitions.
  case paced(PacedRun)
  /// Waiting for a person, or for a deadline in a person's place.
  case waiting(Waiting)
  /// The last event has been sent.
  case over

  struct Preparing: Sendable {
    var start: Duration
    var end: Duration
  }

  struct Waiting: Sendable {
    var start: Duration
    var reason: WaitReason
    /// When somebody else answers.
    var deadline: Duration?
    /// Who that is.
    var answeredBy: AnsweredBy = .timeout
    /// How many repetitions a self-paced set has.
    var reps = 0
  }

  /// When the step, or the lead-in before it, began.
  var start: Duration? {
    switch self {
    case .idle, .between, .over: nil
    case .preparing(let preparing): preparing.start
    case .timed(let run): run.start
    case .paced(let run): run.start
    case .waiting(let waiting): waiting.start
    }
  }

  /// When something of its own is due next.
  var boundary: Duration? {
    switch self {
    case .idle, .between, .over: nil
    case .preparing(let preparing): preparing.end
    case .timed(let run): run.boundary
    case .paced(let run): run.boundary
    case .waiting(let waiting): waiting.deadline
    }
  }

  /// When it ends, where that is known.
  var end: Duration? {
    switch self {
    case .idle, .between, .over: nil
    case .preparing(let preparing): preparing.end
    case .timed(let run): run.end
    case .paced(let run): run.end
    case .waiting(let waiting): waiting.deadline
    }
  }
}
