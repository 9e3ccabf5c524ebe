internal import LimberBasics
internal import LimberEvents

/// Says which of a session's words a voice takes, how they rank, and what was announced already.
struct Wording {
  let topics: Set<String>
  private let phrases = EnglishPhrases()
  /// The step that a lead-in or a changeover has named.
  private var announced: String?
  /// The side that was said last of a step's repetitions.
  private var side: (step: Int, side: Side)?

  init(topics: Set<String>) { self.topics = topics }

  /// What an event can say; nil for nothing.
  mutating func part(for event: SessionEvent) -> Utterance.Part? {
    switch event.body {
    case .sessionStarted, .sessionEnded: return part("session", event, .instruction, .remark)
    case .stepStarted(let step, _):
      let wasAnnounced = announced == Self.identity(step)
      announced = nil
      // Its name and what to do were said before it: only that it begins is news.
      if wasAnnounced { return part("steps", event, .remark, .remark, isAnnounced: true) }
      return part("steps", event, .instruction, .name)
    case .phaseStarted(let step, let rep, let phase):
      var event = event
      if !isNews(step) {
        var step = step
        step.side = nil
        event.body = .phaseStarted(step, rep: rep, phase: phase)
      }
      return part("phases", event, .instruction, .instruction)
    case .cue(let step, let kind, _): return cue(kind, of: step, event)
    case .waiting: return part("waiting", event, .instruction, .remark)
    case .answered: return part("waiting", event, .remark, .remark)
    case .paused, .resumed: return part("pauses", event, .instruction, .name)
    case .adjusted: return part("changes", event, .remark, .remark)
    // The person asked for it.
    case .muted, .status: return part(nil, event, .answer, .instruction)
    case .tick, .stepEnded: return nil
    }
  }

  private mutating func cue(
    _ kind: CueKind, of step: StepInfo, _ event: SessionEvent
  ) -> Utterance.Part? {
    switch kind {
    case .prepare:
      announced = Self.identity(step)
      side = nil
      return part("steps", event, .instruction, .instruction)
    case .countdown: return part("countdown", event, .countdown, .instruction)
    case .next: return part("steps", event, .instruction, .name)
    case .authored: return part("cues", event, .instruction, .instruction)
    case .timeUp: return part("steps", event, .instruction, .instruction)
    case .halfway, .remaining, .minimum, .last: return part("cues", event, .remark, .remark)
    }
  }

  /// - Parameter topic: what the person can choose to hear; nil for what is always said.
  private func part(
    _ topic: String?, _ event: SessionEvent, _ rank: Utterance.Rank,
    _ weight: Utterance.Part.Weight, isAnnounced: Bool = false
  ) -> Utterance.Part? {
    var part = Utterance.Part(phrases.voiced(event, isAnnounced: isAnnounced), rank, weight)
    part.endsInstant = event.kind == .phaseStarted || rank == .countdown
    return topic.map(topics.contains) ?? true && !part.forms.isEmpty ? part : nil
  }

  /// Whether a step's repetitions change to another side than the one that was said last.
  private mutating func isNews(_ step: StepInfo) -> Bool {
    guard let side = step.side else { return false }
    defer { self.side = (step.index, side) }
    return self.side?.step != step.index || self.side?.side != side
  }

  private static func identity(_ step: StepInfo) -> String {
    "\(step.index) \(step.side?.rawValue ?? "")"
  }
}
