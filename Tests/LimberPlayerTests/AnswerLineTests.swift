import LimberBasics
import LimberEvents
import LimberRoutine
import Testing

@testable import LimberPlatform
@testable import LimberPlayer

@Suite struct `A line that is typed as an answer` {
  private func typed(_ keys: [Key], from text: String = "") -> (
    text: String, last: AnswerLine.Step?
  ) {
    var line = AnswerLine(text, backKeys: ["b"])
    let steps = keys.map { line.take($0) }
    return (line.text, steps.last)
  }

  @Test func `characters are added and taken back`() {
    #expect(typed([.character("1"), .character("0")]) == ("10", .changed))
    #expect(typed([.character("1"), .backspace, .character("é")]) == ("é", .changed))
    #expect(typed([.enter], from: "5") == ("5", .entered))
  }

  @Test(arguments: [Key.escape, .up, .backspace, .character("b")])
  func `an empty line goes back`(key: Key) {
    #expect(typed([key]).last == .back)
  }

  @Test func `a letter that goes back is a letter once something is typed`() {
    #expect(typed([.character("a"), .character("b")]) == ("ab", .changed))
  }

  @Test(arguments: ["\u{7}", "\u{9B}", "\u{202E}", "\u{2028}"] as [Character])
  func `what would steer the terminal is not taken`(character: Character) {
    #expect(typed([.character(character)]) == ("", .ignored))
  }

  @Test func `a line has an end`() {
    let keys = [Key](repeating: .character("x"), count: 500)
    #expect(typed(keys).text.count == AnswerLine.limit)
  }

  @Test func `of a long line the end is shown`() {
    #expect(AnswerLine("abcdef").shown(in: 4) == "cdef")
    #expect(AnswerLine("a漢字").shown(in: 4) == "漢字")
    #expect(AnswerLine("漢字").shown(in: 3) == "字")
  }

  @Test func `only what changed is written again`() {
    #expect(AnswerLine.change(from: "1", to: "10") == "0")
    #expect(AnswerLine.change(from: "10", to: "1") == "\u{8} \u{8}")
    #expect(AnswerLine.change(from: "漢", to: "") == "\u{8}\u{8}  \u{8}\u{8}")
    #expect(AnswerLine.change(from: "abc", to: "bcd") == "\u{8}\u{8}\u{8}bcd")
  }

  @Test func `both bytes that terminals send take a character back`() {
    for byte: UInt8 in [0x08, 0x7F] {
      var parser = KeyParser()
      #expect(parser.take(byte) == .backspace)
    }
  }
}

@Suite struct `Breaking what is said` {
  private func stream(columns: Int?) -> HostOutput {
    HostOutput(
      write: { _ in }, isTerminal: columns != nil,
      size: { .init(columns: columns ?? 80, rows: 24) })
  }

  @Test func `a line breaks at a blank where the terminal ends`() {
    let text = "limber: there is no sink 'bel'; did you mean 'bell'?\nSee 'limber play --help'.\n"
    #expect(
      Wrapping.fit(text, in: stream(columns: 40)) == """
        limber: there is no sink 'bel'; did you
        mean 'bell'?
        See 'limber play --help'.

        """)
    #expect(Wrapping.fit(text, in: stream(columns: nil)) == text)
  }

  @Test func `a question that breaks keeps the blank before its answer`() {
    #expect(
      Wrapping.fit("Play it all the same? [y/N] ", in: stream(columns: 22))
        == "Play it all the same?\n[y/N] ")
  }

  @Test func `a weight takes no room, and stays where a line breaks`() {
    let bold = SafeText.Style.bold.painted("calf-step-stretch")
    let whole = "\(bold) 2 more sessions"
    #expect(Wrapping.fit(whole, in: stream(columns: 33)) == whole)
    #expect(Wrapping.fit(whole, in: stream(columns: 25)) == "\(bold) 2 more\nsessions")
    #expect(
      Wrapping.fit("\u{1B}[2J\u{1B}[1mtoo long for it all", in: stream(columns: 20))
        == "␛[2J\u{1B}[1mtoo long for it\nall")
  }

  @Test func `a word that is longer than the terminal keeps its own line`() {
    #expect(
      Wrapping.fit("see /a/very/long/path/indeed/that/goes/on now", in: stream(columns: 20))
        == "see\n/a/very/long/path/indeed/that/goes/on\nnow")
  }
}
