internal import SinkKit

/// What a notification says.
struct Notice {
  var summary: String
  var body: String

  /// The notification for an event; nil where it is none.
  init?(_ line: WireLine, topics: Set<String>) {
    let topic: String
    switch line.kind {
    case "sessionStarted", "sessionEnded": topic = "session"
    case "stepStarted": topic = "steps"
    case "cue":
      switch line.string("cue", "kind") {
      // These repeat what the step says, or are over before they are seen.
      case "prepare", "next", "countdown": return nil
      default: topic = "cues"
      }
    case "waiting": topic = "waiting"
    case "paused", "resumed": topic = "pauses"
    default: return nil
    }
    guard topics.contains(topic), !line.sentence.isEmpty else { return nil }
    summary = line.string("routine", "title") ?? "limber"
    if let name = line.string("step", "name") {
      summary = line.string("step", "side").map { "\(name), \($0) side" } ?? name
    }
    body = line.sentence
    if let index = line.whole("step", "index"), let count = line.whole("step", "of") {
      body += " (\(index) of \(count))"
    }
  }
}
