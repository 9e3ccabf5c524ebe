import LimberBasics
import LimberEvents

/// What is to be done, and how far the session is.
extension Block {
  /// The routine, how far the session is, and the time it still takes.
  func header(_ step: StepInfo) -> Line {
    let left = label(.left(screen.sessionRemaining.countdown))
    let mark = screen.mutedMark
    let long = " · " + label(.step(Ordinal(step.index, of: step.of)))
    let short = " · \(step.index)/\(step.of)"
    let edge = left.cellWidth + (mark.width > 0 ? mark.width + 2 : 0)
    let room = width - edge - 2
    let tail = screen.title.cellWidth + long.cellWidth <= room ? long : short
    var line = Line(screen.title.truncated(toCells: room - tail.cellWidth) + tail, .faint)
    line.pad(to: width - edge)
    if mark.width > 0 {
      line.append(mark)
      line.append("  ")
    }
    line.append(left, .faint)
    return line
  }

  /// What is being done.
  mutating func addHeadline(_ step: StepInfo) {
    switch (screen.stage, step.kind) {
    case (.leadIn(let pause), _):
      addTitle(label(.prepare(pause)) + " ", step, rank: 0)
      addCue(step, style: [], lines: 2)
    case (_, .prompt):
      let cue = step.cue?.printable ?? step.name.printable
      if !step.isNamedByCue { addTitle("", step, rank: 3) }
      add(cue, .bold, rank: 0, lines: 4)
    case (_, .choice):
      add(step.name.printable, .bold, rank: 0, lines: 3, rest: 1)
      if !step.isNamedByCue { addCue(step, style: [], lines: 2) }
    case (_, .timed), (_, .rest), (_, .reps):
      addTitle("", step, rank: 0)
      if screen.beat == nil { addCue(step, style: [], lines: 3) }
    }
  }

  /// The step's name, its side, and which set, round and repetition it is.
  private mutating func addTitle(_ prefix: String, _ step: StepInfo, rank: Int) {
    let time = digits == nil ? inlineTime : ""
    var line = Line(prefix, .bold)
    line.append(
      named(step.name, step.side, room: width - prefix.cellWidth - time.cellWidth), .bold)
    var place = screen.phrases.place(of: step)
    if let rep = screen.beat?.rep { place.append(label(.repetition(rep))) }
    let facts = place.joined(separator: " · ")
    let fits = line.width + 3 + facts.cellWidth + time.cellWidth <= width
    if fits, !facts.isEmpty { line.append(" · " + facts) }
    line.append(time, .bold)
    add(line, rank: rank)
    if !fits, !facts.isEmpty { add(Line(facts), rank: 3) }
  }

  /// A name, cut so that the side behind it stays whole.
  func named(_ name: String, _ side: Side?, room: Int) -> String {
    let tail = side.map { " · " + label(.side($0)) } ?? ""
    return name.printable.truncated(toCells: max(room - tail.cellWidth, 1)) + tail
  }

  private var inlineTime: String {
    guard
      let time = screen.beatRemaining?.beats ?? screen.remaining?.countdown ?? screen.passed?.clock
    else { return "" }
    return "  " + time
  }

  private mutating func addCue(_ step: StepInfo, style: Style, lines: Int) {
    guard let cue = step.cue?.printable else { return }
    add(cue, style, rank: 3, lines: lines, rest: 6)
  }
}

extension StepInfo {
  /// Whether the name says nothing that the cue does not say.
  var isNamedByCue: Bool {
    guard let cue else { return true }
    var words = name[...]
    while let last = words.last, last == "…" || last == "." { words.removeLast() }
    return cue.hasPrefix(words)
  }
}
