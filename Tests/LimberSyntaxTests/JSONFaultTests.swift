import LimberSyntax
import Testing

@Suite struct JSONFaultTests {
  struct Case: CustomTestStringConvertible {
    /// The text, with 📍 where the message must point.
    let marked: String
    let message: String

    init(_ marked: String, _ message: String) {
      self.marked = marked
      self.message = message
    }

    var testDescription: String { String(reflecting: marked) }
  }

  static let cases = [
    Case("📍", "expected a value, found the end of the file; the file is empty"),
    Case("  \n📍", "expected a value, found the end of the file"),
    Case("{📍", "expected a key or '}', found the end of the file"),
    Case("{\"a\"📍", "expected ':' after the key, found the end of the file"),
    Case(
      "{\"a\" 📍= 1}", "expected ':' after the key, found '='; a key and its value are joined by ':'"
    ),
    Case("{\"a\" 📍\"b\"}", "expected ':' after the key, found a text"),
    Case("{\"a\": 1📍", "expected ',' or '}', found the end of the file"),
    Case("{\"a\": 1 📍\"b\": 2}", "expected ',' or '}', found a text; is a comma missing?"),
    Case("{\"a\": [1, 2 📍}", "expected ',' or ']', found '}'"),
    Case("[1 📍2]", "expected ',' or ']', found a number; is a comma missing?"),
    Case(
      "{\"a\": 1, 📍}",
      "expected a key after ',', found '}'; the last one takes no comma after it"),
    Case(
      "[1, 📍]", "expected a value after ',', found ']'; the last one takes no comma after it"),
    Case("[📍, 1]", "expected a value or ']', found ','"),
    Case("[1,📍, 1]", "expected a value, found ','"),
    Case("{📍1: 2}", "expected a key or '}', found a number"),
    Case("{\"a\": 📍}", "expected a value, found '}'"),
    Case(
      "{\n  📍// note\n}",
      "expected a key or '}', found a comment; JSON has none, a key such as 'x-note' can hold it"),
    Case(
      "[1] 📍/* note */",
      "expected the end of the file, found a comment; JSON has none, a key such as 'x-note' can hold it"
    ),
    Case(
      "{📍'a': 1}",
      "expected a key or '}', found a single quote; texts stand in double quotes"),
    Case("[📍'a']", "expected a value or ']', found a single quote; texts stand in double quotes"),
    Case("{📍title: 1}", "expected a key or '}', found 'title'; keys stand in double quotes"),
    Case(
      "{\"a\": 📍stretch}", "expected a value, found 'stretch'; texts stand in double quotes"),
    Case("[📍True]", "expected a value or ']', found 'True'; it is written 'true'"),
    Case("[📍nullx]", "expected a value or ']', found 'nullx'; texts stand in double quotes"),
    Case("📍NaN", "expected a value, found 'NaN'; JSON has finite numbers only"),
    Case("[📍-Infinity]", "expected a digit after '-'"),
    Case("📍None", "expected a value, found 'None'; what has no value is left out, key and all"),
    Case("[📍01]", "expected a number without a leading zero"),
    Case("[📍+1]", "expected a number without '+'"),
    Case("[📍.5]", "expected a digit before '.'"),
    Case("[📍1.]", "expected a digit after '.'"),
    Case("[📍1e+]", "expected a digit in the exponent"),
    Case(
      "[📍90s]",
      "expected a number of digits only; a text such as a duration stands in double quotes"),
    Case(
      "[📍0x1F]",
      "expected a number of digits only; a text such as a duration stands in double quotes"),
    Case("[📍\"abc", "expected '\"' at the end of this text, found the end of the file"),
    Case("[📍\"abc\\", "expected '\"' at the end of this text, found the end of the file"),
    Case("[📍\"abc\\u12", "expected '\"' at the end of this text, found the end of the file"),
    Case(
      "[📍\"abc\n\"]",
      "expected '\"' at the end of this text, found the end of the line;"
        + " a text stands on one line"),
    Case("[\"a📍\tb\"]", "a text holds no control characters, found U+0009"),
    Case("[\"a📍\u{1}b\"]", "a text holds no control characters, found U+0001"),
    Case(
      "[\"a📍\\x\"]",
      "expected one of '\"', '\\', '/', 'b', 'f', 'n', 'r', 't' or 'u' after '\\';"
        + " a backslash itself is written '\\\\'"),
    Case("[\"📍\\u12G4\"]", "expected four hexadecimal digits after '\\u'"),
    Case("{} 📍{}", "expected the end of the file, found '{'; a file holds one value"),
    Case("1 📍]", "expected the end of the file, found one ']' too many"),
    Case(
      "[📍\u{201C}a\u{201D}]",
      "expected a value or ']', found '\u{201C}'; texts stand in straight double quotes"),
    Case(
      "[\u{1F600}📍".replacing("\u{1F600}", with: ""),
      "expected a value or ']', found the end of the file"),
    Case("[📍\u{A0}1]", "expected a value or ']', found the character U+00A0"),
    Case("[📍\u{0}]", "expected a value or ']', found the character U+0000"),
    Case("[📍\u{1B}[2J]", "expected a value or ']', found the character U+001B"),
    Case("[📍é]", "expected a value or ']', found 'é'; texts stand in double quotes"),
  ]

  @Test(arguments: cases)
  func `each fault says what was expected, at the token that cannot stand there`(
    _ example: Case
  ) throws {
    let parts = example.marked.split(separator: "📍", omittingEmptySubsequences: false)
    let source = SourceText(name: "t.json", text: parts.joined())
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    let diagnostic = fault.diagnostic(in: source)
    #expect(diagnostic.message == example.message)
    #expect(diagnostic.code == "syntax")
    #expect(diagnostic.range.start == parts[0].utf8.count)
  }

  @Test(arguments: [
    (#"{"a": 1,}"#, #"{"a": 1}"#), (#"["a" "b"]"#, #"["a", "b"]"#),
    ("[{}\n {}]", "[{},\n {}]"), (#"{"a": 1 "b": 2}"#, #"{"a": 1, "b": 2}"#),
    (#"{"a" = 1}"#, #"{"a" : 1}"#), (#"{a: 1}"#, #"{"a": 1}"#), (#"{'a b': 1}"#, #"{"a b": 1}"#),
    ("[\u{201C}é\u{201D}]", "[\"é\"]"), ("[True]", "[true]"), ("[each]", #"["each"]"#),
    ("[\"a\tb\"]", #"["a b"]"#), ("[+1]", "[1]"), ("[.5]", "[0.5]"), ("[90s]", #"["90s"]"#),
  ])
  func `a fix that is offered mends the text`(_ text: String, _ mended: String) throws {
    let source = SourceText(name: "t", text: text)
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    let fix = try #require(fault.diagnostic(in: source).fixes.first)
    let after = source.applying(fix.edits)
    #expect(String(decoding: after.bytes, as: UTF8.self) == mended)
    _ = try JSONParser.parse(after)
  }

  @Test(arguments: [
    "['it\"s']", "['a\\nb']", "['open", "[\u{201C}a\n\u{201D}]", "[None]", "[0x1F]",
  ])
  func `where a change might not mean the same, none is offered`(_ text: String) throws {
    let source = SourceText(name: "t", text: text)
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    #expect(fault.diagnostic(in: source).fixes.isEmpty)
  }
}
