import LimberBasics
import LimberEvents
import Testing

@Suite struct EnglishPhrasesTests {
  private let phrases = EnglishPhrases()

  @Test func `a limit and a jump of the dose are told in a phrase`() {
    #expect(
      phrases.note(.limit(title: "Calf raise", ordinal: 3, perDay: false, allowed: 3))
        == "third calf raise this week: the routine allows 3")
    #expect(
      phrases.note(.jump(name: "Move 1", wanted: .count(12), usual: .count(8), .repetitions))
        == "12 repetitions of 'Move 1' is more than one step above 8, to which you have grown:"
        + " grow slowly")
  }

  @Test func `every key has a word and a sentence of its own`() {
    let actions = KeyBinding.Action.allCases
    #expect(Set(actions.map { phrases.label(.action($0)) }).count == actions.count)
    #expect(Set(actions.map { phrases.label(.help($0)) }).count == actions.count)
    #expect(
      phrases.label(.keyLine(["n", "→"], .next)) == "n or →: skip to the next step.")
  }

  @Test(
    arguments: [
      ("y", true), (" Yes", true), ("N", false), ("no thanks", false), ("maybe", nil), ("", nil),
    ] as [(String, Bool?)])
  func `an answer means yes, no or neither`(answer: String, meaning: Bool?) {
    #expect(phrases.agrees(answer) == meaning)
  }
}
