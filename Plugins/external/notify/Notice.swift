internal import LimberBasics
internal import LimberEvents

/// What a notification says.
struct Notice {
  var summary: String
  var body: String

  /// The notification for an event; nil where it is none.
  init?(_ event: SessionEvent, topics: Set<String>) {
    let topic: String
    summary = "limber"
    switch event.body {
    case .sessionStarted(let start):
      topic = "session"
      summary = start.routine.title
    case .sessionEnded: topic = "session"
    case .stepStarted: topic = "steps"
    // These repeat what the step says, or are over before they are seen.
    case .cue(_, .prepare, _), .cue(_, .next, _), .cue(_, .countdown, _): return nil
    case .cue: topic = "cues"
    case .waiting: topic = "waiting"
    case .paused, .resumed: topic = "pauses"
    case .phaseStarted, .answered, .tick, .adjusted, .stepEnded, .muted, .status: return nil
    }
    guard topics.contains(topic), !event.text.isEmpty else { return nil }
    body = event.text
    if let step = event.step {
      summary = EnglishPhrases().named(step)
      // What the title says is not said again below it.
      if body.hasPrefix(summary + ", ") || body.hasPrefix(summary + ". ") {
        body = String(body.dropFirst(summary.count + 2))
      }
      body += " (\(step.index) of \(step.of))"
    }
  }
}
