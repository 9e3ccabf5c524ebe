import LimberBasics
import LimberEvents

/// The display that is drawn anew as the session goes: a transcript, and below it a block.
struct LiveConsole: Sink {
  private let display: Display
  private var screen: Screen
  private var painter: Painter
  /// Lines to print as soon as the terminal is ours again.
  private var held: [Line] = []
  private var isSuspended = false
  /// Whether another job had the terminal when something was to be drawn last.
  private var isBehind = false

  init(display: Display, hasColour: Bool, phrases: any Phrases) {
    self.display = display
    screen = Screen(phrases: phrases)
    painter = Painter(hasColour: hasColour, rewraps: display.rewraps)
    screen.takesKeys = display.takesKeys
    screen.isUnicode = display.isUnicode
  }

  mutating func receive(_ event: SessionEvent) throws {
    held += transcript.lines(for: event, after: screen)
    screen.fold(event)
    switch event.kind {
    // A screen that was given back is ours again, or must be told how it ended.
    case .resumed, .sessionEnded: isSuspended = false
    default: break
    }
    try draw()
  }

  mutating func notice(_ notice: DisplayNotice) throws {
    switch notice {
    case .refresh:
      isSuspended = false
      try draw(anew: true)
    case .suspend:
      try leave()
    case .message(let text):
      held += transcript.message(text)
      try draw(evenIfSuspended: true)
    case .toggleKeys:
      screen.showsAllKeys.toggle()
      try draw()
    }
  }

  mutating func finish() throws {
    try leave()
    // A job that ends in the background says so in plain lines, as any other does.
    if isBehind, !held.isEmpty {
      try display.write("\r\n" + held.map { $0.text + "\r\n" }.joined())
    }
  }

  private var transcript: Transcript {
    Transcript(width: max(min(size.columns, Block.widest), 1), phrases: screen.phrases)
  }

  /// A terminal that does not tell its size is taken for the smallest usual one.
  private var size: TerminalSize {
    let size = display.size()
    return TerminalSize(
      columns: size.columns > 0 ? size.columns : 80, rows: size.rows > 0 ? size.rows : 24)
  }

  /// Brings the terminal to the screen of this moment, in one write or none.
  private mutating func draw(anew: Bool = false, evenIfSuspended: Bool = false) throws {
    if isSuspended, !evenIfSuspended { return }
    // What a job in the background draws would stand in the middle of what is typed for another.
    guard display.isInFront() else {
      isBehind = true
      return painter.forget()
    }
    isBehind = false
    let size = size
    let block = isSuspended ? [] : Block.lines(screen, size: size)
    // What was held back may have been set for a wider screen.
    let above = held.map { $0.fitted(to: size.columns) }
    let frame = painter.frame(above: above, block: block, size: size, anew: anew)
    held = []
    if let frame { try display.write(frame) }
  }

  /// Puts a line in the block's place, so that nothing half-drawn stays behind.
  private mutating func leave() throws {
    guard painter.isDrawn, !isSuspended else {
      isSuspended = true
      return
    }
    isSuspended = true
    if let step = screen.step {
      let time = screen.remaining.map { "  " + screen.phrases.label(.left($0.countdown)) } ?? ""
      held.append(
        Line("‖ \(screen.phrases.title(of: step))\(time)", .faint).fitted(
          to: max(size.columns - 1, 1)))
    }
    try draw(evenIfSuspended: true)
  }
}
