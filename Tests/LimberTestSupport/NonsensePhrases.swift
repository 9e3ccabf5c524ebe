package import LimberBasics
package import LimberEvents

/// A maker of phrases whose words nobody can mistake for those of a language: what passes by it is seen.
package struct NonsensePhrases: Phrases {
  /// What stands in place of every sentence.
  package static let sentence = "⟦ž⟧"
  /// What stands in place of every word of a display.
  package static let label = "⟦š⟧"
  /// What stands in place of every line about the running of things.
  package static let note = "⟦č⟧"
  /// What stands in place of every question.
  package static let question = "⟦ř⟧"

  /// Makes a maker.
  package init() {}

  package func sentence(_ saying: Saying) -> String { Self.sentence }
  package func voiced(_ event: SessionEvent, isAnnounced: Bool) -> [String] { [Self.sentence] }
  package func label(_ label: ScreenLabel) -> String { Self.label }
  package func note(_ note: SessionNote) -> String { Self.note }
  package func leadsUp(_ cue: String) -> Bool { false }
  package func question(_ question: SessionQuestion) -> String { Self.question }
  package func agrees(_ answer: String) -> Bool? { answer == "ž" ? true : nil }
  package func soreSide(_ answer: String) -> SoreSide? { answer == "ž" ? .left : nil }
  package let backKeys: Set<Character> = ["ž"]
}
