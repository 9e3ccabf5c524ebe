/// One thing that a doctor saw.
package struct Finding: Sendable, Hashable {
  /// How grave it is.
  package enum Grade: String, Sendable, Hashable, CaseIterable {
    /// As it should be.
    case fine
    /// Worth knowing.
    case note
    /// Reminders may not arrive.
    case bad
  }

  /// How grave it is.
  package let grade: Grade
  /// What was seen, as a sentence without a full stop.
  package let text: String
  /// What to do about it; nil for nothing.
  package let advice: String?

  static func fine(_ text: String) -> Finding { Finding(grade: .fine, text: text, advice: nil) }

  static func note(_ text: String, _ advice: String? = nil) -> Finding {
    Finding(grade: .note, text: text, advice: advice)
  }

  static func bad(_ text: String, _ advice: String) -> Finding {
    Finding(grade: .bad, text: text, advice: advice)
  }
}
