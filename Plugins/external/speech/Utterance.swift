internal import LimberBasics
internal import LimberEvents

/// A sentence that belongs to a moment.
struct Utterance {
  /// What may interrupt what: an equal or a higher rank.
  enum Rank: Int {
    /// Good to know: halfway, a minute left.
    case remark
    /// What to do now.
    case instruction
    /// A number that belongs to its second.
    case countdown
  }

  var text: String
  var rank: Rank
  /// When it happened, in milliseconds since 1970.
  var milliseconds: Int64

  /// Joins what happened at the same instant into one sentence after another.
  mutating func join(_ other: Utterance) {
    text += " " + other.text
    if other.rank.rawValue > rank.rawValue { rank = other.rank }
  }
}

/// Chooses the words for each event, and remembers which step was announced already.
struct Wording {
  let topics: Set<String>
  /// The step that a lead-in or a changeover has named.
  private var announced: String?

  init(topics: Set<String>) { self.topics = topics }

  /// What an event is to say; nil for nothing.
  mutating func words(for event: SessionEvent) -> (text: String, rank: Utterance.Rank)? {
    let topic: String
    switch event.body {
    case .sessionStarted, .sessionEnded: topic = "session"
    case .stepStarted(let step, _):
      let wasAnnounced = announced == Self.identity(step)
      announced = nil
      // Its name and what to do were said before it: only that it begins is news.
      if wasAnnounced { return topics.contains("steps") ? ("Go.", .remark) : nil }
      topic = "steps"
    case .phaseStarted: topic = "phases"
    case .cue(let step, let kind, _): return cue(kind, of: step, event.text)
    case .waiting: topic = "waiting"
    case .answered(_, _, by: .default), .answered(_, _, by: .timeout):
      return topics.contains("waiting") ? (event.text, .remark) : nil
    case .paused, .resumed: topic = "pauses"
    case .adjusted: return topics.contains("changes") ? (event.text, .remark) : nil
    // The person asked for it.
    case .muted, .status: return (event.text, .instruction)
    case .answered, .tick, .stepEnded: return nil
    }
    return topics.contains(topic) ? (event.text, .instruction) : nil
  }

  private mutating func cue(
    _ kind: CueKind, of step: StepInfo, _ text: String
  ) -> (text: String, rank: Utterance.Rank)? {
    switch kind {
    case .prepare:
      announced = Self.identity(step)
      guard topics.contains("steps") else { return nil }
      return (text + (step.cue.map { " " + $0 } ?? ""), .instruction)
    case .countdown: return topics.contains("countdown") ? (text, .countdown) : nil
    case .next: return topics.contains("steps") ? (text, .instruction) : nil
    case .authored: return topics.contains("cues") ? (text, .instruction) : nil
    case .halfway, .remaining, .minimum, .last:
      return topics.contains("cues") ? (text, .remark) : nil
    }
  }

  private static func identity(_ step: StepInfo) -> String {
    "\(step.index) \(step.side?.rawValue ?? "")"
  }
}
