import LimberSyntax
import Testing

@Suite struct StringPartsTests {
  struct Row: Sendable {
    var text: String
    var part: String
    var isHeld: Bool
    var exchanged: String
  }

  @Test(arguments: [
    Row(text: "", part: "a", isHeld: false, exchanged: ""),
    Row(text: "abc", part: "", isHeld: true, exchanged: "abc"),
    Row(text: "a-b-c", part: "-", isHeld: true, exchanged: "a<>b<>c"),
    Row(text: "aaa", part: "aa", isHeld: true, exchanged: "<>a"),
    Row(text: "8–10", part: "–", isHeld: true, exchanged: "8<>10"),
    Row(text: "abc", part: "abcd", isHeld: false, exchanged: "abc"),
    Row(text: "calf-step", part: "step", isHeld: true, exchanged: "calf-<>"),
  ]) func `a part of a text is found and exchanged`(_ row: Row) {
    #expect(row.text.holds(row.part) == row.isHeld)
    #expect(row.text.exchanging(row.part, for: "<>") == row.exchanged)
  }

  @Test func `the first place of a part is told`() throws {
    let text = #"{"v":1,"seq":12}"#
    let place = try #require(text.firstPlace(of: #""seq":"#))
    #expect(text[place.upperBound...] == "12}")
  }
}
