import LimberEvents
import LimberTestSupport
import Testing

@testable import LimberPlayer

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
    Row("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
    Row("\u{1B}[6;5~", []),
    Row("\u{1B}[57428u\u{1B}[57429u\u{1B}[57430u", [.playPause, .playPause, .playPause]),
    Row("\u{1B}[57433u\u{1B}[57435;1u\u{1B}[57435;1:1u", [.nextTrack, .nextTrack, .nextTrack]),
    Row("\u{1B}[57434u\u{1B}[57436u", [.previousTrack, .previousTrack]),
    Row("\u{1B}[57430;1:3u\u{1B}[57430;5u\u{1B}[57432u\u{1B}[57440u", []),
    Row("\u{1B}[Mq!dn", [.character("n")]),
    Row("\u{1B}[M !!q", [.character("q")]),
    Row("\u{1B}[[Dn", [.character("n")]),
    Row("\u{1B}OPn", [.character("n")]),
    Row("\u{1B}n", []),
    Row("\u{1B}[H\u{1B}[1~\u{1B}OF\u{1B}[8~", [.home, .home, .end, .end]),
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
    Row("\u{00}\u{01}n", [.character("n")]),
    Row("\u{7F}\u{08}", [.backspace, .backspace]),
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
    var generator = SeededGenerator(seed: 7)
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

@Suite struct KeyReaderTests {
  struct Row: CustomTestStringConvertible {
    var what: String
    /// What comes, and how many milliseconds after what came before it.
    var bytes: [(String, Int64)]
    var keys: [Key]
    var testDescription: String { what }
    init(_ what: String, _ bytes: [(String, Int64)], _ keys: [Key]) {
      self.what = what
      self.bytes = bytes
      self.keys = keys
    }
  }

  @Test(arguments: [
    Row("an arrow on a slow line", [("\u{1B}", 0), ("[", 200), ("D", 200)], [.left]),
    Row("an unknown key on a slow line", [("\u{1B}", 0), ("[", 200), ("q", 200)], []),
    Row("escape alone", [("\u{1B}", 0)], [.escape]),
    Row("escape, then a key", [("\u{1B}", 0), ("q", 400)], [.escape, .character("q")]),
    Row(
      "a click of which a byte is lost", [("\u{1B}[M!", 0), ("!", 100), ("q", 1000)],
      [.character("q")]),
    Row("an arrow with its letter late", [("\u{1B}[", 0), ("D", 900)], [.left]),
    Row("a sequence that is broken off", [("\u{1B}[", 0), ("q", 1100)], [.character("q")]),
    Row("a reply of a terminal", [("\u{1B}]11;q", 0), ("q\u{07}n", 900)], [.character("n")]),
    Row(
      "Alt with ], then keys again and again",
      [("\u{1B}]", 0)] + [(String, Int64)](repeating: ("q", 300), count: 4), [.character("q")]),
    Row("Alt with P, then a key", [("\u{1B}P", 0), ("!", 1100)], [.character("!")]),
    Row("Alt with _, then a key", [("\u{1B}_", 0), (" ", 1100)], [.character(" ")]),
    Row("Alt with ^, then a key", [("\u{1B}^", 0), ("n", 1100)], [.character("n")]),
    Row(
      "a paste that stalls", [("\u{1B}[200~q!", 0), ("q!", 900), ("q!\u{1B}[201~n", 900)],
      [.character("n")]),
    Row("a paste without an end", [("\u{1B}[200~q", 0), ("q", 1100)], [.character("q")]),
  ]) func `what comes becomes keys by its time`(_ row: Row) {
    var reader = KeyReader()
    var now: Int64 = 5_000
    var keys: [Key] = []
    for (text, gap) in row.bytes {
      // A thread that reads is woken when there is something to decide.
      if let wait = reader.wait(at: now), wait <= gap { keys += reader.settle(at: now + wait) }
      now += gap
      keys += reader.take(Array(text.utf8), at: now)
    }
    if let wait = reader.wait(at: now) { keys += reader.settle(at: now + wait) }
    #expect(keys == row.keys)
    #expect(reader.wait(at: now) == nil)
  }

  @Test func `a thread that is late decides before it takes more`() {
    var reader = KeyReader()
    #expect(reader.take(Array("\u{1B}]".utf8), at: 0) == [])
    #expect(reader.take(Array("q".utf8), at: 60_000) == [.character("q")])
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
    Row(.character("="), .more), Row(.pageDown, .next), Row(.pageUp, .back),
    Row(.playPause, .pause), Row(.nextTrack, .next), Row(.previousTrack, .back),
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
