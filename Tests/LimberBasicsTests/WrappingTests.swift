import LimberBasics
import Testing

@Suite("Breaking text into lines")
struct WrappingTests {
  struct Case: Sendable {
    var text: String
    var width: Int
    var limit = Int.max
    var kept: [String]
    var broken: [String]
  }

  @Test(arguments: [
    Case(
      text: "Lean against the wall", width: 8, kept: ["Lean", "against", "the wall"],
      broken: ["Lean", "against", "the wall"]),
    Case(
      text: "see /a/long/path now", width: 6, kept: ["see", "/a/long/path", "now"],
      broken: ["see", "/a/lon", "g/path", "now"]),
    Case(
      text: "abcdefgh i", width: 3, kept: ["abcdefgh", "i"], broken: ["abc", "def", "gh", "i"]),
    Case(text: "伸展 脚", width: 3, kept: ["伸展", "脚"], broken: ["伸", "展", "脚"]),
    Case(
      text: "one two three four", width: 5, limit: 2, kept: ["one", "two…"],
      broken: ["one", "two…"]),
    Case(text: "one\ntwo\u{1B}[2J", width: 20, kept: ["one␊two␛[2J"], broken: ["one␊two␛[2J"]),
    Case(text: "   ", width: 5, kept: [], broken: []),
    Case(text: "one", width: 0, kept: ["one"], broken: []),
    Case(text: "one", width: 5, limit: 0, kept: [], broken: []),
    Case(text: "伸 a", width: 1, kept: ["伸", "a"], broken: ["a"]),
  ])
  func `Words stay whole where they fit, and a longer one is kept or broken`(_ test: Case) {
    let kept = Wrapping.lines(test.text, width: test.width, limit: test.limit)
    #expect(kept == test.kept)
    let broken = Wrapping.lines(
      test.text, width: test.width, longWords: .broken, limit: test.limit)
    #expect(broken == test.broken)
  }
}
