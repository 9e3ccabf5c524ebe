internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// A step that waits for a person, or for a deadline in a person's place.
struct Waiting: Sendable {
  enum What: Sendable {
    case confirmation
    case choice(labels: [String], defaultIndex: Int)
    /// Repetitions in the person's own time, with how many are aimed at; of an open amount how many are
    /// counted.
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
  /// Which second before that is counted next; 0 where none is.
  private(set) var second = 0
  /// Whether its last seconds are counted.
  private var isCounted = false
  private(set) var answeredBy: AnsweredBy
  /// How long a prompt itself says to wait.
  private let timeout: Duration?
  /// Since when a set is given the time that its repetitions take.
  private var since: Duration
  /// How many repetitions an open set is given time for at least, where nobody need be at the keys.
  private var leastGiven = 0

  /// Waits as long as who is there asks for (Rules, Hands free, and When nobody is there).
  init(
    for what: What, since start: Duration, timeout: Duration?,
    attendance: Session.Settings.Attendance
  ) {
    self.start = start
    self.what = what
    self.timeout = timeout
    since = start
    answeredBy = .timeout
    attend(attendance, at: start)
  }

  /// How long a person who is away from the keys is waited for.
  private enum Patience {
    static let prompt: Duration = .seconds(10)
    static let choice: Duration = .seconds(15)
    /// The least that is counted down, and that a set goes on for where the person goes away in its
    /// middle.
    static let counted: Duration = .seconds(10)
  }

  /// Waits from now on as long as who is there now asks for.
  mutating func attend(_ attendance: Session.Settings.Attendance, at time: Duration) {
    if case .repetitions(let reps, _) = what, reps.isOpen, !attendance.isAtTheKeys {
      leastGiven = attendance.count(ofOpen: reps.count(at: .min))
    } else {
      leastGiven = 0
    }
    (deadline, answeredBy) = patience(of: attendance, at: time)
    isCounted = attendance == .handsFree && deadline.map { $0 - time >= Patience.counted } ?? false
    planCount(from: time)
  }

  /// Counts the last three seconds, those of them that are still to come.
  private mutating func planCount(from time: Duration) {
    guard isCounted, let deadline else { return second = 0 }
    second = (1...3).last { deadline - .seconds($0) >= time } ?? 0
  }

  private mutating func patience(
    of attendance: Session.Settings.Attendance, at time: Duration
  ) -> (Duration?, AnsweredBy) {
    switch (attendance, what) {
    case (.person, _):
      return (timeout.map { start + $0 }, .timeout)
    case (.handsFree, .confirmation), (.nobody, .confirmation):
      return (time + (timeout ?? Patience.prompt), .timeout)
    case (.handsFree, .choice):
      return (time + Patience.choice, .default)
    case (.handsFree, .repetitions(let reps, let count)):
      // Who goes away when the time of the set is nearly over, or past, does it from there.
      if time > start, start + length(of: reps, count) < time + Patience.counted {
        since = time
      }
      return (since + length(of: reps, count), .default)
    case (.nobody, .repetitions(let reps, let count)),
      (.rehearsal, .repetitions(let reps, let count)):
      return (start + length(of: reps, count), .default)
    case (.nobody, .choice), (.rehearsal, .confirmation), (.rehearsal, .choice):
      return (start, .default)
    }
  }

  /// How long a set is given.
  private func length(of reps: PlanStep.Reps, _ count: Int) -> Duration {
    reps.duration(reaching: max(count, leastGiven))
  }

  /// When something is due next: a second that is counted, or the answer.
  var boundary: Duration? { deadline.map { $0 - .seconds(second) } }

  /// Goes past a second that is counted; nil where it is time for the answer.
  mutating func count() -> Int? {
    guard second > 0 else { return nil }
    defer { second -= 1 }
    return second
  }

  /// How much planned time is left; waiting itself takes none.
  func timeLeft(at time: Duration) -> Duration {
    switch what {
    case .confirmation, .choice: .zero
    case .repetitions(let reps, let count):
      max(length(of: reps, count) - (time - start), .zero)
    }
  }

  /// Aims at one repetition more or less from a time on and answers by how many; nil where none are counted.
  mutating func adjust(by change: Int, at time: Duration) -> Int? {
    guard case .repetitions(let reps, let count) = what else { return nil }
    let wanted = min(max(count + change, 0), reps.ceiling(from: count))
    what = .repetitions(reps, count: wanted)
    if deadline != nil {
      deadline = max(since + length(of: reps, wanted), time)
      planCount(from: time)
    }
    return wanted - count
  }

  /// What is reached when the time for it is over: of repetitions nobody knows how many.
  func cut(at time: Duration) -> Reach {
    guard case .repetitions = what, time > start else { return unanswered(at: time) }
    return Reach(outcome: .partial, time: time - start)
  }

  /// What is reached when it is left without an answer.
  func unanswered(at time: Duration) -> Reach {
    switch what {
    case .confirmation, .choice: Reach(outcome: .skipped)
    case .repetitions: Reach(outcome: .skipped, time: time - start, reps: 0)
    }
  }
}
