internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// What a person is doing at a step.
enum Activity: Sendable {
  /// Getting ready, or changing sides; the step has not begun.
  case preparing(Preparing)
  /// A timed step or a rest.
  case timed(TimedRun)
  /// Repetitions in a tempo.
  case paced(PacedRun)
  /// Something that the session waits for, or a deadline in a person's place.
  case waiting(Waiting)

  struct Preparing: Sendable {
    var start: Duration
    var length: Duration
    /// What it is there for.
    var kind = PlanStep.Pause.Kind.leadIn
    var end: Duration { start + length }
  }

  var start: Duration {
    switch self {
    case .preparing(let preparing): preparing.start
    case .timed(let run): run.start
    case .paced(let run): run.start
    case .waiting(let waiting): waiting.start
    }
  }

  /// When something of its own is due next.
  var boundary: Duration? {
    switch self {
    case .preparing(let preparing): preparing.end
    case .timed(let run): run.boundary
    case .paced(let run): run.boundary
    case .waiting(let waiting): waiting.boundary
    }
  }

  /// When it ends, where that is known.
  var end: Duration? {
    switch self {
    case .preparing(let preparing): preparing.end
    case .timed(let run): run.isOpen ? nil : run.end
    case .paced(let run): run.isOpen ? nil : run.end
    case .waiting(let waiting): waiting.deadline
    }
  }

  /// Whether something runs in it that a person must be ready for.
  var isTimed: Bool {
    switch self {
    case .preparing, .timed, .paced: true
    case .waiting: false
    }
  }

  /// What it means that the machine slept: nobody rests or waits less for a computer's sleep.
  var onSuspend: Step.OnSuspend {
    switch self {
    case .preparing, .paced: .pause
    case .timed(let run): run.onSuspend
    case .waiting(let waiting):
      switch waiting.what {
      case .confirmation, .choice: .elapse
      case .repetitions: .pause
      }
    }
  }
}

// MARK: - How a step begins

extension Activity {
  /// What is done at a step from its beginning on, or from where a kept place is in it.
  init(
    _ leaf: Leaf, at time: Duration, attendance: Session.Settings.Attendance
  ) {
    let entry = leaf.entry
    func wait(for what: Waiting.What, timeout: Duration? = nil) -> Activity {
      .waiting(Waiting(for: what, since: time, timeout: timeout, attendance: attendance))
    }
    switch leaf.step.kind {
    case .timed(let timed):
      self = .timed(
        TimedRun(
          start: time, elapsed: entry.elapsed, dose: timed.dose,
          role: .exercise(cues: timed.cues, announcesNext: leaf.isFollowedAtOnce),
          onSuspend: timed.onSuspend, attendance: attendance))
    case .rest(let dose, let onSuspend):
      self = .timed(
        TimedRun(
          start: time, elapsed: entry.elapsed, dose: dose, role: .rest, onSuspend: onSuspend,
          attendance: attendance))
    case .reps(let reps)
    where !reps.tempo.isEmpty
      && !(reps.isOpen && attendance.count(ofOpen: reps.count(at: .min)) == 0):
      self = .paced(
        PacedRun(start: time, completed: entry.repetitions, reps: reps, attendance: attendance))
    case .reps(let reps):
      self = wait(for: .repetitions(reps, count: reps.count(at: .target)))
    case .prompt(let timeout):
      self = wait(for: .confirmation, timeout: timeout)
    case .choice(let labels, let defaultIndex):
      self = wait(for: .choice(labels: labels, defaultIndex: defaultIndex))
    }
  }
}

// MARK: - What was reached

/// What became of a step.
struct Reach: Sendable {
  var outcome: StepOutcome
  var time: Duration?
  var reps: Int?
  /// Whether the step began at all: not so where it was skipped in the pause before it.
  var hasBegun = true
  /// Whether it was left before it was done.
  var isCut: Bool { outcome != .done }

  /// A step that ends before its minimum.
  static func belowMinimum(after elapsed: Duration) -> StepOutcome {
    elapsed > .zero ? .partial : .skipped
  }

  /// Left without the person's word that it is done: skipped, unless its minimum is reached.
  var abandoned: Reach {
    var reach = self
    if reach.outcome == .partial { reach.outcome = .skipped }
    return reach
  }

  /// Given up to be played again.
  var repeated: Reach {
    var reach = self
    reach.outcome = .repeated
    return reach
  }
}

extension TimedRun {
  func reach(at time: Duration) -> Reach {
    let elapsed = min(time - start, duration)
    // A rest has no less than it needs: who goes on sooner has rested.
    let isEnough = if case .rest = role { true } else { elapsed >= amount.min }
    return Reach(outcome: isEnough ? .done : Reach.belowMinimum(after: elapsed), time: elapsed)
  }
}

extension PacedRun {
  func reach(at time: Duration) -> Reach {
    let elapsed = time - start
    let isEnough = completed >= reps.count(at: .min)
    return Reach(
      outcome: isEnough ? .done : Reach.belowMinimum(after: elapsed), time: elapsed,
      reps: completed)
  }
}
