extension LineDiff {
  /// What happens to one line, with how far it lies in the old text and in the new one.
  enum Edit: Hashable {
    case keep(Int, Int)
    case remove(Int, Int)
    case add(Int, Int)

    var isChange: Bool {
      if case .keep = self { false } else { true }
    }

    /// The place in the old and in the new text.
    var places: (old: Int, new: Int) {
      switch self {
      case .keep(let old, let new), .remove(let old, let new), .add(let old, let new): (old, new)
      }
    }
  }

  /// Finds the fewest lines to remove and to add (Myers, "An O(ND) Difference Algorithm", 1986).
  struct EditSearch {
    let old: [Int]
    let new: [Int]

    /// Every line of both texts, in order.
    func edits() -> [Edit] {
      var head = 0
      while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
      var tail = 0
      while tail < old.count - head, tail < new.count - head,
        old[old.count - 1 - tail] == new[new.count - 1 - tail]
      {
        tail += 1
      }
      let middle = Middle(
        old: Array(old[head..<(old.count - tail)]), new: Array(new[head..<(new.count - tail)]),
        offset: head)
      return (0..<head).map { .keep($0, $0) } + middle.edits()
        + (0..<tail).map { .keep(old.count - tail + $0, new.count - tail + $0) }
    }
  }

  /// What is left between the lines that both texts begin and end with.
  private struct Middle {
    let old: [Int]
    let new: [Int]
    /// How many lines of both texts lie before.
    let offset: Int

    func edits() -> [Edit] {
      guard let trail = search() else {
        return old.indices.map { .remove(offset + $0, offset) }
          + new.indices.map { .add(offset + old.count, offset + $0) }
      }
      return edits(along: trail)
    }

    /// For each number of changes, how far each diagonal reached before; nil past the limit.
    private func search() -> [[Int]]? {
      let most = min(old.count + new.count, LineDiff.searchLimit)
      // Diagonal k (old minus new) lies at index k + most + 1.
      var reached = Array(repeating: 0, count: 2 * most + 3)
      var trail: [[Int]] = []
      for changes in 0...most {
        trail.append(Array(reached[(most + 1 - changes)...(most + 1 + changes)]))
        for diagonal in stride(from: -changes, through: changes, by: 2) {
          let index = diagonal + most + 1
          var x =
            diagonal == -changes
              || (diagonal != changes && reached[index - 1] < reached[index + 1])
            ? reached[index + 1] : reached[index - 1] + 1
          while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
          reached[index] = x
          if x >= old.count, x - diagonal >= new.count { return trail }
        }
      }
      return nil
    }

    /// Walks back from the ends of both texts, change by change.
    private func edits(along trail: [[Int]]) -> [Edit] {
      var edits: [Edit] = []
      var (x, y) = (old.count, new.count)
      for changes in stride(from: trail.count - 1, to: 0, by: -1) {
        // Of the state before, diagonals -changes...changes were kept.
        let reached = trail[changes]
        let diagonal = x - y
        let isAddition =
          diagonal == -changes
          || (diagonal != changes
            && reached[diagonal - 1 + changes] < reached[diagonal + 1 + changes])
        let before = reached[(isAddition ? diagonal + 1 : diagonal - 1) + changes]
        let start = isAddition ? before : before + 1
        while x > start {
          x -= 1
          y -= 1
          edits.append(.keep(offset + x, offset + y))
        }
        if isAddition {
          y -= 1
          edits.append(.add(offset + x, offset + y))
        } else {
          x -= 1
          edits.append(.remove(offset + x, offset + y))
        }
      }
      while x > 0 {
        x -= 1
        y -= 1
        edits.append(.keep(offset + x, offset + y))
      }
      return edits.reversed()
    }
  }

  /// A run of changes with the unchanged lines around it.
  struct Hunk {
    var edits: [Edit]

    /// Gathers changes that lie so close that their surroundings touch.
    static func gather(_ edits: [Edit], context: Int) -> [Hunk] {
      var hunks: [Range<Int>] = []
      for (index, edit) in edits.enumerated() where edit.isChange {
        let range = max(0, index - context)..<min(edits.count, index + context + 1)
        if let last = hunks.last, last.upperBound >= range.lowerBound {
          hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
        } else {
          hunks.append(range)
        }
      }
      return hunks.map { Hunk(edits: Array(edits[$0])) }
    }

    /// `@@ -1,3 +1,4 @@`, counted as `diff -u` does: an empty side names the line before it.
    var header: String {
      let first = edits[0].places
      let oldCount = edits.count { if case .add = $0 { false } else { true } }
      let newCount = edits.count { if case .remove = $0 { false } else { true } }
      return "@@ -\(Self.span(first.old, oldCount)) +\(Self.span(first.new, newCount)) @@\n"
    }

    private static func span(_ start: Int, _ count: Int) -> String {
      switch count {
      case 0: "\(start),0"
      case 1: "\(start + 1)"
      default: "\(start + 1),\(count)"
      }
    }
  }
}
