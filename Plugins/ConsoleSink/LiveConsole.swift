import LimberBasics
import LimberEvents

/// The display that is drawn anew as the session goes: a stage of its own where there is room for one, else
/// a block below the transcript.
///
/// What the transcript says while the stage is shown is printed when the stage is left.
struct LiveConsole: Sink {
  private let display: Display
  private let usesStage: Bool
  private var screen: Screen
  private var painter: Painter
  private var stage: StagePainter
  private var motion: StageMotion
  /// What the stage is to show; nil where it is not to be shown.
  private var frame: StageFrame?
  private var letters: LetterMemory
  /// Real time since the event that was taken last.
  private var elapsed = Duration.zero
  /// Lines to print as soon as the terminal is ours again.
  private var held: [Line] = []
  private var isSuspended = false
  /// Whether another job had the terminal when something was to be drawn last.
  private var isBehind = false

  /// - Parameters:
  ///   - context: where it is shown, and where the session is if it has begun.
  ///   - usesStage: whether there is a stage where the window is large enough.
  ///   - isFlashing: whether changes on it are seen from the corner of the eye.
  init(_ context: SinkContext, hasColour: Bool, usesStage: Bool, isFlashing: Bool) {
    display = context.display
    self.usesStage = usesStage
    letters = LetterMemory(context.figure)
    screen = Screen(phrases: context.phrases)
    painter = Painter(hasColour: hasColour, rewraps: display.rewraps)
    stage = StagePainter(hasColour: hasColour, isUnicode: display.isUnicode)
    motion = StageMotion(isFlashing: isFlashing)
    screen.takesKeys = display.takesKeys
    screen.isUnicode = display.isUnicode
    screen.hasBraille = display.hasBraille
    screen.isWatching = display.isWatching
    if let status = context.status {
      screen.join(status)
      motion.begin(screen)
    }
  }

  mutating func receive(_ event: SessionEvent) throws {
    held += transcript.lines(for: event, after: screen)
    screen.fold(event)
    switch event.kind {
    // A screen that was given back is ours again, or must be told how it ended.
    case .resumed, .sessionEnded: isSuspended = false
    default: break
    }
    elapsed = .zero
    setFrame()
    motion.take(event, screen, frame?.signal)
    try draw()
  }

  mutating func notice(_ notice: DisplayNotice) throws {
    switch notice {
    case .refresh:
      isSuspended = false
      setFrame()
      try draw(anew: true)
    case .suspend:
      try leave()
    case .message(let text):
      held += transcript.message(text)
      screen.take(message: text)
      setFrame()
      try draw(evenIfSuspended: true)
    case .toggleKeys:
      screen.showsAllKeys.toggle()
      screen.showsCautions = false
      setFrame()
      try draw()
    case .toggleCautions:
      screen.showsCautions.toggle()
      screen.showsAllKeys = false
      setFrame()
      try draw()
    }
  }

  var wakesIn: Duration? {
    stage.isShown && !isSuspended ? motion.nextChange(after: elapsed) : nil
  }

  mutating func wake(after elapsed: Duration) throws {
    self.elapsed = elapsed
    if motion.pass(elapsed) { return try draw() }
    guard stage.isShown, !isSuspended, let frame, display.isInFront() else { return }
    let text =
      frame.figure?.isInPhase == true
      ? stage.paint(drawn(frame), level: level) : stage.move(frame, level: level)
    if let text { try display.write(text) }
  }

  mutating func finish() throws {
    try leave()
    // A job that ends in the background says so in plain lines, as any other does.
    if isBehind, !held.isEmpty {
      try display.write("\r\n" + held.map { $0.text + "\r\n" }.joined())
    }
  }

  private var transcript: Transcript {
    Transcript(
      width: max(min(size.columns, Block.widest), 1), phrases: screen.phrases,
      isBrief: usesStage && StageGeometry.fits(size))
  }

  /// A terminal that does not tell its size is taken for the smallest usual one.
  private var size: TerminalSize {
    let size = display.size()
    return TerminalSize(
      columns: size.columns > 0 ? size.columns : 80, rows: size.rows > 0 ? size.rows : 24)
  }
}

// MARK: - Drawing

extension LiveConsole {
  private mutating func setFrame() {
    frame = usesStage ? StageLayout.frame(screen, size: size, memory: &letters) : nil
  }

  /// How full the tempo's bar is at this moment.
  private var level: Int {
    guard let frame, let tempo = frame.tempo else { return 0 }
    return motion.level(of: tempo, after: elapsed, height: frame.geometry.middle.count)
  }

  /// Brings the terminal to the screen of this moment, in one write or none.
  private mutating func draw(anew: Bool = false, evenIfSuspended: Bool = false) throws {
    if isSuspended, !evenIfSuspended { return }
    // What a job in the background draws would stand in the middle of what is typed for another.
    guard display.isInFront() else {
      isBehind = true
      painter.forget()
      stage.forget()
      return
    }
    isBehind = false
    let size = size
    if let frame, frame.geometry.size == size, !isSuspended {
      try draw(frame, anew: anew)
    } else if !usesStage || !awaitsStage(size) {
      try drawBelow(size: size, anew: anew)
    }
  }

  /// Whether the stage comes with the next event, so that the transcript can wait.
  private func awaitsStage(_ size: TerminalSize) -> Bool {
    if case .before = screen.stage { StageGeometry.fits(size) && !isSuspended } else { false }
  }

  /// A frame as it is seen at this moment.
  private func drawn(_ frame: StageFrame) -> StageFrame {
    frame.drawn(at: motion.share(after: elapsed)).reversed(motion.flashes(in: frame.geometry))
  }

  private mutating func draw(_ frame: StageFrame, anew: Bool) throws {
    var output = ""
    if !stage.isShown {
      // What stood below the transcript goes before the other screen comes.
      output += painter.frame(above: [], block: [], size: size) ?? ""
      display.keepWayOut(StagePainter.restoring)
    }
    output += stage.paint(drawn(frame), level: level, anew: anew) ?? ""
    if !output.isEmpty { try display.write(output) }
  }

  /// Draws the block, or nothing, below the transcript, whose lines that were held back come first.
  private mutating func drawBelow(size: TerminalSize, anew: Bool) throws {
    let restoring = stage.leave()
    let block = isSuspended ? [] : Block.lines(screen, size: size)
    // What was held back may have been set for a wider screen.
    let above = held.map { $0.fitted(to: size.columns) }
    let text = painter.frame(
      above: above, block: block, size: size, anew: anew && restoring == nil)
    held = []
    let output = (restoring ?? "") + (text ?? "")
    if !output.isEmpty { try display.write(output) }
    if restoring != nil { display.keepWayOut("") }
  }

  /// Puts a line in the place of what was drawn, so that nothing half-drawn stays behind.
  private mutating func leave() throws {
    guard painter.isDrawn || stage.isShown, !isSuspended else {
      isSuspended = true
      return
    }
    isSuspended = true
    if let step = screen.step {
      let time = screen.remaining.map { "  " + screen.phrases.label(.left($0.countdown)) } ?? ""
      held.append(
        Line("‖ \(screen.phrases.title(of: step))\(time)", .faint)
          .fitted(to: max(size.columns - 1, 1)))
    }
    try draw(evenIfSuspended: true)
  }
}
