import LimberEvents

/// Turns frames into what a terminal must be sent, and remembers what stands there.
///
/// Between frames the cursor waits in the first column below the block, visible, with no mode
/// changed: whatever ends the program, the shell finds a terminal it can go on with.
struct Painter {
  private struct Drawn: Equatable {
    var text: String
    var width: Int

    init(_ line: Line, hasColour: Bool) {
      text = line.rendered(hasColour: hasColour)
      width = line.width
    }
  }

  private let hasColour: Bool
  private var block: [Drawn] = []
  private var columns = 0

  init(hasColour: Bool) {
    self.hasColour = hasColour
  }

  /// Whether a block stands on the screen.
  var isDrawn: Bool { !block.isEmpty }

  /// From now on nothing of it stands on the screen any more: somebody else wrote there.
  mutating func forget() {
    block = []
  }

  /// The text that brings the screen to a frame; nil where it is there already.
  ///
  /// - Parameters:
  ///   - above: lines that are to stay, printed above the block.
  ///   - lines: the block.
  ///   - anew: whether every line is to be drawn, because something else may have drawn there.
  mutating func frame(
    above: [Line], block lines: [Line], columns newColumns: Int, anew: Bool = false
  ) -> String? {
    let fresh = lines.map { Drawn($0, hasColour: hasColour) }
    let isSameShape = newColumns == columns && fresh.count == block.count && above.isEmpty
    if isSameShape, fresh == block, !anew { return nil }
    var output =
      isSameShape && !anew
      ? changes(to: fresh) : repainting(above: above, fresh, columns: newColumns, anew: anew)
    block = fresh
    columns = newColumns
    guard !output.isEmpty else { return nil }
    output = Self.beginFrame + output + Self.endFrame
    return output
  }

  /// Only the lines that differ, reached from below and left again.
  private func changes(to fresh: [Drawn]) -> String {
    var output = Self.up(block.count)
    var row = 0
    for (index, line) in fresh.enumerated() where line != block[index] {
      output += Self.down(index - row) + line.text
      if line.width < block[index].width { output += Self.eraseRest }
      output += "\r"
      row = index
    }
    return output + Self.down(fresh.count - row)
  }

  /// Everything from the top of the block down.
  private func repainting(
    above: [Line], _ fresh: [Drawn], columns newColumns: Int, anew: Bool
  ) -> String {
    // A terminal that became narrower has wrapped the lines that were there.
    let isNarrower = newColumns < columns
    let rows = block.map { isNarrower ? max(1, ($0.width + newColumns - 1) / newColumns) : 1 }
      .reduce(0, +)
    var output = rows > 0 || anew ? "\r" + Self.up(rows) : ""
    if newColumns != columns || anew {
      output += Self.erase(rows)
    }
    for line in above.map({ Drawn($0, hasColour: hasColour) }) + fresh {
      // Behind a line that fills its row the cursor stands on the last cell, not behind it.
      output += line.text + (line.width < newColumns ? Self.eraseRest : "") + "\r\n"
    }
    return output + Self.erase(max(rows - above.count - fresh.count, 0))
  }
}

// MARK: - Control sequences

extension Painter {
  /// Between these two a terminal that knows them shows nothing half-drawn; others ignore them.
  private static let beginFrame = "\u{1B}[?2026h"
  private static let endFrame = "\u{1B}[?2026l"
  private static let eraseRest = "\u{1B}[K"
  private static let eraseRow = "\u{1B}[2K"

  /// Erases rows from the cursor down and comes back.
  ///
  /// They go one by one, so that a terminal forgets which of them it had wrapped; to erase all that
  /// is below from the top row would leave a copy in the scrollback of some.
  private static func erase(_ rows: Int) -> String {
    String(repeating: eraseRow + down(1), count: rows) + up(rows)
  }

  private static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
  private static func down(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)B" : "" }
}
