import Testing

@testable import LimberCommands

@Suite struct `Did you mean` {
  private let known = ["play", "list", "show", "check", "calf-step-stretch", "leg-elevation"]

  @Test(arguments: [
    ("pla", "play"), ("paly", "play"), ("PLAY", "play"), ("hcekc", "check"),
    ("calf-step-strech", "calf-step-stretch"), ("calf", "calf-step-stretch"),
    ("leg_elevation", "leg-elevation"),
  ])
  func `a close word is found`(pair: (String, String)) {
    #expect(Suggestion.closest(to: pair.0, in: known) == pair.1)
  }

  @Test(arguments: ["", "x", "xyzzy", "st", "completely-different"])
  func `a word that is close to none gets none`(word: String) {
    #expect(Suggestion.closest(to: word, in: known) == nil)
  }
}
