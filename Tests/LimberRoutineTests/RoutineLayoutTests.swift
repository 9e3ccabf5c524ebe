import LimberRoutine
import LimberSyntax
import LimberTestSupport
import Testing

@Suite struct RoutineLayoutTests {
  private func layout(_ text: String) throws -> String {
    try layout(Array(text.utf8))
  }

  private func layout(_ bytes: [UInt8]) throws -> String {
    switch RoutineLayout.format(SourceText(name: "t.json", bytes: bytes)) {
    case .text(let bytes):
      return String(decoding: bytes, as: UTF8.self)
    case .refused(let diagnostic):
      struct Refused: Error { let diagnostic: Diagnostic }
      throw Refused(diagnostic: diagnostic)
    }
  }

  private func refusal(_ text: String) -> String? {
    switch RoutineLayout.format(SourceText(name: "t.json", text: text)) {
    case .text: nil
    case .refused(let diagnostic): diagnostic.code
    }
  }

  // MARK: - The layout

  @Test func `a routine in any order gets the one of the format`() throws {
    let text = #"""
      {"steps":[{"cue":"Go \u00e9","duration":{"max":"2m","min":"1m"},"name":"Hold","type":"timed",
      "onSuspend":"elapse","cues":[{"cue":"Half","at":"50%"}],"rest":"10s","sets":2,
      "sides":{"changeover":"5s","order":"each"}},
      {"options":[{"steps":[],"default":true,"label":"No"}],"type":"choice","question":"Go on?"}],
      "x-note": {"b": 1, "a": 2}, "extra": 1, "format": 1.0, "title": "T", "tags": ["b", "a"],
      "$schema": "s", "limits": {"perWeek": 3, "perDay": 1}}
      """#
    #expect(
      try layout(text) == #"""
        {
          "$schema": "s",
          "format": 1.0,
          "title": "T",
          "tags": ["b", "a"],
          "limits": { "perDay": 1, "perWeek": 3 },
          "steps": [
            {
              "type": "timed",
              "name": "Hold",
              "cue": "Go \u00e9",
              "duration": { "min": "1m", "max": "2m" },
              "sides": { "order": "each", "changeover": "5s" },
              "sets": 2,
              "rest": "10s",
              "cues": [{ "at": "50%", "cue": "Half" }],
              "onSuspend": "elapse"
            },
            {
              "type": "choice",
              "question": "Go on?",
              "options": [{ "label": "No", "default": true, "steps": [] }]
            }
          ],
          "extra": 1,
          "x-note": { "b": 1, "a": 2 }
        }

        """#)
  }

  @Test func `the keys of a step are known by its type`() throws {
    #expect(
      try layout(#"{"steps": [{"reps": 1, "x-a": 0, "duration": "1s", "type": "rest"}]}"#) == """
        {
          "steps": [
            { "type": "rest", "duration": "1s", "reps": 1, "x-a": 0 }
          ]
        }

        """)
  }

  @Test func `a key that stands twice is kept twice, in its own order`() throws {
    #expect(
      try layout(#"{"title": "b", "x-b": 1, "format": 1, "x-a": 2, "title": "a", "x-b": 3}"#) == """
        {
          "format": 1,
          "title": "b",
          "title": "a",
          "x-b": 1,
          "x-a": 2,
          "x-b": 3
        }

        """)
  }

  @Test func `values are copied to the letter`() throws {
    let values = [
      #""\u00e9\/\ud83d\ude00\ud800""#, #""é/😀""#, "-0", "1E+2", "10.0", "1e999999999", "true",
      "null",
      "\"\u{7F}\u{2028}\"", #""""#,
    ]
    for value in values {
      #expect(try layout("{\"x-a\":\(value)}") == "{\n  \"x-a\": \(value)\n}\n")
    }
  }

  @Test func `every text that JSON can hold survives, however it is written`() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<20, using: &random) {
        let number = UInt32.random(in: 0x20...0x10FFFF, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text += "\\u" + String(0x10000 + number % 0x10000, radix: 16).dropFirst()
        case 1: text += ["\\n", "\\\"", "\\\\", "\\/", "\\t"].randomElement(using: &random) ?? ""
        default:
          let scalar = Unicode.Scalar(number) ?? "é"
          text += scalar == "\"" || scalar == "\\" ? "x" : String(scalar)
        }
      }
      let laid = try layout("{\"x-a\":\"\(text)\"}")
      #expect(Array(laid.utf8) == Array("{\n  \"x-a\": \"\(text)\"\n}\n".utf8))
    }
  }

  @Test func `a line of 100 columns stays whole and one of 101 is broken`() throws {
    func text(_ length: Int) -> String {
      // Two of indentation, `"x-a": [`, two quotes and `]`, filled with an e of two scalars.
      let fill = String(repeating: "e\u{301}", count: length - 13)
      return "{\"x-a\": [\"\(fill)\"]}"
    }
    #expect(try layout(text(100)).split(separator: "\n").count == 3)
    #expect(try layout(text(101)).split(separator: "\n").count == 5)
    // Followed by a comma, which needs its column too.
    #expect(try layout(text(100).dropLast() + ",\"x-b\":1}").split(separator: "\n").count == 6)
  }

  @Test func `a byte order mark goes and the line break at the end comes`() throws {
    #expect(try layout("\u{FEFF} [ ] ") == "[]\n")
    #expect(try layout("1") == "1\n")
  }

  // MARK: - What is refused

  @Test(arguments: [
    ("{\"a\": 1,}", "syntax"), ("", "syntax"), (String(repeating: "[", count: 600), "syntax"),
    (
      String(repeating: "[", count: 600) + String(repeating: "]", count: 600), "too-deep"
    ),
  ])
  func `a text that cannot be read is left alone`(_ text: String, _ code: String) {
    #expect(refusal(text) == code)
  }

  @Test func `a text that is or would become larger than a file may be is left alone`() {
    #expect(refusal("\"" + String(repeating: "x", count: 1 << 20) + "\"") == "too-large")
    let deep = String(repeating: "[", count: 500)
    let wide = Array(repeating: "1", count: 200_000).joined(separator: ",")
    #expect(refusal(deep + wide + String(repeating: "]", count: 500)) == "too-large")
  }

  @Test func `nesting up to the limit is laid out`() throws {
    let text = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    let once = try layout(text)
    #expect(once.filter { $0 == "[" }.count == 512)
    #expect(try layout(once) == once)
  }

  // MARK: - Any document

  @Test func `laying out twice is laying out once, and loses nothing`() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let text = RandomJSON.routineLike(using: &random)
      let once = try layout(text)
      #expect(try layout(once) == once)
      #expect(try Self.content(of: once) == Self.content(of: text))
    }
  }

  /// Everything a text holds, with the members of each object sorted but equal keys in their order.
  private static func content(of text: String) throws -> String {
    let source = SourceText(name: "t", text: text)
    func describe(_ node: JSONNode) -> String {
      switch node.value {
      case .object(let members):
        let sorted = members.enumerated().sorted {
          ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
        }
        return "{"
          + sorted.map { "\($0.element.key):\(describe($0.element.value))" }.joined(separator: ",")
          + "}"
      case .array(let elements):
        return "[" + elements.map(describe).joined(separator: ",") + "]"
      default:
        return String(decoding: source.bytes[node.range.offsets], as: UTF8.self)
      }
    }
    return describe(try JSONParser.parse(source))
  }
}
