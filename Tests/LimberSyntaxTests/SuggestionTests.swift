import LimberBasics
import LimberSyntax
import Testing

@Suite struct SuggestionTests {
  static let keys = [
    "type", "name", "cue", "cues", "sides", "sets", "rest", "reps", "duration", "at",
  ]

  @Test(
    arguments: [
      ("sids", "sides"), ("duratoin", "duration"), ("nmae", "name"), ("Name", "name"),
      ("REPS", "reps"), ("rep", "reps"), ("durations", "duration"), ("cuse", "cue"),
      ("xyz", nil), ("", nil), ("a", "at"), ("b", nil), ("name", nil), ("dauer", nil),
    ] as [(String, String?)])
  func `the word that was probably meant is found`(_ word: String, _ expected: String?) {
    #expect(Suggestion.closest(to: word, among: Self.keys) == expected)
  }

  @Test func `the answer does not hang on the order of the candidates`() {
    #expect(Suggestion.closest(to: "bat", among: ["cat", "bad", "bar"]) == "bad")
    #expect(Suggestion.closest(to: "bat", among: ["bar", "bad", "cat"]) == "bad")
  }

  @Test func `a word of any length costs little`() {
    let huge = String(repeating: "a", count: 1 << 20)
    #expect(Suggestion.closest(to: huge, among: [huge + "b", "name"]) == nil)
    #expect(Suggestion.closest(to: "nam", among: [huge, "name"]) == "name")
  }

  @Test func `the words end a message or are nothing`() {
    #expect(Suggestion.words(for: "sids", among: Self.keys) == "; did you mean 'sides'?")
    #expect(Suggestion.words(for: "xyz", among: Self.keys).isEmpty)
  }
}
