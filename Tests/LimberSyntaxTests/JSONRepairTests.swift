import LimberSyntax
import Testing

@Suite struct `Repairs of what is no JSON` {
  /// A text, what its message holds, and the text after its one fix; nil where none is offered.
  struct Row: CustomTestStringConvertible {
    let text: String
    let words: String
    let mended: String?

    init(_ text: String, _ words: String, _ mended: String?) {
      self.text = text
      self.words = words
      self.mended = mended
    }

    var testDescription: String { String(reflecting: text) }
  }

  static let foreign = [
    Row("```json\n{\"a\": 1}\n```\n", "Markdown fence", "{\"a\": 1}\n"),
    Row("~~~\n{\"a\": 1}\n~~~", "Markdown fence", "{\"a\": 1}\n"),
    Row("Here it is:\n\n```json\n{\"a\": 1}\n```\nHave fun!", "Markdown fence", "{\"a\": 1}\n"),
    Row("Here is your file: {\"a\": 1} Enjoy.", "other text", "{\"a\": 1} "),
    Row("{\"a\": 1}\n```", "a Markdown fence", "{\"a\": 1}\n"),
    Row("{\"a\": 1}\nThat is all.", "other text", "{\"a\": 1}\n"),
    Row("const x = {\"a\": 1};", "a program", nil),
    Row("export default {\n a: 1\n}", "a program", "{\n \"a\": 1\n}"),
    Row("title: Evening\nsteps:\n  - rest", "YAML", nil),
    Row("---\ntitle: Evening", "YAML", nil),
    Row("# my routine\ntitle: Evening", "YAML", nil),
    Row("- a\n- b", "YAML", nil),
    Row("<routine></routine>", "HTML or XML", nil),
    Row("{\"a\": 1}}", "one '}' too many", "{\"a\": 1}"),
    Row("{\"a\": [1]}]", "one ']' too many", "{\"a\": [1]}"),
    Row("\"a\": 1, \"b\": 2", "around all keys", "{ \"a\": 1, \"b\": 2 }"),
    Row("{\"a\": 1}\n{\"a\": 2}", "a file holds one value", nil),
  ]

  static let habits = [
    Row("{a: 1, b: 2}", "keys stand in double quotes", "{\"a\": 1, \"b\": 2}"),
    Row("{'a': 'b', c: [1, 2,],}", "this is JSON5", "{\"a\": \"b\", \"c\": [1, 2]}"),
    Row("{\"a\": \"b\u{201D}, \"c\": 1}", "found '\u{201D}'", "{\"a\": \"b\", \"c\": 1}"),
    Row("{\"a\": \"b\u{201D}\n}", "found '\u{201D}'", "{\"a\": \"b\"\n}"),
    Row("{\u{201C}a\u{201D}: \u{201C}b\u{201D}}", "straight double quotes", "{\"a\": \"b\"}"),
    Row("{\"a\": 1,, \"b\": 2}", "a key", "{\"a\": 1, \"b\": 2}"),
    Row("{\"a\": \"b\n  c\"}", "one line", "{\"a\": \"b c\"}"),
    Row("{\"a\": \"b,\n \"c\": 1}", "one line", "{\"a\": \"b\",\n \"c\": 1}"),
    Row("{\"a\": \"b\n}", "one line", "{\"a\": \"b\"\n}"),
    Row("{\"a\": lean in, \"b\": 1}", "found 'lean'", "{\"a\": \"lean in\", \"b\": 1}"),
    Row("{\"a\": None, \"b\": True}", "left out", "{\"b\": true}"),
    Row("{\"b\": 1, \"a\": undefined}", "left out", "{\"b\": 1}"),
    Row("{\"a\": 8-10}", "a range", "{\"a\": { \"min\": 8, \"max\": 10 }}"),
    Row("{\"a\":\u{A0}1,\u{A0}\"b\": 2}", "U+00A0", "{\"a\": 1, \"b\": 2}"),
    Row(
      "{\"a\": 1\n \"b\": 2\n \"c\": 3}", "is a comma missing?",
      "{\"a\": 1,\n \"b\": 2,\n \"c\": 3}"),
  ]

  static let comments = [
    Row("{ // first\n\"a\": 1 }", "a comment", "{ \"x-note-1\": \"first\",\n\"a\": 1 }"),
    Row(
      "{\"a\": 1 /* one \"of\" two */ }", "a comment",
      "{\"a\": 1 , \"x-note-1\": \"one \\\"of\\\" two\" }"),
    Row("{\"a\": 1, // last\n}", "a comment", "{\"a\": 1, \"x-note-1\": \"last\"\n}"),
    Row("[ // before\n{\"a\": 1} ]", "a comment", "[ \n{ \"x-note-1\": \"before\",\"a\": 1} ]"),
    Row("# a\n# b\n{}", "a comment", "\n{ \"x-note-1\": \"a b\" }"),
    Row("{\n//\n}", "a comment", "{\n\n}"),
  ]

  @Test(arguments: foreign + habits + comments)
  func `it is named for what it is, and one fix makes JSON of all of it`(_ row: Row) throws {
    let source = SourceText(name: "t", text: row.text)
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    let diagnostic = fault.diagnostic(in: source)
    #expect(diagnostic.message.contains(row.words), "\(diagnostic.message)")
    let mended = diagnostic.fixes.first.map { source.applying($0.edits) }
    #expect(mended.map { String(decoding: $0.bytes, as: UTF8.self) } == row.mended)
    if let mended { _ = try JSONParser.parse(mended) }
  }

  @Test func `words that would be lost are left to the author`() throws {
    let source = SourceText(name: "t", text: "[1, /* a word */ 2]")
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    let fix = try #require(fault.diagnostic(in: source).fixes.first)
    #expect(!fix.isCertain)
    #expect(fault.diagnostic(in: source).certainFix == nil)
  }

  @Test func `a thousand faults in a large text cost no more than a few readings`() throws {
    let source = SourceText(
      name: "t", text: "{" + String(repeating: "a: 'b', ", count: 100_000) + "}")
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    #expect(fault.diagnostic(in: source).fixes.isEmpty)
  }
}
