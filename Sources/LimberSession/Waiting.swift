internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// A step that waits for a person, or for a deadline in a person's place.
struct Waiting: Sendable {
  /// What it waits for.
  enum What: Sendable {
    case confirmation
    case choice(labels: [String], defaultIndex: Int)
    /// Repetitions in the person's own time, with how many are aimed at.
    case repetitions(PlanStep.Reps, count: Int)

    /// The word for it in events.
    var reason: WaitReason {
      switch self {
      case .confirmation: .confirmation
      case .choice: .choice
      case .repetitions: .repetitions
      }
    }

    /// Whether it is a question, which has no beginning to go back to.
    var isQuestion: Bool {
      switch self {
      case .confirmation, .choice: true
      case .repetitions: false
      }
    }
  }

  let start: Duration
  private(set) var what: What
  /// When somebody else answers.
  private(set) var deadline: Duration?
  /// Who that is.
  let answeredBy: AnsweredBy

  /// Waits as long as who is there asks for (Rules, When nobody is there).
  init(
    for what: What, since start: Duration, timeout: Duration?,
    attendance: Session.Settings.Attendance
  ) {
    self.start = start
    self.what = what
    switch (attendance, what) {
    case (.person, _):
      deadline = timeout.map { start + $0 }
      answeredBy = .timeout
    case (.nobody, .repetitions(let reps, let count)),
      (.rehearsal, .repetitions(let reps, let count)):
      deadline = start + reps.duration(of: count)
      answeredBy = .default
    case (.nobody, .confirmation):
      deadline = start + (timeout ?? .seconds(10))
      answeredBy = .timeout
    case (.nobody, .choice), (.rehearsal, .confirmation), (.rehearsal, .choice):
      deadline = start
      answeredBy = .default
    }
  }

  /// How much planned time is left; waiting itself takes none.
  func timeLeft(at time: Duration) -> Duration {
    switch what {
    case .confirmation, .choice: .zero
    case .repetitions(let reps, let count): max(reps.duration(of: count) - (time - start), .zero)
    }
  }

  /// Aims at one repetition more or less and answers by how many; nil where none are counted.
  mutating func adjust(by change: Int) -> Int? {
    guard case .repetitions(let reps, let count) = what else { return nil }
    let ceiling = PacedRun.ceiling(of: reps.dose.amount, count)
    let wanted = min(max(count + change, 0), ceiling)
    what = .repetitions(reps, count: wanted)
    if deadline != nil { deadline = start + reps.duration(of: wanted) }
    return wanted - count
  }

  /// What is reached when it is left without an answer.
  func unanswered(at time: Duration) -> Reach {
    switch what {
    case .confirmation, .choice: Reach(outcome: .skipped)
    case .repetitions: Reach(outcome: .skipped, time: time - start, reps: 0)
    }
  }
}
