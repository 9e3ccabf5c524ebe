/// One thing that a doctor saw.
package struct Finding: Sendable, Hashable {
  package enum Grade: String, Sendable, Hashable, CaseIterable {
    /// As it should be.
    case fine
    /// Worth knowing.
    case note
    /// Reminders may not arrive.
    case bad
  }

  package let grade: Grade
  /// What kind of thing it is, for programs: small letters and hyphens, the same in every version; nil for
  /// what has no name yet.
  package let code: String?
  /// What was seen, as a sentence without a full stop.
  package let text: String
  /// What to do about it; nil for nothing.
  package let advice: String?
  /// The one command that mends it; nil where none does, or only the person knows which.
  package let command: String?

  package init(
    _ grade: Grade, _ code: String?, _ text: String, advice: String? = nil, command: String? = nil
  ) {
    self.grade = grade
    self.code = code
    self.text = text
    self.command = command
    self.advice = advice ?? command.map { "'\($0)' mends it" }
  }

  static func fine(_ code: String, _ text: String) -> Finding { Finding(.fine, code, text) }

  static func note(
    _ code: String, _ text: String, _ advice: String? = nil, command: String? = nil
  ) -> Finding {
    Finding(.note, code, text, advice: advice, command: command)
  }

  static func bad(
    _ code: String, _ text: String, _ advice: String? = nil, command: String? = nil
  ) -> Finding {
    Finding(.bad, code, text, advice: advice, command: command)
  }
}
