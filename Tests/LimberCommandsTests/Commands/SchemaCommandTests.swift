import Testing

@testable import LimberCommands

@Suite struct `limber schema` {
  @Test func `the schema is printed as it was shipped`() throws {
    let result = try CommandBench().run("schema")
    #expect(result.status == .success)
    #expect(result.output.contains("\"title\": \"limber routine\""))
    #expect(result.output.hasSuffix("}\n"))
  }

  @Test func `a schema beside the person's routines is none of them`() throws {
    let bench = try CommandBench()
    try bench.writeOwn("{}", id: "routine.schema")
    #expect(!bench.run("list").output.contains("schema"))
  }
}
