import LimberBasics
import LimberEvents

/// Events as lines for people.
struct LogLine: Sendable {
  /// What makes the words that are no sentence of the event.
  let phrases: any Phrases

  /// Local date and time, the place in the session, and the sentence.
  ///
  /// `2026-03-29 18:05:00  +1:05  Rest.` happened 65 s into the session; behind the sentence stands
  /// how many events were lost before it.
  func text(_ event: SessionEvent) -> String {
    let time = event.stamp.time
    let line =
      "\(time.day.text) \(time.timeOfDay.text)  +\(event.at.clock)  \(sentence(event))"
    guard event.stamp.dropped > 0 else { return line }
    return line + "  [" + SafeText.line(phrases.label(.lost(event.stamp.dropped))) + "]"
  }

  /// The sentence on one line; the kind of event where it has none.
  private func sentence(_ event: SessionEvent) -> String {
    let text = SafeText.line(event.text)
    return text.isEmpty ? SafeText.line(phrases.label(.kind(event.kind))) : text
  }
}
