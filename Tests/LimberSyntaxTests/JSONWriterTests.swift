import LimberSyntax
import Testing

@Suite struct `JSON as limber writes it` {
  @Test func `objects and arrays nest, and a nil is left out`() {
    let text = JSONWriter.object { json in
      json.field("id", "warm-up")
      json.field("summary", nil as String?)
      json.field("steps", 3)
      json.field("done", true)
      json.field("tags", ["a", "b"])
      json.object("planned") { json in json.field("minSeconds", 90.5) }
      json.array("rows") { json in
        json.object { _ in }
        json.array { json in json.value(1) }
        json.null()
      }
      json.null("reason")
      json.field("none", [])
    }
    #expect(
      text == """
        {"id":"warm-up","steps":3,"done":true,"tags":["a","b"],"planned":{"minSeconds":90.5},\
        "rows":[{},[1],null],"reason":null,"none":[]}
        """)
  }

  @Test func `an array can stand alone`() {
    #expect(JSONWriter.array { json in for n in 1...3 { json.value(n) } } == "[1,2,3]")
  }

  @Test func `a value can be written behind its name by somebody else`() {
    func writeList(_ json: inout JSONWriter) { json.array { $0.value("x") } }
    let text = JSONWriter.object { json in
      json.key("a")
      writeList(&json)
      json.field("b", 1)
    }
    #expect(text == #"{"a":["x"],"b":1}"#)
  }

  @Test func `an error in a part reaches the caller`() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try JSONWriter.object { _ in throw Refusal() } }
  }

  struct Text: Sendable {
    var given: String
    var written: String
  }

  @Test(arguments: [
    Text(given: "Wärme 🧘 ελλ", written: #""Wärme 🧘 ελλ""#),
    Text(given: #"say "no" \ yes / no"#, written: #""say \"no\" \\ yes / no""#),
    Text(given: "a\nb\rc\td", written: #""a\nb\rc\td""#),
    Text(given: "\r\n", written: #""\r\n""#),
    Text(given: "\u{0}\u{1b}[0m", written: #""\u0000\u001b[0m""#),
    Text(given: "\u{2028}\u{2029}", written: #""\u2028\u2029""#),
    Text(given: "a\u{7F}\u{9B}m\u{202E}", written: #""a\u007f\u009bm\u202e""#),
    Text(given: "\u{200B}\u{E0041}", written: #""\u200b\udb40\udc41""#),
    Text(given: "\"\u{301}", written: "\"\\\"\u{301}\""),
    Text(given: "👩‍👩‍👧 ❤️ می‌خواهم", written: #""👩‍👩‍👧 ❤️ می‌خواهم""#),
    Text(given: "", written: #""""#),
  ])
  func `a string keeps its text and escapes what would break a line`(text: Text) {
    var json = JSONWriter()
    json.value(text.given)
    #expect(json.text == text.written)
    #expect(json.byteCount == text.written.utf8.count)
  }

  struct Number: Sendable {
    var given: Double
    var written: String
  }

  @Test(arguments: [
    Number(given: 0, written: "0"),
    Number(given: -0.0, written: "0"),
    Number(given: 90, written: "90"),
    Number(given: 1.5, written: "1.5"),
    Number(given: 0.25, written: "0.25"),
    Number(given: 0.001, written: "0.001"),
    Number(given: 0.0004, written: "0"),
    Number(given: -0.0004, written: "0"),
    Number(given: 1.9996, written: "2"),
    Number(given: -1.5, written: "-1.5"),
    Number(given: 0.1 + 0.2, written: "0.3"),
    Number(given: 1e20, written: "9000000000000"),
    Number(given: .nan, written: "null"),
    Number(given: .infinity, written: "null"),
  ])
  func `a number has at most three decimals and no exponent`(number: Number) {
    #expect(JSONWriter.decimal(number.given) == number.written)
  }

  @Test func `every byte of ASCII is written alike wherever it stands in a text`() {
    for code in UInt8.min...0x7F {
      let letter = Character(Unicode.Scalar(code))
      let alone = JSONWriter.array { $0.value(String(letter)) }.dropFirst(2).dropLast(2)
      for length in [7, 8, 9, 16, 21] {
        for place in 0..<length {
          let before = String(repeating: "a", count: place)
          let behind = String(repeating: "~", count: length - place - 1)
          var json = JSONWriter()
          json.value(before + String(letter) + behind)
          #expect(json.text == "\"\(before)\(alone)\(behind)\"")
        }
      }
    }
  }

  @Test(arguments: [0, 9, 10, -10, 1_000, .max, .min])
  func `a whole number has all its digits`(number: Int) {
    #expect(JSONWriter.array { $0.value(number) } == "[\(number)]")
  }
}
