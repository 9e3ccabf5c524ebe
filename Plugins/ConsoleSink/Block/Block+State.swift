import LimberBasics
import LimberEvents

/// What is going on now, what comes next, and the keys.
extension Block {
  mutating func addState(_ step: StepInfo) {
    if let beat = screen.beat {
      add(beat.cue, [.bold], rank: 1, lines: 2)
    }
    if let note = screen.note {
      add(note.text, .bold, rank: 2, lines: 2)
    }
    if let left = screen.pause?.secondsLeft {
      add(label(.countingIn(left.countdown)), .waits, rank: 1, lines: 2)
    } else if let pause = screen.pause {
      let gap = pause.cause == .suspend ? pause.gap : nil
      add(label(.paused(asleep: gap, takesKeys: screen.takesKeys)), .waits, rank: 1, lines: 2)
      if let wait = screen.wait, wait.reason == .choice { addOptions(wait) }
    } else if let wait = screen.wait {
      addWait(wait, step)
    } else if screen.reachedMinimum {
      add(label(.minimumReached(takesKeys: screen.takesKeys)), .bold, rank: 2, lines: 2)
    }
  }

  private mutating func addWait(_ wait: Screen.Wait, _ step: StepInfo) {
    switch wait.reason {
    case .confirmation:
      add(label(screen.confirmation), .waits, rank: 1, lines: 2)
    case .choice: addOptions(wait)
    case .repetitions:
      add(label(screen.ownPace(step)), .waits, rank: 1, lines: 2)
    }
    // A prompt says it in its own line.
    if wait.reason != .confirmation, let clock = screen.remaining?.countdown {
      add(label(.goesOn(clock)), [], rank: 2, lines: 1)
    }
  }

  /// What can be chosen, also while it is paused.
  private mutating func addOptions(_ wait: Screen.Wait) {
    for (number, option) in wait.options.prefix(9).enumerated() {
      var line = Line("  \(number + 1)  ", .bold)
      line.append(option)
      if wait.defaultOption == number + 1 {
        line.append("  " + label(.shade(.takeDefault)), .faint)
      }
      add(line, rank: 1)
    }
  }

  /// The time that is left, as large as there is room for, and a bar.
  mutating func addClock(_ step: StepInfo) {
    let style: Style = screen.pause == nil ? .bold : []
    if let digits, let figure = figure(step) {
      add(Line(), rank: 8)
      let letters = BlockLetters(figure, size: digits, isUnicode: screen.isUnicode)
      for line in letters.rows { add(Line(line, style), rank: 1) }
    }
    guard let progress = screen.progress, screen.wait == nil else { return }
    let time = screen.beat == nil ? nil : screen.remaining.map { "  " + label(.left($0.countdown)) }
    let room = max(width - (time?.cellWidth ?? 0), 1)
    let full = min(Int(Double(room) * progress), room)
    var bar = Line(String(repeating: "━", count: full), style)
    bar.append(String(repeating: "─", count: room - full), .faint)
    bar.append(time ?? "")
    add(bar, rank: 5)
  }

  private func figure(_ step: StepInfo) -> String? {
    switch screen.wait?.reason {
    case .repetitions?: (step.counted ?? step.reps).map { "×\($0)" }
    case .confirmation?, .choice?: nil
    case nil: screen.beatRemaining?.beats ?? screen.remaining?.countdown
    }
  }

  mutating func addNext() {
    guard let next = screen.next else { return }
    add(Line(), rank: 8)
    var line = Line(label(.next) + " ", .faint)
    line.append(
      named(next.name, next.side, room: width - line.width),
      screen.step?.kind == .rest ? .bold : [])
    add(line, rank: 3)
  }

  mutating func addKeys() {
    guard screen.takesKeys || screen.isWatching else { return }
    add(Line(), rank: 8)
    guard !screen.isWatching else { return add(Line(label(.watching), .faint), rank: 6) }
    if screen.showsAllKeys {
      for (line, isNeeded) in KeyTable.lines(width: width, rows: rows, phrases: screen.phrases) {
        // Whatever else goes, how to stop and how to hide them again stays.
        add(line, rank: isNeeded ? 0 : 2)
      }
    } else if screen.showsCautions {
      let warnings = Transcript(width: width, phrases: screen.phrases).warnings(screen.cautions)
      for line in warnings { add(line, rank: 2) }
    } else {
      for (number, line) in KeyTable.row(
        screen.keyHints, width: width, limit: 2, phrases: screen.phrases
      ).enumerated() {
        add(line, rank: 6 + number)
      }
    }
  }
}
