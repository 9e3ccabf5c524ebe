import LimberBasics

/// What was meant by a word that is none of the allowed ones.
enum WordMeaning {
  /// Finds the allowed word: another name of it goes before a slip of the fingers.
  static func meant(by word: String, among allowed: [String]) -> String? {
    let plain = KeyMeaning.plain(word)
    let same = allowed.first { KeyMeaning.plain($0) == plain }
    let named = names.first { $0.words.split(separator: " ").contains { $0 == plain } }?.meant
      .split(separator: " ").map(String.init).first { allowed.contains($0) }
    return same ?? named ?? (allowed.count == 1 ? allowed.first : nil)
      ?? Suggestion.closest(to: word, among: allowed)
  }

  private static let names = [
    (
      "each",
      "both bothsides perside eachside bilateral unilateral leftandright rightandleft leftright two lr yes true all"
    ),
    ("alternate each", "alternate alternating alternately alternates switch"),
    ("right", "r rightside"), ("left", "l leftside"),
    ("none", "no off never fixed constant static false"),
    ("gradual", "yes on linear progressive auto automatic true slow"),
    ("pause", "stop wait hold"), ("elapse", "continue run keep goon skip ignore"),
  ].map { (meant: $0.0, words: $0.1) }
}
