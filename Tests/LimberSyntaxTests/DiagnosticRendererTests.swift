import LimberSyntax
import Testing

@Suite struct DiagnosticRendererTests {
  @Test func `a diagnostic is shown with its line, its caret, its notes and its fixes`() {
    let source = SourceText(name: "a.json", text: "{\n  \"sids\": 1,\n  \"sids\": 2\n}\n")
    let diagnostic = Diagnostic(
      .error, code: "duplicate-key", message: "'sids' stands twice", range: SourceRange(17, 23),
      notes: [.init(message: "the first is here", range: SourceRange(4, 10))],
      fixes: [
        .init(
          message: "replace 'sids' by 'sides'", range: SourceRange(17, 23), replacement: "\"sides\""
        )
      ])
    #expect(
      DiagnosticRenderer(source: source).text([diagnostic]) == """
        a.json:3:3: error: 'sids' stands twice [duplicate-key]
          "sids": 2
          ^
        a.json:2:3: note: the first is here
          "sids": 1,
          ^
          fix: replace 'sids' by 'sides'

        """)
  }

  @Test func `warnings say so, and a cut list ends with the number of all`() {
    let source = SourceText(name: "a.json", text: "{}")
    let warning = Diagnostic(
      .warning, code: "no-cue", message: "m", range: SourceRange(0, 2))
    #expect(
      DiagnosticRenderer(source: source).text([warning], total: 250) == """
        a.json:1:1: warning: m [no-cue]
        {}
        ^
        a.json: 250 diagnostics in all, the first 1 are shown

        """)
  }

  @Test func `nothing of a file or its name steers the terminal`() {
    let source = SourceText(name: "\u{1B}[31m\n.json", text: "\u{1B}[2J")
    let diagnostic = Diagnostic(
      .error, code: "syntax", message: "found '\u{1B}'", range: SourceRange(0, 1))
    #expect(
      DiagnosticRenderer(source: source).text([diagnostic]) == """
        ␛[31m␊.json:1:1: error: found '␛' [syntax]
        ␛[2J
        ^

        """)
  }

  @Test func `an unclosed bracket is shown where the text ends and where it began`() throws {
    let source = SourceText(name: "a.json", text: "{\"a\": [1,\n 2\n")
    let fault = try #require(throws: JSONFault.self) { try JSONParser.parse(source) }
    #expect(
      DiagnosticRenderer(source: source).text([fault.diagnostic(in: source)]) == """
        a.json:3:1: error: expected ',' or ']', found the end of the file [syntax]

        ^
        a.json:1:7: note: '[' is opened here
        {"a": [1,
              ^

        """)
  }
}
