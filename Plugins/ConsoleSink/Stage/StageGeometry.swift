import LimberBasics

/// Where things stand on the stage: the same rows in every state of a session.
///
/// From the top: how far the session is, which step it is, then three bands of large letters (the side, what
/// to do, the time), a bar for the step, what comes next, and the keys. What runs with the tempo takes
/// some cells at both edges.
struct StageGeometry: Equatable {
  /// The smallest window that the stage is shown in.
  static let smallest = TerminalSize(columns: 60, rows: 24)

  let size: TerminalSize
  /// Cells of the bar that runs with the tempo.
  let bar: Int
  /// The first column of all text.
  let margin: Int
  /// Cells for text.
  let width: Int
  /// The row of the step's name.
  let place: Int
  /// The rows of large letters.
  let middle: Range<Int>
  /// Rows of a band, without the one between bands.
  let band: Int
  /// Whether there are rows to keep free between the lines at the edges.
  let isRoomy: Bool

  /// Whether a window is large enough.
  static func fits(_ size: TerminalSize) -> Bool {
    size.columns >= smallest.columns && size.rows >= smallest.rows
  }

  init(_ size: TerminalSize) {
    self.size = size
    isRoomy = size.rows >= 30
    bar = size.columns < 100 ? 2 : 4
    margin = bar + (size.columns < 100 ? 1 : 2)
    // The last column stays free: a line that touches it is wrapped by some terminals.
    width = size.columns - 2 * margin - 1
    place = isRoomy ? 2 : 1
    middle = (isRoomy ? 4 : 2)..<(size.rows - (isRoomy ? 5 : 4))
    let rows = middle.count
    let halves = (2...).prefix { 3 * BlockLetters.Size(cells: 1, halves: $0).rows + 2 <= rows }.last
    band = BlockLetters.Size(cells: 1, halves: halves ?? 2).rows
  }

  /// The band of the side.
  var side: Range<Int> { middle.lowerBound..<middle.lowerBound + band }
  /// The band of what is to be done, with the row below it.
  var headline: Range<Int> { side.upperBound + 1..<digits.lowerBound }
  /// Both.
  var head: Range<Int> { side.lowerBound..<headline.upperBound }
  /// The band of the time that is left.
  var digits: Range<Int> { middle.upperBound - band..<middle.upperBound }
  /// The row of messages.
  var notice: Int { progress - 1 }
  /// The row of the step's bar.
  var progress: Int { next - 1 }
  /// The row of what comes next.
  var next: Int { keys - (isRoomy ? 2 : 1) }
  /// The row of the keys.
  var keys: Int { size.rows - 1 }
}
