internal import SinkKit

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
  mutating func words(for line: WireLine) -> (text: String, rank: Utterance.Rank)? {
    switch line.kind {
    case "sessionStarted", "sessionEnded":
      return topics.contains("session") ? (line.sentence, .instruction) : nil
    case "stepStarted":
      let wasAnnounced = announced != nil && announced == Self.identity(line)
      announced = nil
      guard topics.contains("steps") else { return nil }
      // Its name and what to do were said before it: only that it begins is news.
      return wasAnnounced ? ("Go.", .remark) : (line.sentence, .instruction)
    case "phaseStarted": return topics.contains("phases") ? (line.sentence, .instruction) : nil
    case "cue": return cue(line)
    case "waiting": return topics.contains("waiting") ? (line.sentence, .instruction) : nil
    case "answered":
      guard topics.contains("waiting"), !["person", "control"].contains(line.string("by")) else {
        return nil
      }
      return (line.sentence, .remark)
    case "paused", "resumed":
      return topics.contains("pauses") ? (line.sentence, .instruction) : nil
    case "adjusted": return topics.contains("changes") ? (line.sentence, .remark) : nil
    default: return nil
    }
  }

  private mutating func cue(_ line: WireLine) -> (text: String, rank: Utterance.Rank)? {
    switch line.string("cue", "kind") {
    case "prepare":
      announced = Self.identity(line)
      guard topics.contains("steps") else { return nil }
      let cue = line.string("step", "cue").map { " " + $0 } ?? ""
      return (line.sentence + cue, .instruction)
    case "countdown": return topics.contains("countdown") ? (line.sentence, .countdown) : nil
    case "next": return topics.contains("steps") ? (line.sentence, .instruction) : nil
    case "authored": return topics.contains("cues") ? (line.sentence, .instruction) : nil
    default: return topics.contains("cues") ? (line.sentence, .remark) : nil
    }
  }

  private static func identity(_ line: WireLine) -> String {
    "\(line.whole("step", "index") ?? 0) \(line.string("step", "side") ?? "")"
  }
}
