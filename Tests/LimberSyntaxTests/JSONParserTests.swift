import LimberSyntax
import LimberTestSupport
import Testing

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws -> JSONNode {
    try JSONParser.parse(SourceText(name: "t", text: text))
  }

  // MARK: - Values

  @Test func `every value knows where it stands`() throws {
    let root = try parse(#" {"a": [1, true], "b": null} "#)
    #expect(root.range == SourceRange(1, 28))
    guard case .object(let members) = root.value else { return #expect(Bool(false)) }
    #expect(members.map(\.key) == ["a", "b"])
    #expect(members.map(\.keyRange) == [SourceRange(2, 5), SourceRange(18, 21)])
    #expect(members.map(\.value.range) == [SourceRange(7, 16), SourceRange(23, 27)])
    guard case .array(let elements) = members[0].value.value else { return #expect(Bool(false)) }
    #expect(elements.map(\.range) == [SourceRange(8, 9), SourceRange(11, 15)])
    guard case .bool(true) = elements[1].value, case .null = members[1].value.value else {
      return #expect(Bool(false))
    }
  }

  @Test func `equal keys are all kept, in their order`() throws {
    guard case .object(let members) = try parse(#"{"a":1,"b":2,"a":3}"#).value else {
      return #expect(Bool(false))
    }
    #expect(members.map(\.key) == ["a", "b", "a"])
  }

  @Test func `a byte order mark is skipped and still counted in offsets`() throws {
    #expect(try parse("\u{FEFF}[]").range == SourceRange(3, 5))
  }

  @Test func `a second byte order mark cannot stand anywhere`() {
    #expect(faultCode(SourceText(name: "t", text: "\u{FEFF}\u{FEFF}[]")) == "syntax")
  }

  // MARK: - Numbers

  @Test(
    arguments: [
      ("10", 10), ("1e1", 10), ("10.0", 10), ("1.0e1", 10), ("100e-1", 10), ("0.01e3", 10),
      ("-0", 0), ("0e999999999", 0), ("0.000", 0), ("-7", -7), ("1E+2", 100),
      ("1000000000000000000000e-20", 10), ("10.0000000000000000000000", 10),
      ("9223372036854775807", .max), ("-9223372036854775807", -.max),
      ("1.5", nil), ("1e-1", nil), ("9223372036854775808", nil), ("1e999999999", nil),
      ("1e-999999999", nil), ("1e99999999999999999999999999", nil),
      ("123456789012345678901234567890", nil), ("10.00000000000000000001", nil),
    ] as [(String, Int?)])
  func `a number is whole by its value and not by its spelling`(_ text: String, _ whole: Int?)
    throws
  {
    guard case .number(let number) = try parse(text).value else { return #expect(Bool(false)) }
    #expect(number.whole == whole)
  }

  // MARK: - Strings

  @Test(arguments: [
    (#""""#, ""), (#""abc""#, "abc"), (#""a\"b\\c\/d""#, #"a"b\c/d"#),
    (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u00e9\u4E2d""#, "é中"),
    (#""\ud83d\ude00!""#, "😀!"), (#""0123456789\u00410123456789""#, "0123456789A0123456789"),
    (#""\u0000""#, "\u{0}"),
    (
      "\"日本語 and 😀 raw, long enough for whole words\"",
      "日本語 and 😀 raw, long enough for whole words"
    ), ("\"\u{7F}\u{80}\"", "\u{7F}\u{80}"),
  ])
  func `escapes are decoded`(_ text: String, _ decoded: String) throws {
    guard case .string(let string) = try parse(text).value else { return #expect(Bool(false)) }
    #expect(Array(string.text.utf8) == Array(decoded.utf8))
    #expect(!string.hasLoneSurrogate)
  }

  @Test(arguments: [
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"),
  ])
  func `half of a surrogate pair is kept and marked`(_ text: String, _ decoded: String) throws {
    guard case .string(let string) = try parse(text).value else { return #expect(Bool(false)) }
    #expect(string.text == decoded)
    #expect(string.hasLoneSurrogate)
  }

  @Test func `the fast path finds what ends it wherever it stands in a word`() throws {
    for length in 0...40 {
      for ending in ["\"", "\\n\"", "é\""] {
        let text = "\"" + String(repeating: "x", count: length) + ending
        guard case .string(let string) = try parse(text).value else { return #expect(Bool(false)) }
        #expect(string.text.hasPrefix(String(repeating: "x", count: length)))
        #expect(string.text.count == length + (ending == "\"" ? 0 : 1))
      }
      #expect(
        faultCode(
          SourceText(name: "t", text: "\"" + String(repeating: "x", count: length) + "\u{1F}\""))
          == "syntax")
    }
  }

  // MARK: - Encoding

  @Test(
    arguments: [
      ([0x22, 0x61, 0xE9, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0xC3, 0xA9, 0xE2, 0x82], 3),
      ([0xFF, 0xFE, 0x7B, 0x00], 0),
      ([0x7B, 0x00, 0x7D, 0x00], 0), ([0x00, 0x7B, 0x00, 0x7D], 0), ([0x5D, 0x5D, 0xFF], 2),
    ] as [([UInt8], Int)])
  func `another encoding is reported at its first byte, before any fault of syntax`(
    _ bytes: [UInt8], _ offset: Int
  ) throws {
    let source = SourceText(name: "t", bytes: bytes)
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    #expect(fault.diagnostic(in: source).code == "encoding")
    #expect(fault.range.start == offset)
  }

  @Test func `a bad byte is found wherever it stands in a word`() {
    for length in 0...40 {
      var bytes = Array(repeating: UInt8(0x20), count: 41)
      bytes[length] = 0xFF
      #expect(faultCode(SourceText(name: "t", bytes: bytes)) == "encoding")
    }
  }

  // MARK: - Depth

  @Test func `nesting up to the limit is read and one more is too deep`() throws {
    let limit = JSONParser.maximumDepth
    func nested(_ depth: Int) -> SourceText {
      SourceText(
        name: "t",
        text: String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
    _ = try JSONParser.parse(nested(limit))
    let source = nested(limit + 1)
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    #expect(fault.diagnostic(in: source).code == "too-deep")
    #expect(fault.range == SourceRange(limit, limit + 1))
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `a fault of syntax goes before the depth, however deep`(_ opening: String) {
    let text = String(repeating: opening, count: 100_000)
    #expect(faultCode(SourceText(name: "t", text: text)) == "syntax")
  }

  @Test func `a hundred thousand levels that are closed are too deep`() {
    let text =
      String(repeating: "[{\"a\":", count: 50_000) + "1" + String(repeating: "}]", count: 50_000)
    #expect(faultCode(SourceText(name: "t", text: text)) == "too-deep")
  }

  // MARK: - Any bytes

  @Test func `no bytes whatever crash the reader or its messages`() {
    var random = SeededGenerator(seed: 1)
    let alphabet = Array("{}[]\",:\\u0019aeE+-. \n\r\t'/*#ntf".utf8) + [0xC3, 0xA9, 0xFF, 0x00]
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      read(bytes)
    }
  }

  @Test func `no mutation of a good text crashes the reader or its messages`() {
    var random = SeededGenerator(seed: 2)
    let good = Array(
      #"{"title": "Ä \ud83d\ude00", "n": [1, -2.5e+3, true, null], "o": {"k": "v\n"}}"#.utf8)
    for _ in 0..<5_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.insert(good[Int.random(in: 0..<good.count, using: &random)], at: index)
        }
      }
      read(bytes)
    }
  }

  private func read(_ bytes: [UInt8]) {
    let source = SourceText(name: "t", bytes: bytes)
    do {
      _ = try JSONParser.parse(source)
    } catch {
      let diagnostic = error.diagnostic(in: source)
      #expect(diagnostic.range.offsets.upperBound <= bytes.count)
      let text = DiagnosticRenderer(source: source).text([diagnostic])
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    }
  }
}
