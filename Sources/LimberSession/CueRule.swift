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
    let own: [CueRule] =
      switch role {
      case .rest: [CueRule(.next)]
      case .exercise(let cues?, _): cues.map(authored)
      case .exercise(nil, let announcesNext):
        automatic(amount: amount, announcesNext: announcesNext)
      }
    return own + [3, 2, 1].map { before(.seconds($0), .countdown, least: .seconds(10)) }
  }

  private static func automatic(amount: Amount<Duration>, announcesNext: Bool) -> [CueRule] {
    var rules: [CueRule] = []
    if amount.isRange {
      rules.append(CueRule(.minimum, shift: amount.min, least: amount.min, isAbove: true))
    }
    rules.append(CueRule(.halfway, share: whole / 2, least: .seconds(30)))
    for left in [Duration.seconds(600), .seconds(300), .seconds(60)] {
      // Where that is half of it, halfway says so.
      rules.append(
        CueRule(.remaining, share: whole, shift: .zero - left, least: left * 2, isAbove: true))
    }
    if announcesNext { rules.append(before(.seconds(8), .next, least: .seconds(20))) }
    return rules
  }

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
