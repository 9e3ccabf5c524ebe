import LimberEvents

/// One sentence a line at each cue: for pipes, mail from cron, screen readers and simple terminals.
struct PlainConsole: Sink {
  private let display: Display
  private let phrases: any Phrases
  private var last = ""
  /// What the person must heed, as sentences.
  private var cautions: [String] = []
  /// Where the session was when it was joined in its middle, until that is said.
  private var opening: [String] = []

  init(_ context: SinkContext) {
    display = context.display
    phrases = context.phrases
    guard let status = context.status else { return }
    cautions = status.cautions.map { [phrases] in phrases.label(.caution($0)) }
    opening = [status.routine.title, status.text]
  }

  mutating func receive(_ event: SessionEvent) throws {
    try open()
    switch event.body {
    case .tick, .stepEnded: return
    case .sessionStarted(let start):
      cautions = start.cautions.map { phrases.label(.caution($0)) }
      try say([event.text] + cautions)
    case .sessionEnded(let end) where end.reason == EndReason.pain:
      try say([event.text] + cautions)
    default:
      try say([event.text])
    }
  }

  mutating func notice(_ notice: DisplayNotice) throws {
    switch notice {
    case .message(let text): try say([text])
    case .toggleKeys: try say(KeyTable.sentences(phrases))
    case .toggleCautions: try say(cautions)
    case .refresh: try open()
    case .suspend: break
    }
  }

  private mutating func open() throws {
    let sentences = opening
    opening = []
    try say(sentences)
  }

  /// Writes lines at once, without what is empty or was the line before.
  private mutating func say(_ sentences: [String]) throws {
    var text = ""
    for sentence in sentences {
      let line = sentence.printable
      if line.isEmpty || line == last { continue }
      last = line
      text += line + "\n"
    }
    if !text.isEmpty { try display.write(text) }
  }
}
