internal import LimberBasics

/// What a shell may put in the place of the word under the cursor.
package struct Completion: Sendable, Equatable {
  /// One word to offer.
  package struct Candidate: Sendable, Hashable {
    package var word: String
    /// What it stands for, in a few words; may be empty.
    package var meaning: String

    package init(_ word: String, _ meaning: String = "") {
      self.word = word
      self.meaning = meaning
    }
  }

  /// Paths to offer beside the words; the shell knows how to do that better than the program.
  package enum Paths: Sendable, Hashable {
    case none, folders
    case files(suffix: String?)
  }

  package var candidates: [Candidate]
  package var paths: Paths

  package init(candidates: [Candidate] = [], paths: Paths = .none) {
    self.candidates = candidates
    self.paths = paths
  }

  /// What the completion scripts read: a word and its meaning a line, then `:files` or `:folders`.
  ///
  /// A word that a terminal could not show as it is, is not offered: what stands there would not be it.
  package var text: String {
    var lines = candidates.filter { $0.word == SafeText.shown($0.word) }.map {
      $0.meaning.isEmpty ? $0.word : "\($0.word)\t\(SafeText.shown($0.meaning))"
    }
    switch paths {
    case .none: break
    case .folders: lines.append(":folders")
    case .files(let suffix): lines.append(suffix.map { ":files \($0)" } ?? ":files")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
