import LimberBasics
import LimberEvents
import LimberFigures

/// A figure on the stage: where it stands, and between which poses it is.
struct StageFigure: Equatable {
  /// The smallest window that has room for one beside the block letters.
  static let smallest = TerminalSize(columns: 80, rows: 24)

  private let figure: MovingFigure
  /// Its frame and what stands around it, which stay while it moves.
  private let stage: Figure.Stage
  private let isMirrored: Bool
  private let cells: Picture.Cells
  let rows: Range<Int>
  /// Its first cell, counted behind the margin.
  let column: Int
  private let width: Int
  /// Where it is at the event.
  private let movement: Movement
  /// Whether it goes on with the phase that is under way.
  let isInPhase: Bool

  /// The figure of a step; nil where it has none.
  ///
  /// - Parameter memory: what was drawn before, which is not worked out again.
  init?(_ screen: Screen, in geometry: StageGeometry, memory: inout LetterMemory) {
    guard let step = screen.step, let figure = step.figure,
      geometry.size.columns >= Self.smallest.columns, let drawn = memory.drawn(figure.reference)
    else { return nil }
    self.figure = figure
    stage = drawn.stage
    isMirrored = step.side == .left
    cells = Picture.Cells(isUnicode: screen.isUnicode, hasBraille: screen.hasBraille)
    rows =
      (step.side == nil
        ? geometry.middle : geometry.headline.lowerBound..<geometry.digits.upperBound)
    // As high as it is wide, and never more than a third of the row: the words come first.
    width = min(2 * rows.count, geometry.width / 3)
    column = geometry.width - width
    guard rows.count >= Picture.leastRows, width >= Picture.leastColumns else { return nil }
    let sequence = drawn.figure
    if let beat = screen.beat, !beat.isChangeover, beat.end > beat.start,
      let moving = sequence.movement(
        phase: beat.place.index - 1, goals: figure.goals,
        progress: (screen.now - beat.start) / (beat.end - beat.start))
    {
      movement = moving
      isInPhase = moving.from != moving.to
    } else if case .playing = screen.stage, screen.beat == nil, screen.wait == nil {
      movement = sequence.movement(after: screen.now - screen.span.start)
      isInPhase = false
    } else {
      movement = .still(sequence.start)
      isInPhase = false
    }
  }

  /// Cells that words have beside it.
  var room: Int { column - 2 }

  /// The rows of its picture.
  ///
  /// - Parameter share: how much of the phase is over, nil for what it was at the event.
  func lines(at share: Double? = nil) -> [Line] {
    var movement = movement
    if isInPhase, let share { movement.progress = share }
    let picture = stage.picture(movement, isMirrored: isMirrored)
    return (picture.cells(columns: width, rows: rows.count, cells) ?? []).map { Line(drawn: $0) }
  }
}

extension StageFrame {
  /// The frame with its figure, where it has one.
  func drawn(at share: Double? = nil) -> StageFrame {
    guard let figure else { return self }
    var frame = self
    for (row, line) in zip(figure.rows, figure.lines(at: share)) {
      frame.rows[row].pad(to: figure.column)
      frame.rows[row].append(line)
    }
    return frame
  }
}
