/// Finds the word that a person most likely meant.
enum Suggestion {
  /// The known word closest to a misspelt one, or nil where none is close enough.
  ///
  /// Close means: at most a third of the letters were added, dropped, changed or swapped with their
  /// neighbour; or one begins with the other.
  static func closest(to word: String, in known: [String]) -> String? {
    let written = Array(word.lowercased().prefix(64))
    guard !written.isEmpty else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known {
      let letters = Array(candidate.lowercased())
      let limit = Swift.max(1, (Swift.max(written.count, letters.count) + 1) / 3)
      guard abs(letters.count - written.count) <= limit else { continue }
      let distance = distance(written, letters)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.word }
    guard written.count >= 3 else { return nil }
    return known.first { $0.lowercased().hasPrefix(String(written)) }
  }

  /// How many letters must be added, dropped, changed or swapped with their neighbour.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = Swift.min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = Swift.min(cost, beforePrevious[j - 1] + 1)
        }
        row.append(cost)
      }
      beforePrevious = previous
      previous = row
    }
    return previous[b.count]
  }
}
