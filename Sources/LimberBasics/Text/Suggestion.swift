/// Finds the word that a person probably meant.
public enum Suggestion {
  /// The longest word that is compared, in Unicode scalars; a longer one has no likeness.
  static let longest = 64

  /// The candidate that is closest to a word, or nil where none is close enough.
  ///
  /// Close means one slip (a letter too many, missing, wrong, or two swapped; Damerau–Levenshtein)
  /// for every three letters, upper and lower case being alike. Of equally close ones the one with
  /// the same first letter wins, then the first by the alphabet.
  public static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    guard !word.isEmpty, word.utf8.count <= 4 * longest else { return nil }
    let wanted = letters(of: word)
    guard wanted.count <= longest else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (rank: Int, candidate: String)?
    for candidate in candidates where candidate != word {
      guard candidate.utf8.count <= 4 * longest else { continue }
      let offered = letters(of: candidate)
      guard abs(offered.count - wanted.count) <= limit, offered.count <= longest else { continue }
      let distance = distance(wanted, offered)
      // Replacing every letter is no likeness, however short the word.
      guard distance <= limit, distance < max(wanted.count, offered.count) else { continue }
      let rank = distance * 2 + (wanted.first == offered.first ? 0 : 1)
      if let best, (best.rank, best.candidate) <= (rank, candidate) { continue }
      best = (rank, candidate)
    }
    return best?.candidate
  }

  /// `; did you mean 'sides'?` to end a message with, or nothing where nothing is close.
  public static func words(for word: String, among candidates: some Sequence<String>) -> String {
    guard let closest = closest(to: word, among: candidates) else { return "" }
    return "; did you mean '\(closest)'?"
  }

  private static func letters(of word: String) -> [Unicode.Scalar] {
    Array(word.lowercased().unicodeScalars)
  }

  /// The number of slips between two words, a swap of neighbours counting one.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let isSame = left[row] == right[column]
        var cost = min(
          current[column] + 1, last[column + 1] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
