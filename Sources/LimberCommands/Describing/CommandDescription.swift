/// One command as data: what parsing accepts, and what help, completion and the manual tell.
package struct CommandDescription: Sendable, Hashable {
  /// A command line worth trying, and what it does.
  package struct Example: Sendable, Hashable {
    /// The line as it is typed.
    package var line: String
    /// What it does, in a few words.
    package var meaning: String

    /// Makes an example.
    package init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// The word that calls it.
  package var name: String
  /// What it does, in one line that begins with a verb and has no full stop.
  package var summary: String
  /// What there is to know beside that, in paragraphs.
  package var discussion: [String]
  /// Lines to try, the commonest first.
  package var examples: [Example]
  /// Its places for arguments; only the last may take several.
  package var arguments: [ArgumentDescription]
  /// Its options, in the order help lists them; those that every command has are not among them.
  package var options: [OptionDescription]
  /// Whether help and completion leave it out.
  package var isHidden: Bool

  /// Makes a description.
  package init(
    name: String, summary: String, discussion: [String] = [], examples: [Example] = [],
    arguments: [ArgumentDescription] = [], options: [OptionDescription] = [],
    isHidden: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
    self.arguments = arguments
    self.options = options
    self.isHidden = isHidden
  }
}
