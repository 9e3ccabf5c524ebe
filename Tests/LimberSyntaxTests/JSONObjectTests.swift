import LimberTestSupport
import Testing

@testable import LimberSyntax

/// Whoever asks for a few fields is told what the parser's tree would have said.
@Suite struct `A JSON object that is asked for fields` {
  /// What a tree of nodes says of a value, written so that two can be compared.
  private func told(_ node: JSONNode, in bytes: [UInt8]) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number):
      "\(String(decoding: bytes[node.range.offsets], as: UTF8.self))=\(number.whole ?? -1)"
    case .string(let string): "'\(string.text)'"
    case .array(let nodes): "[\(nodes.map { told($0, in: bytes) }.joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\($0.key):\(told($0.value, in: bytes))" }.joined(separator: ","))}"
    }
  }

  /// The same of an outline, from a part on.
  private func told(_ outline: JSONOutline, _ place: inout Int) -> String {
    let part = outline.parts[place]
    place += 1
    func children() -> [String] {
      var found: [String] = []
      while place < Int(part.next) {
        var name = ""
        if part.kind == .object {
          name = outline.text(outline.parts[place]) + ":"
          place += 1
        }
        found.append(name + told(outline, &place))
      }
      return found
    }
    switch part.kind {
    case .null: return "null"
    case .yes: return "true"
    case .no: return "false"
    case .number: return "\(outline.letters(part))=\(outline.whole(part) ?? -1)"
    case .string, .escapedString: return "'\(outline.text(part))'"
    case .array: return "[\(children().joined(separator: ","))]"
    case .object: return "{\(children().joined(separator: ","))}"
    }
  }

  private func expectSame(_ bytes: [UInt8]) {
    let node = try? JSONParser.parse(SourceText(name: "", bytes: bytes))
    var place = 0
    let outline = JSONOutline(bytes[...]).map { told($0, &place) }
    #expect(
      outline == node.map { told($0, in: bytes) }, "\(String(decoding: bytes, as: UTF8.self))")
  }

  @Test func `says what the parser says of texts that are nearly right`() {
    var random = SeededGenerator(seed: 12)
    let marks = Array("{}[]\",:\\/0123456789.-+eEtrufalsn \n\u{0}é".utf8)
    for _ in 0..<600 {
      var bytes = Array(RandomJSON.routineLike(using: &random).utf8)
      expectSame(bytes)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(marks.randomElement(using: &random) ?? 0, at: place)
        default: bytes[place] = marks.randomElement(using: &random) ?? 0
        }
      }
      expectSame(bytes)
    }
  }

  @Test(arguments: [
    "", " ", "{}", "[]", "[{}]", "{\"a\":[]}", "{\"a\":1,}", "[,]", "[1,]", "{,}", "{\"a\"}", "1 2",
    "{\"a\":{\"b\":[1,{\"c\":null}]}}x", "\u{FEFF}{\"a\":true}", "{\"a\":01}", "{\"a\":1e5}", "-",
    "{\"a\":\"\\ud800\"}", "{\"\\u0061\":1,\"a\":2}", "truex", "{\"a\":nul}",
    String(repeating: "[", count: 512) + String(repeating: "]", count: 512),
    String(repeating: "[", count: 513) + String(repeating: "]", count: 513),
  ])
  func `takes and refuses at the edges what the parser does`(text: String) {
    expectSame(Array(text.utf8))
  }

  @Test func `has of equal keys the last, however it is written`() {
    let object = JSONObject(text: #"{"a":1,"b":{"a":9},"\u0061":2,"c":["x",3]}"#)
    #expect(object?.whole("a") == 2)
    #expect(object?.object("b")?.whole("a") == 9)
    #expect(object?.texts("c") == nil)
    #expect(object?.keys == ["a", "b", "a", "c"])
    #expect(object?.paths == ["a", "b", "b.a", "c"])
  }

  @Test func `has the last of many keys, some of which look alike and stand twice`() {
    // A text of this many different keys has none whose mark is not another's too.
    let many = (0..<200).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let object = JSONObject(text: "{\(many),\"k7\":1007,\"inner\":{\"k8\":8,\"k8\":1008}}")
    #expect(object?.whole("k7") == 1_007)
    #expect(object?.whole("k199") == 199)
    #expect(object?.has("k200") == false)
    #expect(object?.object("inner")?.whole("k8") == 1_008)
    #expect(JSONObject(text: #"{"v":1,"id":"x"}"#)?.has("kind") == false)
  }

  @Test(arguments: ["usual", "usuaL", "", "usual and more", "ungewöhnlich"])
  func `is asked for what it most likely holds, and says what it holds`(usual: String) {
    let object = JSONObject(text: #"{"plain":"usual","escaped":"usu\u0061l","number":5}"#)
    #expect(object?.text("plain", usually: usual) == "usual")
    #expect(object?.text("escaped", usually: usual) == "usual")
    #expect(object?.text("number", usually: usual) == nil)
    #expect(object?.text("none", usually: usual) == nil)
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("-7", -7), ("999999999999999999", 999_999_999_999_999_999),
    ("9223372036854775807", Int.max), ("9223372036854775808", nil), ("1.0", 1), ("1.5", nil),
    ("9007199254740993", 9_007_199_254_740_993), ("1e3", 1_000),
  ])
  func `reads whole numbers of a few digits like any others`(letters: String, whole: Int?) {
    let object = JSONObject(text: "{\"n\":\(letters)}")
    #expect(object?.whole("n") == whole)
    #expect(object?.number("n") == Double(letters))
  }
}
