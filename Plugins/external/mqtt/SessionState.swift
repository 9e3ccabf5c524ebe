internal import LimberEvents
internal import LimberSyntax
internal import SinkKit

/// Where the session is, as a message that the broker keeps for those who come later.
struct SessionState {
  private var state = "idle"
  private var routine = ""
  private var step: String?
  private var side: String?
  private var cue: String?
  private var index: Int?
  private var count: Int?
  private var text = ""
  /// What it was before a pause.
  private var before = "running"

  /// Takes over what an event says; answers whether anything is new.
  mutating func fold(_ line: WireLine) -> Bool {
    switch line.kind {
    case "sessionStarted":
      routine = line.string("routine", "title") ?? ""
      state = "running"
    case "stepStarted":
      state = line.string("step", "type") == "rest" ? "resting" : "running"
      take(line)
    case "waiting":
      state = "waiting"
      take(line)
    case "answered": state = "running"
    case "cue":
      guard line.string("cue", "kind") == "prepare" else { return false }
      state = "preparing"
      take(line)
    case "paused":
      if state != "paused" { before = state }
      state = "paused"
    case "resumed": state = before
    case "sessionEnded":
      self = SessionState()
    default: return false
    }
    text = line.sentence
    return true
  }

  private mutating func take(_ line: WireLine) {
    step = line.string("step", "name")
    side = line.string("step", "side")
    cue = line.string("step", "cue")
    index = line.whole("step", "index")
    count = line.whole("step", "of")
  }

  var json: String {
    JSONWriter.object { json in
      json.field("state", state)
      json.field("routine", routine)
      json.field("step", step ?? "")
      json.field("side", side)
      json.field("cue", cue)
      json.field("index", index)
      json.field("of", count)
      json.field("text", text)
    }
  }
}
