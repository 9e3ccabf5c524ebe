import LimberBasics

/// Turns frames of the stage into what a terminal must be sent, and remembers what stands there.
///
/// The stage is the alternate screen, without a cursor. Between its first frame and `leave` the terminal is
/// in these modes; `restoring` undoes them from anywhere.
struct StagePainter {
  private let hasColour: Bool
  private let isUnicode: Bool
  /// What stands on the screen; empty where the stage is not shown.
  private var shown: [(line: Line, cells: [StageCell])] = []
  private var geometry: StageGeometry?
  /// The cells of the tempo's bar from the top down, and its column.
  private var bar: (column: Int, cells: [String])?

  /// What a terminal is sent so that it is as it was, wherever the stage was left in the middle.
  static let restoring = "\u{1B}[?2026l\u{1B}[0m\u{1B}[?1049l\u{1B}[?25h"

  init(hasColour: Bool, isUnicode: Bool) {
    self.hasColour = hasColour
    self.isUnicode = isUnicode
  }

  /// Whether the stage is shown.
  var isShown: Bool { geometry != nil }

  /// The text that brings the stage to a frame; nil where it is there already.
  ///
  /// - Parameters:
  ///   - level: how full the tempo's bar is, in halves of a row.
  ///   - anew: whether all is to be drawn, because something else may have drawn there.
  mutating func paint(_ frame: StageFrame, level: Int = 0, anew: Bool = false) -> String? {
    var output = ""
    if !isShown { output += "\u{1B}[?1049h\u{1B}[?25l" }
    if anew || geometry != frame.geometry {
      output += "\u{1B}[0m\u{1B}[2J"
      shown = Array(repeating: (Line(), []), count: frame.rows.count)
      bar = nil
      geometry = frame.geometry
    }
    for (row, line) in frame.rows.enumerated() where line != shown[row].line {
      let cells = line.cells
      output += change(
        from: shown[row].cells, to: cells, row: row, column: frame.geometry.margin)
      shown[row] = (line, cells)
    }
    output += paintBar(frame, level: level)
    return output.isEmpty ? nil : Self.beginFrame + output + Self.endFrame
  }

  /// The text that moves the tempo's bar alone; nil where it stands there already.
  mutating func move(_ frame: StageFrame, level: Int) -> String? {
    let output = paintBar(frame, level: level)
    return output.isEmpty ? nil : output
  }

  /// The text that leaves the stage; nil where it is not shown.
  mutating func leave() -> String? {
    guard isShown else { return nil }
    forget()
    return Self.restoring
  }

  /// From now on nothing of it stands on the screen any more: somebody else has it.
  mutating func forget() {
    geometry = nil
    shown = []
    bar = nil
  }
}

// MARK: - What changed

extension StagePainter {
  private static let beginFrame = "\u{1B}[?2026h"
  private static let endFrame = "\u{1B}[?2026l"

  private static func move(row: Int, column: Int) -> String { "\u{1B}[\(row + 1);\(column + 1)H" }

  /// The cells between the first and the last that differ.
  private func change(
    from old: [StageCell], to new: [StageCell], row: Int, column: Int
  ) -> String {
    let width = max(old.count, new.count)
    func cell(_ cells: [StageCell], _ index: Int) -> StageCell {
      index < cells.count ? cells[index] : .blank
    }
    func differs(_ index: Int) -> Bool { cell(old, index) != cell(new, index) }
    guard var first = (0..<width).first(where: differs),
      let last = (0..<width).last(where: differs)
    else { return "" }
    // A wide character is drawn from its first cell on.
    while first > 0, cell(new, first).isCovered || cell(old, first).isCovered { first -= 1 }
    var output = Self.move(row: row, column: column + first)
    var style: Style = []
    for index in first...last {
      let cell = cell(new, index)
      if cell.isCovered { continue }
      if cell.style != style {
        if !style.isEmpty { output += "\u{1B}[0m" }
        output += cell.style.sequence(hasColour: hasColour)
        style = cell.style
      }
      output.append(cell.character)
    }
    return style.isEmpty ? output : output + "\u{1B}[0m"
  }

  private mutating func paintBar(_ frame: StageFrame, level: Int) -> String {
    let geometry = frame.geometry
    let rows = geometry.middle
    var output = ""
    let column = frame.tempo.map {
      $0.side == .right ? geometry.size.columns - 1 - geometry.bar : 0
    }
    let cells =
      frame.tempo == nil
      ? []
      : TempoBar.cells(
        level: level, height: rows.count, width: geometry.bar, isUnicode: isUnicode)
    if let bar, bar.column != column {
      let blank = String(repeating: " ", count: geometry.bar)
      for row in rows { output += Self.move(row: row, column: bar.column) + blank }
      self.bar = nil
    }
    guard let column else { return output }
    for (index, row) in rows.enumerated() where bar?.cells[index] != cells[index] {
      output += Self.move(row: row, column: column) + cells[index]
    }
    bar = (column, cells)
    return output
  }
}

// MARK: - Cells

struct StageCell: Equatable {
  var character: Character
  var style: Style
  /// Whether a wide character before it covers it.
  var isCovered = false

  static let blank = StageCell(character: " ", style: [])
}

extension Line {
  /// The line cell by cell.
  fileprivate var cells: [StageCell] {
    var cells: [StageCell] = []
    cells.reserveCapacity(width)
    for run in runs {
      if run.text.unicodeScalars.allSatisfy(\.isPlainCell) {
        for scalar in run.text.unicodeScalars {
          cells.append(StageCell(character: Character(scalar), style: run.style))
        }
        continue
      }
      for character in run.text {
        let width = character.cellWidth
        if width == 0 { continue }
        cells.append(StageCell(character: character, style: run.style))
        for _ in 1..<max(width, 1) {
          cells.append(StageCell(character: " ", style: run.style, isCovered: true))
        }
      }
    }
    return cells
  }
}
