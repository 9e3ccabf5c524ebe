import LimberEvents
import LimberTestSupport
import Testing

@testable import LimberHost

@Suite struct KeyParserTests {
  struct Row: CustomTestStringConvertible {
    var bytes: String
    var keys: [Key]
    var testDescription: String { bytes.debugDescription }
    init(_ bytes: String, _ keys: [Key]) {
      self.bytes = bytes
      self.keys = keys
    }
  }

  @Test(arguments: [
    Row("n", [.character("n")]),
    Row(" ", [.character(" ")]),
    Row("\r", [.enter]),
    Row("\n", [.enter]),
    Row("\u{1B}[C", [.right]),
    Row("\u{1B}[D", [.left]),
    Row("\u{1B}OC", [.right]),
    Row("\u{1B}OD", [.left]),
    Row("\u{1B}OM", [.enter]),
    Row("\u{1B}[1;5D", []),
    Row("\u{1B}[3~q", [.character("q")]),
    Row("\u{1B}[15~", []),
    Row("\u{1B}OPn", [.character("n")]),
    Row("\u{1B}n", []),
    Row("\u{1B}[200~nnnq\u{1B}[Dq\u{1B}[201~d", [.character("d")]),
    Row("\u{1B}[200~\u{1B}[20\u{1B}[201~d", [.character("d")]),
    Row("\u{1B}]11;rgb:0000/0000/0000\u{07}n", [.character("n")]),
    Row("\u{1B}]11;q\u{1B}\\n", [.character("n")]),
    Row("\u{1B}P1+r\u{1B}\\b", [.character("b")]),
    Row("\u{1B}[?2026;2$yb", [.character("b")]),
    Row("\u{1B}[<0;10;10Mb", [.character("b")]),
    Row("−", [.character("−")]),
    Row("é", [.character("é")]),
    Row("👍n", [.character("👍"), .character("n")]),
    Row("\u{00}\u{01}\u{7F}n", [.character("n")]),
    Row("\u{1B}\u{1B}", [.escape, .escape]),
    Row("\u{1B}", [.escape]),
    Row("\u{1B}[", []),
    Row("+-!?19", "+-!?19".map { .character($0) }),
  ]) func `bytes become keys`(_ row: Row) {
    #expect(Self.keys(Array(row.bytes.utf8)) == row.keys)
  }

  @Test func `a sequence that is broken off does not swallow the next key`() {
    #expect(Self.keys([0x1B, 0x5B, 0x31, 0x0D]) == [.enter])
    #expect(Self.keys([0xE2, 0x88, 0x71]) == [.character("q")])
    #expect(Self.keys([0xFF, 0xC0, 0x80, 0x71]) == [.character("q")])
  }

  @Test func `any bytes leave the parser able to take the next key`() {
    var generator = SeededRandom(seed: 7)
    for _ in 0..<2000 {
      var parser = KeyParser()
      for _ in 0..<32 { _ = parser.take(.random(in: .min ... .max, using: &generator)) }
      for byte in "\u{1B}[201~\u{07}".utf8 { _ = parser.take(byte) }
      _ = parser.settle()
      #expect(parser.take(UInt8(ascii: "q")) == .character("q"))
    }
  }

  private static func keys(_ bytes: [UInt8]) -> [Key] {
    var parser = KeyParser()
    return bytes.compactMap { parser.take($0) } + [parser.settle()].compactMap { $0 }
  }
}

@Suite struct KeyBindingTests {
  struct Row: CustomTestStringConvertible {
    var key: Key
    var action: KeyBinding.Action?
    var testDescription: String { "\(key)" }
    init(_ key: Key, _ action: KeyBinding.Action?) {
      self.key = key
      self.action = action
    }
  }

  @Test(arguments: [
    Row(.character(" "), .pause), Row(.character("n"), .next), Row(.right, .next),
    Row(.character("b"), .back), Row(.left, .back), Row(.character("r"), .restart),
    Row(.character("+"), .more), Row(.character("-"), .less), Row(.character("−"), .less),
    Row(.character("d"), .done), Row(.enter, .confirm), Row(.character("1"), .choose),
    Row(.character("9"), .choose), Row(.character("q"), .stop), Row(.character("Q"), .stop),
    Row(.character("!"), .stopForPain), Row(.character("?"), .help), Row(.character("0"), nil),
    Row(.character("x"), nil), Row(.up, nil), Row(.escape, nil), Row(.character("é"), nil),
  ]) func `a key does what the table says`(_ row: Row) {
    #expect(row.key.binding?.action == row.action)
  }

  @Test func `every action has a key`() {
    #expect(Set(KeyBinding.all.map(\.action)) == Set(KeyBinding.Action.allCases))
    #expect(KeyBinding.all.allSatisfy { !$0.keys.isEmpty })
  }
}
