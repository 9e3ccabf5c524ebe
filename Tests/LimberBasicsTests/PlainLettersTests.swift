import LimberBasics
import Testing

@Suite struct PlainLettersTests {
  struct Row: CustomTestStringConvertible {
    var text: String
    var plain: String
    var testDescription: String { text }
    init(_ text: String, _ plain: String) {
      self.text = text
      self.plain = plain
    }
  }

  @Test(arguments: [
    Row("plain, \u{1B}[1mas it is\u{1B}[0m\r\n", "plain, \u{1B}[1mas it is\u{1B}[0m\r\n"),
    Row("━━━─── 0:45 left", "===--- 0:45 left"), Row("█▀█ ▄ ▀█", "### # ##"),
    Row("✓ Heel drop · left  8 of 8", "+ Heel drop - left  8 of 8"),
    Row("Press − or → … “Rest” – now’s ×3", "Press - or > . \"Rest\" - now's x3"),
    Row("Übung für später", "Ubung fur spater"), Row("e\u{301}te\u{301}", "ete"),
    Row("冷却 👍", "???? ??"), Row("a\u{200B}b", "ab"), Row("Дом", "???"),
  ]) func `every character has a stand-in in ASCII`(_ row: Row) {
    #expect(PlainLetters.ascii(row.text) == row.plain)
  }

  @Test func `a line stays as wide as it was`() {
    for text in ["Dehnung · links — 冷却 👍 ✓", "━─█▀▄…×·–—‖", "ÀÿŒßĲ", "שלום مرحبا Привет"] {
      let plain = PlainLetters.ascii(text)
      #expect(plain.utf8.allSatisfy { $0 < 0x80 })
      #expect(plain.cellWidth == text.cellWidth)
    }
  }
}
