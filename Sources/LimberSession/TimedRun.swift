internal import LimberBasics
internal import LimberEvents
internal import LimberRoutine

/// A timed step or a rest while it is played.
struct TimedRun: Sendable {
  /// Something to say at a moment.
  struct Instant: Sendable, Equatable {
    var offset: Duration
    var kind: CueKind
    /// The author's words.
    var words: String?
    /// Which of the author's cues it is.
    var authored: Int?

    init(_ offset: Duration, _ kind: CueKind, words: String? = nil, authored: Int? = nil) {
      self.offset = offset
      self.kind = kind
      self.words = words
      self.authored = authored
    }
  }

  let start: Duration
  let amount: Amount<Duration>
  let role: Role
  let onSuspend: Step.OnSuspend
  /// Whether it goes on until the person ends it.
  let isOpen: Bool
  private(set) var duration: Duration
  private var moments: [Instant] = []
  private var said = Said()

  /// What is timed, which settles what is said in it.
  enum Role: Sendable {
    case rest
    /// An exercise, with the author's own cues; where it has none, it says what comes next if nothing
    /// else will.
    case exercise(cues: [Step.TimedCue]?, announcesNext: Bool)
  }

  /// What is said only once, however the duration changes.
  ///
  /// No set, whose first element costs a start more than a session's worth of looking through these.
  private struct Said {
    private var kinds: [CueKind] = []
    private var authored: [Bool] = []

    mutating func note(_ moment: Instant) {
      switch moment.kind {
      case .halfway, .minimum, .next: kinds.append(moment.kind)
      case .authored, .remaining, .countdown, .last, .prepare, .timeUp: break
      }
      guard let index = moment.authored else { return }
      while authored.count <= index { authored.append(false) }
      authored[index] = true
    }

    func contains(_ moment: Instant) -> Bool {
      if let index = moment.authored { return authored.indices.contains(index) && authored[index] }
      return kinds.contains(moment.kind)
    }
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
    said.note(moment)
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
    moments = Self.moments(duration: duration, amount: amount, role: role, isOpen: isOpen)
      .filter { isAhead($0.offset) && !said.contains($0) }
      .reversed()
  }
}

// MARK: - What is said when

extension TimedRun {
  /// Everything a step of a duration says, in order (Events, When cues come).
  static func moments(
    duration: Duration, amount: Amount<Duration>, role: Role, isOpen: Bool = false
  ) -> [Instant] {
    guard !isOpen else {
      return amount.min > .zero ? [Instant(amount.min, .minimum)] : []
    }
    var moments: [Instant] =
      switch role {
      case .rest: [Instant(.zero, .next)]
      case .exercise(let cues?, _): authored(cues, duration: duration)
      case .exercise(nil, let announcesNext):
        automatic(duration: duration, amount: amount, announcesNext: announcesNext)
      }
    if duration >= .seconds(10) {
      moments += [3, 2, 1].map { Instant(duration - .seconds($0), .countdown) }
    }
    return moments.enumerated().sorted { first, second in
      (first.element.offset, first.offset) < (second.element.offset, second.offset)
    }.map(\.element)
  }

  private static func automatic(
    duration: Duration, amount: Amount<Duration>, announcesNext: Bool
  ) -> [Instant] {
    var moments: [Instant] = []
    if amount.isRange, amount.min < duration { moments.append(Instant(amount.min, .minimum)) }
    let half = duration >= .seconds(30) ? duration / 2 : nil
    if let half { moments.append(Instant(half, .halfway)) }
    for left in [Duration.seconds(600), .seconds(300), .seconds(60)] where duration >= left * 2 {
      if duration - left != half { moments.append(Instant(duration - left, .remaining)) }
    }
    if announcesNext, duration >= .seconds(20) {
      moments.append(Instant(duration - .seconds(8), .next))
    }
    return moments
  }

  private static func authored(_ cues: [Step.TimedCue], duration: Duration) -> [Instant] {
    cues.enumerated().compactMap { index, cue in
      let offset =
        switch cue.moment {
        case .share(let share): duration * share / 100_000
        case .fromStart(let after): after
        case .beforeEnd(let before): duration - before
        }
      guard offset >= .zero, offset <= duration else { return nil }
      return Instant(offset, .authored, words: cue.cue, authored: index)
    }
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
