internal import LimberBasics
internal import LimberEvents
internal import LimberSyntax

/// Where the session is, as a message that the broker keeps for those who come later.
struct SessionState {
  /// What it is while nothing is played.
  static let idle = "idle"
  /// Every word that it can be.
  static let words = [idle, "running", "preparing", "resting", "waiting", "paused"]

  private var state = idle
  private var session = ""
  private var routine = ""
  private var step: String?
  private var side: Side?
  private var cue: String?
  private var index: Int?
  private var count: Int?
  private var text = ""
  private var endsAt: Instant?
  /// What it was before a pause.
  private var before = "running"

  /// Whether a session has begun, and has not ended.
  var isUnderWay: Bool { state != Self.idle }

  /// Takes over what an event says; answers whether anything is new.
  mutating func fold(_ event: SessionEvent) -> Bool {
    switch event.body {
    case .sessionStarted(let start):
      routine = start.routine.title
      state = "running"
    case .stepStarted(let step, _):
      state = step.kind == .rest ? "resting" : "running"
      take(step)
    case .waiting(let step, _, _, _):
      state = "waiting"
      take(step)
    case .answered: state = "running"
    case .cue(let step, .prepare, _):
      state = "preparing"
      take(step)
    case .paused:
      if state != "paused" { before = state }
      state = "paused"
    case .resumed: state = before
    case .sessionEnded:
      self = SessionState()
    // Only when it ends is new.
    case .adjusted: break
    case .phaseStarted, .cue, .tick, .stepEnded, .muted, .status: return false
    }
    text = event.text
    session = event.stamp.session
    endsAt = event.stamp.endsAt
    return true
  }

  /// Takes over where a session is that the sink comes to late; answers whether there is one.
  mutating func take(_ greeting: Hello) -> Bool {
    guard let status = greeting.overview.status, status.state != .over, let step = status.step
    else { return false }
    let word = Self.word(for: status, at: step)
    state = status.state == .paused ? "paused" : word
    before = word
    routine = status.routine.title
    text = status.text
    session = greeting.stamp.session
    endsAt = status.endsAt
    take(step)
    return true
  }

  /// What it is doing, be it paused meanwhile.
  private static func word(for status: SessionStatus, at step: StepInfo) -> String {
    if status.preparation != nil { return "preparing" }
    if status.waitsFor != nil { return "waiting" }
    return step.kind == .rest ? "resting" : "running"
  }

  private mutating func take(_ info: StepInfo) {
    step = info.name
    side = info.side
    cue = info.cue
    index = info.index
    count = info.of
  }

  var json: String {
    JSONWriter.object { json in
      json.field("state", state)
      json.field("routine", Self.clipped(routine))
      json.field("step", Self.clipped(step ?? ""))
      json.field("side", side?.rawValue)
      json.field("cue", cue.map(Self.clipped))
      json.field("index", index)
      json.field("of", count)
      json.field("text", Self.clipped(text))
      json.field("endsAt", endsAt?.rfc3339)
      if !session.isEmpty { json.field("session", session) }
    }
  }

  /// A text as Home Assistant takes it for a state, which has at most 255 characters, or is unknown.
  private static func clipped(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > stateLimit else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(stateLimit - 1))) + "…"
  }

  private static let stateLimit = 255
}
