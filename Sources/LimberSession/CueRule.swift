package import LimberEvents
internal import LimberRoutine

/// When a timed step or a rest says something, whatever length the person gives it on the way.
package struct CueRule: Sendable, Equatable {
  /// What is said.
  package let kind: CueKind
  /// The share of the length at which it is due, in thousandths of a percent; 0 for its beginning.
  package let share: Int
  /// How long after that it is due; less than nothing for before it.
  package let shift: Duration
  /// The shortest length in which it is said.
  package let least: Duration
  /// Whether the length has to be above the shortest.
  package let isAbove: Bool
  /// The author's words.
  let words: String?

  init(
    _ kind: CueKind, share: Int = 0, shift: Duration = .zero, least: Duration = .zero,
    isAbove: Bool = false, words: String? = nil
  ) {
    self.kind = kind
    self.share = share
    self.shift = shift
    self.least = least
    self.isAbove = isAbove
    self.words = words
  }

  /// The share that the whole of a length is.
  package static let whole = 100_000

  /// Whether it is said once, however the length changes afterwards.
  package var isOnce: Bool {
    switch kind {
    case .halfway, .minimum, .next, .authored: true
    case .remaining, .countdown, .last, .prepare, .timeUp: false
    }
  }

  /// When it is due in a step of a length; nil where it is not said in that.
  func offset(in length: Duration) -> Duration? {
    guard isAbove ? length > least : length >= least else { return nil }
    return length * share / Self.whole + shift
  }

  /// So long before the end.
  private static func before(_ left: Duration, _ kind: CueKind, least: Duration) -> CueRule {
    CueRule(kind, share: whole, shift: .zero - left, least: least)
  }
}

extension CueRule {
  /// Everything that a step with a time says (Events, When cues come); of what is due together, the first comes first.
  static func rules(
    amount: Amount<Duration>, role: TimedRun.Role, isOpen: Bool
  ) -> [CueRule] {
    guard !isOpen else {
      return amount.min > .zero ? [CueRule(.minimum, shift: amount.min)] : []
    }
    var rules: [CueRule] = []
    // One piece of memory, for this is done at every step.
    rules.reserveCapacity(10)
    switch role {
    case .rest: rules.append(CueRule(.next))
    case .exercise(let cues?, _): for cue in cues { rules.append(authored(cue)) }
    case .exercise(nil, let announcesNext):
      addAutomatic(to: &rules, amount: amount, announcesNext: announcesNext)
    }
    for left in 1...3 { rules.append(before(.seconds(4 - left), .countdown, least: leastCounted)) }
    return rules
  }

  /// Whether nothing is said in a step of such a length, as none of its rules holds in so short a time: what need not be
  /// laid out.
  static func isSilent(
    _ length: Duration, amount: Amount<Duration>, role: TimedRun.Role, isOpen: Bool
  ) -> Bool {
    guard case .exercise(cues: nil, _) = role else { return false }
    return length < leastCounted && !isOpen && !amount.isRange
  }

  /// The shortest length of which the last seconds are counted, and in which anything is said that nobody wrote.
  private static let leastCounted = Duration.seconds(10)

  private static func addAutomatic(
    to rules: inout [CueRule], amount: Amount<Duration>, announcesNext: Bool
  ) {
    if amount.isRange {
      rules.append(CueRule(.minimum, shift: amount.min, least: amount.min, isAbove: true))
    }
    rules.append(CueRule(.halfway, share: whole / 2, least: .seconds(30)))
    for seconds in Self.told {
      // Where that is half of it, halfway says so.
      let left = Duration.seconds(seconds)
      rules.append(
        CueRule(.remaining, share: whole, shift: .zero - left, least: left * 2, isAbove: true))
    }
    if announcesNext { rules.append(before(.seconds(8), .next, least: .seconds(20))) }
  }

  /// What is left when that is told, in seconds.
  private static let told = [600, 300, 60]

  private static func authored(_ cue: Step.TimedCue) -> CueRule {
    switch cue.moment {
    case .share(let share): CueRule(.authored, share: share, words: cue.cue)
    case .fromStart(let after): CueRule(.authored, shift: after, least: after, words: cue.cue)
    case .beforeEnd(let before):
      CueRule(
        .authored, share: whole, shift: .zero - before, least: before, words: cue.cue)
    }
  }
}
