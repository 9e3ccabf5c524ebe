internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// A timed step or a rest while it is played.
struct TimedRun: Sendable {
  /// Something to say at a moment.
  struct Instant: Sendable, Equatable {
    let offset: Duration
    /// Why it is said then.
    let rule: CueRule
    /// Which of the step's rules that is.
    let place: Int
  }

  let start: Duration
  let amount: Amount<Duration>
  let role: Role
  let onSuspend: Step.OnSuspend
  /// Whether it goes on until the person ends it.
  let isOpen: Bool
  private(set) var duration: Duration
  /// What it says at whatever length.
  var rules: [CueRule] { CueRule.rules(amount: amount, role: role, isOpen: isOpen) }
  private var moments: [Instant] = []
  /// Which of the rules are over, once one is that is said once.
  private var said: [Bool] = []

  /// What is timed, which settles what is said in it.
  enum Role: Sendable {
    case rest
    /// An exercise, with the author's own cues; where it has none, it says what comes next if nothing
    /// else will.
    case exercise(cues: [Step.TimedCue]?, announcesNext: Bool)
  }

  init(
    start: Duration, elapsed: Duration, dose: PlanDose<Duration>, role: Role,
    onSuspend: Step.OnSuspend, attendance: Session.Settings.Attendance
  ) {
    isOpen = dose.amount.isOpen && attendance.isAtTheKeys
    self.start = start - elapsed
    amount = dose.amount
    let target =
      dose.amount.isOpen ? attendance.length(ofOpen: dose.amount.min) : dose.target
    duration = max(target, elapsed)
    self.role = role
    self.onSuspend = onSuspend
    plan { $0 >= elapsed }
  }

  var end: Duration { start + duration }

  var boundary: Duration { moments.last.map { start + $0.offset } ?? end }

  /// The next thing to say, where it is due by then.
  mutating func take(by time: Duration) -> Instant? {
    guard let moment = moments.last, start + moment.offset <= time else { return nil }
    moments.removeLast()
    if moment.rule.isOnce {
      if said.isEmpty { said = [Bool](repeating: false, count: rules.count) }
      said[moment.place] = true
    }
    return moment
  }

  /// Changes the duration and answers by how much; never beyond the range, never below what is done.
  mutating func adjust(by change: Duration, at time: Duration) -> Duration {
    guard !isOpen else { return .zero }
    let elapsed = time - start
    var wanted = max(duration + change, elapsed)
    if amount.isRange, change > .zero { wanted = min(wanted, max(amount.max, duration)) }
    let delta = wanted - duration
    guard delta != .zero else { return .zero }
    duration = wanted
    plan { $0 > elapsed }
    return delta
  }

  /// Lays out what is still to be said, the last first.
  private mutating func plan(where isAhead: (Duration) -> Bool) {
    guard !CueRule.isSilent(duration, amount: amount, role: role, isOpen: isOpen) else {
      return moments = []
    }
    moments = rules.enumerated().compactMap { place, rule in
      guard let offset = rule.offset(in: duration), offset <= duration, isAhead(offset),
        said.isEmpty || !said[place]
      else { return nil }
      return Instant(offset: offset, rule: rule, place: place)
    }.sorted { ($0.offset, $0.place) > ($1.offset, $1.place) }
  }
}

// MARK: - Open amounts

extension Session.Settings.Attendance {
  /// Whether whoever plays ends by a key what goes on until then.
  var isAtTheKeys: Bool { self == .person }

  /// How long something goes on that has no end of its own: a day where a person ends it; its minimum,
  /// or half a minute, where nobody is at the keys; what is planned in a dry run.
  func length(ofOpen least: Duration) -> Duration {
    switch self {
    case .person: .milliseconds(AmountLimits.milliseconds)
    case .handsFree, .nobody: least > .zero ? least : .seconds(30)
    case .rehearsal: least
    }
  }

  /// The same in repetitions.
  func count(ofOpen least: Int) -> Int {
    switch self {
    case .person: AmountLimits.count
    case .handsFree, .nobody: least > 0 ? least : 10
    case .rehearsal: least
    }
  }
}
