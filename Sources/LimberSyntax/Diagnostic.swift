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
    /// One piece of text that is exchanged.
    public struct Edit: Hashable, Sendable {
      /// The bytes to replace; none to put something in between.
      public let range: SourceRange
      /// The text to put there.
      public let replacement: String

      /// Makes an edit.
      public init(_ range: SourceRange, _ replacement: String) {
        self.range = range
        self.replacement = replacement
      }
    }

    /// What the change does, in the imperative: `replace 'sids' by 'sides'`.
    public let message: String
    /// The edits, in the order of their places, none of which overlap.
    public let edits: [Edit]
    /// Whether little else can have been meant, so that a machine may make the change by itself.
    public let isCertain: Bool

    /// Makes a fix of several edits.
    public init(message: String, edits: [Edit], isCertain: Bool = true) {
      self.message = message
      self.edits = edits
      self.isCertain = isCertain
    }

    /// Makes a fix of one edit.
    public init(message: String, range: SourceRange, replacement: String, isCertain: Bool = true) {
      self.init(message: message, edits: [Edit(range, replacement)], isCertain: isCertain)
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

  /// The one change that a machine may make by itself, where there is one.
  public var certainFix: Fix? {
    guard fixes.count == 1, fixes[0].isCertain else { return nil }
    return fixes[0]
  }

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

extension Diagnostic {
  /// The same with other fixes.
  public func with(fixes: [Fix]) -> Diagnostic {
    Diagnostic(
      severity, code: code, message: message, range: range, notes: notes, fixes: fixes)
  }
}
