import LimberBasics

/// A bar that sinks, stays and rises with the phases of a repetition, at the edge of the leg's side.
struct TempoBar: Equatable {
  /// Which edge; the left one where a step has no side.
  var side: Side?
  /// How full it is when the phase begins and when it ends, from 0 to 1.
  var from: Double
  var to: Double

  /// Where a phase leads: down in the first half of a repetition, up in the last, else it stays.
  ///
  /// - Parameters:
  ///   - phase: which phase of a repetition it is, from 1.
  ///   - rises: whether the repetition begins with what leads upwards, such as a rise on the toes.
  init(side: Side?, phase: Int, of phases: Int, rises: Bool = false) {
    self.side = side
    switch (phase, phases) {
    // Alone, it shows how much of the repetition is left.
    case (1, _): (from, to) = (1, 0)
    case (2, 2), (3, 3...4): (from, to) = (0, 1)
    case (4, 4): (from, to) = (1, 1)
    case (let last, let all) where last >= all: (from, to) = (0, 1)
    default: (from, to) = (0, 0)
    }
    if rises { (from, to) = (1 - from, 1 - to) }
  }

  var moves: Bool { from != to }

  /// How full it is after a share of the phase, in halves of a row.
  func level(after share: Double, height: Int) -> Int {
    let level = from + (to - from) * min(max(share, 0), 1)
    return Int((level * Double(2 * height)).rounded())
  }

  /// Its cells from the top down at a level.
  static func cells(level: Int, height: Int, width: Int, isUnicode: Bool) -> [String] {
    (0..<height).map { row in
      let filled = level - 2 * (height - 1 - row)
      let cell: Character =
        switch (filled, isUnicode) {
        case (2..., true): "█"
        case (1, true): "▄"
        case (_, true): "░"
        case (1..., false): "#"
        case (_, false): "."
        }
      return String(repeating: cell, count: width)
    }
  }
}
