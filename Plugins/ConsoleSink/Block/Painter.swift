import LimberBasics
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
  /// Whether a terminal that becomes narrower wraps what stands there, and does not cut it off.
  private let rewraps: Bool
  private var block: [Drawn] = []
  private var size = TerminalSize(columns: 0, rows: 0)
  /// Cells of each line of an older block that a lower screen pushed out, right above this one: a higher
  /// screen may bring them back.
  private var pushedOut: [Int] = []

  init(hasColour: Bool, rewraps: Bool) {
    self.hasColour = hasColour
    self.rewraps = rewraps
  }

  /// Whether a block stands on the screen.
  var isDrawn: Bool { !block.isEmpty }

  /// From now on nothing of it stands on the screen any more: somebody else wrote there.
  mutating func forget() {
    block = []
    pushedOut = []
  }

  /// The text that brings the screen to a frame; nil where it is there already.
  ///
  /// - Parameters:
  ///   - above: lines that are to stay, printed above the block.
  ///   - lines: the block.
  ///   - newSize: the terminal's size.
  ///   - anew: whether every line is to be drawn, because something else may have drawn there.
  mutating func frame(
    above: [Line], block lines: [Line], size newSize: TerminalSize, anew: Bool = false
  ) -> String? {
    let fresh = lines.map { Drawn($0, hasColour: hasColour) }
    let isSameShape = newSize == size && fresh.count == block.count && above.isEmpty
    if isSameShape, fresh == block, !anew { return nil }
    var output =
      isSameShape && !anew
      ? changes(to: fresh) : repainting(above: above, fresh, size: newSize, anew: anew)
    block = fresh
    size = newSize
    if !above.isEmpty { pushedOut = [] }
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
  private mutating func repainting(
    above: [Line], _ fresh: [Drawn], size newSize: TerminalSize, anew: Bool
  ) -> String {
    let rows = newSize == size ? block.count : reach(in: newSize)
    var output = rows > 0 || anew ? "\r" + Self.up(rows) : ""
    if newSize != size || anew {
      output += Self.erase(rows)
    }
    for line in above.map({ Drawn($0, hasColour: hasColour) }) + fresh {
      // Behind a line that fills its row the cursor stands on the last cell, not behind it.
      output += line.text + (line.width < newSize.columns ? Self.eraseRest : "") + "\r\n"
    }
    return output + Self.erase(max(rows - above.count - fresh.count, 0))
  }

  /// How many rows above the cursor are the block's own in a terminal of a new size; what it has pushed
  /// out for now is remembered.
  private mutating func reach(in newSize: TerminalSize) -> Int {
    let widths = pushedOut + block.map(\.width)
    let heights = widths.map { width in
      rewraps ? max(1, (width + newSize.columns - 1) / newSize.columns) : 1
    }
    let rows = heights.reduce(0, +)
    var hidden = max(0, rows - max(newSize.rows - 1, 0))
    let reach = rows - hidden
    pushedOut = []
    for (width, height) in zip(widths, heights) where hidden > 0 {
      // Of a line that is pushed out in part, only that part stays behind.
      pushedOut.append(hidden < height ? hidden * newSize.columns : width)
      hidden -= height
    }
    return reach
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
