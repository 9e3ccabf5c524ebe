/// One fault or doubt about a file, at a place in it.
///
/// The message is one phrase in lower case without a full stop that states the rule, with names in
/// single quotes.
public struct Diagnostic: Hashable, Sendable {
  /// How grave a diagnostic is.
  public enum Severity: String, Sendable {
    /// The file cannot be played.
    case error
    /// The file can be played, and could be better.
    case warning
  }

  /// A second place that belongs to a diagnostic, such as the first of two equal keys.
  public struct Note: Hashable, Sendable {
    /// What stands there.
    public let message: String
    /// Where it stands, in the same file.
    public let range: SourceRange

    /// Makes a note.
    public init(message: String, range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// A change to the text that would mend the fault.
  public struct Fix: Hashable, Sendable {
    /// What the change does, in the imperative: `replace 'sids' by 'sides'`.
    public let message: String
    /// The bytes to replace.
    public let range: SourceRange
    /// The text to put there.
    public let replacement: String

    /// Makes a fix.
    public init(message: String, range: SourceRange, replacement: String) {
      self.message = message
      self.range = range
      self.replacement = replacement
    }
  }

  /// How grave it is.
  public let severity: Severity
  /// The stable code, such as `unknown-key`.
  public let code: String
  /// What is wrong, in words.
  public let message: String
  /// Where it is.
  public let range: SourceRange
  /// Further places.
  public let notes: [Note]
  /// Changes that would mend it, the likeliest first.
  public let fixes: [Fix]

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, code: String, message: String, range: SourceRange, notes: [Note] = [],
    fixes: [Fix] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.notes = notes
    self.fixes = fixes
  }
}
