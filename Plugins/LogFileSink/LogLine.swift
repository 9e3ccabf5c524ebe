import LimberBasics
import LimberEvents

/// An event as a line for people.
enum LogLine {
  /// Local date and time, the place in the session, and the sentence.
  ///
  /// `2026-03-29 18:05:00  +1:05  Rest.` happened 65 s into the session; behind the sentence stands
  /// how many events were lost before it.
  static func text(_ event: SessionEvent) -> String {
    let time = event.stamp.time
    let line =
      time.day.text + " " + time.timeOfDay.text + "  " + place(event.at) + "  " + sentence(event)
    return event.stamp.dropped == 0 ? line : line + "  [\(event.stamp.dropped) events lost before]"
  }

  private static func place(_ at: Duration) -> String {
    let seconds = max(0, at.components.seconds)
    let rest = String(seconds % 60)
    return "+" + String(seconds / 60) + ":" + (rest.utf8.count == 1 ? "0" : "") + rest
  }

  /// The sentence on one line; the kind of event where it has none.
  private static func sentence(_ event: SessionEvent) -> String {
    let text = SafeText.line(event.text)
    return text.isEmpty ? event.kind.rawValue : text
  }
}
