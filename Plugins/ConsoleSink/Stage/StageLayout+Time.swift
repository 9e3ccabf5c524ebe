import LimberBasics
import LimberEvents

/// The lowest band: the time, or what is to be pressed, in large digits, and beside it what can only be
/// read from near.
extension StageLayout {
  /// Cells that the texts beside the digits have at least.
  private static let leastNotes = 24
  /// The same beside a figure, which is what is seen from afar.
  private static let leastNotesBesideFigure = 14

  mutating func addTime() {
    let rows = geometry.digits
    let least = frame.figure == nil ? Self.leastNotes : Self.leastNotesBesideFigure
    let widest = room - least - 3
    let digits = figure.flatMap {
      BlockLetters($0, width: widest, height: rows.count, isUnicode: isUnicode)
    }
    let column = digits.map { $0.width + 3 } ?? 0
    // The texts stay where they are when the time loses a digit.
    let start = max(column, reserve(like: digits, width: widest))
    var lines = digits?.rows.map { Line(drawn: $0) } ?? figure.map { [Line($0, .bold)] } ?? []
    let notes = notes(width: room - start, height: rows.count)
    for (number, note) in notes.enumerated() {
      if number >= lines.count { lines.append(Line()) }
      lines[number].pad(to: start)
      lines[number].append(note)
    }
    put(lines, in: rows)
  }

  /// What is set in large digits.
  private var figure: String? {
    if let left = screen.pause?.secondsLeft { return left.beats }
    if screen.wait != nil {
      switch screen.wait?.reason {
      case .repetitions?: return (step.counted ?? step.reps).map { "×\($0)" }
      case .confirmation?:
        if let left = screen.remaining { return left.beats }
        return screen.takesKeys ? label(.key("Enter")) : nil
      case .choice?, nil: return nil
      }
    }
    if let beat = screen.beatRemaining { return beat.beats }
    if case .leadIn = screen.stage { return screen.remaining?.beats }
    return screen.remaining?.countdown ?? screen.passed?.clock
  }

  /// Cells for the longest time that the step will show, with what parts it from the texts.
  private func reserve(like digits: BlockLetters?, width: Int) -> Int {
    guard let digits, screen.wait == nil else { return 0 }
    let longest = screen.isPaced ? "00" : (step.duration ?? .zero).clock
    let letters = BlockLetters(longest, size: digits.size, isUnicode: isUnicode)
    return letters.width <= width ? letters.width + 3 : 0
  }

  /// Rows of the state, above those of the cue, which stays where it is.
  private static let stateRows = 2

  /// What can be read from near: the state or the repetitions, and below it the cue.
  private func notes(width: Int, height: Int) -> [Line] {
    func wrapped(_ text: String, _ style: Style = [], limit: Int) -> [Line] {
      text.wrapped(to: width, limit: limit).map { Line($0, style) }
    }
    var head: [Line] = []
    if let pause = screen.pause, pause.secondsLeft == nil {
      let words = label(
        .paused(
          asleep: pause.cause == .suspend ? pause.gap : nil, takesKeys: screen.takesKeys))
      return wrapped(words, limit: height)
    } else if screen.pause == nil, let wait = screen.wait {
      head = wrapped(words(for: wait), .bold, limit: Self.stateRows)
      // A prompt says it in its own words, and its digits count.
      if wait.reason == .repetitions, let clock = screen.remaining?.countdown {
        head += wrapped(label(.goesOn(clock)), limit: 1)
      }
    } else if let state {
      head = [state]
    } else if let beat = screen.beat {
      head = pips(beat.rep, width: width) + [Line(label(.repetition(beat.rep)))]
    } else if let note = screen.note {
      head = wrapped(note.text, .bold, limit: Self.stateRows)
    } else if screen.reachedMinimum {
      let words = label(.minimumReached(takesKeys: screen.takesKeys))
      head = wrapped(words, .bold, limit: Self.stateRows)
    }
    let body = screen.beat == nil ? headline == step.cue ? nil : step.cue : screen.note?.text
    guard let body = body?.printable else { return head }
    while head.count < Self.stateRows { head.append(Line()) }
    return head + wrapped(body, limit: height - head.count)
  }

  /// The state in a word, where it is another than that of doing the step.
  private var state: Line? {
    if screen.pause == nil {
      guard case .leadIn(let pause) = screen.stage else { return nil }
      switch pause {
      case .leadIn: break
      case .changeover: return Line(" " + label(.changeSides) + " ", [.reverse, .cyan])
      case .between: return Line(" " + label(.state(.changePosition)) + " ", [.reverse, .cyan])
      }
    }
    return Line(" " + label(.state(.getReady)) + " ", [.reverse, .yellow])
  }

  private func words(for wait: Screen.Wait) -> String {
    switch wait.reason {
    case .confirmation: label(screen.confirmation)
    case .repetitions:
      label(screen.ownPace(step))
    case .choice: ""
    }
  }
}

/// A mark for each repetition, full for those that are done and the one under way.
extension StageLayout {
  /// The marks as large as there is room for; none where there are too many.
  func pips(_ rep: Ordinal, width: Int) -> [Line] {
    guard let count = rep.of, count > 0, count <= width else { return [] }
    func line(_ done: String, _ open: String, _ gap: String) -> Line {
      Line(drawn: (1...count).map { $0 <= rep.index ? done : open }.joined(separator: gap))
    }
    if geometry.isRoomy, 5 * count <= width {
      let row = isUnicode ? line("███", "░░░", "  ") : line("###", "...", "  ")
      return [row, row, Line()]
    }
    let gap = 2 * count <= width ? " " : ""
    return [isUnicode ? line("●", "○", gap) : line("*", ".", gap)]
  }
}
