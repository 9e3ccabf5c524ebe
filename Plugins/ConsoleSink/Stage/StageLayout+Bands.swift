import LimberBasics
import LimberEvents

/// The three bands of large letters: the side, what to do, and the time with what is written beside it.
extension StageLayout {
  mutating func addBands() {
    let marks = warnings()
    if !marks.isEmpty {
      let side = step.side.map { pointed(label(.side($0)), $0) + " · " } ?? ""
      add(side + headline, below: marks)
    } else if isRest, let next = screen.next {
      put(letters(headline, in: geometry.side, width: room), in: geometry.side)
      let words = label(.next) + " " + pointed(next.name.printable, next.side)
      put(letters(words, in: geometry.headline.dropLast(), width: room), in: geometry.headline)
    } else if let side = step.side {
      put(letters(of: side), in: geometry.side)
      put(letters(headline, in: geometry.headline.dropLast(), width: room), in: geometry.headline)
    } else {
      put(letters(headline, in: geometry.head.dropLast(), width: room), in: geometry.head)
    }
    addTime()
  }

  private var isRest: Bool {
    if case .playing = screen.stage { step.kind == .rest && screen.pause == nil } else { false }
  }

  /// What is to be done now, in as few words as there are.
  var headline: String {
    if let pause = screen.pause, pause.secondsLeft == nil { return label(.state(.paused)) }
    if let beat = screen.beat { return beat.cue }
    switch (screen.stage, step.kind) {
    case (.playing, .prompt): return step.cue?.printable ?? step.name.printable
    default: return step.name.printable
    }
  }

  /// A text as large as it can be in some rows: in block letters, in wide text, and else as it stands.
  mutating func letters(_ text: String, in rows: Range<Int>, width: Int? = nil) -> [Line] {
    memory.lines(text, width: width ?? geometry.width, height: rows.count, isUnicode: isUnicode)
  }

  /// The side at its own edge, with an arrow to it.
  private mutating func letters(of side: Side) -> [Line] {
    let lines = letters(pointed(label(.side(side)), side), in: geometry.side)
    guard side == .right else { return lines }
    let shift = geometry.width - (lines.map(\.width).max() ?? 0)
    return lines.map { line in
      var shifted = Line(String(repeating: " ", count: max(shift, 0)))
      shifted.append(line)
      return shifted
    }
  }

  /// Words with an arrow to a side.
  private func pointed(_ words: String, _ side: Side?) -> String {
    switch side {
    case .left: "◀ " + words
    case .right: words + " ▶"
    case nil: words
    }
  }

  /// What must be heeded, in full above a headline that takes what room is left.
  private mutating func add(_ headline: String, below marks: [Line]) {
    let rows = geometry.head
    let shown = Array(marks.prefix(roomForWarnings))
    put(shown, in: rows)
    // A row stays free above the digits, where the letters leave themselves a choice.
    let height = rows.count - shown.count - 1
    let rest = rows.upperBound - height..<rows.upperBound - (height > 3 ? 1 : 0)
    put(letters(headline, in: rest, width: room), in: rest)
  }

  /// Rows for what must be heeded: two are the headline's, and one stays free between.
  private var roomForWarnings: Int { geometry.head.count - 3 }

  /// What must be heeded, before the first exercise.
  private func warnings() -> [Line] {
    screen.warnsInFull && screen.pause == nil ? cautions(width: room) : []
  }

  /// Whether what must be heeded stands in full in the room that there is.
  var showsAllWarnings: Bool { warnings().count <= roomForWarnings }

  /// Every caution.
  func cautions(width: Int) -> [Line] {
    Transcript(width: width, phrases: screen.phrases).warnings(screen.cautions)
  }
}

extension Range<Int> {
  /// All but its last row, where it has more than one.
  fileprivate func dropLast() -> Range<Int> { lowerBound..<Swift.max(upperBound - 1, lowerBound) }
}
