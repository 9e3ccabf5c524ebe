import LimberRoutine
import LimberSyntax
import Testing

@testable import LimberCommands

@Suite struct `the formats of limber check` {
  private static let faulty = """
    \u{FEFF}{ "format": 1,\r
      "title": "é👩‍👩‍👧‍👦", "x-a": 1, "x-a": 2,
      "steps": [ { "type": "rest", "duration": 90 } ] }
    """

  private func output(_ format: String, name: String = "a, b.json") throws -> String {
    let bench = try CommandBench()
    try bench.write(Self.faulty, to: name)
    return bench.run("check", name, "--format", format).output
  }

  @Test func `GitHub gets a command for each place`() throws {
    #expect(
      try output("github") == """
        ::warning file=a%2C b.json,line=1,col=1,title=bad-id::a file of this name is found by its path \
        only; one that is called by name and included has a name such as 'a-b.json'
        ::error file=a%2C b.json,line=2,col=28,title=duplicate-key::a key stands once in an object, \
        found 'x-a' again%0Anote: 'x-a' stands here first (line 2, column 18)
        ::error file=a%2C b.json,line=3,col=44,title=bad-duration::a duration needs a unit, such as \
        "90s", "5m" or "1h"%0Afix: write "90s"%0Afix: write "90m"
        1 file, 2 errors, 1 warning

        """)
  }

  @Test func `GitHub is told where more was found than is shown`() throws {
    let bench = try CommandBench()
    let keys = (0..<120).map { #""k\#($0)": 1"# }.joined(separator: ", ")
    try bench.write("{ \(keys) }", to: "a.json")
    let lines = bench.run("check", "a.json", "--format", "github").output.split(separator: "\n")
    #expect(lines.count == 102)
    #expect(
      lines[100] == "::notice file=a.json::123 diagnostics in all, the first 100 are shown")
  }

  @Test func `a percent sign and a line break in a message are escaped for GitHub`() throws {
    let result = try CommandBench().run(
      "check", "-", "--format", "github", input: #"{ "100%": 1, "a\nb": 2, "c\u001b": 3 }"#)
    #expect(result.output.contains("::unknown key '100%25'%0Afix: "))
    #expect(result.output.contains("::unknown key 'a%0Ab'%0Afix: "))
    #expect(result.output.contains("::unknown key 'c␛'%0Afix: "))
  }

  @Test func `SARIF has every rule once and points in code points`() throws {
    let lines = try output("sarif", name: "käse.json").split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix(#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","#))
    #expect(lines[0].hasSuffix(#""columnKind":"unicodeCodePoints","results":["#))
    for code in RoutineCode.allCases {
      #expect(lines[0].contains(#"{"id":"\#(code.rawValue)","shortDescription":"#))
    }
    #expect(
      lines[2] == #"""
        {"ruleId":"duplicate-key","ruleIndex":2,"level":"error","message":{"text":"a key stands once \#
        in an object, found 'x-a' again"},"locations":[{"physicalLocation":{"artifactLocation":\#
        {"uri":"k%C3%A4se.json"},"region":{"startLine":2,"startColumn":34,"endLine":2,\#
        "endColumn":39}}}],"relatedLocations":[{"physicalLocation":{"artifactLocation":\#
        {"uri":"k%C3%A4se.json"},"region":{"startLine":2,"startColumn":24,"endLine":2,\#
        "endColumn":29}},"message":{"text":"'x-a' stands here first"}}]},
        """#)
    #expect(
      lines[3].hasSuffix(
        #"""
        "fixes":[{"description":{"text":"write \"90s\""},"artifactChanges":[{"artifactLocation":\#
        {"uri":"k%C3%A4se.json"},"replacements":[{"deletedRegion":{"startLine":3,"startColumn":44,\#
        "endLine":3,"endColumn":46},"insertedContent":{"text":"\"90s\""}}]}]},\#
        {"description":{"text":"write \"90m\""},"artifactChanges":[{"artifactLocation":\#
        {"uri":"k%C3%A4se.json"},"replacements":[{"deletedRegion":{"startLine":3,"startColumn":44,\#
        "endLine":3,"endColumn":46},"insertedContent":{"text":"\"90m\""}}]}]}]}
        """#))
    #expect(lines[4] == #"],"invocations":[{"executionSuccessful":true}]}]}"#)
  }

  @Test func `SARIF names absolute files and standard input by what a URI may hold`() throws {
    let bench = try CommandBench()
    try bench.write(Self.faulty, to: "a.json")
    let absolute = bench.run("check", bench.folder + "/a.json", "--format", "sarif").output
    #expect(absolute.contains(#"{"uri":"file:///"#))
    let standard = bench.run("check", "-", "--format", "sarif", input: "{}").output
    #expect(standard.contains(#"{"uri":"stdin"}"#))
  }

  @Test func `SARIF without results is whole`() throws {
    let bench = try CommandBench()
    try bench.write(SampleRoutine.short, to: "a.json")
    let output = bench.run("check", "a.json", "--format", "sarif").output
    #expect(
      output.hasSuffix(#""results":[],"invocations":[{"executionSuccessful":true}]}]}"# + "\n"))
  }

  @Test func `SARIF says that a file could not be looked at`() throws {
    let result = try CommandBench().run("check", "nofile.json", "--format", "sarif")
    #expect(result.status == .notFound)
    #expect(
      result.output.contains(
        #""invocations":[{"executionSuccessful":false,"toolExecutionNotifications":"#
          + #"[{"level":"error","message":{"text":"nofile.json: there is no such file or folder"}}]}]"#
      ))
  }

  /// What a reader of `limber check --json` may rely on, in every object.
  @Test func `every object of the JSON has its places, and what is offered in the places of edits`()
    throws
  {
    let bench = try CommandBench()
    try bench.write(Self.faulty, to: "a.json")
    let output = bench.run("check", "a.json", "--json").output
    let root = try JSONParser.parse(SourceText(name: "out", text: output))
    guard case .array(let elements) = root.value else { return #expect(Bool(false), "no array") }
    #expect(elements.count == 2)
    for element in elements {
      #expect(
        Self.keys(of: element).prefix(8)
          == ["path", "line", "column", "endLine", "endColumn", "severity", "code", "message"])
      #expect(Self.keys(of: element).suffix(2) == ["notes", "fixes"])
      for note in Self.children(of: element, "notes") {
        #expect(Self.keys(of: note) == ["message", "line", "column", "endLine", "endColumn"])
      }
      for fix in Self.children(of: element, "fixes") {
        #expect(Self.keys(of: fix) == ["message", "certain", "edits"])
        for edit in Self.children(of: fix, "edits") {
          #expect(Self.keys(of: edit) == ["line", "column", "endLine", "endColumn", "replacement"])
        }
      }
    }
    #expect(
      output.contains(
        #"""
        "fixes":[{"message":"write \"90s\"","certain":false,"edits":[{"line":3,"column":44,"endLine":3,\#
        "endColumn":46,"replacement":"\"90s\""}]}
        """#))
  }

  private static func keys(of node: JSONNode) -> [String] {
    guard case .object(let members) = node.value else { return [] }
    return members.map(\.key)
  }

  private static func children(of node: JSONNode, _ key: String) -> [JSONNode] {
    guard case .object(let members) = node.value,
      case .array(let children)? = members.first(where: { $0.key == key })?.value.value
    else { return [] }
    return children
  }
}
