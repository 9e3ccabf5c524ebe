import LimberSyntax
import LimberTestSupport
import Testing

@Suite struct PositionTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    /// Where 📍 stood.
    let offset: Int
    let line: Int
    let column: Int
    let testDescription: String

    init(_ marked: String, _ line: Int, _ column: Int) {
      // Cut as scalars: the mark must not tie itself to a combining character behind it.
      let scalars = Array(marked.unicodeScalars)
      let mark = scalars.firstIndex(of: "📍") ?? scalars.count
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[..<mark])
      offset = String(view).utf8.count
      view.append(contentsOf: scalars[mark...].dropFirst())
      text = String(view)
      self.line = line
      self.column = column
      testDescription = String(reflecting: marked)
    }
  }

  @Test(arguments: [
    Case("📍", 1, 1),
    Case("📍abc", 1, 1),
    Case("ab📍c", 1, 3),
    Case("abc📍", 1, 4),
    Case("abc📍\n", 1, 4),
    Case("abc\n📍", 2, 1),
    Case("abc\n📍def", 2, 1),
    Case("a\r\n📍b", 2, 1),
    Case("a\r📍\nb", 1, 2),
    Case("a\r📍b", 2, 1),
    Case("a\r\r📍b", 3, 1),
    Case("a\n\r📍b", 3, 1),
    Case("\n\n\n  📍x", 4, 3),
    Case("\t\t📍x", 1, 3),
    Case("é📍x", 1, 2),
    Case("e\u{301}📍x", 1, 2),
    Case("e📍\u{301}x", 1, 1),
    Case("ae📍\u{301}x", 1, 2),
    Case("日本📍語", 1, 3),
    Case("👩‍👩‍👧📍x", 1, 2),
    Case("👩📍\u{200D}👩‍👧x", 1, 1),
    Case("🇩🇪🇫🇷📍x", 1, 3),
    Case("🇩📍🇪🇫🇷x", 1, 1),
    Case("\u{FEFF}📍a", 1, 1),
    Case("\u{FEFF}a📍b", 1, 2),
    Case("\u{FEFF}\n📍b", 2, 1),
    Case("\u{600}1📍x", 1, 2),
    Case("a\u{2028}📍b", 1, 3),
    Case("a\u{B}\u{C}\u{85}📍b", 1, 5),
  ])
  func `a place is counted in lines and characters`(_ example: Case) {
    let source = SourceText(name: "t", text: example.text)
    #expect(
      source.position(of: example.offset)
        == SourcePosition(line: example.line, column: example.column))
  }

  @Test func `a byte order mark itself stands at the beginning`() {
    let source = SourceText(name: "t", text: "\u{FEFF}ab")
    #expect((0...4).map { source.position(of: $0).column } == [1, 1, 1, 1, 2])
  }

  @Test func `bytes that are no UTF-8 count one for each broken character`() {
    // é in Latin-1, half of a euro sign, a lone continuation byte, then two letters.
    let source = SourceText(
      name: "t", bytes: [0x61, 0xE9, 0x62, 0xE2, 0x82, 0x80, 0x80, 0x63, 0x64])
    #expect((0...9).map { source.position(of: $0).column } == [1, 2, 3, 4, 4, 4, 5, 6, 7, 8])
  }

  @Test func `offsets outside the text are drawn to its ends`() {
    let source = SourceText(name: "t", text: "ab\ncd")
    #expect(source.position(of: -5) == SourcePosition(line: 1, column: 1))
    #expect(source.position(of: 500) == SourcePosition(line: 2, column: 3))
  }

  @Test func `many places come back in the order they were asked for`() {
    let source = SourceText(name: "t", text: "ab\ncé\nd")
    let places = source.positions(of: [6, 0, 4, 7, 4])
    #expect(places.map(\.line) == [2, 1, 2, 3, 2])
    #expect(places.map(\.column) == [3, 1, 2, 1, 2])
  }

  @Test func `one pass and many agree on random text`() {
    var random = SeededGenerator(seed: 11)
    let pieces = [
      "a", "\r", "\n", "\r\n", "é", "e\u{301}", "日", "🇩🇪", "\t", "\u{600}", "👩‍👧", "\u{FEFF}",
    ]
    for _ in 0..<200 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let source = SourceText(name: "t", bytes: bytes)
      let offsets = Array(0...bytes.count)
      #expect(source.positions(of: offsets) == offsets.map { source.position(of: $0) })
    }
  }

  @Test func `the columns of a line of broken bytes are those of the repaired text`() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let alphabet: [UInt8] = [
        0x61, 0x80, 0xBF, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0x9F, 0x98, 0x80, 0xFF,
      ]
      let bytes = (0..<40).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let source = SourceText(name: "t", bytes: bytes)
      let count = String(decoding: bytes, as: UTF8.self).count
      #expect(source.position(of: bytes.count) == SourcePosition(line: 1, column: count + 1))
    }
  }
}
