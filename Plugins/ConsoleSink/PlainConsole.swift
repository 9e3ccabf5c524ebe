import LimberEvents

/// One sentence a line at each cue: for pipes, mail from cron, screen readers and simple terminals.
struct PlainConsole: Sink {
  private let display: Display
  private let phrases: any Phrases
  private var last = ""
  /// What the person must heed, as sentences.
  private var cautions: [String] = []

  init(display: Display, phrases: any Phrases) {
    self.display = display
    self.phrases = phrases
  }

  mutating func receive(_ event: SessionEvent) throws {
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
    case .refresh, .suspend: break
    }
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
