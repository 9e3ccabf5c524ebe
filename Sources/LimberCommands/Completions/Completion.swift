import LimberBasics
import LimberEvents

/// What a shell may put in the place of the word under the cursor.
struct Completion: Sendable, Equatable {
  /// One word to offer.
  struct Candidate: Sendable, Hashable {
    /// The whole word.
    var word: String
    /// What it stands for, in a few words; may be empty.
    var meaning: String

    init(_ word: String, _ meaning: String = "") {
      self.word = word
      self.meaning = meaning
    }
  }

  /// Paths to offer beside the words; the shell knows how to do that better than limber.
  enum Paths: Sendable, Hashable {
    case none, folders
    case files(suffix: String?)
  }

  /// The words.
  var candidates: [Candidate] = []
  /// The paths.
  var paths: Paths = .none

  /// What the completion scripts read: a word and its meaning a line, then `:files` or `:folders`.
  ///
  /// A word that a terminal could not show as it is, is not offered: what stands there would not be it.
  var text: String {
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

/// What completion must look up.
struct CompletionSource: Sendable {
  /// The id and the title of each routine that there is.
  var routines: @Sendable () -> [(id: String, title: String)]
  /// The id and the title of each programme.
  var programmes: @Sendable () -> [(id: String, title: String)] = { [] }
  /// The sinks, those that are programs among them.
  var sinks: @Sendable () -> [SinkListing]
}
