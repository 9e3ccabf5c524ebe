import LimberBasics
import LimberEvents

/// Sets a screen on the stage: a pure function of the screen and the window.
struct StageLayout {
  let screen: Screen
  let step: StepInfo
  let geometry: StageGeometry
  /// Whether more than ASCII can be drawn.
  var isUnicode: Bool { screen.isUnicode }
  private(set) var frame: StageFrame
  var memory: LetterMemory

  /// The frame of a screen; nil where there is nothing to show, or the window is too small.
  static func frame(_ screen: Screen, size: TerminalSize) -> StageFrame? {
    var memory = LetterMemory()
    return frame(screen, size: size, memory: &memory)
  }

  /// The frame of a screen; what was set before is taken from memory.
  static func frame(
    _ screen: Screen, size: TerminalSize, memory: inout LetterMemory
  ) -> StageFrame? {
    guard let step = screen.step, StageGeometry.fits(size) else { return nil }
    switch screen.stage {
    case .before, .over: return nil
    case .leadIn, .playing: break
    }
    var layout = StageLayout(screen, step, StageGeometry(size), memory: memory)
    layout.build()
    memory = layout.memory
    return layout.frame
  }

  private init(
    _ screen: Screen, _ step: StepInfo, _ geometry: StageGeometry, memory: LetterMemory
  ) {
    self.screen = screen
    self.step = step
    self.geometry = geometry
    self.memory = memory
    frame = StageFrame(geometry)
  }

  private mutating func build() {
    frame.rows[0] = header()
    frame.rows[geometry.place] = place()
    frame.rows[geometry.notice] = notice()
    frame.rows[geometry.progress] = progress()
    frame.rows[geometry.next] = next()
    frame.rows[geometry.keys] = keys()
    frame.signal = StageFrame.Signal(side: step.side, headline: headline)
    if screen.takesKeys, screen.showsAllKeys {
      let keys = KeyTable.lines(
        width: geometry.width, rows: geometry.size.rows, phrases: screen.phrases)
      put(keys.map(\.line), in: geometry.middle)
    } else if screen.showsCautions {
      put(cautions(width: geometry.width), in: geometry.middle)
    } else if case .choice? = screen.wait?.reason {
      addChoice()
    } else {
      frame.figure = StageFigure(screen, in: geometry, memory: &memory)
      // The words come first.
      if !showsAllWarnings { frame.figure = nil }
      addBands()
      frame.tempo = screen.pause == nil ? screen.beat?.tempo(side: step.side) : nil
    }
  }

  /// Cells for words in the rows where the figure stands.
  var room: Int { frame.figure?.room ?? geometry.width }

  /// Puts lines into rows, cut to the width of all text.
  mutating func put(_ lines: [Line], in range: Range<Int>) {
    frame.put(lines.map { $0.fitted(to: geometry.width).without(.faint) }, in: range)
  }

  /// Words that are no routine's own.
  func label(_ label: ScreenLabel) -> String { screen.phrases.label(label) }
}

// MARK: - The lines at the edges

extension StageLayout {
  /// The routine, a bar for the session, and the time it still takes.
  private func header() -> Line {
    let left = label(.left(screen.sessionRemaining.countdown))
    let room = geometry.width - left.cellWidth - Self.shortestBar - 4
    let long = " · " + label(.step(Ordinal(step.index, of: step.of)))
    let short = " · \(step.index)/\(step.of)"
    let tail = screen.title.cellWidth + long.cellWidth <= room ? long : short
    var line = Line(screen.title.truncated(toCells: room - tail.cellWidth) + tail + "  ")
    line.append(
      bar(screen.sessionProgress, width: geometry.width - line.width - left.cellWidth - 2))
    line.append("  " + left)
    return line
  }

  private static let shortestBar = 8

  /// The step by its name and side, and which set and round it is; at the other edge, that nothing sounds.
  private func place() -> Line {
    let facts = screen.phrases.place(of: step).joined(separator: " · ")
    let tail = facts.isEmpty ? "" : " · " + facts
    let mark = screen.mutedMark
    let room = geometry.width - (mark.width > 0 ? mark.width + 2 : 0)
    var line = Line(
      screen.phrases.title(of: step).truncated(toCells: room - tail.cellWidth), .bold)
    line.append(tail)
    if mark.width > 0 {
      line.pad(to: geometry.width - mark.width)
      line.append(mark)
    }
    return line
  }

  /// How much of the step is over, where something runs out.
  private func progress() -> Line {
    guard let progress = screen.progress, screen.wait == nil else { return Line() }
    // In the last step the time stands above already.
    guard screen.beat != nil, let left = screen.remaining, left != screen.sessionRemaining else {
      return bar(progress, width: geometry.width)
    }
    let time = "  " + label(.left(left.countdown))
    var line = bar(progress, width: geometry.width - time.cellWidth)
    line.append(time)
    return line
  }

  private func bar(_ share: Double, width: Int) -> Line {
    let full = min(max(Int(Double(width) * share), 0), width)
    let (done, open) = isUnicode ? ("━", "─") : ("=", "-")
    return Line(
      drawn: String(repeating: done, count: full) + String(repeating: open, count: width - full))
  }

  /// A message while it is new; before the first exercise, that there is something to heed.
  private func notice() -> Line {
    var line = Line("!", .reverse)
    if let message = screen.message {
      line.append(" " + message.text, .bold)
    } else if !screen.cautions.isEmpty, !screen.hasExercised, !screen.warnsInFull {
      let key = screen.takesKeys ? KeyBinding.binding(for: .cautions)?.keys.first : nil
      line.append(" " + label(.cautions(screen.cautions.count, key: key)))
    } else {
      return Line()
    }
    return line.fitted(to: geometry.width)
  }

  private func next() -> Line {
    guard let next = screen.next else { return Line() }
    var line = Line(label(.next) + " ")
    line.append(screen.phrases.title(of: next), .bold)
    return line.fitted(to: geometry.width)
  }

  /// The keys that do something now in one line; those that stop the session are always among them.
  private func keys() -> Line {
    if screen.isWatching { return Line(label(.watching)).fitted(to: geometry.width) }
    guard screen.takesKeys else { return Line() }
    return KeyTable.line(screen.keyHints, width: geometry.width, phrases: screen.phrases)
      .without(.faint)
  }
}
