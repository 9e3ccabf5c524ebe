import LimberBasics
import LimberSyntax
import Testing

@Suite struct ExcerptTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let offset: Int
    let line: String
    let caret: String
    var testDescription: String { String(reflecting: text) }

    init(_ text: String, at offset: Int, _ line: String, _ caret: String) {
      (self.text, self.offset, self.line, self.caret) = (text, offset, line, caret)
    }
  }

  @Test(arguments: [
    Case("abc", at: 1, "abc", " ^"),
    Case("abc", at: 3, "abc", "   ^"),
    Case("", at: 0, "", "^"),
    Case("a\nbcd\ne", at: 4, "bcd", "  ^"),
    Case("a\r\nbcd\r\ne", at: 4, "bcd", " ^"),
    Case("a\n", at: 2, "", "^"),
    Case("\tx\ty", at: 3, "    x    y", "         ^"),
    Case("日本x", at: 6, "日本x", "    ^"),
    Case("日本x", at: 4, "日本x", "  ^"),
    Case("e\u{301}x", at: 3, "e\u{301}x", " ^"),
    Case("👩‍👩‍👧x", at: 18, "👩‍👩‍👧x", "  ^"),
    Case("🇩🇪x", at: 8, "🇩🇪x", "  ^"),
    Case("❤️x", at: 6, "❤️x", "  ^"),
    Case("ｱＡx", at: 6, "ｱＡx", "   ^"),
    Case("\u{1B}[2Jx", at: 4, "␛[2Jx", "    ^"),
    Case("a\u{7F}\u{0}\u{9B}x", at: 5, "a␡␀\u{FFFD}x", "    ^"),
    Case("a\u{202E}x", at: 4, "a\u{FFFD}x", "  ^"),
    Case("\u{FEFF}ab", at: 4, "ab", " ^"),
    Case("한국x", at: 6, "한국x", "    ^"),
  ])
  func `the caret stands below the character`(_ example: Case) {
    let excerpt = SourceText(name: "t", text: example.text).excerpt(at: example.offset)
    #expect(Array(excerpt.line.unicodeScalars) == Array(example.line.unicodeScalars))
    #expect(excerpt.caret == example.caret)
  }

  @Test func `bytes that are no UTF-8 are shown as replacements`() {
    let excerpt = SourceText(name: "t", bytes: [0x61, 0xFF, 0xE2, 0x82, 0x62]).excerpt(at: 4)
    #expect(excerpt.line == "a\u{FFFD}\u{FFFD}b")
    #expect(excerpt.caret == "   ^")
  }

  @Test(arguments: [0, 1, 59, 60, 61, 200, 499, 500])
  func `a long line is cut around the caret`(_ offset: Int) {
    let digits = (0..<500).map { String($0 % 10) }.joined()
    let excerpt = SourceText(name: "t", text: digits).excerpt(at: offset)
    // Behind the last character the caret takes a cell of its own.
    #expect(excerpt.line.cellWidth == (offset == 500 ? 119 : 120))
    #expect(excerpt.caret.count <= 120)
    let column = excerpt.caret.count - 1
    let shown = Array(excerpt.line)
    if offset < 500 { #expect(shown[column] == Character(String(offset % 10))) }
    #expect((shown.first == "…") == (offset > 60))
    #expect((shown.last == "…") == (offset < 440))
  }

  @Test func `a line of 120 columns is shown whole and one of 121 is cut`() {
    func shown(_ length: Int) -> String {
      SourceText(name: "t", text: String(repeating: "x", count: length)).excerpt(at: 0).line
    }
    #expect(shown(120) == String(repeating: "x", count: 120))
    #expect(shown(121) == String(repeating: "x", count: 119) + "…")
  }

  @Test(arguments: ["日", "e\u{301}", "👩‍👩‍👧", "\t", "é日x"])
  func `a huge line of any script is cut to the width, with the caret inside`(_ unit: String) {
    let text = String(repeating: unit, count: 60_000)
    let source = SourceText(name: "t", text: text)
    for offset in [0, source.bytes.count / 2, source.bytes.count - 1] {
      let excerpt = source.excerpt(at: offset)
      #expect(excerpt.line.cellWidth <= 120)
      #expect(excerpt.line.cellWidth > 110)
      #expect(excerpt.caret.count <= 120)
    }
  }

  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("日", 2), ("｡", 1), ("！", 2), ("😀", 2),
      ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("1️⃣", 2), ("☺️", 2), ("☺", 1), ("각", 2), ("\u{1100}\u{1161}", 2),
      ("\u{200B}", 0), ("\u{0}", 0), ("…", 1), ("✓", 1), ("✅", 2), ("नि", 2), ("👍🏽", 2),
    ] as [(Character, Int)])
  func `a character takes the cells that a terminal gives it`(_ character: Character, _ width: Int)
  {
    #expect(character.cellWidth == width)
  }
}
