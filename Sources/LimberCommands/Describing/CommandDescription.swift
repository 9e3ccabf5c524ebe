/// One command as data: what parsing accepts, and what help, completion and the manual tell.
public struct CommandDescription: Sendable, Hashable {
  /// A command line worth trying, and what it does.
  public struct Example: Sendable, Hashable {
    /// The line as it is typed.
    public var line: String
    /// What it does, in a few words.
    public var meaning: String

    /// Makes an example.
    public init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// The word that calls it.
  public var name: String
  /// What it does, in one line that begins with a verb and has no full stop.
  public var summary: String
  /// What there is to know beside that, in paragraphs.
  public var discussion: [String]
  /// Lines to try, the commonest first.
  public var examples: [Example]
  /// Its places for arguments; only the last may take several.
  public var arguments: [ArgumentDescription]
  /// Its options, in the order help lists them; those that every command has are not among them.
  public var options: [OptionDescription]
  /// Whether help and completion leave it out.
  public var isHidden: Bool

  /// Makes a description.
  public init(
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
